"""The commands that list actors the registry lacks and enter them: actors unknown, actors promote."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, get_args

import typer
from rich.table import Table

from counterclaim.cli import console
from counterclaim.cli.options import DEFAULT_OUT, Json, RecordPath, SettingsPath, load_settings, open_record
from counterclaim.errors import SettingsError, UnknownIdError
from counterclaim.outputs import words
from counterclaim.outputs.unknown import Unknown, unknown_actors
from counterclaim.resources import actor_file, actors
from counterclaim.resources.actors import RegisteredActor, Registry, fold_name
from counterclaim.resources.nations import ActorKind

app = typer.Typer(name="actors", help="List the actors that the registry lacks, or enter one.")
OWN_FILE = Path("my-actors.toml")
SHOWN = 40
KINDS: tuple[ActorKind, ...] = get_args(ActorKind)


def unknown(
    record: RecordPath = DEFAULT_OUT,
    least: Annotated[int, typer.Option("--least", metavar="N", min=1, help="Mentions at least.")] = 1,
    settings: SettingsPath = None,
    as_json: Json = False,
) -> None:
    """List the bodies that a record names and the registry lacks, the most frequent first."""
    found = [one for one in _unknown(record, _registry(settings)) if one.mentions >= least]
    if as_json:
        console.write_json(found)
    elif found:
        console.show(_table(found[:SHOWN]))
    if len(found) > SHOWN and not as_json:
        console.note(f"note: and {len(found) - SHOWN} more; --json prints all")
    if not found:
        console.note("note: the registry has every body that the record names so often")


def promote(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name that `actors unknown` lists.")],
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help=f"One of {', '.join(KINDS)}.")
    ] = None,
    country: Annotated[
        str | None, typer.Option("--country", metavar="XX", help="Its country, as ISO 3166-1 writes it.")
    ] = None,
    alias: Annotated[
        list[str] | None,
        typer.Option("--alias", metavar="NAME", help="Another name or acronym; once for each."),
    ] = None,
    actor: Annotated[
        str | None, typer.Option("--id", metavar="ID", help="Its id; made of the name when left out.")
    ] = None,
    file: Annotated[
        Path,
        typer.Option("--file", metavar="FILE", help="Your own registry file, made when it is not there."),
    ] = OWN_FILE,
    record: RecordPath = DEFAULT_OUT,
    settings: SettingsPath = None,
) -> None:
    """Enter an actor that a record names into a registry file of your own.

    The file is read on top of the registry that ships, which stays as it is. Entering an actor twice changes
    nothing.
    """
    registry = _registry(settings)
    held = registry.lookup(name)
    if held:
        console.note(f"note: {name} is registered already, as {', '.join(one.id for one in held)}")
        return
    entry = RegisteredActor(
        id=actor or "-".join(fold_name(name)),
        name=name,
        names=tuple(other for other in alias or () if not _is_acronym(other)),
        acronyms=tuple(other for other in alias or () if _is_acronym(other)),
        kind=_kind(kind) or registry.kind_of(name),
        country=country and country.upper(),
        basis=_basis(name, _unknown(record, registry), record),
    )
    state = "added" if actor_file.add(file, entry) else "there already"
    console.say(f"{file.as_posix()}: {entry.id} ({entry.kind}) {state}")
    console.say(f'Name the file in your settings: actors = "{file.as_posix()}"')


def _registry(settings: Path | None) -> Registry:
    return actors.load(load_settings(settings).actors)


def _unknown(record: Path, registry: Registry) -> tuple[Unknown, ...]:
    with open_record(record) as store:
        return unknown_actors(store.extractions(), registry)


def _is_acronym(name: str) -> bool:
    return len(name.split()) == 1 and sum(map(str.isupper, name)) > 1


def _kind(kind: str | None) -> ActorKind | None:
    known = next((one for one in KINDS if one == kind), None)
    if kind is not None and known is None:
        raise SettingsError(f"--kind {kind!r} is no kind", remedy=f"choose one of {', '.join(KINDS)}")
    return known


def _basis(name: str, known: tuple[Unknown, ...], record: Path) -> str:
    found = next((one for one in known if fold_name(one.name) == fold_name(name)), None)
    if found is None:
        near = [one.name for one in known if set(fold_name(one.name)) & set(fold_name(name))]
        remedy = f"did you mean {', '.join(near[:3])}?" if near else "counterclaim actors unknown lists those"
        raise UnknownIdError(f"the record names no unregistered {name}", where=str(record), remedy=remedy)
    mentions, reports = words.plural(found.mentions, "mention"), words.plural(found.reports, "report")
    return f"promoted from {mentions} in {reports}"


def _table(found: list[Unknown]) -> Table:
    table = Table("name", "mentions", "reports", "seems", "for example", box=None)
    for one in found:
        cells = one.name, str(one.mentions), str(one.reports), one.kind, one.example
        table.add_row(*map(words.harmless, cells))
    return table


COMMANDS = (unknown, promote)
for command in COMMANDS:
    app.command()(command)
