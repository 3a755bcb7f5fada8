"""Origins: who a claim comes from in the end, so that ten outlets relaying one monitor count once.

The origin of a claim is its innermost speaker: the institution that a registered speaker speaks for, else
the speaker's name. The report's own voice is its outlet's. Speakers without a name ("two officials", "a
medic") are somebody else in every outlet and on every day. Who relayed a claim never matters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from counterclaim.incidents.groups import actor_name
from counterclaim.incidents.names import head, words
from counterclaim.model import Claim, Report, Role, Source
from counterclaim.resources.actors import Registry
from counterclaim.resources.codebook import Codebook

_INDEFINITE = frozenset(
    {"a", "an", "one", "two", "three", "four", "five", "several", "some", "many", "local", "other",
     "another", "unnamed", "senior", "most", "both"}
)  # fmt: skip
_TITLES = frozenset(
    {"dr", "mr", "mrs", "ms", "col", "colonel", "gen", "general", "maj", "major", "capt", "captain",
     "lt", "lieutenant", "sgt", "sergeant", "brig", "brigadier", "president", "minister",
     "governor", "mayor", "spokesman", "spokeswoman", "spokesperson", "commander", "chief",
     "director", "officer", "sheikh", "imam", "father"}
)  # fmt: skip

# Capitalised words, alone or after lower-case ones that do not make them an institution ("of the ...").
_PERSON = re.compile(
    r"(?:[a-z][\w'’-]*\s+)*?(?<!\bof )(?<!\bthe )(?<!\bfor )(?<!\bat )(?<!\bin )(?<!\bfrom )"
    r"(?P<name>[A-Z][\w'’.-]*(?:\s+(?:(?:of|for|the|and|al|de|bin)\s+)*[A-Z][\w'’.-]*)+)"
)


class Origin(NamedTuple):
    """One witness: a key to compare, a name to print, and the role in which it speaks."""

    key: str
    name: str
    role: Role


class Origins:
    """Find the origins of the claims of one collection of reports.

    Args:
        reports: every report, by id.
        copy_of: each report's id to the report it copies, itself where it copies none.
        registry: institutions and roles of known speakers.
        codebook: its list of nouns for speakers without a name.
    """

    def __init__(
        self,
        reports: Mapping[str, Report],
        copy_of: Mapping[str, str],
        registry: Registry,
        codebook: Codebook,
    ) -> None:
        self._reports, self._copy_of, self._registry = reports, copy_of, registry
        self._anonymous = frozenset(codebook.speakers.anonymous)

    def of(self, claim: Claim, report: str) -> Origin:
        """Return the origin of a claim made in the report with the id `report`."""
        source = claim.source
        first = self._reports[self.copied(report)]
        if source.role == "report":
            name = proper_name(first.outlet or "")
            return Origin(_name_key(name) or f"report:{first.id}", name or f"report {first.id}", "report")
        if source.actor is not None:
            institution = self._registry.institution(source.actor)
            name = actor_name(institution, self._registry)
            return Origin(f"actor:{institution}", name, self._registry.role(institution))
        if source.name is None or self.is_anonymous(source.name):
            return self._unnamed(source, first)
        name = proper_name(source.name)
        return Origin(_name_key(name) or f"report:{first.id}", name, source.role)

    def copied(self, report: str) -> str:
        """Return the id of the earliest report that a report copies, its own where it copies none."""
        return self._copy_of.get(report, report)

    def is_anonymous(self, name: str) -> bool:
        """Return whether a speaker's words name nobody: "two officials", "a medic", "residents"."""
        given = name.split()
        if len(given) > 1 and given[0].casefold() in _INDEFINITE and given[1].islower():
            return True
        noun = head(name)
        if not noun:
            return True
        is_common = any(word.islower() and head(word) == noun for word in given)
        return is_common and noun in self._anonymous and proper_name(name) == name

    def _unnamed(self, source: Source, first: Report) -> Origin:
        where = " ".join(words(first.outlet)) or first.id
        day = first.published.isoformat() if first.published else ""
        said_in = first.outlet or f"report {first.id}"
        key = f"unnamed:{where}:{day}:{head(source.name)}"
        return Origin(key, f"{source.name or 'unnamed source'} ({said_in})", source.role)


def proper_name(name: str) -> str:
    """Return the proper name in a speaker's description, all of it where there is none to tell apart.

    >>> proper_name("a nurse, Fatima Ag Ali"), proper_name("deputy chief Omar Haddad")
    ('Fatima Ag Ali', 'Omar Haddad')
    >>> proper_name("official of the Health Ministry")
    'official of the Health Ministry'
    """
    pieces = [piece.strip() for piece in name.split(",") if piece.strip()]
    for piece in pieces:
        found = _PERSON.fullmatch(piece)
        if found:
            return found["name"]
    return pieces[0] if pieces else ""


def _name_key(name: str | None) -> str:
    found = words(name)
    while len(found) > 1 and found[0] in _TITLES:
        found = found[1:]
    return f"name:{' '.join(found)}" if found else ""


def merge_short_names(origins: Iterable[Origin]) -> dict[str, Origin]:
    """Map the key of each named origin to the origin whose longer name ends in it, if there is just one.

    "Jamal" is "Tariq Jamal" where no other Jamal speaks in the incident.
    """
    named = {origin.key: origin for origin in sorted(origins) if origin.key.startswith("name:")}
    split = {key: tuple(key.removeprefix("name:").split()) for key in named}
    merged: dict[str, Origin] = {}
    for key, parts in split.items():
        longer = [
            other for other, held in split.items() if len(held) > len(parts) and held[-len(parts) :] == parts
        ]
        tops = [
            a for a in longer if not any(a != b and split[b][-len(split[a]) :] == split[a] for b in longer)
        ]
        merged[key] = named[tops[0]] if len(tops) == 1 else named[key]
    return merged
