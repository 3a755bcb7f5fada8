"""The commands that build and look into a gazetteer: gazetteer build, gazetteer find."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.table import Table

from counterclaim.cli import console
from counterclaim.cli.options import GazetteerPath, Json, SettingsPath, load_settings
from counterclaim.errors import CounterclaimError, InputError, SettingsError
from counterclaim.outputs import words
from counterclaim.resources import gazetteer_own
from counterclaim.resources.gazetteer import Entry, Gazetteer
from counterclaim.resources.gazetteer_sources import Wanted

app = typer.Typer(name="gazetteer", help="Build a gazetteer of your own places, or look into one.")


def build(
    sources: Annotated[
        list[Path],
        typer.Argument(
            metavar="SOURCES",
            help="GeoNames dumps (.txt, .zip), tables of p-codes, or CSVs with name, lat, lon, country.",
        ),
    ],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The gazetteer to write.")],
    with_shipped: Annotated[
        bool, typer.Option("--with-shipped/--alone", help="Add to the gazetteer that ships, or leave it out.")
    ] = True,
    country: Annotated[
        str | None,
        typer.Option("--country", metavar="XX", help="Country of places whose table names none."),
    ] = None,
    every_feature: Annotated[
        bool, typer.Option("--every-feature", help="Keep streams, hills, hotels and the like of GeoNames.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Build a gazetteer from your own files.

    The same files give the same bytes. Lines that make no sense are listed and left out.
    """
    wanted = Wanted(country=_code(country), every_feature=every_feature)
    with console.Bars() as progress:
        built = gazetteer_own.build(sources, out, wanted, with_shipped=with_shipped, progress=progress)
    for bad in built.bad:
        console.note(f"error: {bad.where}: {bad.what}; left out")
    if built.left_out > len(built.bad):
        console.note(f"error: and {built.left_out - len(built.bad)} more lines left out")
    if as_json:
        console.write_json(built)
    else:
        for taken in built.taken:
            console.say(f"{taken.source}: {words.plural(taken.places, 'place')}")
        console.say(f"{built.path.as_posix()}: {words.plural(built.places, 'place')} in all")
        console.say(f"Use it with: counterclaim run REPORTS --gazetteer {built.path.as_posix()}")
    if built.left_out:
        raise typer.Exit(InputError.exit_code)


def find(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A place, in any spelling.")],
    country: Annotated[
        str | None,
        typer.Option(
            "--country", metavar="XX", help="Only this country; other spellings are looked for too."
        ),
    ] = None,
    gazetteer: GazetteerPath = None,
    settings: SettingsPath = None,
    as_json: Json = False,
) -> None:
    """Show the places that a name may stand for, as the reader would look it up."""
    code = _code(country)
    file = Gazetteer(load_settings(settings, gazetteer=gazetteer).gazetteer)
    found = [(entry, "name") for entry in file.lookup(name) if code in (None, entry.country)]
    if code is not None:
        known = {entry.id for entry, _ in found}
        like = (entry for entry in file.fuzzy(name, frozenset({code})) if entry.id not in known)
        found += [(entry, "consonants") for entry in like]
    file.close()
    if as_json:
        console.write_json([{**msgspec.structs.asdict(entry), "by": by} for entry, by in found])
    elif found:
        console.show(_table(found))
    if not found:
        hint = "" if code else "; with --country, other spellings are looked for"
        console.note(f"note: no place is called {name}{hint}")
        raise typer.Exit(CounterclaimError.exit_code)


def _code(country: str | None) -> str | None:
    if country is not None and not (len(country) == 2 and country.isascii() and country.isalpha()):
        raise SettingsError(
            f"--country {country!r} is no code of two letters", remedy="write it as ISO 3166-1 does: SY"
        )
    return country and country.upper()


def _table(found: list[tuple[Entry, str]]) -> Table:
    table = Table("name", "province", "country", "kind", "people", "point", "id", "found by", box=None)
    for entry, by in found:
        people = f"{entry.population:,}" if entry.population else ""
        point = f"{entry.lat:.4f}, {entry.lon:.4f}"
        cells = entry.name, entry.admin1 or "", entry.country, entry.kind, people, point, str(entry.id), by
        table.add_row(*map(words.harmless, cells))
    return table


COMMANDS = (build, find)
for command in COMMANDS:
    app.command()(command)
