"""Cuts a text down to what stands around the places that matter, so that slow patterns see little.

A search costs by the length of what it looks at, some ten passes for a text with one value; what
stands around a form and behind a word that announces a value is a small part of most texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import polars as pl

BEFORE = 2
"""Code points in front of a place that tell whether a value stands there by itself."""

_LONG = 400
"""Bytes of a text from which on it is cut; a shorter one is hardly longer than its windows."""

_CLUSTER = 40
"""Code points behind the first place of a text: most texts with one value have no place further on,
and to find the first one takes an eighth of finding all."""

_PHRASE = 100
"""Code points of the longest phrase that announces a value, at most."""

_AT_ONCE = 4_000_000
"""Bytes of text in which signs are looked for at a time: every place costs memory."""

_BLANK = (r"[ \t\r\n]{40}", "\u00a0{40}")
"""White space so long that a label and its value may lie further apart than a window reaches."""

_TEXT = pl.col("text")
_RAW = _TEXT.cast(pl.Binary)
_OWN = ("row", "text")


def whole(cells: pl.DataFrame) -> pl.DataFrame:
    """Each cell (row, text) as one window: row, first, text."""
    return cells.select("row", pl.lit(0, dtype=pl.Int64).alias("first"), "text")


def around(
    cells: pl.DataFrame, form: str, signs: Mapping[str, Sequence[str]], reach: int
) -> pl.DataFrame:
    """row, first, text: what stands around the places where a form may begin.

    cells: row, text. form: regex of what is looked for, never longer than reach (code points).
    signs: regex -> the same as literals, ASCII letters in either case; every form has one. A cell
    may give several windows, which do not touch, and none where it holds no form; short cells
    stay whole. first: code points of the cell before the window.
    """
    short, long = _by_length(cells)
    one, rest = _of_one_place(long, tuple(signs), reach + BEFORE, reach)
    formed, several = _of_one_place(rest, (form,), BEFORE, reach)
    literals = [literal for alike in signs.values() for literal in alike]
    return pl.concat([whole(short), one, formed, *_around_each(several, literals, reach)])


def _around_each(cut: pl.DataFrame, literals: Sequence[str], reach: int) -> Iterator[pl.DataFrame]:
    """The windows around every place where one of the literals stands."""
    some = max(1, cut.height * _AT_ONCE // max(1, int(cut["text"].str.len_bytes().sum())))
    at = _TEXT.str.find_many(list(literals), ascii_case_insensitive=True)
    for piece in cut.iter_slices(some):
        yield _windows(_each(piece.with_columns(byte=at)), reach + BEFORE, reach + BEFORE)


def behind(cells: pl.DataFrame, word: str, reach: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    """What stands behind the words of a cell and right before them; and (row, hit), the words.

    cells: row, text. word: regex of the words. A window (row, first, text) reaches so many code
    points from the beginning of a word. Short cells stay whole, and those where white space goes
    on and on; a cell without a word gives no window unless it is short.
    """
    short, long = _by_length(cells)
    one, several = _of_one_place(long, (word,), BEFORE, reach)
    begin = one.select("row", _TEXT.str.slice(0, BEFORE + _CLUSTER + _PHRASE))
    met = _words(several, word)
    each = _windows(in_bytes(met.unique()).sort("row", "byte"), BEFORE, reach)
    cut = pl.concat([one, each])
    blank = cut.filter(pl.any_horizontal(map(_TEXT.str.contains, _BLANK)))["row"].unique()
    if blank.len():
        kept = pl.col("row").is_in(blank.implode())
        cut = pl.concat([whole(long.filter(kept)), cut.filter(~kept)])
    said = [_words(some, word) for some in (short, begin)]
    return pl.concat([whole(short), cut]), pl.concat([*said, met]).select("row", "hit")


def _words(texts: pl.DataFrame, word: str) -> pl.DataFrame:
    """row, text, hit: a line per word in a text."""
    met = texts.with_columns(hit=_TEXT.str.extract_all(word))
    return met.explode("hit", empty_as_null=True).drop_nulls("hit")


def _by_length(cells: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    short = cells.select(_TEXT.str.len_bytes() < _LONG).to_series()
    return (cells, cells.clear()) if short.all() else (cells.filter(short), cells.filter(~short))


def _of_one_place(
    cells: pl.DataFrame, sought: Sequence[str], before: int, after: int
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The windows of cells that hold what is sought in one place, and the cells with several."""
    # Patterns that stand alone in a query are looked for, and kept, by the thread that asks.
    byte = _TEXT.str.find(sought[0]) if len(sought) == 1 else _first(sought)
    met = cells.select(_OWN).with_columns(byte=byte).drop_nulls("byte")
    # Cut by bytes: to count code points from the beginning of a text costs as much as to search it.
    on = pl.col("on")
    met = met.with_columns(front=_bytes(0, pl.col("byte")))
    met = met.with_columns(on=_TEXT.str.strip_prefix(pl.col("front")))
    rest = on.str.slice(_CLUSTER)
    again = rest.str.contains(sought[0]) if len(sought) == 1 else _any(rest, sought)
    more = met.select(again).to_series()
    beside = pl.col("front").str.tail(before)
    first = pl.col("front").str.len_chars().cast(pl.Int64) - beside.str.len_chars().cast(pl.Int64)
    window = beside + on.str.head(_CLUSTER + after + BEFORE)
    one = met.filter(~more).select("row", first=first, text=window)
    return one, met.filter(more).select(_OWN)


def _bytes(first: int | pl.Expr, length: pl.Expr) -> pl.Expr:
    """So many bytes of the text from a byte on, both between code points."""
    return _RAW.bin.slice(first, length).cast(pl.String)


def _first(sought: Iterable[str]) -> pl.Expr:
    return pl.min_horizontal(map(_TEXT.str.find, sought))


def _any(text: pl.Expr, sought: Iterable[str]) -> pl.Expr:
    return pl.any_horizontal(map(text.str.contains, sought))


def in_bytes(hits: pl.DataFrame) -> pl.DataFrame:
    """The hits (text, hit, ...), a line per place, with the byte where each stands in its text."""
    # To look for all places builds an automaton per hit, thirty times the price of the first one.
    hit = pl.col("hit")
    only = hits.select(_TEXT.str.count_matches(hit, literal=True) == 1).to_series()
    first = hits.filter(only).with_columns(byte=_TEXT.str.find(hit, literal=True))
    if only.all():
        return first
    every = _TEXT.str.find_many(pl.concat_list("hit"))
    return pl.concat([first, _each(hits.filter(~only).with_columns(byte=every))])


def _each(found: pl.DataFrame) -> pl.DataFrame:
    """A line per place, from a list of bytes a line."""
    return found.explode("byte", empty_as_null=True).drop_nulls("byte")


def _windows(found: pl.DataFrame, before: int, after: int) -> pl.DataFrame:
    """The windows around places in the order in which they stand (row, text, byte)."""
    # Never more code points than bytes: what is near by bytes is near, the rest is asked again.
    spans = found.select(*_OWN, first="byte", last="byte")
    spans = _joined(spans, before + after).with_columns(_code_points())
    spans = _joined(spans, before + after)
    start = pl.max_horizontal(pl.col("first") - before, 0)
    window = _TEXT.str.slice(start, pl.col("last") + after - start)
    return spans.select("row", first=start, text=window)


def _joined(spans: pl.DataFrame, near: int) -> pl.DataFrame:
    """The spans (row, text, first, last) with those of a row that lie near as one."""
    signed = pl.col("first", "last").cast(pl.Int64)
    apart = pl.col("row") != pl.col("row").shift(1)
    apart = apart | (pl.col("first") - pl.col("last").shift(1) > near)
    groups = spans.with_columns(signed).with_columns(window=apart.fill_null(value=True).cum_sum())
    return groups.group_by("window", maintain_order=True).agg(
        pl.col(_OWN).first(), pl.col("first").first(), pl.col("last").last()
    )


def _code_points() -> Iterable[pl.Expr]:
    """First and last of spans, told in bytes, as code points."""
    first, last = pl.col("first"), pl.col("last")
    begin = _bytes(0, first).str.len_chars().cast(pl.Int64)
    length = _bytes(first, last - first).str.len_chars().cast(pl.Int64)
    return begin.alias("first"), (begin + length).alias("last")
