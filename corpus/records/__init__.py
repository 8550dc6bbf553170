"""What is read out of a document: actions, recommendations, judgements, indicators, commitments, terms."""
