"""A registry file of one's own: entries are added to it, never to the one that ships."""

from __future__ import annotations

import json
import os
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory

from counterclaim.errors import ResourceError
from counterclaim.resources import actors
from counterclaim.resources.actors import RegisteredActor

OPENING = (
    "# Our own actors, read on top of those that ship; docs/actors.md describes every key.\nextends = true\n"
)
LISTS = ("names", "acronyms")


def add(path: Path, entry: RegisteredActor) -> bool:
    """Append an entry to a file, made if there is none; return False where it holds that very entry.

    The file is loaded with the entry before it is written, so that a mistake leaves it as it was.

    Raises:
        ResourceError: the file cannot be used, or the entry contradicts it or the registry that ships.
    """
    before = _text(path)
    if _holds(before, path, entry):
        return False
    if entry.id in _ids(before, path):
        raise ResourceError(
            f"holds {entry.id} with other words", where=str(path), remedy="edit it there, or give --id"
        )
    if entry.id in actors.load().actors:
        raise ResourceError(f"the id {entry.id} is taken", where=str(path), remedy="choose another with --id")
    after = before + ("" if before.endswith("\n\n") else "\n") + _written(entry)
    _check(after)
    _write(path, after)
    return True


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8") if path.exists() else OPENING
    except (OSError, UnicodeDecodeError) as error:
        raise ResourceError(
            f"cannot be read: {error}", where=str(path), remedy="check its name, permissions and encoding"
        ) from error


def _content(text: str, path: Path) -> list[dict[str, object]]:
    try:
        entries = tomllib.loads(text).get("actors", [])
    except tomllib.TOMLDecodeError as error:
        raise ResourceError(f"is not TOML: {error}", where=str(path), remedy=actors.REMEDY) from error
    return [entry for entry in entries if isinstance(entry, dict)]


def _ids(text: str, path: Path) -> frozenset[object]:
    return frozenset(entry.get("id") for entry in _content(text, path))


def _holds(text: str, path: Path, entry: RegisteredActor) -> bool:
    ours = {key: value for key, value in _fields(entry).items() if key != "basis"}
    return any(
        ours == {key: value for key, value in known.items() if key != "basis"}
        for known in _content(text, path)
    )


def _check(text: str) -> None:
    with TemporaryDirectory() as folder:
        trial = Path(folder) / "actors.toml"
        trial.write_text(text, encoding="utf-8")
        try:
            actors.load.__wrapped__(str(trial))
        except ResourceError as error:
            raise ResourceError(error.what, where=None, remedy=error.remedy) from error


def _write(path: Path, text: str) -> None:
    beside = path.with_name(path.name + ".new")
    try:
        beside.write_text(text, encoding="utf-8", newline="\n")
        os.replace(beside, path)
    except OSError as error:
        raise ResourceError(
            f"cannot be written: {error.strerror}", where=str(path), remedy="check its folder and permissions"
        ) from error


def _fields(entry: RegisteredActor) -> dict[str, object]:
    lists = {key: list(getattr(entry, key)) for key in LISTS if getattr(entry, key)}
    country = {"country": entry.country} if entry.country else {}
    return {"id": entry.id, "name": entry.name, **lists, "kind": entry.kind, **country, "basis": entry.basis}


def _written(entry: RegisteredActor) -> str:
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in _fields(entry).items()]
    return "[[actors]]\n" + "".join(lines)
