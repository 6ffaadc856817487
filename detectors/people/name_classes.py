"""The part of the names model that looks words up in the shipped lists.

A component before the recognizer writes four digits to each token's tag: how common the word is
as a given name, as a family name and as an ordinary word, and how it names places (0 to 3 each).
The recognizer reads the tag as one more feature: measured as the largest single gain over text
alone.
"""

from __future__ import annotations

import random
from functools import lru_cache
from typing import Any

import numpy as np
from spacy.attrs import TAG
from spacy.language import Language
from spacy.strings import hash_string  # type: ignore[attr-defined]  # spaCy's stubs lack it
from spacy.tokens import Doc

from detectors.people.name_lists import family_rank, fold_plain, given_rank, places, word


@lru_cache(maxsize=200_000)
def name_class(token: str) -> str:
    """Four digits for one word as written: given, family, ordinary, place, each 0 (absent) to 3."""
    folded = fold_plain(token)
    known = word(folded)
    if len(folded) == 1:
        return f"00{known.word}0"
    given, family = given_rank(folded), family_rank(folded)
    if not (given or family) and "-" in folded:
        parts = [part for part in folded.split("-") if len(part) > 2]
        given = max(map(given_rank, parts), default=0)
        family = max(map(family_rank, parts), default=0)
    return f"{given}{family}{known.word}{places().get(folded, 0)}"


class NameClasses:
    """The spaCy component.

    blank: in training, the share of texts whose name digits are hidden, so that the model does
        not lean on the lists alone; 0 in use.
    """

    def __init__(self) -> None:
        self.blank = 0.0
        self._dice = random.Random(1)  # noqa: S311  training only, never a secret

    def __call__(self, doc: Doc) -> Doc:
        """Write the tags."""
        hidden = self.blank > 0 and self._dice.random() < self.blank
        key = _hidden_key if hidden else _key
        keys = [key(token.text) for token in doc]
        if keys:
            tags: Any = np.array(keys, dtype=np.uint64)
            doc.from_array([TAG], tags)
        return doc


@lru_cache(maxsize=200_000)
def _key(token: str) -> int:
    """The tag of a word as spaCy keeps it: a hash, so that no vocabulary need hold it."""
    return int(hash_string(name_class(token)))


@lru_cache(maxsize=200_000)
def _hidden_key(token: str) -> int:
    return int(hash_string(f"00{name_class(token)[2]}0"))


@Language.factory("name_classes")
def make_name_classes(nlp: Language, name: str) -> NameClasses:  # noqa: ARG001  spaCy's signature
    """The factory that spaCy calls when it builds the pipeline."""
    return NameClasses()
