"""The executable codebook: one versioned data file of vocabularies, intervals and rules, decoded once.

Its rules and their sources are described for users on the generated codebook page of the site.
"""

from __future__ import annotations

import hashlib
import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec

from counterclaim.errors import ResourceError
from counterclaim.model import Outcome, Qualifier, Role


class Bound(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words before or after a number that bound it, and the qualifier they give."""

    qualifier: Qualifier
    before: tuple[str, ...]
    after: tuple[str, ...]


class NotCounts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words around a number that make it no count of people."""

    units: tuple[str, ...]
    before: tuple[str, ...]
    formations: tuple[str, ...]


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A plain list of words."""

    words: tuple[str, ...]


class Numbers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Section 1: how words bound a count of people."""

    units: tuple[str, ...]
    tens: tuple[str, ...]
    scales: dict[str, int]
    bounds: tuple[Bound, ...]
    vague: dict[str, tuple[int, int]]
    exact: dict[str, int]
    unstated: Words
    not_counts: NotCounts


class AcledType(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an ACLED export writes for a type of ours."""

    acled_type: str
    acled_subtype: str


class RuleText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One reconciling rule: its version, words and parameters.

    `outcomes` it speaks about, all where empty; `classes` of sources, most reliable first; figures further
    than `plausible_factor` times from the best are left out; under `min_origins` independent origins a range
    is provisional or weak; `vague_codes` and the `unknown_*` numbers of deaths stand for words, the active
    one in incidents of the `active_types`. `marks`: words in a figure's sentence that say what kind of
    figure it is, to the model; `notes`: the same in the column `note` of a table of claims.
    """

    version: str
    basis: str
    title: str
    text: str
    classes: tuple[tuple[str, ...], ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    plausible_factor: int = 10
    min_origins: int = 2
    vague_codes: dict[str, int] = {}
    active_types: tuple[str, ...] = ()
    unknown_active: int | None = None
    unknown_other: int | None = None
    marks: dict[str, tuple[str, ...]] = {}
    notes: dict[str, tuple[str, ...]] = {}


class People(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Person nouns (lemmas) by the class they give to victims, and nouns that are no single person.

    `ages`: nouns of age or sex; `collective`: bodies of people; `states`: people by what befell them ("276
    dead"); `wrappers`: nouns before "of people"; `harms`: what befell people, naming nobody ("eight deaths");
    `never`: nouns that are no people, whatever counts them.
    """

    combatant: tuple[str, ...]
    civilian: tuple[str, ...]
    detainee: tuple[str, ...]
    unknown: tuple[str, ...]
    ages: tuple[str, ...]
    collective: tuple[str, ...]
    states: tuple[str, ...]
    wrappers: tuple[str, ...]
    harms: tuple[str, ...]
    never: tuple[str, ...]


class OutcomeVerbs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs whose object (`acts`) or subject (`happens`) suffers an outcome."""

    acts: tuple[str, ...]
    happens: tuple[str, ...]


class Stances(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Patterns of words by which a sentence rejects a figure, doubts it or leaves it open."""

    rejected: tuple[str, ...]
    doubted: tuple[str, ...]
    unclear: tuple[str, ...]


class TollWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words around a figure: what stands for one, gives one, breaks one down.

    `identifies`: verbs that give people their names; `bears`: verbs of those who come to harm; `unhurt`:
    words of whoever comes off well, `outlives` verbs with what did not kill them; `acts_of`: nouns by the
    outcome that they name for the people after "of"; `early`: what calls a figure an early one;
    `only_people`: verbs and nouns for what befalls nothing but people; `plural_tolls`: nouns that count
    nobody in the singular; `blamed`: what people are "held" who are not held; `takes_lives`: what takes one.
    """

    figures: tuple[str, ...]
    owned: tuple[str, ...]
    units: tuple[str, ...]
    belong: tuple[str, ...]
    gives: tuple[str, ...]
    accounts: tuple[str, ...]
    reckonings: tuple[str, ...]
    places_figures: tuple[str, ...]
    parts: tuple[str, ...]
    light: tuple[str, ...]
    identifies: tuple[str, ...]
    bears: tuple[str, ...]
    only_people: tuple[str, ...]
    plural_tolls: tuple[str, ...]
    blamed: tuple[str, ...]
    takes_lives: tuple[str, ...]
    holders: tuple[str, ...]
    burial_places: tuple[str, ...]
    places_of_detention: tuple[str, ...]
    manages: tuple[str, ...]
    plans: tuple[str, ...]
    safe: tuple[str, ...]
    unhurt: tuple[str, ...]
    outlives: tuple[str, ...]
    early: tuple[str, ...]
    disease: tuple[str, ...]
    modals: tuple[str, ...]
    acts_of: dict[Outcome, tuple[str, ...]]
    stances: Stances


class Speakers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that mark who speaks, and nouns that give a speaker's role.

    `cues` lists verbs, adjectives and nouns by the frame in which they attribute: `that` (a clause), `to`
    (an infinitive), `ing`, `object`, `passive` without an agent, `raising` ("seems to"), `quote`, or a
    preposition; adverbs of hearsay by `clause`, and texts that speak where a preposition opens the sentence
    ("in a poll"). `statements` are nouns and adjectives whose clause is asserted, not only felt; `captions`
    labels that name nobody; `heads` those who speak for a body ("its director").
    """

    verbs: tuple[str, ...]
    weak: tuple[str, ...]
    figure_verbs: tuple[str, ...]
    deny: tuple[str, ...]
    doubt: tuple[str, ...]
    nouns: tuple[str, ...]
    phrases: tuple[str, ...]
    anonymous: tuple[str, ...]
    statements: tuple[str, ...]
    captions: tuple[str, ...]
    heads: tuple[str, ...]
    cues: dict[str, dict[str, tuple[str, ...]]]
    roles: dict[Role, tuple[str, ...]]


class EventTrigger(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that tell of an event of one type.

    `near`: one of these must stand close by; `joins`: subtypes that the words may also name ("*": any violent
    one); `follows`: what comes of violence (arrests, the dead), which is seldom the event itself; `outcomes`:
    what became of people who have such an event of their own beside the violence told in the same words.
    """

    type: str
    subtype: str
    words: tuple[str, ...]
    near: tuple[str, ...] = ()
    joins: tuple[str, ...] = ()
    follows: bool = False
    outcomes: tuple[Outcome, ...] = ()


class EventWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words for the means, targets, doers, status and scope of events, and for claims about them (lemmas).

    `undergoes`: verbs that befall their subject, who has done nothing; `takes_blame`: what is claimed
    "for an attack"; `carries_out`: verbs whose subject does what is their
    object; `ties`: words that tie somebody to a deed; `harms`: verbs and nouns of harm to people; `hits`:
    of attacks on things; `uses`: verbs of a weapon's use; `bare_people`: words for attackers that add
    nothing to a fuller name; `irregulars`: fighters of some armed group; `attacks`, `takes`, `blames`: the
    deed, and verbs that own it or lay it on somebody; `tells`, `moves`: verbs whose day is that of a
    figure and whose place is not the event's; `holds`, `grounds`: verbs and objects of control; `wears`,
    `names`: verbs that describe people; `groups`: nouns for those who fight or rule;
    `destroys`, `damages`: verbs, with their particle, and nouns of what becomes of things; `does_damage`:
    verbs whose object such a noun is; `ceases`: words before "fire"; `causes`: what people fight for
    or against without arms; `no_deeds`: patterns of words that name no violence; `achieves`: words whose
    "to do" was at least tried; `hauls`: verbs of weapons found, taken or traded; `accuses`, `suspicions`,
    `charges`, `hedges`: verbs, nouns and other words that leave it open who did it; `loads`: nouns that
    an explosive is told by; `general_means`: words for weapons with those more special that they may stand
    for;
    `general_targets`: words for things told before; `unknowns`: of attackers whom nobody knows;
    `nobodies`: names that tell nothing of who did it;
    `pieces`: parts of a building; `spots`: what is a place unless it is attacked itself; `divisions`: words
    that say what kind of place a name is; `happens`: verbs of an attack's taking place;
    `doers`: nouns for people by their deed; `detains`, `links`: verbs of
    taking suspects, and nouns that tie them to the deed; `measures`: nouns before "of" and a deed or a
    device; `answers`: what comes of violence, done by others than the violence; `befalls`: verbs of harm
    that without an object tell of their subject; `rides`, `attire`, `calls`: what unknown doers rode,
    wore and call themselves.
    """

    means: tuple[str, ...]
    targets: tuple[str, ...]
    undergoes: tuple[str, ...]
    takes_blame: tuple[str, ...]
    carries_out: tuple[str, ...]
    harms: tuple[str, ...]
    hits: tuple[str, ...]
    uses: tuple[str, ...]
    bare_people: tuple[str, ...]
    irregulars: tuple[str, ...]
    ties: tuple[str, ...]
    tells: tuple[str, ...]
    moves: tuple[str, ...]
    planned: tuple[str, ...]
    foiled: tuple[str, ...]
    alleged: tuple[str, ...]
    accuses: tuple[str, ...]
    suspicions: tuple[str, ...]
    hedges: tuple[str, ...]
    charges: tuple[str, ...]
    loads: tuple[str, ...]
    general_means: dict[str, tuple[str, ...]]
    general_targets: tuple[str, ...]
    unknowns: tuple[str, ...]
    nobodies: tuple[str, ...]
    pieces: tuple[str, ...]
    spots: tuple[str, ...]
    divisions: tuple[str, ...]
    happens: tuple[str, ...]
    cumulative: tuple[str, ...]
    attacks: tuple[str, ...]
    takes: tuple[str, ...]
    blames: tuple[str, ...]
    holds: tuple[str, ...]
    grounds: tuple[str, ...]
    wears: tuple[str, ...]
    names: tuple[str, ...]
    groups: tuple[str, ...]
    destroys: tuple[str, ...]
    damages: tuple[str, ...]
    does_damage: tuple[str, ...]
    ceases: tuple[str, ...]
    causes: tuple[str, ...]
    achieves: tuple[str, ...]
    no_deeds: tuple[str, ...]
    hauls: tuple[str, ...]
    doers: tuple[str, ...]
    detains: tuple[str, ...]
    links: tuple[str, ...]
    measures: tuple[str, ...]
    answers: tuple[str, ...]
    befalls: tuple[str, ...]
    rides: tuple[str, ...]
    attire: tuple[str, ...]
    calls: tuple[str, ...]


class Signs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How much each sign says that words tell of another deed than the one told before.

    `adds`: the sentence is put beside it ("meanwhile"); `more`: it is one of several ("another bomb");
    `stretch`: figures of weeks beside what a day brought; `other`: who is hit was not spoken of; `located`:
    nor is its day or spot left to what was told; `repeats`: both are told, and are the same; `later`: it
    stands in another paragraph or further on.
    """

    adds: int
    more: int
    stretch: int
    other: int
    located: int
    repeats: int
    later: int


class Joining(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What tells the events of one report apart.

    `nights`: words of days that may be two, as a night is; `takings`: subtypes that are deeds of their own
    beside a killing; `adds`: words that begin a sentence put beside the last; `more`: words for one of
    several; `known`: words for what was told before; `enough`: signs that weigh as much tell of two deeds;
    `wars`: nouns for what many deeds are part of.
    """

    nights: tuple[str, ...]
    takings: tuple[str, ...]
    adds: tuple[str, ...]
    more: tuple[str, ...]
    known: tuple[str, ...]
    wars: tuple[str, ...]
    enough: int
    signs: Signs


class Codebook(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything the rules read; `fingerprint` tells two codebooks of one version apart."""

    version: str
    numbers: Numbers
    event_types: dict[str, tuple[str, ...]]
    own_types: dict[str, AcledType]
    rules: dict[str, RuleText]
    people: People
    toll_nouns: dict[Outcome, tuple[str, ...]]
    outcome_verbs: dict[Outcome, OutcomeVerbs]
    outcome_phrases: dict[Outcome, tuple[str, ...]]
    tolls: TollWords
    aliases: dict[str, tuple[str, ...]]
    speakers: Speakers
    event_triggers: tuple[EventTrigger, ...]
    event_words: EventWords
    joining: Joining
    fingerprint: str = ""

    @property
    def name(self) -> str:
        """Return the version with its fingerprint, as stored in every record."""
        return f"{self.version}+{self.fingerprint}"


@cache
def load(path: str | None = None) -> Codebook:
    """Read the codebook at `path`, or the one that ships with the package.

    Raises:
        ResourceError: the file is missing, is not TOML, or has an unknown or ill-typed key.
    """
    try:
        raw = Path(path).read_bytes() if path else files(__package__).joinpath("codebook.toml").read_bytes()
        decoded = tomllib.loads(raw.decode("utf-8"))
        decoded["fingerprint"] = hashlib.sha256(raw).hexdigest()[:8]
        return msgspec.convert(decoded, Codebook)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise ResourceError(
            f"the codebook cannot be read: {error}",
            where=path or "codebook.toml",
            remedy="compare it with the one that ships with the package",
        ) from error
