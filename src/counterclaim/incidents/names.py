"""Names as comparable words: no case, no articles, no possessives, head nouns in the singular."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+")
_DROPPED = frozenset(
    {"the", "a", "an", "its", "their", "his", "her", "our", "this", "that", "these", "those"}
)
_BEFORE_HEAD_ENDS = frozenset(
    {"of", "from", "in", "at", "on", "among", "belonging", "who", "that", "including", "with", "near", "for"}
)
_IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "people": "people", "police": "police",
    "policemen": "policeman", "policewomen": "policewoman", "gunmen": "gunman", "servicemen": "serviceman",
    "fishermen": "fisherman", "forces": "force", "troops": "troop", "bodies": "body", "families": "family",
    "lives": "life", "passers": "passer", "schoolchildren": "schoolchild", "militiamen": "militiaman",
}  # fmt: skip


def words(name: str | None) -> tuple[str, ...]:
    """Return the lower-case words of a name without articles; full stops in abbreviations vanish.

    >>> words("The S.D.F.'s spokesman")
    ('sdf', 'spokesman')
    """
    text = (name or "").casefold().replace("’", "'").replace(".", "")
    return tuple(word for word in _WORD.findall(re.sub(r"'s?\b", "", text)) if word not in _DROPPED)


def singular(word: str) -> str:
    """Return the singular of a head noun, well enough to compare two of them.

    >>> singular("fighters"), singular("losses"), singular("women"), singular("police")
    ('fighter', 'loss', 'woman', 'police')
    """
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us")) and len(word) > 3 else word


def head(name: str | None) -> str:
    """Return the head noun of a name in the singular, `""` for no name.

    >>> head("at least five fighters of the Syrian Democratic Forces")
    'fighter'
    """
    found = words(name)
    for position, word in enumerate(found):
        if position and word in _BEFORE_HEAD_ENDS:
            return singular(found[position - 1])
    return singular(found[-1]) if found else ""
