"""Words around names: titles, degrees, particles, words of firms, streets and forms."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def _table() -> dict[str, Any]:
    text = resources.files("detectors.lists").joinpath("name_words.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def words(kind: str) -> frozenset[str]:
    """The folded words of one kind; kinds are the keys of `lists/name_words.toml`.

    Raises KeyError for a kind that the file lacks.
    """
    return frozenset(_table()[kind])


def spanish_short() -> dict[str, list[str]]:
    """Short form of a Spanish given name -> the formal names it stands for, folded."""
    return dict(_table()["spanish_short"])


def alternation(kind: str, without: str = "") -> str:
    """A regex group of the words of a kind, less those of another, with or without full stops."""
    less = words(without) if without else frozenset()
    chosen = sorted(words(kind) - less, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(_dotted(word) for word in chosen) + ")"


def _dotted(word: str) -> str:
    # Only short abbreviations are written with stops inside.
    return r"\.?".join(word) if len(word) < 4 else word
