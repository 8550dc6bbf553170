"""What the councils published: documents, their records and their passages."""
