"""What invented reports say: every place, force and figure is made up, and some of the texts are hostile."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

from counterclaim.model import (
    Agent,
    Claim,
    Event,
    Extraction,
    People,
    Place,
    Reason,
    Rejection,
    Report,
    Role,
    Source,
    Span,
    VictimGroup,
    When,
    content_id,
    quote,
)

GUARDS = VictimGroup(actor="guard", klass="combatant", label="National Guard")
FRONT = VictimGroup(actor="front", klass="combatant", label="River Front")
CIVILIANS = VictimGroup(actor=None, klass="civilian", label="civilians")
INMATES = VictimGroup(actor=None, klass="detainee", label="detainees")
GROUPS = {"g": GUARDS, "f": FRONT, "c": CIVILIANS, "d": INMATES}
HOSTILE = '<script>document.title="owned"</script><img src=x onerror=alert(1)> & "quotes" </script><!--'
DERIN = "Derin Bridge"


class Said(NamedTuple):
    """One claim of a sentence; words that are not in the sentence are looked up nowhere."""

    who: str | None
    role: Role
    count: str | None
    people: str
    group: str
    bounds: tuple[int | None, int | None]
    extra: Mapping[str, Any] = MappingProxyType({})


def span(text: str, words: str, start: int) -> Span:
    at = text.index(words, start)
    return quote(text, at, at + len(words))


def claim(report: Report, sentence: str, said: Said) -> Claim:
    at = report.text.index(sentence)
    extra = dict(said.extra)
    who = span(report.text, said.who, at) if said.who else None
    people = span(report.text, said.people, at)
    relay, by = extra.pop("relay", None), extra.pop("by", None)
    values: dict[str, Any] = {
        "kind": "toll",
        "outcome": "killed",
        "stance": "affirmed",
        "qualifier": "exact",
        "scope": "event",
        "as_of": report.published,
        "part_of": None,
        "attribution": None,
        "event": None,
    }
    values.update(extra)
    if "description" in values:
        values["description"] = span(report.text, values["description"], at)
    return Claim(
        id=content_id(
            "c", report.id, at, said.who, said.people, values["outcome"], said.bounds, values["kind"]
        ),
        source=Source(
            name=said.who, actor=None, role=said.role, start=who and who.start, end=who and who.end
        ),
        relay=Source(name=relay, actor=None, role="media", start=None, end=None) if relay else None,
        victims=People(
            name=people.text, actor=None, klass=GROUPS[said.group].klass, start=people.start, end=people.end
        ),
        by=Agent(
            name=by, actor=None, start=span(report.text, by, at).start, end=span(report.text, by, at).end
        )
        if by
        else None,
        low=said.bounds[0],
        high=said.bounds[1],
        count=span(report.text, said.count, at) if said.count else None,
        evidence=quote(report.text, at, at + len(sentence)),
        **values,
    )


def report(name: str, day: int | None, outlet: str | None, text: str, **values: Any) -> Report:
    defaults: dict[str, Any] = {"path": None, "url": None, "title": None, "language": "en"}
    return Report(
        id=name,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        outlet=outlet,
        published=date(2031, 3, day) if day else None,
        text=text,
        **{**defaults, **values},
    )


def place(text: str, name: str, at: int = 0) -> Place:
    found = span(text, name, at)
    return Place(
        start=found.start,
        end=found.end,
        text=found.text,
        geonameid=None,
        lat=13.52,
        lon=20.11,
        country="TD",
        precision="near",
        name="Derin",
        admin1="Upper Basin",
    )


def weekday(text: str, word: str, day: int) -> When:
    at, found = span(text, word, 0), date(2031, 3, day)
    return When(start=at.start, end=at.end, text=word, first=found, last=found, precision="day")


def event(owner: Report, words: str, kind: tuple[str, str], day: int, **values: Any) -> Event:
    defaults: dict[str, Any] = {"status": "occurred", "place": None}
    return Event(
        id=content_id("e", owner.id, words),
        type=kind[0],
        subtype=kind[1],
        first=date(2031, 3, day),
        last=date(2031, 3, day),
        date_precision="day",
        actors=(),
        means=(),
        targets=(),
        mentions=(span(owner.text, words, 0),),
        part_of=None,
        **{**defaults, **values},
    )


FIRST = (
    f"Fighting broke out at {DERIN} on Tuesday, when gunmen stormed the barracks on the north bank.\n\n"
    "The National Guard said that 17 of its men had died and that it had killed more than 70 attackers.\n\n"
    "The River Front’s channel claimed to have killed 200 guards. Lake Basin Observatory, a monitor, put the "
    "figure at 39, with about 90 attackers and seven civilians.\n\n"
    "Scores of guards have been killed. Residents spoke of between 12 and 20 bodies of traders in the market."
)
SECOND = (
    "Lake Basin Observatory said on Thursday that at least 61 guards and 12 civilians were dead, "
    "and that 118 fighters of the Front had been killed.\n"
    "The Interior Ministry denied that any civilians were killed and spoke of up to 25 guards dead.\n"
    "Sahel Watch counted 58 guards killed, and doubted the claim of 200 dead guards.\n"
    "The Guard’s spokesman said some 300 detainees were in the barracks and that 41 had been recaptured."
)
THIRD = (
    "A week after the battle at " + DERIN + " the National Guard has put its dead at 64.\n"
    "Sahel Watch said 71 guards, 19 civilians and 131 fighters of the Front were killed. "
    "Radio Tibra’s own count is 66 guards.\n"
    "The Guard said the captives were cooks; our reporter saw uniforms. "
    "The Front said it carried out the attack."
)
COPY = "Lake Basin Observatory said on Thursday that at least 61 guards and 12 civilians were dead."
EVIL = (
    f"{HOSTILE}\n"
    "Sahel Watch said five <b>villagers</b> were killed somewhere in the country.\n"
    '=HYPERLINK("http://example.invalid") is not a formula, and \u202eneither is this\u202c.'
)
ARABIC = "قال المرصد إن سبعة مدنيين قتلوا في القرية.\nولم يصدر تعليق رسمي."


# fmt: off
SENTENCES = {
    1: FIRST.split("\n\n")[1],
    2: "The River Front’s channel claimed to have killed 200 guards.",
    3: "Lake Basin Observatory, a monitor, put the figure at 39, with "
       "about 90 attackers and seven civilians.",
    4: "Scores of guards have been killed.",
    5: "Residents spoke of between 12 and 20 bodies of traders in the market.",
    **dict(enumerate(SECOND.split("\n"), 6)),
    10: THIRD.split("\n")[0],
    11: "Sahel Watch said 71 guards, 19 civilians and 131 fighters of the Front were killed.",
    12: "Radio Tibra’s own count is 66 guards.",
    13: "The Guard said the captives were cooks; our reporter saw uniforms.",
    14: "The Front said it carried out the attack.",
    15: "Sahel Watch said five <b>villagers</b> were killed somewhere in the country.",
    16: COPY,
}
OBS, WATCH, GUARD = "Lake Basin Observatory", "Sahel Watch", "National Guard"
LEAST, MORE, MOST = {"qualifier": "at_least"}, {"qualifier": "more_than"}, {"qualifier": "at_most"}
DENIED = {"stance": "denied"}
ABOUT, OPEN = {"qualifier": "about"}, {"outcome": None, "qualifier": "unstated"}
# sentence, speaker, role, words of the count, people, group, interval, what is not as usual
SAID: dict[str, tuple[tuple[Any, ...], ...]] = {
    "r-first": (
        (1, GUARD, "party", "17", "its men", "g", (17, 17)),
        (1, GUARD, "party", "more than 70", "attackers", "f", (71, None), {**MORE, "by": "it"}),
        (2, "River Front", "party", "200", "guards", "g", (200, 200), {"relay": "Amber Channel"}),
        (3, OBS, "monitor", "39", "figure", "g", (39, 39)),
        (3, OBS, "monitor", "about 90", "attackers", "f", (90, 90), ABOUT),
        (3, OBS, "monitor", "seven", "civilians", "c", (7, 7)),
        (4, None, "report", "Scores", "guards", "g", (40, 99), {"qualifier": "vague"}),
        (5, "Residents", "witness", "between 12 and 20", "traders", "c", (12, 20)),
    ),
    "r-second": (
        (6, OBS, "monitor", "at least 61", "guards", "g", (61, None), LEAST),
        (6, OBS, "monitor", "12", "civilians", "c", (12, 12)),
        (6, OBS, "monitor", "118", "fighters", "f", (118, 118)),
        (7, "Interior Ministry", "official", "any", "civilians", "c", (1, None), {**LEAST, **DENIED}),
        (7, "Interior Ministry", "official", "up to 25", "guards", "g", (None, 25), MOST),
        (8, WATCH, "monitor", "58", "guards", "g", (58, 58)),
        (8, WATCH, "monitor", "200", "dead guards", "g", (200, 200), {"stance": "doubted"}),
        (9, "Guard", "party", "some 300", "detainees", "d", (300, 300), {"outcome": "present", **ABOUT}),
        (9, "Guard", "party", "41", "detainees", "d", (41, 41), {"outcome": "recaptured"}),
    ),
    "r-third": (
        (10, GUARD, "party", "64", "its dead", "g", (64, 64)),
        (11, WATCH, "monitor", "71", "guards", "g", (71, 71)),
        (11, WATCH, "monitor", "19", "civilians", "c", (19, 19)),
        (11, WATCH, "monitor", "131", "fighters", "f", (131, 131)),
        (12, "Radio Tibra", "media", "66", "guards", "g", (66, 66)),
        (13, "Guard", "party", None, "captives", "d", (None, None),
         {"kind": "description", "description": "cooks", **OPEN}),
        (13, None, "report", None, "captives", "d", (None, None),
         {"kind": "description", "description": "uniforms", "stance": "doubted", **OPEN}),
        (14, "Front", "party", None, "it", "f", (None, None), {"kind": "responsibility", **OPEN}),
    ),
    "r-copy": (
        (16, OBS, "monitor", "at least 61", "guards", "g", (61, None), LEAST),
        (16, OBS, "monitor", "12", "civilians", "c", (12, 12)),
    ),
    "../../etc/<evil>": ((15, WATCH, "monitor", "five", "<b>villagers</b>", "c", (5, 5)),),
}
# fmt: on


def extractions() -> dict[str, Extraction]:
    first = report(
        "r-first",
        4,
        "Basin Herald",
        FIRST,
        title="Dawn attack at Derin Bridge leaves dozens dead",
        url="https://example.invalid/derin",
    )
    second = report("r-second", 6, "Tibra Post", SECOND, title="Observatory raises toll at Derin Bridge")
    third = report("r-third", 11, "Radio Tibra", THIRD, title="A week on, the Guard corrects its losses")
    copied = report("r-copy", 6, "Northern Wire", COPY, title="Toll rises at Derin Bridge")
    evil = report(
        "../../etc/<evil>", None, '"><script>outlet</script>', EVIL, title=HOSTILE, url="javascript:alert(1)"
    )
    arabic = report("r-arabic", 5, "صحيفة الحوض", ARABIC, title="سبعة قتلى", language="ar")
    by_report = {
        owner: [claim(owner, SENTENCES[row[0]], Said(*row[1:])) for row in SAID.get(owner.id, ())]
        for owner in (first, second, third, copied, evil, arabic)
    }
    events = {
        first: (
            event(
                first, "gunmen stormed the barracks", ("Battles", "Armed clash"), 4, place=place(FIRST, DERIN)
            ),
            event(first, "bodies of traders", ("Violence against civilians", "Attack"), 4, status="alleged"),
        ),
        third: (
            event(third, "the battle at " + DERIN, ("Battles", "Armed clash"), 4, place=place(THIRD, DERIN)),
        ),
        second: (event(second, "had been recaptured", ("Strategic developments", "Arrests"), 6),),
    }
    return {
        owner.id: Extraction(
            report=owner,
            extractor="rules-1",
            codebook="2031.1+00000000",
            claims=tuple(found),
            events=events.get(owner, ()),
            places=(place(owner.text, DERIN),) if DERIN in owner.text else (),
            dates=tuple(
                weekday(owner.text, word, day)
                for word, day in (("Tuesday", 4), ("Thursday", 6))
                if word in owner.text
            ),
            reasons=tuple(
                Reason(record=c.id, field="low", rule="number-bound", words=c.count) for c in found if c.count
            ),
            rejections=(Rejection(record="c_0", why="the words are not in the report"),)
            if owner is evil
            else (),
        )
        for owner, found in by_report.items()
    }
