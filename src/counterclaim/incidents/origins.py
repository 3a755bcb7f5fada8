"""Origins: who a claim comes from in the end, so that ten outlets relaying one monitor count once.

The origin of a claim is its innermost speaker: the institution that a registered speaker speaks for, else
the speaker's name. The report's own voice is its outlet's. Speakers without a name ("two officials", "a
medic") are somebody else in every outlet and on every day. Who relayed a claim never matters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from counterclaim.incidents.groups import actor_name
from counterclaim.incidents.identity import Origin, name_key, office_of, proper_name
from counterclaim.incidents.names import head, words
from counterclaim.model import Claim, Report, Role, Source
from counterclaim.resources.actors import Registry
from counterclaim.resources.codebook import Codebook

_INDEFINITE = frozenset(
    {"a", "an", "one", "two", "three", "four", "five", "several", "some", "many", "local", "other",
     "another", "unnamed", "senior", "most", "both"}
)  # fmt: skip
# What an institution's own publications are called; after it, or after a comma, they are no part of its name.
_PUBLICATIONS = frozenset(
    {"media", "press", "centre", "center", "office", "unit", "statement", "communique", "bulletin", "flash",
     "update", "note", "notes", "daily", "weekly", "monthly", "page", "channel", "release", "report", "brief",
     "progress", "service", "information", "communication", "team", "desk", "website", "summary"}
)  # fmt: skip
_BRACKETED = re.compile(r"\s*\([^)]*\)")
# Words that are in too many other names to tell an institution's role.
_TELL_NO_ROLE = frozenset(
    {"group", "state", "march", "chief", "senior", "source", "service", "brief", "project"}
)
_PAPERS_TOO = frozenset({"monitor", "watch"})  # a third word at least must stand before these
_ISSUERS: tuple[Role, ...] = ("official", "party", "monitor")


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
        self._roles = {
            role: frozenset(found) - _TELL_NO_ROLE for role, found in codebook.speakers.roles.items()
        }

    def of(self, claim: Claim, report: str) -> Origin:
        """Return the origin of a claim made in the report with the id `report`."""
        source = claim.source
        first = self._reports[self.copied(report)]
        if source.role == "report":
            return self._issuer(first)
        if source.actor is not None:
            return self._registered(source.actor)
        if source.name is None:
            return self._unnamed(source, first)
        institution, _ = self._spoken_for(source.name)
        if institution is not None:
            return self._named(institution, source.role, first)
        if self.is_anonymous(source.name):
            return self._unnamed(source, first)
        return self._named(proper_name(source.name), source.role, first)

    def aliases(self, claims: Iterable[Claim]) -> dict[str, Origin]:
        """Return for whom people speak who are said to speak for somebody, by the key of their own name.

        Who is said to speak for two stays alone.
        """
        found: dict[str, set[Origin]] = {}
        for claim in claims:
            source = claim.source
            institution, person = self._spoken_for(source.name or "")
            if source.actor is not None:
                origin = self._registered(source.actor)
                person = person or proper_name(source.name or "")
            elif institution is not None:
                origin = Origin(name_key(institution), institution, source.role)
            else:
                continue
            if person and not self._registry.lookup(person):
                found.setdefault(name_key(person), set()).add(origin)
        return {key: min(said) for key, said in found.items() if key and len({one.key for one in said}) == 1}

    def _spoken_for(self, name: str) -> tuple[str | None, str | None]:
        """Return the institution that somebody speaks for, and who that is.

        Whoever heads an institution speaks for it, as its spokesperson does; a head of anything else is
        somebody of their own.
        """
        institution, person, is_spokesperson = office_of(name)
        if institution is None or is_spokesperson:
            return institution, person
        is_known = self._registry.lookup(institution) or self._institution_role(words(institution))
        return (institution if is_known else None), person

    def _named(self, name: str, role: Role, first: Report) -> Origin:
        known = self._registry.lookup(name)
        if len(known) == 1:
            return self._registered(known[0].id)
        return Origin(name_key(name) or f"report:{first.id}", name, role)

    def _registered(self, actor: str) -> Origin:
        institution = self._registry.institution(actor)
        name = actor_name(institution, self._registry)
        return Origin(f"actor:{institution}", name, self._registry.role(institution))

    def _issuer(self, report: Report) -> Origin:
        """Return whose voice a report's own voice is: its outlet's, an institution's in its own statement."""
        outlet = _BRACKETED.sub("", report.outlet or "").strip()
        if not outlet:
            return Origin(f"report:{report.id}", f"report {report.id}", "report")
        name = issuer_name(outlet)
        for actor in self._registry.lookup(name)[:1]:
            if self._registry.role(actor.id) not in {"media", "witness"}:
                return self._registered(actor.id)
        role = self._role(name)
        return self._named(name if role is not None else outlet, role or "report", report)

    def _role(self, name: str) -> Role | None:
        """Return the role that an institution's name tells, `None` for an outlet of news."""
        told = words(name)
        if _tells(told, self._roles.get("media", frozenset())):
            return None
        return None if len(told) < 3 and _PAPERS_TOO & set(told) else self._institution_role(told)

    def _institution_role(self, told: Sequence[str]) -> Role | None:
        longest = {role: _tells(told, self._roles.get(role, ())) for role in _ISSUERS}
        role = max(_ISSUERS, key=lambda role: longest[role])
        return role if longest[role] else None

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
        plain = proper_name(name)
        if any(word[:1].isupper() for word in plain.split()[1:]) or not plain[:1].islower():
            return False
        return noun in self._anonymous or self._institution_role(words(plain)) is None

    def _unnamed(self, source: Source, first: Report) -> Origin:
        where = " ".join(words(first.outlet)) or first.id
        day = first.published.isoformat() if first.published else ""
        said_in = _BRACKETED.sub("", first.outlet or f"report {first.id}")
        plain = proper_name(source.name or "") or "unnamed source"
        return Origin(f"unnamed:{where}:{day}:{head(plain)}", f"{plain} ({said_in})", source.role)


def issuer_name(outlet: str) -> str:
    """Return the institution in the name of an outlet, without the kind of its publication.

    >>> issuer_name("Ministry of Education, press note"), issuer_name("SDF media centre")
    ('Ministry of Education', 'SDF')
    """
    pieces = [piece.strip() for piece in outlet.split(",")]
    kept = [piece for piece in pieces[1:] if not _PUBLICATIONS & set(words(piece))]
    parts = ", ".join([pieces[0], *kept]).split()
    while len(parts) > 1 and parts[-1].casefold() in _PUBLICATIONS:
        parts.pop()
    return " ".join(parts)


def _tells(told: Sequence[str], phrases: Iterable[str]) -> int:
    """Return the number of words of the longest phrase in a name, 0 where it holds none."""
    text = f" {' '.join(told)} "
    return max((len(phrase.split()) for phrase in phrases if f" {phrase} " in text), default=0)
