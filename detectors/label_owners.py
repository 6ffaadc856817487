"""What a label in running text says of whose its value is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detectors.labels import POSSESSIVE, claiming, words

if TYPE_CHECKING:
    from detectors.labels import Field


def label_text(text: str, field: Field) -> tuple[str, ...]:
    """Return the label's words without possessives, for what they say of a role: mother, name."""
    plain = POSSESSIVE.sub("", text[field.label_start : field.label_end])
    return words(plain)


def owner_words(text: str, field: Field) -> tuple[str, ...]:
    """Return the label's words that may say whose the value is, without those of what it is.

    `Medicare beneficiary ID` speaks of no beneficiary, `Spouse SSN` of the spouse.
    """
    said = label_text(text, field)
    left = list(said)[-12:]
    _, size = claiming(left)
    return tuple(left[: len(left) - size]) if size else said
