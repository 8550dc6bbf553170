"""The command line, one module a group of commands: add, papers, ask, batch, records, serve."""
