"""English words of the calendar and of counting, and the numbers they stand for."""

from __future__ import annotations

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = {
    "spring": 3,
    "summer": 6,
    "autumn": 9,
    "fall": 9,
    "winter": 12,
}  # first month of three, as up north
FIXED_HOLIDAYS = {
    "new year's day": (1, 1), "valentine's day": (2, 14), "christmas eve": (12, 24), "christmas": (12, 25),
    "boxing day": (12, 26), "new year's eve": (12, 31), "halloween": (10, 31),
}  # fmt: skip
HOLIDAYS = (*FIXED_HOLIDAYS, "thanksgiving", "easter")
UNITS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth", "twenty-first",
)  # fmt: skip


def month_number(word: str) -> int:
    """Return 1 to 12 for a lower-case month, spelled out or cut ("sept.")."""
    return 1 + next(rank for rank, name in enumerate(MONTHS) if name.startswith(word.rstrip(".")[:3]))


def weekday_number(word: str) -> int:
    """Return 0 (Monday) to 6 for a lower-case weekday, spelled out or cut."""
    return next(rank for rank, name in enumerate(WEEKDAYS) if name.startswith(word.rstrip(".")[:3]))


def ordinal_number(word: str) -> int:
    """Return the rank that "19th", "nineteenth" or "final" (the fourth of four) names."""
    digits = "".join(char for char in word if char.isdecimal())
    if digits:
        return int(digits)
    return {"final": 4, "last": 4, "latter": 2}.get(word) or ORDINALS.index(word) + 1


def count_number(word: str) -> int | None:
    """Return the whole number of a count ("12", "twenty-one", "a"); `None` for "a few" and its like."""
    if word.isdecimal():
        return int(word)
    if word in ("a", "an"):
        return 1
    if word == "a couple of":
        return 2
    total = 0
    for part in word.replace("-", " ").split():
        if part in UNITS:
            total += UNITS.index(part) + 1
        elif part in TENS:
            total += 10 * (TENS.index(part) + 2)
        else:
            return None
    return total
