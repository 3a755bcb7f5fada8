"""The codebook's vocabularies as look-up tables."""

from __future__ import annotations

import re

from counterclaim.model import Outcome, PeopleClass, Role
from counterclaim.resources.codebook import Codebook, EventTrigger


class Lexicon:
    """Word tables of one codebook, keyed by lemma."""

    def __init__(self, codebook: Codebook) -> None:
        """Turn the lists of `codebook` into tables."""
        self.codebook = codebook
        people = codebook.people
        self.people: dict[str, PeopleClass] = {
            **dict.fromkeys(people.unknown, "unknown"),
            **dict.fromkeys(people.detainee, "detainee"),
            **dict.fromkeys(people.civilian, "civilian"),
            **dict.fromkeys(people.combatant, "combatant"),
        }
        self.tolls: dict[str, Outcome] = {
            word: outcome for outcome, words in codebook.toll_nouns.items() for word in words
        }
        self.acts: dict[str, Outcome] = {
            verb: outcome for outcome, verbs in codebook.outcome_verbs.items() for verb in verbs.acts
        }
        self.happens: dict[str, Outcome] = {
            verb: outcome for outcome, verbs in codebook.outcome_verbs.items() for verb in verbs.happens
        }
        self.phrases: tuple[tuple[Outcome, re.Pattern[str]], ...] = tuple(
            (outcome, re.compile(rf"\b(?:{'|'.join(patterns)})", re.I))
            for outcome, patterns in codebook.outcome_phrases.items()
        )
        speakers = codebook.speakers
        self.says = frozenset(speakers.verbs)
        self.weak = frozenset(speakers.weak)
        self.figures = frozenset(speakers.figure_verbs)
        self.denies, self.doubts = frozenset(speakers.deny), frozenset(speakers.doubt)
        self.anonymous = frozenset(speakers.anonymous)
        self.texts = frozenset(speakers.nouns)
        self.roles: tuple[tuple[Role, re.Pattern[str]], ...] = tuple(
            (role, _words(words)) for role, words in codebook.speakers.roles.items()
        )
        self.triggers: tuple[tuple[EventTrigger, frozenset[tuple[str, ...]]], ...] = tuple(
            (trigger, frozenset(tuple(word.split()) for word in trigger.words))
            for trigger in codebook.event_triggers
        )
        self.means = frozenset(codebook.event_words.means)
        self.targets = frozenset(codebook.event_words.targets)

    def role(self, words: str) -> Role | None:
        """Return the role that the nouns of a speaker's name give; a later noun outweighs an earlier one."""
        best: tuple[int, int, Role] | None = None
        for role, pattern in self.roles:
            for match in pattern.finditer(words):
                key = (match.end(), match.end() - match.start(), role)
                if best is None or key[:2] > best[:2]:
                    best = key
        return best[2] if best else None


def _words(words: tuple[str, ...]) -> re.Pattern[str]:
    listed = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"\b(?:{listed})s?\b", re.I)
