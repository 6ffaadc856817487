"""Words of a text as the names finder sees them: what the name lists know of each."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from detectors.people.name_lists import Word, fold_plain, word

if TYPE_CHECKING:
    from collections.abc import Iterator

LETTER = r"[^\W\d_]"
"""One letter of any script, for regexes of Python's `re`."""

MARK = "\u0300-\u036f"
"""Combining accents: some PDF text has them apart from their letters."""

NICKNAME = r"(?:[\"“(][^\W\d_]{2,15}[\"”)])"
"""A nickname in quotes or brackets inside a name."""

FAMILY_ENDS = re.compile(
    r"^[a-z]{2,}(?:[^aeiou]ian|[a-z]yan|yants|oglu|[a-z]ova|[a-z]eva|[a-z]enko|owicz|ewicz|"
    r"[oe]wsk[ai]|shvili|adze|opoulos|mariam|sellassie|giorgis|chukwu|singh|zadeh|pour)$"
)
"""How family names end that no list has whole: Armenian, Slavic, Georgian, Persian and others."""

_RARE = 1
_PIECE = re.compile(rf"{NICKNAME}|{LETTER}(?:{LETTER}|[{MARK}]|['’`\-](?={LETTER}))*\.?|[,/]")


_CODE = re.compile(r"#|[0-9]{2}")
_COUNTED = 2
"""Letters right behind a digit that are of its bed or rank: `412B Ruiz, Ana`, `4TH GEN`."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word at `text[start:end]`; low: folded; known: what the lists say of it.

    given, family: how common as such, 0 absent to 3 common; ordinary: mostly a word of the
    language; initial: one letter.
    """

    start: int
    end: int
    text: str
    low: str
    known: Word

    @property
    def caseless(self) -> bool:
        """The word is of a script without capitals: Chinese, Korean, Persian."""
        return self.low == self.text.upper()

    @property
    def given(self) -> int:
        """How common as a given name: 0 absent, 1 rare, 2 known, 3 common."""
        return (self.known.given > 0) + (self.known.given >= 11) + (self.known.given >= 16)

    @property
    def family(self) -> int:
        """How common as a family name: 0 absent, 1 rare, 2 known, 3 common."""
        return (self.known.family > 0) + (self.known.family >= 10) + (self.known.family >= 14)

    @property
    def ordinary(self) -> bool:
        """Whether it is a word of the language first, a name at most second."""
        best = max(self.given, self.family)
        return self.known.word == 3 or (self.known.word == 2 and best < 3)

    @property
    def initial(self) -> bool:
        """Whether it is one letter, with or without a full stop."""
        return len(self.text.rstrip(".")) == 1


@cache
def words() -> dict[str, frozenset[str]]:
    """Return the word sets of `person_words.toml` by name, folded to lower case."""
    text = resources.files("detectors.people").joinpath("person_words.toml").read_text("utf-8")
    return {name: frozenset(value.split()) for name, value in tomllib.loads(text).items()}


@lru_cache(maxsize=200_000)
def _known(text: str) -> tuple[str, Word]:
    plain = text.rstrip(".")
    if plain.endswith(("'s", "’s")):
        plain = plain[:-2]
    folded = fold_plain(plain)
    found = word(folded)
    if not (found.given or found.family or found.word) and FAMILY_ENDS.search(folded):
        return folded, found._replace(family=_RARE)
    if found.given or found.family or "-" not in folded:
        return folded, found
    parts = [word(part) for part in folded.split("-") if len(part) > 1]
    best = [max((part[i] for part in parts), default=0) for i in range(3)]
    return folded, Word(best[0], best[1], best[2], False, False)


def tokens_of(text: str, start: int, end: int) -> Iterator[Token]:
    """Words, commas and slashes of `text[start:end]`; a possessive 's is left out.

    What a number follows at once is a label or part of a code: `A# 208-417-365`, `XEA903514872`;
    so are one or two letters behind it.
    """
    for match in _PIECE.finditer(text, start, end):
        if _CODE.match(text, match.end()):
            continue
        raw = match.group()
        stop = match.end()
        if stop - match.start() <= _COUNTED and text[match.start() - 1 : match.start()].isdigit():
            continue
        if raw[-2:] in ("'s", "’s"):
            raw, stop = raw[:-2], stop - 2
        low, known = _known(raw)
        yield Token(match.start(), stop, raw, low, known)


def is_abbreviation(token: Token, place: int) -> bool:
    """Whether a full stop behind the word is its own: `Wm. Lee`, `Sgt. Lee`, but not `Bao Lor. He`.

    place: how many words of the run come up to this one.
    """
    sets = words()
    if token.low in sets["title"] or token.low in sets["suffix"]:
        return len(token.low) < 5
    return len(token.low) <= 3 and not (len(token.low) == 3 and token.family and place > 1)
