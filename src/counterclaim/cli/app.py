"""The command `counterclaim`: its subcommands, and errors as one line with an exit code."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from typing import Annotated

import typer
from typer.exceptions import TyperException

from counterclaim import __version__
from counterclaim.cli import actors, console, explaining, gazetteers, looking, reading, undercount
from counterclaim.errors import CounterclaimError

INTERRUPTED = 130  # what shells report for a program stopped by Ctrl-C

app = typer.Typer(
    name="counterclaim",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
COMMANDS: tuple[Callable[..., None], ...] = (
    reading.run,
    reading.extract,
    reading.incidents,
    looking.show,
    explaining.explain,
    looking.publish,
    looking.export,
    looking.reconcile,
    undercount.undercount,
    looking.schema,
    looking.verify,
)
for command in COMMANDS:
    app.command()(command)
GROUPS = {"gazetteer": gazetteers.COMMANDS, "actors": actors.COMMANDS}
app.add_typer(gazetteers.app)
app.add_typer(actors.app)


def _print_version(wanted: bool) -> None:
    if wanted:
        console.say(f"counterclaim {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit."),
    ] = False,
) -> None:
    """Read reports of armed conflict; record who claims what about whom; keep contradictions side by side."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; turn our errors into one line and an exit code, let bugs keep their traceback.

    Args:
        arguments: what follows the program's name; `None` takes them from the shell.

    Raises:
        SystemExit: with the exit code, always.
    """
    logging.captureWarnings(capture=True)
    if isinstance(sys.stdout, TextIOWrapper):  # characters that the terminal's encoding lacks are no error
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        code = _run(sys.argv[1:] if arguments is None else arguments)
    except CounterclaimError as error:
        console.note(f"error: {error.line()}")
        code = error.exit_code
    except TyperException as error:  # an option or argument that the command does not take
        console.note(f"error: {error.format_message().strip().rstrip('.')}; see {_command(error)} --help")
        code = error.exit_code
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except KeyboardInterrupt:
        console.note("interrupted; what was recorded is kept, run again to go on")
        code = INTERRUPTED
    raise SystemExit(code)


def _command(error: TyperException) -> str:
    """Name the command that an option or argument was given to."""
    context = getattr(error, "ctx", None)
    return context.command_path if context else "counterclaim"


def _run(arguments: Sequence[str]) -> int:
    """Run a command without the framework's own handling of errors, which would hide a broken pipe."""
    root = typer.main.get_command(app)
    try:
        with root.make_context("counterclaim", list(arguments) or ["--help"]) as context:
            root.invoke(context)
    except typer.Exit as ended:
        return ended.exit_code
    finally:
        sys.stdout.flush()
    return 0
