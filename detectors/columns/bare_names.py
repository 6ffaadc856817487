"""Names of people in two columns, told by their values where the headers say nothing."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from detectors.columns.nine_digits import is_bare
from detectors.columns.verdicts import Look, Verdict, name_shares
from detectors.people.name_lists import word
from detectors.people.names import family_rank, fold, given_rank
from detectors.words.header_words import says_nothing

_LOOKED_AT = 100
_LISTED = 1.0
_LIKE, _LEAN, _APART = 0.7, 0.25, 0.9
_WORDS = 0.4
_REACH = 2
_PARTS = ("given_name", "family_name")


def unheaded_names(looks: Sequence[Look], empty: Sequence[int]) -> tuple[int, int] | None:
    """(given, family): two columns without a header whose single words the name lists know."""
    ranked = {at: _ranks(looks[at].values) for at in empty if _may_be(looks[at], 0.35)}
    for at in sorted(ranked):
        beside = next((i for i in (at + 1, at + 2) if i in ranked), None)
        if beside is None or min(max(ranked[at]), max(ranked[beside])) < _LISTED:
            continue
        return (at, beside) if _lean(ranked[at]) >= _lean(ranked[beside]) else (beside, at)
    return None


def opaque_names(verdicts: Sequence[Verdict], looks: Sequence[Look]) -> tuple[int, int] | None:
    """(given, family): two near columns under headers like `f1` that hold names together.

    One of them may be typed already. A town and a color are on the lists of names as well: the
    words of each row must make a name, one column must lean to given names and the other to family
    names, and a list of people says few names twice.
    """
    open_still = {
        at
        for at, seen in enumerate(looks)
        if verdicts[at].detects is None and seen.words and _says_nothing(seen.words)
    }
    parts = {at: str(v.detects) for at, v in enumerate(verdicts) if v.detects in _PARTS}
    if not open_still or len(set(parts.values())) > 1:
        return None
    asked = sorted(
        at
        for at in open_still | set(parts)
        if _may_be(looks[at], 0.6) and (at in parts or _ordinary(looks[at].values) <= _WORDS)
    )
    pairs = [
        (given, family)
        for given in asked
        for family in asked
        if given != family
        and abs(given - family) <= _REACH
        and {given, family} & open_still
        and parts.get(given, "given_name") == "given_name"
        and parts.get(family, "family_name") == "family_name"
        and (not parts or {given, family} & set(parts))
        and _lean(_ranks(looks[given].values)) >= _LEAN
        and _lean(_ranks(looks[family].values)) <= (-_LEAN if not parts else _LEAN)
    ]
    told = [_together(looks[given].values, looks[family].values) for given, family in pairs]
    likely = zip(pairs, name_shares(told), told, strict=True)
    return next((pair for pair, share, each in likely if share >= _LIKE and _few_twice(each)), None)


def _says_nothing(header: tuple[str, ...]) -> bool:
    return says_nothing(header) or is_bare(header)


def _may_be(seen: Look, spaced: float) -> bool:
    shown = seen.profile
    return shown.lettered >= 0.9 and shown.spaced <= spaced and shown.length >= 3


def _ordinary(values: pl.Series) -> float:
    """Share of the values with a word that is a place or stands in sentences: Oakland, Red."""
    texts = values.head(_LOOKED_AT).to_frame("t").select(fold(pl.col("t"))).to_series()
    known = texts.str.replace_all("-", " ").str.split(" ").list.explode()
    told = [word(token) for token in known.to_list() if token]
    return sum(bool(each.word or each.place) for each in told) / max(1, len(texts))


def _together(given: pl.Series, family: pl.Series) -> pl.Series:
    """The words of both columns, row by row as far as both go."""
    size = min(len(given), len(family), _LOOKED_AT)
    return given.head(size) + " " + family.head(size)


def _few_twice(names: pl.Series) -> bool:
    return len(names) >= 3 and names.n_unique() >= _APART * len(names)


def _lean(ranks: tuple[float, float]) -> float:
    return ranks[0] - ranks[1]


def _ranks(values: pl.Series) -> tuple[float, float]:
    """Mean rank 0..3 of the values as given and as family names, by the best of their words."""
    tokens = values.to_frame("t").select(fold(pl.col("t"))).to_series().head(_LOOKED_AT).to_list()
    size = max(1, len(tokens))
    parts = [token.replace("-", " ").split() or [""] for token in tokens]
    given = sum(max(map(given_rank, words)) for words in parts)
    return given / size, sum(max(map(family_rank, words)) for words in parts) / size
