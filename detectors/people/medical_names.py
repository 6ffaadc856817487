"""Words of medicine that a model takes for a name: `Metformin`, `tetralogy of Fallot`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detectors.words.clinical_words import CLEAR, clinical

if TYPE_CHECKING:
    from detectors.people.name_tokens import Token

_OF_ILLNESS = 20
"""Characters before a name in which the illness begins that is called by it."""


def medical(text: str, tokens: list[Token]) -> bool:
    """Whether a model took words of medicine for a name that no list knows."""
    known = len(tokens) > 1 and tokens[0].given > 1 and tokens[-1].family > 1
    said = text[tokens[0].start : tokens[-1].end]
    found = [word for word in clinical(said) if word.because == CLEAR]
    whole = any((word.start, word.end) == (0, len(said)) for word in found)
    return whole or (not known and bool(found)) or _named_after(text, tokens)


def _named_after(text: str, tokens: list[Token]) -> bool:
    """Whether one word ends an illness that is called by it: `tetralogy of Fallot`."""
    start, end = tokens[0].start, tokens[-1].end
    said = text[max(0, start - _OF_ILLNESS) : end] if len(tokens) == 1 else ""
    if not said.endswith(f" of {text[start:end]}"):
        return False
    return any(word.because == CLEAR and word.end == len(said) for word in clinical(said))
