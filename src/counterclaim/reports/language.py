"""The language of a text, or `None` where it cannot be told."""

from __future__ import annotations

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

# Below either bound a verdict is a guess. A wrong "not English" would leave a report unread, whereas one
# of unknown language is read and, if it is not English, yields nothing: so the bounds are high.
MIN_LETTERS = 40
MIN_PROBABILITY = 0.9
# Enough to tell; more would only cost time.
SAMPLE_CHARS = 20_000


def identify(text: str) -> str | None:
    """Identify the language of a text as an ISO 639-1 code; `None` = too short or too mixed to tell."""
    sample = text[:SAMPLE_CHARS]
    letters = sum(map(str.isalpha, sample))
    if letters < MIN_LETTERS:
        return None
    if sum(map(str.isupper, sample)) * 2 > letters:
        # Old wire copy is all capitals, which the model never saw in running English.
        sample = sample.lower()
    language, probability = _identifier().classify(sample)
    return str(language) if probability >= MIN_PROBABILITY else None


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    # Codes of three letters are no ISO 639-1; without them their texts go to the nearest language that is
    # (Nigerian Pidgin to English, spoken Arabic to Arabic).
    identifier.set_languages([code for code in identifier.labels if len(code) == 2])
    return identifier
