"""Units that are confused with one another: a right number in the wrong one is only close."""

from __future__ import annotations

from functools import lru_cache

from ice_quiz.language.normal import folded
from ice_quiz.language.plurals import plural_word

# Each line is one kind; abbreviations stand behind their unit.
_KINDS = (
    "nanosecond ns|microsecond µs|millisecond ms|second sec s|minute min|hour hr h|day|week|fortnight|month|year yr"
    "|decade|century|millennium",
    "nanometre nanometer nm|micrometre micrometer micron µm um|millimetre millimeter mm|centimetre centimeter cm"
    "|metre meter m|kilometre kilometer km|inch|foot ft|yard yd|mile mi",
    "microgram µg|milligram mg|gram gramme g|kilogram kilogramme kg|tonne ton t|ounce oz|pound lb lbs",
    "millilitre milliliter ml|centilitre centiliter cl|litre liter l|gallon gal|pint",
    "percent|permille",
    "dollar usd|euro eur|pound gbp|yen jpy|cent|franc chf",
    "celsius c|fahrenheit f|kelvin k",
)


@lru_cache(maxsize=1)
def _units() -> dict[str, tuple[int, str]]:
    """Every written form of a unit: its kind and its name."""
    table: dict[str, tuple[int, str]] = {}
    for kind, line in enumerate(_KINDS):
        for unit in line.split("|"):
            name, *others = unit.split()
            for form in (name, plural_word(name), *others, *(plural_word(other) for other in others if len(other) > 3)):
                table.setdefault(folded(form), (kind, name))
    return table


def other_unit(text: str, asked: str) -> str:
    """The unit that the text gives, in the plural, if it is another one of the kind that is asked for; else ""."""
    wanted = [_units()[word] for word in folded(asked).split() if word in _units() and len(word) > 2]
    given = [_units()[word] for word in folded(_apart(text)).split() if word in _units()]
    for kind, name in given:
        if any(kind == asked_kind for asked_kind, _ in wanted) and (kind, name) not in wanted:
            return plural_word(name)
    return ""


def _apart(text: str) -> str:
    """With a space between a number and the letters that follow it: 5km."""
    return "".join(
        f" {sign}" if sign.isalpha() and place and text[place - 1].isdigit() else sign for place, sign in enumerate(text)
    )
