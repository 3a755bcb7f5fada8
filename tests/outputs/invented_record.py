"""An invented record: incidents made of the invented reports, labelled as the linker and the rules would."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any, NamedTuple

import msgspec

from counterclaim.model import (
    Claim,
    Dossier,
    EventActor,
    Extraction,
    Figure,
    Incident,
    LedgerEntry,
    Outcome,
    Place,
    Related,
    Rule,
    VictimGroup,
)
from counterclaim.outputs import matrix

from .invented_reports import CIVILIANS, DERIN, FIRST, FRONT, GUARDS, HOSTILE, INMATES, extractions, place


class Record(NamedTuple):
    """What the outputs are given."""

    dossiers: tuple[Dossier, ...]
    extractions: tuple[Extraction, ...]

    def __repr__(self) -> str:
        return "the invented record"  # the whole of it would flood a failing property test


_ORIGINS = {"Guard": "National Guard", "Front": "River Front"}


def _ledger(extractions: list[Extraction]) -> tuple[LedgerEntry, ...]:
    """Label claims as the linker would: by origin, with what replaces or repeats what."""
    groups = {
        "guards": GUARDS,
        "its men": GUARDS,
        "figure": GUARDS,
        "its dead": GUARDS,
        "dead guards": GUARDS,
        "attackers": FRONT,
        "fighters": FRONT,
        "detainees": INMATES,
    }
    rows = [(e.report, c) for e in extractions for c in e.claims if c.kind == "toll"]
    rows.sort(key=lambda row: (row[1].as_of or date.max, row[0].id != "r-second", row[1].id))
    held: defaultdict[object, list[Claim]] = defaultdict(list)
    superseded: dict[str, str] = {}
    copies: dict[str, str] = {}
    for _, c in rows:
        assert c.victims is not None
        key = (c.source.name, groups.get(str(c.victims.name), CIVILIANS), c.outcome, c.stance)
        for earlier in held[key]:
            if earlier.as_of == c.as_of and (earlier.low, earlier.high) == (c.low, c.high):
                copies[c.id] = earlier.id
            elif earlier.id not in copies:
                superseded[earlier.id] = c.id
        held[key].append(c)
    return tuple(
        LedgerEntry(
            claim=c,
            report=r.id,
            outlet=r.outlet,
            published=r.published,
            origin=_ORIGINS.get(str(c.source.name), c.source.name or f"report:{r.id}"),
            origin_name=_ORIGINS.get(str(c.source.name), c.source.name or r.outlet or "The report"),
            origin_role=c.source.role,
            group=groups.get(str(c.victims.name), CIVILIANS) if c.victims else CIVILIANS,
            superseded_by=superseded.get(c.id),
            copy_of=copies.get(c.id),
            why="A later figure by the same origin."
            if c.id in superseded
            else "The same figure by the same origin."
            if c.id in copies
            else "It stands.",
        )
        for r, c in rows
    )


def figure(
    key: tuple[Outcome, VictimGroup, Rule], values: tuple[int | None, int | None, int | None], why: str
) -> Figure:
    contested = values[0] is not None and values[2] is not None and values[2] > values[0]
    return Figure(
        outcome=key[0],
        victims=key[1],
        rule=key[2],
        low=values[0],
        best=values[1],
        high=values[2],
        interval80=None,
        claims=("c_1", "c_2"),
        origins=5,
        contested=contested,
        why=why,
    )


# fmt: off
FIGURES: tuple[tuple[Any, Any, str], ...] = (
    (("killed", GUARDS, "ucdp"), (25, 71, 200),
     "Two monitors agree on 61 to 71; the lower bound is an official’s and the higher one the enemy’s."),
    (("killed", GUARDS, "ibc"), (64, None, 200), "The range over six independent origins."),
    (("killed", GUARDS, "acled"), (None, 61, None), "The most conservative of the credible figures."),
    (("killed", FRONT, "ucdp"), (118, 131, 131), "The newer of two monitors’ counts."),
    (("killed", CIVILIANS, "ucdp"), (12, 12, 20), "The lower of two monitors’ counts."),
    (("killed", CIVILIANS, "airwars"), (12, None, 20), "Contested: two sides are named."),
)
# fmt: on


def build_record() -> Record:
    read = extractions()
    bridge = [read[name] for name in ("r-first", "r-second", "r-third", "r-copy")]
    evil, arabic = read["../../etc/<evil>"], read["r-arabic"]
    figures = tuple(figure(*row) for row in FIGURES)
    actors = (
        EventActor(name="River Front", actor="front", role="perpetrator", start=0, end=0),
        EventActor(name="National Guard", actor="guard", role="target", start=0, end=0),
        EventActor(name="traders", actor=None, role="victim", start=0, end=0),
    )
    base = Incident(
        id="i-bridge",
        title="Attack on the barracks at Derin Bridge",
        type="Battles",
        subtype="Armed clash",
        first=date(2031, 3, 4),
        last=date(2031, 3, 7),
        date_precision="day",
        place=place(FIRST, DERIN),
        actors=actors,
        part_of=None,
        related=(Related(incident="i-nowhere", relation="after", why="the next morning, by the same group"),),
        reports=tuple(e.report.id for e in bridge),
        events=tuple(v.id for e in bridge for v in e.events),
        claims=tuple(c.id for e in bridge for c in e.claims),
        figures=figures,
    )
    dossiers = [
        Dossier(incident=base, ledger=_ledger(bridge), events=tuple(v for e in bridge for v in e.events))
    ]
    country = Place(
        start=0, end=1, text="<", geonameid=None, lat=15.0, lon=19.0, country="TD", precision="country"
    )
    dossiers += [
        _small("i-evil", HOSTILE, country, [evil]),
        _small("i-nowhere", "Raid of unknown place", None, []),
    ]
    dossiers.append(_small("i-arabic", "غارة على القرية", country, [arabic]))
    return Record(tuple(dossiers), tuple(read.values()))


def _small(name: str, title: str, where: Place | None, extractions: list[Extraction]) -> Dossier:
    incident = Incident(
        id=name,
        title=title,
        type="Violence against civilians",
        subtype="Attack",
        first=None if where else date(2031, 3, 8),
        last=None,
        date_precision="unknown" if where else "day",
        place=where,
        actors=(),
        part_of=None,
        related=(),
        reports=tuple(e.report.id for e in extractions),
        events=(),
        claims=tuple(c.id for e in extractions for c in e.claims),
        figures=(),
    )
    return Dossier(incident=incident, ledger=_ledger(extractions), events=())


def column(entry: LedgerEntry, changes: list[dict[str, Any]]) -> matrix.Column:
    """Build a column of copies of one entry, each changed and by an origin of its own."""
    entries = []
    for number, change in enumerate(changes):
        claim = msgspec.structs.replace(
            entry.claim, id=f"c_{number}", **{"as_of": date(2031, 3, 4), **change}
        )
        origin = f"origin {number}"
        entries.append(
            msgspec.structs.replace(
                entry, claim=claim, origin=origin, origin_name=origin, superseded_by=None, copy_of=None
            )
        )
    (made,) = matrix.columns_of(entries, ())
    return made
