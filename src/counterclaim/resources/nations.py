"""Countries, what prose calls them, and the institutions that each has: the records of `demonyms.toml`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from counterclaim.model import Record

ActorKind = Literal[
    "armed_group", "state_force", "police", "militia", "government", "monitor", "ngo", "un", "agency",
    "media_arm", "outlet", "medical", "party", "coalition", "other",
]  # fmt: skip


class Institution(Record, frozen=True, kw_only=True):
    """A state institution that every country has; the first of `words` names it.

    `alone` are those of its words that mean it without a country beside them; `parent` is another's id.
    """

    id: str
    kind: ActorKind
    words: tuple[str, ...]
    alone: tuple[str, ...] = ()
    parent: str = "government"


class Country(Record, frozen=True, kw_only=True):
    """What prose calls a country and its people; `places` only tell that a text is about it.

    It `lacks` institutions: it has none, or two bodies claim to be it. `leaders` are who has governed it;
    its capital was that of the state that it `was`, which a report names in its day; `seats` are what
    else means its government, as its capital does.
    """

    slug: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    places: tuple[str, ...]
    cased: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()
    was: str | None = None
    seats: tuple[str, ...] = ()


class Descriptions(Record, frozen=True, kw_only=True):
    """Nouns that stand for somebody named elsewhere, in the singular or the plural as they are used.

    `offices` and `things` say what is no force; `says`, `losses` and `harms` are verbs; `hostile`, `scorned`,
    `jargon`, `foes`, `captives`, `own` and `comrades` tell a side; `uniformed` serve in police or army,
    `arms` are an army's, `staff` is anybody's; `waves` are broadcasters that a capital names; `retinue` is
    what a leader has ("Smith's men"); `governs` are verbs of governments; `creeds` are adjectives with a
    capital ("the Shiite group"), `irregulars` what a militia is called, `bands` what rebels and armies have
    alike, `heads` nouns for bodies of some kinds, whatever their names ("the alliance"), `watchers` what
    makes a group one that watches or helps ("the rights group"), `wages` what only armies do.
    """

    soldiers: frozenset[str]
    police: frozenset[str]
    rebels: frozenset[str]
    followers: frozenset[str]
    groups: frozenset[str]
    bodies: frozenset[str]
    offices: frozenset[str]
    things: frozenset[str]
    says: frozenset[str]
    hostile: frozenset[str]
    losses: frozenset[str]
    foes: frozenset[str]
    captives: frozenset[str]
    own: frozenset[str]
    comrades: frozenset[str]
    uniformed: frozenset[str]
    arms: frozenset[str]
    staff: frozenset[str]
    harms: frozenset[str]
    scorned: frozenset[str]
    jargon: frozenset[str]
    waves: frozenset[str]
    retinue: tuple[str, ...]
    creeds: frozenset[str]
    governs: frozenset[str]
    irregulars: frozenset[str]
    bands: frozenset[str]
    watchers: frozenset[str]
    wages: frozenset[str]
    heads: dict[str, frozenset[ActorKind]]


class Nations(Record, frozen=True, kw_only=True):
    """The file `demonyms.toml`: countries by ISO 3166-1 alpha-2 code, and their institutions."""

    blocked: tuple[str, ...]
    body_words: frozenset[str]
    link_words: frozenset[str]
    common_words: frozenset[str]
    institutions: tuple[Institution, ...]
    kinds: dict[ActorKind, frozenset[str]]
    descriptions: Descriptions
    countries: dict[str, Country]


def country_names(nations: Nations) -> Iterator[tuple[str, str]]:
    """Yield the code and each name, adjective and people of every country."""
    for code, country in nations.countries.items():
        for name in (*country.names, *country.adjectives, *country.cased, *country.people):
            yield code, name
