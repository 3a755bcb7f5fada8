"""The codebook's vocabularies as look-up tables."""

from __future__ import annotations

import re
from functools import lru_cache

from counterclaim.model import Outcome, PeopleClass, Role
from counterclaim.resources.codebook import Codebook


class Lexicon:
    """Word tables of one codebook, keyed by lemma."""

    def __init__(self, codebook: Codebook) -> None:
        """Turn the lists of `codebook` into tables."""
        self.codebook = codebook
        self._index_outcomes(codebook)
        speakers = codebook.speakers
        self.says = frozenset(speakers.verbs)
        self.weak = frozenset(speakers.weak)
        self.figures = frozenset(speakers.figure_verbs)
        self.denies, self.doubts = frozenset(speakers.deny), frozenset(speakers.doubt)
        self.anonymous = frozenset(speakers.anonymous)
        self.texts = frozenset(speakers.nouns)
        self.statements, self.captions = frozenset(speakers.statements), frozenset(speakers.captions)
        self.hangers = _words(speakers.phrases)
        self.strong = self.says - self.weak
        self.cues: dict[str, dict[str, frozenset[str]]] = {
            kind: {frame: frozenset(words) for frame, words in frames.items()}
            for kind, frames in speakers.cues.items()
        }
        self._attributing: dict[str, frozenset[str]] = {
            kind: frozenset().union(*frames.values()) for kind, frames in self.cues.items()
        }
        self.roles: tuple[tuple[Role, re.Pattern[str]], ...] = tuple(
            (role, _words(words)) for role, words in codebook.speakers.roles.items()
        )
        self.triggers = codebook.event_triggers
        self.trigger_phrases: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
        for rank, trigger in enumerate(codebook.event_triggers):
            for phrase in trigger.words:
                words = tuple(phrase.split())
                self.trigger_phrases.setdefault(words[0], []).append((rank, words))
        self.means = frozenset(codebook.event_words.means)
        self.targets = frozenset(codebook.event_words.targets)
        beings = {*self.people, *self.collective, *self.tolls, *self.acts_of, *codebook.event_words.doers}
        self.things = (self.targets | self.means | frozenset(codebook.event_words.attacks)) - beings

    def _index_outcomes(self, codebook: Codebook) -> None:
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
        self.phrases_in = lru_cache(maxsize=64)(self._phrases_in)  # figures of a clause ask for the same
        self.collective, self.states = frozenset(people.collective), frozenset(people.states)
        self.wrappers, self.never = frozenset(people.wrappers), frozenset(people.never)
        self.harms = frozenset(people.harms)
        self.acts_of: dict[str, Outcome] = {
            noun: outcome for outcome, nouns in codebook.tolls.acts_of.items() for noun in nouns
        }
        self.safe = _patterns(codebook.tolls.safe)
        self.disease = _patterns(codebook.tolls.disease)
        self.rejected = _patterns(codebook.tolls.stances.rejected)
        self.doubted = _patterns(codebook.tolls.stances.doubted)
        self.unclear = _patterns(codebook.tolls.stances.unclear)
        self.no_deeds = _patterns(codebook.event_words.no_deeds)
        self.cumulative = _patterns(tuple(map(re.escape, codebook.event_words.cumulative)))

    def attributes(self, kind: str, lemma: str) -> bool:
        """Whether a verb, adjective or noun (`kind`) attributes in some frame."""
        return lemma in self._attributing.get(kind, ()) or (kind == "verb" and lemma in self.says)

    def opens(self, kind: str, frame: str, lemma: str) -> bool:
        """Whether a word attributes what fills `frame`: a clause, an object, the object of a preposition."""
        if kind == "verb" and frame in ("that", "quote", "around") and lemma in self.strong:
            return True
        return lemma in self.cues.get(kind, {}).get(frame, ())

    def _phrases_in(self, text: str) -> tuple[tuple[Outcome, re.Match[str]], ...]:
        """Return every fixed phrase of a text with the outcome it tells, in the codebook's order."""
        return tuple((outcome, m) for outcome, pattern in self.phrases for m in pattern.finditer(text))

    def role(self, words: str) -> Role | None:
        """Return the role that the nouns of a speaker's name give; a later noun outweighs an earlier one."""
        best: tuple[int, int, Role] | None = None
        for role, pattern in self.roles:
            for match in pattern.finditer(words):
                key = (match.end(), match.end() - match.start(), role)
                if best is None or key[:2] > best[:2]:
                    best = key
        return best[2] if best else None


def _patterns(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b", re.I)


def _words(words: tuple[str, ...]) -> re.Pattern[str]:
    listed = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"\b(?:{listed})s?\b", re.I)
