"""Who is who among speakers: proper names in descriptions, one key for one name, short names for long."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from counterclaim.incidents.names import words
from counterclaim.model import Role

_TITLES = frozenset(
    {"dr", "mr", "mrs", "ms", "col", "colonel", "gen", "general", "maj", "major", "capt", "captain",
     "lt", "lieutenant", "sgt", "sergeant", "brig", "brigadier", "president", "minister", "deputy",
     "governor", "mayor", "spokesman", "spokeswoman", "spokesperson", "commander", "chief",
     "director", "officer", "sheikh", "imam", "father"}
)  # fmt: skip
_LINKS = frozenset({"of", "in", "for", "at", "from", "and"})
_FILLERS = frozenset({"based", "led", "backed", "run", "said"})
_LETTERS = 2  # of an acronym at least
_RELATIVE = re.compile(r"\s+(?:that|who|which|whose)\s.*")
_CALLED = re.compile(r"\b(?:calls?|calling)\s+(?:itself|themselves)\s+|\b(?:known as|called)\s+")
_POINTING = re.compile(r"^(?:[Tt]he|[Tt]h(?:at|is|ese|ose)|[Aa]n?)\s+(?=[a-z])")

# Capitalised words, alone or after lower-case ones that do not make them an institution ("of the ...").
_PERSON = re.compile(
    r"(?:[a-z][\w'’-]*\s+)*?(?<!\bof )(?<!\bthe )(?<!\bfor )(?<!\bat )(?<!\bin )(?<!\bfrom )"
    r"(?P<name>[A-Z][\w'’.-]*(?:\s+(?:(?:of|for|the|and|al|de|bin)\s+)*[A-Z][\w'’.-]*)+)"
)
_OFFICE = re.compile(
    r"(?:(?P<before>.+?)(?:['’]s)?\s+)?\b(?P<office>spokes(?:man|woman|person)|director|head|coordinator|"
    r"chair(?:man|woman|person)?)\b(?:\s+(?:for|of|at)\s+(?:the\s+)?(?P<of>[^,]+))?(?:,?\s*(?P<person>[A-Z].*))?",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\s*\([^)]*\)")


class Origin(NamedTuple):
    """One witness: a key to compare, a name to print, and the role in which it speaks."""

    key: str
    name: str
    role: Role


def proper_name(name: str) -> str:
    """Return the proper name in a speaker's description, all of it where there is none to tell apart.

    >>> proper_name("a nurse, Fatima Ag Ali"), proper_name("Deputy chief Omar Haddad")
    ('Fatima Ag Ali', 'Omar Haddad')
    >>> proper_name("official of the Health Ministry")
    'official of the Health Ministry'
    """
    called = _CALLED.split(_BRACKETED.sub("", name))[-1]
    plain = _POINTING.sub("", _RELATIVE.sub("", called)).removeprefix("the ")
    pieces = [piece.strip() for piece in plain.split(",") if piece.strip()]
    for piece in pieces:
        found = _PERSON.fullmatch(piece) or _PERSON.fullmatch(piece[:1].lower() + piece[1:])
        if found:
            return found["name"]
    return pieces[0] if pieces else ""


class Office(NamedTuple):
    """For whom somebody speaks and under what name, `None` where not said; whether it is their trade."""

    institution: str | None
    person: str | None
    is_spokesperson: bool


def office_of(name: str) -> Office:
    """Return for whom a spokesperson or a head speaks.

    >>> office_of("health ministry spokesman Walid Ftis")
    Office(institution='health ministry', person='Walid Ftis', is_spokesperson=True)
    >>> office_of("Omar Haddad, director of the Sahara Harm Monitor")
    Office(institution='Sahara Harm Monitor', person='Omar Haddad', is_spokesperson=False)
    >>> office_of("Walid Ftis").institution is None
    True
    """
    found = _OFFICE.fullmatch(name.strip())
    if found is None:
        return Office(None, None, False)
    before, person = found["before"] or "", found["person"] or ""
    if found["of"] and before.endswith(","):
        before, person = "", before.rstrip(",")
    owner = re.sub(r"['’]s\b", "", before)
    plain = " ".join(word for word in owner.split() if not _is_filler(word))
    is_spokesperson = found["office"].casefold().startswith("spokes")
    return Office(
        (found["of"] or plain).strip() or None, person if person[:1].isupper() else None, is_spokesperson
    )


def _is_filler(word: str) -> bool:
    return word.casefold() in {"a", "an", "the", "its", "their", "chief", "senior", "official"}


def name_key(name: str | None) -> str:
    """Return what spellings of one name share, `""` for no name: the head comes last, links are left out.

    >>> name_key("the Ministry of Education") == name_key("education ministry")
    True
    """
    parts: list[list[str]] = [[]]
    for word in words(_BRACKETED.sub("", name or "")):
        if word in _LINKS:
            parts.append([])
        elif word not in _FILLERS:
            parts[-1].append(word)
    found = [word for part in reversed(parts) for word in part]
    while len(found) > 1 and found[0] in _TITLES:
        found = found[1:]
    return f"name:{' '.join(found)}" if found else ""


def merge_names(origins: Iterable[Origin], aliases: Mapping[str, Origin] | None = None) -> dict[str, Origin]:
    """Map the key of each origin to the origin it is part of, under one name and role.

    "Jamal" is "Tariq Jamal" and "the ministry" is "the health ministry" where the incident has no other
    Jamal and no other ministry; "SHM" is the one body with these initials, whichever report spells it out.
    The longest proper name is printed, with the role given most often.

    Args:
        origins: one for each claim.
        aliases: origins of people known to speak for somebody, by the key of their own name.
    """
    given = list(origins)
    known = {origin.key: (aliases or {}).get(origin.key, origin) for origin in sorted(given)}
    target = {key: _longest(origin, known.values()) for key, origin in known.items()}
    called: dict[str, list[Origin]] = {}
    for origin in given:
        called.setdefault(target[origin.key].key, []).append(origin)
    best = {key: _best(key, target.values(), same) for key, same in called.items()}
    return {key: best[origin.key] for key, origin in target.items()}


def _longest(origin: Origin, others: Iterable[Origin]) -> Origin:
    """Return the only longest name that says the same and more, the origin itself where there are several."""
    if not origin.key.startswith("name:"):
        return origin
    own = origin.key.removeprefix("name:").split()
    given = list(others)
    full = {other for other in given if is_short_for(origin.name, other.name)}
    longer = full or {other for other in given if _says_more(other, origin, own)}
    top = [
        one
        for one in longer
        if not any(_says_more(other, one, one.key.removeprefix("name:").split()) for other in longer)
    ]
    return top[0] if len({one.key for one in top}) == 1 else origin


def is_short_for(acronym: str, name: str) -> bool:
    """Return whether an acronym has the initials of a name, its small words with or without theirs.

    >>> is_short_for("SHM", "Sahara Harm Monitor"), is_short_for("MSS", "Movement for the Salt of the South")
    (True, True)
    >>> is_short_for("Jamal", "Tariq Jamal")
    False
    """
    letters = acronym.replace(".", "")
    if not (letters.isalpha() and letters.isupper() and len(letters) >= _LETTERS):
        return False
    told = [word for word in re.findall(r"[^\W\d_]+", _BRACKETED.sub("", name)) if word != "s"]
    capitals = "".join(word[0] for word in told if word[0].isupper())
    return letters in (capitals, "".join(word[0] for word in told).upper()) and len(told) > 1


def _says_more(other: Origin, origin: Origin, own: list[str]) -> bool:
    if not other.key.startswith("name:") or other.key == origin.key:
        return False
    held = other.key.removeprefix("name:").split()
    if held[-1] != own[-1] or not set(own) < set(held):
        return False
    # "the army" is not the "Army of the Straight Path": a party's name is not shortened to its first word
    return len(own) > 1 or other.role != "party" or words(other.name)[-1:] == tuple(own)


def _best(key: str, chosen: Iterable[Origin], same: Iterable[Origin]) -> Origin:
    """Return the origin of a key with its longest proper name and its commonest role."""
    named = [origin for origin in same if set(origin.key.split()) & {key, key.rsplit(maxsplit=1)[-1]}]
    mapped = next(origin for origin in sorted(chosen) if origin.key == key)
    if not key.startswith("name:") or not named:
        return mapped
    roles: Counter[Role] = Counter(origin.role for origin in named)
    role = min(roles, key=lambda role: (role == "report", -roles[role], role))
    name = min({origin.name for origin in named}, key=lambda name: (name.islower(), -len(name), name))
    return Origin(key, name, role)
