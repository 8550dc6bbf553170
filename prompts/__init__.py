"""What is said to a language model: one Markdown file a message, with named holes."""
