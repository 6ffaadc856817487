"""The closed vocabulary of `elements.toml`, read once when the module is imported.

The four tables map a code to its label for people, in the order of the file.
"""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

_VOCABULARY: dict[str, dict[str, dict[str, Any]]] = tomllib.loads(
    files("detectors").joinpath("elements.toml").read_text(encoding="utf-8")
)


def _labels(group: str) -> dict[str, str]:
    return {code: str(entry["label"]) for code, entry in _VOCABULARY[group].items()}


ELEMENTS = _labels("element")
"""Information that a breach law lists."""

PARTS = _labels("part")
"""Recorded under their own code; an exposure only together with another part."""

IDENTITY = _labels("identity")
"""Who a record is about: kept as values."""

DECOYS = _labels("decoy")
"""What looks like one of the others and is not: claimed, then left out of the records."""

TRIGGERS = frozenset(code for code, entry in _VOCABULARY["element"].items() if entry["trigger"])
"""Elements that call for notice together with a name (or alone, for `login`)."""

_ALL = {**ELEMENTS, **PARTS, **IDENTITY, **DECOYS}


def label(code: str) -> str:
    """What a code means, for people. Raises KeyError for a code outside the vocabulary."""
    return _ALL[code]


def letter(code: str) -> str:
    """How a notice names a code, to be set inside a sentence.

    Raises KeyError for a code outside the vocabulary, and for a decoy.
    """
    entry = _VOCABULARY["element"].get(code)
    named = str(entry["letter"]) if entry else {**PARTS, **IDENTITY}[code]
    return named if entry else named[0].lower() + named[1:]
