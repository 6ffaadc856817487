"""What stands in a text before it is searched: a strong form, or a word that announces a value."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from re import _constants as constants  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from re import escape
from typing import Any

import polars as pl

from detectors import few
from detectors.catalog import detectors
from detectors.columns.values import STRONG
from detectors.model import Detector
from detectors.texts.long_cells import LONG
from detectors.texts.windows import around, behind, whole

_WIDE = 40
"""Patterns in one union: one automaton looks at a short cell once instead of several times."""

SIGNS = {
    "[0-9]": tuple("0123456789"),
    "@": ("@",),
    r"<<|://|www[.]|[bB][oO][xX] ": ("<<", "://", "www.", "box "),
}
"""What stands in every text with a strong form, in the shapes that are looked for at 4 to 8 GB/s
(all in one would be a tenth of that) -> the same as literals, in either case."""

REACH = 54
"""Code points by which a form goes on around a sign, at most; see `narrow`."""

_AFTER_PHRASE = 300
"""Code points behind the beginning of a phrase: more than it, a link and a value are long."""

_CHEAP = 60
"""Bytes of a text, on average, below which the gate saves nothing."""

_PAIRS = 8
"""Pairs of signs at most, in four cases each, that are looked for without one automaton for all."""

_HEAD, _OFTEN = 200, 0.5
"""The first texts, and the share of them with a sign from which on signs are looked for alone."""

SHORT = pl.col("text").str.len_bytes() <= LONG
"""Texts that are searched whole; longer ones in pieces."""


def bounded(bodies: Iterable[str]) -> str:
    """The patterns as one, without regard to case, where no ASCII word goes on at its ends."""
    either = "|".join(f"(?:{body})" for body in bodies)
    return rf"(?i)(?-u:\b{{start-half}})(?:{either})(?-u:\b{{end-half}})"


@cache
def strong(codes: frozenset[str] | None) -> tuple[tuple[str, str, float], ...]:
    """(detector, regex, score) of every strong pattern."""
    return tuple(
        (name, pattern.regex, pattern.score)
        for name, detector in detectors().items()
        for pattern in detector.patterns
        if pattern.score >= STRONG and (codes is None or detector.detects in codes)
    )


@cache
def narrow(codes: frozenset[str] | None) -> tuple[tuple[str, str, float], ...]:
    """Those of `strong` that are never longer than `REACH`; the others need the whole text."""
    return tuple(form for form in strong(codes) if longest(form[1]) <= REACH)


@cache
def longest(regex: str) -> int:
    """Code points of the longest match of a pattern."""
    return int(parser.parse(regex).getwidth()[1])


@cache
def core(regex: str) -> str | None:
    """Two signs in a row, each of few, that every match of a pattern holds; None where none are.

    Few of them are looked for at ten times the pace of the pattern.
    """
    signs = map(_alternatives, parser.parse(regex))
    few_of_each = ((one, two) for one, two in pairwise(signs) if 0 < len(one) * len(two) <= _PAIRS)
    return next((f"(?i)[{escape(one)}][{escape(two)}]" for one, two in few_of_each), None)


def _alternatives(token: tuple[int, Any]) -> str:
    """The signs of which exactly one stands for this part of a pattern; none where others may."""
    kind, value = token
    told = value if kind == constants.IN else [token]
    single = all(sort == constants.LITERAL for sort, _ in told)
    return "".join(chr(sign) for _, sign in told) if single else ""


@cache
def unions(codes: frozenset[str] | None) -> tuple[str, ...]:
    """All strong patterns in a few unions, which look at a short cell only once or twice."""
    bodies = [f"(?:{body})" for _, body, _ in strong(codes)]
    return tuple("|".join(bodies[at : at + _WIDE]) for at in range(0, len(bodies), _WIDE))


@cache
def announced(codes: frozenset[str] | None) -> tuple[str, ...]:
    """The detectors of these codes that only a word before a value can speak for."""
    return tuple(
        name
        for name, detector in detectors().items()
        if (codes is None or detector.detects in codes)
        and detector.context
        and (detector.free or any(p.score < STRONG for p in detector.patterns))
    )


@cache
def words_before(detector: Detector) -> str:
    """The detector's context phrases as one regex; spaces may be any run of signs."""
    return _spelled(detector.context)


def _spelled(phrases: Iterable[str]) -> str:
    """The longest first: of phrases that begin alike the regex takes the first."""
    ordered = sorted(set(phrases), key=lambda p: (-len(p), p))
    return "|".join(r"[ _.'’-]{0,2}".join(phrase.split()) for phrase in ordered)


@cache
def heads(codes: frozenset[str] | None) -> str | None:
    """The phrases of all announced detectors as one regex; None without any."""
    phrases = {p for name in announced(codes) for p in detectors()[name].context}
    return _spelled(phrases) if phrases else None


@cache
def announcing(codes: frozenset[str] | None) -> pl.DataFrame:
    """head, detector: which announced detectors to try where a phrase was met, its words glued.

    Also those with a phrase that begins inside it: of two that overlap only one is met.
    """
    owners: dict[tuple[str, ...], set[str]] = {}
    for name in announced(codes):
        for phrase in detectors()[name].context:
            owners.setdefault(tuple(phrase.split()), set()).add(name)
    beginning: dict[str, list[tuple[str, ...]]] = {}
    for own in owners:
        beginning.setdefault(own[0], []).append(own)
    rows = {
        ("".join(met), name)
        for met in owners
        for at, word in enumerate(met)
        for other in beginning.get(word, ())
        if all(one == two for one, two in zip(met[at:], other, strict=False))
        for name in owners[other]
    }
    return pl.DataFrame(
        sorted(rows), schema={"head": pl.String, "detector": pl.String}, orient="row"
    )


def near_forms(cells: pl.DataFrame, codes: frozenset[str] | None) -> pl.DataFrame:
    """row, first, text: what stands around the `narrow` forms in cells (row, text).

    first: code points of the cell before the window.
    """
    forms = narrow(codes)
    if not forms or cells.is_empty():
        return whole(cells).clear()
    return around(cells, bounded(body for _, body, _ in forms), SIGNS, REACH)


def announced_in(
    cells: pl.DataFrame, codes: frozenset[str] | None
) -> tuple[pl.DataFrame, dict[str, pl.Series]]:
    """What stands behind phrases that announce values, as `near_forms`; detector -> its rows.

    cells: row, text. The detectors come in the order of the catalog.
    """
    union = heads(codes)
    if union is None or cells.is_empty():
        return whole(cells.clear()), {}
    windows, met = behind(cells, bounded([union]), _AFTER_PHRASE)
    head = pl.col("hit").str.to_lowercase().str.replace_all(r"[ _.'’-]+", "")
    named = met.select("row", head=head).unique().join(announcing(codes), on="head")
    rows = named.group_by("detector").agg(pl.col("row").unique()).sort("detector")
    return windows, dict(zip(rows["detector"], rows["row"], strict=True))


def may_hold(texts: pl.Series, codes: frozenset[str] | None) -> pl.Series:
    """Which texts may hold a value of these codes, by what stands in them. Never null.

    texts: String without null, named "text". Long ones all pass: their pieces meet the gates.
    """
    text = pl.col("text")
    # In short cells the forms themselves are found as fast as what stands in all of them.
    short = float(texts.str.len_bytes().mean() or 0.0) < _CHEAP  # type: ignore[arg-type]
    gate = text.is_not_null() if short else pl.any_horizontal(map(text.str.contains, SIGNS))
    if short or few.few(texts) is not None:
        return _meeting(texts, texts.to_frame().select(gate).to_series(), codes)
    passed = texts.to_frame().select(~SHORT).to_series()
    if texts.head(_HEAD).to_frame().select(gate.mean()).item() < _OFTEN:
        # One automaton tells in one pass of texts that mostly hold neither a sign nor a phrase.
        return passed | texts.str.contains(_either(codes))
    # Forms are looked for when texts are cut; most texts with a sign hold a phrase as well.
    return _or_phrase(texts, passed | texts.to_frame().select(gate).to_series(), codes)


@cache
def _either(codes: frozenset[str] | None) -> str:
    """A sign or a phrase."""
    return "|".join((*SIGNS, *(bounded([union]) for union in (heads(codes),) if union)))


def _meeting(texts: pl.Series, marked: pl.Series, codes: frozenset[str] | None) -> pl.Series:
    """Which texts hold a form, where they are marked by a sign, or a phrase; all long ones."""
    passed = texts.to_frame().select(~SHORT).to_series()
    if marked.any() and unions(codes):
        some = texts.filter(marked)
        formed = pl.DataFrame([_holding(some, union).alias(union) for union in unions(codes)])
        passed = passed | _at(marked, formed.select(pl.any_horizontal(pl.all())).to_series())
    return _or_phrase(texts, passed, codes)


def _or_phrase(texts: pl.Series, passed: pl.Series, codes: frozenset[str] | None) -> pl.Series:
    """Which texts passed already, or hold a phrase that announces a value."""
    union = heads(codes)
    lettered = ~passed & texts.str.contains("[A-Za-z]")
    if union is None or not lettered.any():
        return passed
    return passed | _at(lettered, _holding(texts.filter(lettered), union))


def _holding(texts: pl.Series, union: str) -> pl.Series:
    """Which texts, none of them null, hold one of the forms or phrases of a union."""
    some = few.few(texts)
    if some is None:
        return texts.str.contains(bounded([union]))
    search = few.bounded(union).search
    return pl.Series([search(text) is not None for text in some], dtype=pl.Boolean)


def _at(asked: pl.Series, answers: pl.Series) -> pl.Series:
    """The answers in the places that were asked, false elsewhere."""
    nothing = pl.repeat(value=False, n=len(asked), dtype=pl.Boolean, eager=True)
    return nothing.scatter(asked.arg_true(), answers)
