"""The command line: every command is put together here."""

from __future__ import annotations

import sys

from assistant.offline import switch_off

switch_off()

import typer  # noqa: E402

from assistant.commands.add import add  # noqa: E402
from assistant.commands.ask import ask  # noqa: E402
from assistant.commands.briefing import briefing  # noqa: E402
from assistant.commands.feedback import feedback  # noqa: E402
from assistant.commands.papers import documents, reindex, remove  # noqa: E402
from assistant.commands.records import records  # noqa: E402
from assistant.commands.serve import serve  # noqa: E402
from corpus.errors import UserError  # noqa: E402

app = typer.Typer(
    name="assistant",
    help="Reads councils' improvement documents and answers questions about them, with the words they stand in.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (add, documents, remove, reindex, ask, records, briefing, serve, feedback):
    app.command()(command)


def main() -> None:
    """Run a command; what the user can mend is one line and exit status 1."""
    try:
        app()
    except UserError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        # the reader of a pipe (head, less) has gone
        sys.exit(0)


if __name__ == "__main__":
    main()
