"""A run as people read it: one HTML file, and Markdown."""
