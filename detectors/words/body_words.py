"""What happens to parts of the body, put together: `broke two ribs`, `lump in her breast`.

A list of phrases cannot hold every injury of every part, nor every syndrome that is called after
somebody; their words can. They stand in `body_words.toml`, the parts and what is said of them.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

_BETWEEN = (
    "(?:(?:his|her|their|my|your|your|the|both|a|an|two|three|four|several|some|left|right|upper|"
    "lower|l|r|lt|rt|bilateral|other|same|dominant|non-dominant|tip|base|side|top|back|front|of|"
    "ring|index|little|big|middle|great|small|first|second|third|fourth|fifth|[0-9]{1,2}(?:st|nd|"
    "rd|th)?|distal|proximal|old|torn|bad|"
    "anterior|posterior|lateral|medial|rear)[ /]){0,4}"
)
_THING = r"(?![ -](?:of|to) (?:the|a|this|our)\b|[ ]?[-/]?[ ]?(?:rests?|rails?|outs?|ers?)\b)"
"""A gate has an arm and a chair a back: of such a part the next words say whose it is."""

_WEAK_PLACE = 4


@cache
def _sets() -> dict[str, tuple[str, ...]]:
    text = resources.files("detectors.words").joinpath("body_words.toml").read_text("utf-8")
    return {
        name: tuple(sorted(" ".join(part.split()) for part in value.split(",") if part.strip()))
        for name, value in tomllib.loads(text).items()
    }


def _any(*names: str) -> str:
    said = sorted((word for name in names for word in _sets()[name]), key=len, reverse=True)
    return "(?:" + "|".join(map(re.escape, said)) + ")"


@cache
def _done() -> re.Pattern[str]:
    """`broke two ribs`: what was done first, then the part."""
    link = "(?: (?:of|to|in|on|at|from|into|through|inside|behind|under|over|around))?[ ]"
    part = rf"{link}{_BETWEEN}{_any('part')}\b{_THING}"
    return re.compile(rf"(?:(?P<strong>{_any('done')})|{_any('hurt')}){part}")


@cache
def _suffered() -> re.Pattern[str]:
    """`ankle fracture`, `liver biopsy`: the part first."""
    link = r"(?:[ -](?:is|was|were|are|had to be|got|has been|shows?|showed))?[ -]"
    part = rf"{_any('part', 'of_part')}{link}(?:(?:is|was|be) )?"
    return re.compile(rf"{part}(?:(?P<strong>{_any('suffered')})|{_any('felt')})\b{_THING}")


@cache
def _firsts() -> frozenset[str]:
    """The first words of all that may begin here."""
    names = ("done", "hurt", "part", "of_part")
    return frozenset(re.split(r"[ -]", word)[0] for name in names for word in _sets()[name])


def bodily(low: str, word: re.Match[str]) -> tuple[int, bool] | None:
    """Where what happened to a part of the body ends, and whether it tells of illness by itself.

    low: a text in lower case without accents; word: where it may begin. Pain and the like tell
    only what other words make of it. None where nothing is said of a part.
    """
    if word.group().partition("-")[0].removesuffix("'s") not in _firsts():
        return None
    found = _done().match(low, word.start()) or _suffered().match(low, word.start())
    return (found.end(), found["strong"] is not None) if found else None


def named_illness(low: str, word: re.Match[str]) -> bool:
    """Whether a word such as "syndrome" is of an illness that the word before it names.

    low, word: as in `bodily`. `Marfan syndrome` is one, "the disease" and "mental disorder" say
    nothing of which.
    """
    if word.group() not in _sets()["head"]:
        return False
    before = re.search(r"([^\W\d_][\w'’-]*)[ ]$", low[max(0, word.start() - 30) : word.start()])
    if before is None:
        return False
    name = before[1].removesuffix("'s")
    return len(name) >= _WEAK_PLACE and name not in _sets()["no_name"]
