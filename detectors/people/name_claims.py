"""Names that the rules see where a model takes the words for a firm or a place: which stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detectors.people.name_evidence import is_us
from detectors.people.name_kinds import ONE, WHOLE
from detectors.people.name_lists import fold_plain
from detectors.people.name_settings import acts_next
from detectors.people.name_tokens import FAMILY_ENDS, tokens_of, words

if TYPE_CHECKING:
    from detectors.people.person_finder import Person

_FAMILY, _SHORTEST = 6, 4
"""Letters of a family name that a login has, at most and at least."""


def surely(text: str, person: Person, said: list[tuple[int, int, bool]]) -> bool:
    """Whether the rules' name stands though the model takes the words for a firm or a place.

    Behind a label or title, in turned order, or where the model means the same listed words and no
    list of places has them.
    """
    if " " not in text[person.start : person.end]:
        return False
    if announced(person) or person.because.startswith("family name, comma"):
        return True
    tokens = list(tokens_of(text, person.start, person.end))
    if person.because == WHOLE and acts_next(text, tokens) and _in_part(person, said):
        return True
    if person.because not in (WHOLE, ONE) or not _meant(text, person, said):
        return False
    if is_us(tokens[-1], tokens[:-1]) and tokens[0].given > 1:  # `Unit 105: Wendy Us.`
        return True
    usual = person.because == WHOLE or tokens[0].given or FAMILY_ENDS.search(tokens[-1].low)
    # A part of "Sang-hoon" is a word, the whole is none.
    small = words()["particle"]  # Ana de la Cruz
    said_too = [t for t in tokens if t.low not in small]
    words_only = any(t.ordinary and "-" not in t.low for t in said_too)
    return bool(usual) and not words_only and not any(t.known.place for t in said_too)


def _meant(text: str, person: Person, said: list[tuple[int, int, bool]]) -> bool:
    """Whether the model means just these words, or them with titles and numbers: `Ct Ana Ruiz`."""
    return any(
        start <= person.start
        and person.end <= end
        and all(t.low in words()["title"] for t in tokens_of(text, start, person.start))
        and not any(tokens_of(text, person.end, end))
        for start, end, _ in said
    )


def _in_part(person: Person, said: list[tuple[int, int, bool]]) -> bool:
    """Whether the model takes but one of the words for a place: `[Virginia] Day lost …`."""
    met = [(start, end) for start, end, _ in said if start < person.end and person.start < end]
    return all(person.start <= start and end < person.end for start, end in met)


def plain(text: str, start: int, end: int) -> str:
    """The words of a name, told alike whatever their case and the spaces between them."""
    return " ".join(text[start:end].split()).casefold()


def announced(person: Person) -> bool:
    """Whether a label or a title stands before the name."""
    return person.because.startswith(("label", "title"))


def borne_out(text: str, person: Person) -> bool:
    """Whether a login or address of the text is made of a whole name: `lfaasava88`, `losa.faa@…`.

    So people know a name that they never heard.
    """
    parts = [fold_plain(part) for part in text[person.start : person.end].split()]
    family = "".join(ch for ch in parts[-1] if ch.isalpha())[:_FAMILY]
    given = re.match("[a-z]+", parts[0])
    if given is None or len(parts) == 1 or len(family) < _SHORTEST or "," in parts[0]:
        return False
    made = (
        rf"(?<![\w.@])(?:{given[0]}[._-]|{given[0][0]}[._-]?){family}[a-z]*"
        r"(?:[0-9]{1,4}(?![\w@.])|[\w.]*@)"
    )
    return re.search(made, text, re.IGNORECASE) is not None
