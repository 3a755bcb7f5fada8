"""Words that attribute (verbs, adjectives, nouns) with their source and the words that form the cue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.speech.quotations import Quotations
from counterclaim.claims.speech.record import Range, chars
from counterclaim.claims.syntax import NOUN_TAGS, SUBJECTS, Syntax
from counterclaim.model import Span

AROUND = ("aux", "auxpass", "neg", "advmod")
RELATIVE = ("WDT", "WP", "IN", "DT")
COPULAS = frozenset(("be", "become", "remain", "seem", "feel", "look", "sound", "appear", "get", "make"))
EFFECTS = frozenset(("sure", "certain"))  # "makes sure that" brings about, it does not believe
DASHES = ("—", "–", "--", "-", "_")
COMPLEMENTS = ("ccomp", "acomp", "oprd", "attr")
CLIMBS = ("conj", "xcomp", "advcl", "dep", "pcomp", "prep")


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that may attribute: `head` has the complements, tokens `first..last` are the cue.

    `verb` is the verb of its clause (a copula's for an adjective), `kind` its part of speech.
    """

    head: int
    verb: int
    kind: str
    lemma: str
    first: int
    last: int
    source: int | None
    source_span: Span | None
    relative: Span | None
    passive: bool

    def cue(self, syntax: Syntax) -> Range:
        """Return the characters of the cue."""
        return chars(syntax, self.first, self.last)

    def group(self, syntax: Syntax) -> Range:
        """Return the characters from the first to the last of source and cue."""
        start, end = self.cue(syntax)
        source = self.source_span
        if source is None or syntax.sentence(self.head).start > source.start:
            return start, end
        return min(start, source.start), max(end, source.end)


def predicates(syntax: Syntax, lexicon: Lexicon, quotations: Quotations) -> Iterator[Predicate]:
    """Yield every verb, predicative adjective and noun of a reading that some frame of the codebook lists."""
    for place, token in enumerate(syntax.tokens):
        if token.tag.startswith("VB") and lexicon.attributes("verb", token.lemma):
            if token.dep not in ("aux", "auxpass"):
                yield _verb(syntax, lexicon, quotations, place)
        elif token.tag.startswith(("JJ", "VB")) and lexicon.attributes("adjective", token.lemma):
            found = _adjective(syntax, place)
            if found is not None:
                yield found
        elif token.tag in ("NN", "NNS") and lexicon.attributes("noun", token.lemma):
            yield _noun(syntax, place)


def _verb(syntax: Syntax, lexicon: Lexicon, quotations: Quotations, verb: int) -> Predicate:
    passive = syntax.is_passive(verb) or _is_asked(syntax, verb) or _seems(syntax, lexicon, verb)
    before = said_before(syntax, lexicon, verb)
    source = agent(syntax, verb) if passive else subject(syntax, verb if before is None else before)
    source = _issuer(syntax, lexicon, verb, source)
    first, last = _verb_group(syntax, verb)
    source = _past_dateline(syntax, source, first)
    if source is not None and _is_quoted_apart(syntax, quotations, source, verb):
        source = None
    if source is None and not passive and syntax.tokens[verb].tag in ("VBD", "VBZ"):
        source = _beside(syntax, quotations, first, last)
    return _predicate(syntax, (verb, verb, "verb"), (first, last), source, passive=passive)


def _issuer(syntax: Syntax, lexicon: Lexicon, verb: int, source: int | None) -> int | None:
    """ "The army issued a statement saying": the army, whose text it is."""
    token = syntax.tokens[verb]
    if source is None or token.dep != "acl" or token.tag != "VBG" or token.head != source:
        return source
    noun = syntax.tokens[source]
    issues = noun.dep == "dobj" and noun.lemma in lexicon.texts
    issuer = subject(syntax, noun.head) if issues and not syntax.is_passive(noun.head) else None
    return source if issuer is None else issuer


def _past_dateline(syntax: Syntax, source: int | None, cue: int) -> int | None:
    """ "TRIPOLI, June 10 (Wire) - The ministry on Thursday raised": the noun after the dash, not the town."""
    if source is None or source >= cue:
        return source
    dash = next((place for place in range(cue - 1, source, -1) if _is_dash(syntax, place)), None)
    closes = dash is not None and syntax.low(dash - 1) == ")"
    if dash is None or not closes:
        return source
    nouns = [p for p in range(cue - 1, dash, -1) if syntax.tokens[p].tag in NOUN_TAGS]
    nouns = [p for p in nouns if syntax.tokens[p].entity not in ("DATE", "TIME")]
    verb = syntax.tokens[source].head  # of which the parse made town and noun subjects
    beside = (p for p in nouns if syntax.tokens[p].dep in SUBJECTS and syntax.tokens[p].head == verb)
    return next(beside, nouns[0] if nouns else None)


def _is_quoted_apart(syntax: Syntax, quotations: Quotations, one: int, other: int) -> bool:
    return quotations.at(syntax.tokens[one].start) != quotations.at(syntax.tokens[other].start)


def _beside(syntax: Syntax, quotations: Quotations, first: int, last: int) -> int | None:
    """Return the noun next to a cue whose subject the parse missed: "a man yelled", "said Colonel Barro"."""
    sentence = syntax.sentence(first)
    if first > sentence.first and syntax.tokens[first - 1].tag in (*NOUN_TAGS, "PRP"):
        return None if _is_quoted_apart(syntax, quotations, first - 1, first) else first - 1
    found = None
    for place in range(last + 1, min(last + 6, sentence.last)):
        token = syntax.tokens[place]
        if token.tag not in (*NOUN_TAGS, "PRP", "DT", "JJ", "PRP$", "CD"):
            break
        found = place if token.tag in (*NOUN_TAGS, "PRP") else found
    return found if found is None or not _is_quoted_apart(syntax, quotations, found, last) else None


def _is_asked(syntax: Syntax, verb: int) -> bool:
    """Whether a bare participle opens a clause: "Asked whether any had fled, he ..." has no asker."""
    token = syntax.tokens[verb]
    deps = {syntax.tokens[child].dep for child in syntax.children[verb]}
    return token.tag == "VBN" and token.dep == "advcl" and not deps & {"aux", "dobj", *SUBJECTS}


def _seems(syntax: Syntax, lexicon: Lexicon, verb: int) -> bool:
    """Whether a verb says how things look to nobody in particular: "the fire appears to have spread"."""
    if not lexicon.opens("verb", "raising", syntax.lemma(verb)):
        return False
    about, looks = syntax.child(verb, *SUBJECTS), syntax.child(verb, "xcomp", "oprd", "acomp", "ccomp")
    if about is None or looks is None or syntax.tokens[about].tag in RELATIVE:
        return False
    return not lexicon.attributes("verb", syntax.lemma(looks))


def _adjective(syntax: Syntax, place: int) -> Predicate | None:
    """ "Is sure", "are wary": the copula governs the adjective and its subject."""
    verb = syntax.tokens[place].head
    if syntax.tokens[place].dep not in COMPLEMENTS or syntax.lemma(verb) not in COPULAS:
        return None
    if syntax.lemma(verb) == "make" and syntax.low(place) in EFFECTS:
        return None
    first, _ = _verb_group(syntax, verb)
    source = subject(syntax, verb)
    nobody = source is not None and syntax.low(source) == "it"
    source = None if nobody else source
    return _predicate(syntax, (place, verb, "adjective"), (first, place), source, passive=nobody)


def _noun(syntax: Syntax, place: int) -> Predicate:
    """ "His claim that", "calls for", "has no doubt that": the owner or the verb's subject is the source."""
    first = last = place
    verb = place
    source = syntax.child(place, "poss")
    governor = syntax.tokens[place].head
    if source is not None:
        first = max(syntax.edges(source)[1] + 1, place - 3)
    elif syntax.tokens[place].dep in ("dobj", "attr", "pobj") and place - governor <= 5 and governor < place:
        if syntax.tokens[governor].dep == "prep":
            governor = syntax.tokens[governor].head
        if syntax.tokens[governor].tag.startswith("VB") and 0 < place - governor <= 5:
            verb = governor
            source = subject(syntax, verb) if not syntax.is_passive(verb) else agent(syntax, verb)
            first = _verb_group(syntax, verb)[0]
    else:
        by = next((c for c in syntax.children[place] if syntax.low(c) in ("by", "from") and c > place), None)
        source = syntax.child(by, "pobj") if by is not None else None
    return _predicate(syntax, (place, verb, "noun"), (first, last), source)


def _predicate(
    syntax: Syntax,
    words: tuple[int, int, str],
    cue: tuple[int, int],
    source: int | None,
    *,
    passive: bool = False,
) -> Predicate:
    head, verb, kind = words
    lemma = syntax.lemma(head)
    if lemma == "put" and head + 1 < len(syntax.tokens) and syntax.low(head + 1) == "it":
        lemma, cue = "put it", (cue[0], head + 1)
    elif lemma == "go" and cue[1] > head:
        lemma = f"go {syntax.low(cue[1])}"  # "nine, he went on, were children"
    span = source_span(syntax, source, cue) if source is not None else None
    relative = _relative(syntax, verb) if source is not None and not passive else None
    return Predicate(
        head=head,
        verb=verb,
        kind=kind,
        lemma=lemma,
        first=cue[0],
        last=cue[1],
        source=source if span is not None else None,
        source_span=span,
        relative=relative,
        passive=passive,
    )


# ---------------------------------------------------------------- sources
def subject(syntax: Syntax, verb: int) -> int | None:
    """Return the head of who acts in a verb's clause, through conjuncts, participles and infinitives."""
    place = verb
    for _ in range(8):
        token, governor = syntax.tokens[place], syntax.tokens[place].head
        found = syntax.child(place, *SUBJECTS)
        noun = syntax.tokens[governor].tag in NOUN_TAGS
        if found is not None:
            stands_for = token.dep == "relcl" and noun and syntax.tokens[found].tag in RELATIVE
            return governor if stands_for else found
        if noun and (token.dep == "relcl" or (token.dep == "acl" and token.tag in ("VBG", "VBN", "VBD"))):
            return governor
        made_known = syntax.lemma(governor) == "make" and token.dep in COMPLEMENTS
        if governor == place or not (token.dep in CLIMBS or made_known):
            break
        if token.text.lower() == "as":
            quoted = syntax.child(governor, "dobj", "nsubjpass")
            return quoted if quoted is not None else subject(syntax, governor)
        place = governor
    return _inverted(syntax, verb)


def _inverted(syntax: Syntax, verb: int) -> int | None:
    """Return the noun right after a verb that the parse gave no subject: "said Ali"."""
    after = verb + 1
    if syntax.tokens[verb].tag == "VB":
        return None  # "Show us the graves" is said to somebody
    if after >= len(syntax.tokens) or syntax.sentence_number(after) != syntax.sentence_number(verb):
        return None
    for place in range(after, min(after + 6, syntax.sentence(verb).last)):
        token = syntax.tokens[place]
        if token.head == verb and token.dep in ("dobj", "npadvmod", "dep", "attr", "oprd", "nsubj", "appos"):
            return (
                place if token.tag in (*NOUN_TAGS, "PRP") and token.entity not in ("DATE", "TIME") else None
            )
    return None


def said_before(syntax: Syntax, lexicon: Lexicon, verb: int) -> int | None:
    """Return the verb of saying that a verb goes on from, where the parse made it part of what is said.

    In "police said two had died and warned drivers" it is still the police who warn.
    """
    clause = syntax.tokens[verb].head
    saying = syntax.tokens[clause].head
    goes_on = syntax.tokens[clause].dep == "ccomp" and syntax.lemma(saying) in lexicon.strong
    if not goes_on or saying > verb or not _is_apart(syntax, lexicon, verb):
        return None
    if any(syntax.tokens[child].dep in (*SUBJECTS, "aux", "auxpass") for child in syntax.children[verb]):
        return None
    return saying


def _is_apart(syntax: Syntax, lexicon: Lexicon, verb: int) -> bool:
    """Whether a verb in what is said looks like the speaker's: "..., saying", "is hurt and blamed"."""
    token = syntax.tokens[verb]
    if token.dep == "advcl":
        return token.tag == "VBG" and token.lemma in lexicon.strong and syntax.low(verb - 1) == ","
    if token.dep != "conj" or token.tag != "VBD":
        return False
    return token.lemma in lexicon.strong or syntax.tokens[token.head].tag in ("VB", "VBZ", "VBP")


def agent(syntax: Syntax, verb: int) -> int | None:
    """Return the head of the "by" phrase of a passive verb."""
    by = syntax.child(verb, "agent")
    return syntax.child(by, "pobj") if by is not None else None


def source_span(syntax: Syntax, head: int, cue: tuple[int, int]) -> Span | None:
    """Return a source's words: modifiers that identify it stay, clauses set off by a comma go."""
    first, last = syntax.edges(head)
    first = max((place + 1 for place in range(first, head) if _is_dash(syntax, place)), default=first)
    for child in syntax.children[head]:
        begin = syntax.edges(child)[0]
        dep = syntax.tokens[child].dep
        if child < head or begin > last:
            continue
        if dep in ("advcl", "parataxis", "ccomp", "dep") or (
            dep in ("relcl", "acl", "conj")
            and (_after_comma(syntax, begin, dep) or begin <= cue[0] <= syntax.edges(child)[1])
        ):
            last = begin - 1
    if head < cue[0] <= last:
        last = cue[0] - 1
    elif first <= cue[1] < head:
        first = cue[1] + 1
    if syntax.tokens[last].tag == "POS" and last > head:
        last -= 1
    return syntax.trimmed(first, last) if first <= head <= last else None


def _is_dash(syntax: Syntax, place: int) -> bool:
    """Whether a token parts a dateline from its sentence: "MACAU (Reuters) - The minister said"."""
    token = syntax.tokens[place]
    return token.text in DASHES and syntax.text[token.end : token.end + 1].isspace()


def _after_comma(syntax: Syntax, begin: int, dep: str) -> bool:
    return dep != "conj" and begin > 0 and syntax.low(begin - 1) in (",", "—", "–", "-", "(")


def _relative(syntax: Syntax, verb: int) -> Span | None:
    """Return the relative pronoun that is the subject of a verb."""
    for place in (verb, *syntax.ancestors(verb)):
        found = syntax.child(place, "nsubj")
        if found is not None:
            is_relative = syntax.tokens[place].dep == "relcl" and syntax.tokens[found].tag in RELATIVE
            return syntax.span(found, found) if is_relative else None
        if syntax.tokens[place].dep not in ("conj", "xcomp"):
            return None
    return None


# ---------------------------------------------------------------- cues
def _verb_group(syntax: Syntax, verb: int) -> tuple[int, int]:
    """Return a verb with the auxiliaries, negation, adverbs and verbs of trying that stand around it."""
    first = last = verb
    while first > 0 and _belongs(syntax, first - 1, verb):
        first -= 1
    governor = syntax.tokens[verb].head
    if syntax.tokens[verb].dep == "xcomp" and governor == first - 1:
        return _verb_group(syntax, governor)[0], last
    if syntax.tokens[verb].tag == "VBN" and governor == first - 1 and syntax.lemma(governor) == "make":
        return _verb_group(syntax, governor)[0], last
    particle = syntax.child(verb, "prt")
    if particle is not None and particle == verb + 1:
        last = particle
    return first, last


def _belongs(syntax: Syntax, place: int, verb: int) -> bool:
    token = syntax.tokens[place]
    if token.tag in ("WRB", "CC", "IN") or token.text == ",":
        return False
    return token.head == verb and token.dep in AROUND
