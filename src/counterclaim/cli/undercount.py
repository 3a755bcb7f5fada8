"""The command that estimates how many victims are on no list."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich import box
from rich.console import Group
from rich.table import Table as Drawn
from rich.text import Text

from counterclaim.cli import console
from counterclaim.cli.options import Json, read_bytes
from counterclaim.errors import OutputError, SettingsError
from counterclaim.outputs.tables import guard
from counterclaim.outputs.words import harmless
from counterclaim.undercount import estimators
from counterclaim.undercount.captures import Captures
from counterclaim.undercount.estimate import Estimate
from counterclaim.undercount.estimators import Timed
from counterclaim.undercount.latent import Effort
from counterclaim.undercount.matching import matcher, review
from counterclaim.undercount.matching.matcher import Matched
from counterclaim.undercount.table import Person, from_lists, read

REVIEW = Path("undercount-matches.csv")
OWNER_ONLY = 0o600  # the file holds names of private persons


class Size(msgspec.Struct, frozen=True):
    """A list, and how many people it holds."""

    name: str
    people: int


class Undercount(msgspec.Struct, frozen=True, kw_only=True):
    """What the command prints: totals of people, never anybody's name.

    `documented` people are on the lists together, `on_lists[i]` of them on exactly i + 1 lists.
    """

    lists: tuple[Size, ...]
    documented: int
    on_lists: tuple[int, ...]
    estimates: tuple[Estimate, ...]
    warnings: tuple[str, ...]


def undercount(
    lists: Annotated[
        str,
        typer.Argument(
            metavar="LISTS",
            help="A CSV of lists of named victims, or -; its columns are in docs/undercount.md.",
        ),
    ],
    matches: Annotated[
        Path | None,
        typer.Option(
            "--matches", metavar="FILE", help="Matches that you have reviewed, instead of new ones."
        ),
    ] = None,
    review_file: Annotated[
        Path,
        typer.Option(
            "--review", metavar="FILE", help="Where to write the matches found among names, for review."
        ),
    ] = REVIEW,
    as_json: Json = False,
) -> None:
    """Estimate how many victims are on no list, from how far lists of named victims overlap."""
    captures = _captures(lists, matches, review_file)
    with console.Bars() as progress:
        found = tuple(
            estimators.estimates(captures, Effort(), lambda done, total: progress("sampling", done, total))
        )
    said = tuple(timed.estimate for timed in found)
    result = Undercount(
        lists=tuple(map(Size, captures.lists, captures.sizes)),
        documented=captures.people,
        on_lists=tuple(captures.on(number) for number in range(1, len(captures.lists) + 1)),
        estimates=said,
        warnings=estimators.warnings(captures, said),
    )
    if as_json:
        console.write_json(result)
    else:
        console.show(_drawn(result, found))


def _captures(lists: str, matches: Path | None, review_file: Path) -> Captures:
    """Read the lists; where their people are not matched yet, match them or take the reviewed matches."""
    table = read(read_bytes(lists), lists)
    if isinstance(table.found, Captures):
        if matches is not None:
            raise SettingsError(
                f"--matches {str(matches)!r} has nothing to do: the people of {lists} are matched already",
                remedy="leave it out",
            )
        return table.found
    if table.nameless:
        console.note(
            f"note: left out, since they cannot be matched: entries without a name, {table.nameless}"
        )
    if matches is None:
        matched = _match(table.found, review_file)
    else:
        matched = review.decided(table.found, read_bytes(str(matches)), str(matches), guard)
    return from_lists(matched.lists, lists)


def _match(people: Sequence[Person], review_file: Path) -> Matched:
    with console.Bars() as progress:
        matched = matcher.match(people, lambda done, total: progress("matching", done, total))
    _write_new(review_file, review.written(matched, guard))
    doubtful = sum(pair.is_doubtful for pair in matched.pairs)
    console.note(
        f"note: {len(people)} entries are {len(matched.people)} people; {doubtful} of {len(matched.pairs)}"
        f" possible pairs are doubtful: review {review_file}, which holds names, and pass it with --matches"
    )
    return matched


def _write_new(path: Path, data: bytes) -> None:
    """Write a file that only its owner may read; one that is there may hold somebody's review and is kept."""
    try:
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY), "wb") as file:
            file.write(data)
    except FileExistsError as error:
        remedy = "pass it with --matches, name another with --review, or delete it"
        raise OutputError("is there already", where=str(path), remedy=remedy) from error
    except OSError as error:
        remedy = "name another with --review"
        raise OutputError(f"cannot be written ({error.strerror})", where=str(path), remedy=remedy) from error


def _drawn(result: Undercount, found: Sequence[Timed]) -> Group:
    sizes = harmless(", ".join(f"{one.name} {one.people:,}" for one in result.lists))
    shared = result.documented - result.on_lists[0]
    title = f"{result.documented:,} people on {len(result.lists)} lists, {shared:,} of them on more than one"
    table = Drawn(
        title=title,
        title_justify="left",
        title_style="bold",
        box=box.HORIZONTALS,
        caption=Text(f"People on each list: {sizes}"),
        caption_justify="left",
    )
    table.add_column("Estimator", min_width=30)
    for name in ("people in all", "95 % interval", "seconds"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("from")
    for timed in found:
        table.add_row(*(Text(harmless(cell)) for cell in _row(timed)))
    return Group(table, Text(), *(Text(f"! {harmless(warning)}") for warning in result.warnings))


def _row(timed: Timed) -> tuple[str, ...]:
    said = timed.estimate
    high = "open" if said.high is None else f"{said.high:,}"
    how = f"{said.how}; {said.doubt}" if said.doubt else said.how
    return said.estimator, f"{said.total:,}", f"{said.low:,} to {high}", f"{timed.seconds:.1f}", how
