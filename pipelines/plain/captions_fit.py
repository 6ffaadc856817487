"""Whether values are of the kind that the captions of a form ask for: numbers, names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detectors.catalog import detectors
from detectors.words.label_words import claimed, words

if TYPE_CHECKING:
    from collections.abc import Sequence

_FEWEST, _MOSTLY = 2, 0.8
_FIGURES = frozenset({
    "ssn", "drivers_license", "passport", "state_id", "phone", "birth_date", "account_number",
    "card_number", "access_code", "postal_code", "health_insurance", "tax_id",
    "other_government_id", "military_id",
})  # fmt: skip
_NAMES = frozenset({"name", "given_name", "family_name"})


def agree(pairs: Sequence[tuple[Sequence[str], Sequence[str]]]) -> bool:
    """Whether numbers stand over captions that ask for numbers, and names over those of names.

    Where values are missing in a row, a value may be of any of its captions.
    """
    fit = [said for values, captions in pairs for said in _fitting(values, captions)]
    return sum(fit) >= _FEWEST and sum(fit) >= _MOSTLY * len(fit)


def plainly(
    told: Sequence[tuple[Sequence[str], Sequence[str]]],
    over: Sequence[tuple[Sequence[str], Sequence[str]]],
) -> bool:
    """Whether captions fit the rows over them alone."""
    return agree(told) and cell_by_cell(told) > _FEWEST * max(1, cell_by_cell(over))


def cell_by_cell(pairs: Sequence[tuple[Sequence[str], Sequence[str]]]) -> int:
    """How many values are of the kind of their own caption, in rows with a value for each."""
    even = [pair for pair in pairs if len(pair[0]) == len(pair[1])]
    return sum(said for pair in even for said in _fitting(*pair))


def _fitting(values: Sequence[str], captions: Sequence[str]) -> list[bool]:
    if len(values) == len(captions):
        each = [fits(*pair) for pair in zip(values, captions, strict=True)]
        return [said for said in each if said is not None]
    return [True for value in values if any(fits(value, caption) for caption in captions)]


def fits(value: str, caption: str) -> bool | None:
    """Whether a value is of the kind that its caption asks for; None where nothing is known."""
    asked = {detectors()[name].detects for name in claimed(words(plain_caption(caption)))[0]}
    figures = re.search("[0-9]", value) is not None
    if asked and asked <= _FIGURES:
        return figures
    return not figures if asked and asked <= _NAMES else None


def plain_caption(cell: str) -> str:
    """A caption without the brackets around it, or the star of a note below."""
    cell = cell.rstrip("*†")
    return cell[1:-1] if cell.startswith("(") and cell.find(")") == len(cell) - 1 else cell
