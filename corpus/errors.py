"""The family of errors that people see as one line."""


class UserError(Exception):
    """Something the user can mend: one line that says what is wrong and what to do."""


class UnreadableFile(UserError):
    """A file that cannot be read; the line begins with the file's name."""

    def __init__(self, file_name: str, problem: str, cure: str) -> None:
        super().__init__(f"{file_name}: {problem}; {cure}")
        self.file_name = file_name
        self.problem = problem
        self.cure = cure
