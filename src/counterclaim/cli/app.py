"""The command `counterclaim`: its subcommands, and errors as one line with an exit code."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from typing import Annotated

import typer

from counterclaim import __version__
from counterclaim.cli import looking, reading
from counterclaim.errors import CounterclaimError

app = typer.Typer(
    name="counterclaim",
    help="Read reports of armed conflict; record who claims what about whom; keep contradictions side by side.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
COMMANDS: tuple[Callable[..., None], ...] = (
    reading.run,
    reading.extract,
    reading.incidents,
    looking.show,
    looking.explain,
    looking.publish,
    looking.export,
    looking.reconcile,
    looking.schema,
    looking.verify,
)
for command in COMMANDS:
    app.command()(command)


def _print_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"counterclaim {__version__}\n")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit."),
    ] = False,
) -> None:
    """Read reports of armed conflict; record who claims what about whom; keep contradictions side by side."""


def main() -> None:
    """Run the command line; turn our errors into one line and an exit code, let bugs keep their traceback."""
    logging.captureWarnings(capture=True)
    try:
        app()
    except CounterclaimError as error:
        sys.stderr.write(f"error: {error.line()}\n")
        raise SystemExit(error.exit_code) from None
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None
    except KeyboardInterrupt:
        sys.stderr.write("interrupted; what was recorded is kept, run again to go on\n")
        raise SystemExit(130) from None
