"""Where to look: the library of documents, its keyword index and its vectors."""
