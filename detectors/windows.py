"""Cuts a text down to what stands around the places that matter, so that slow patterns see little.

A search costs by the length of what it looks at, some ten passes for a text with one value; what
stands around digits and around words that announce a value is a small part of most texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import polars as pl

_LONG = 400
"""Bytes of a text from which on it is cut; a shorter one is hardly longer than its windows."""

_CLUSTER = 40
"""Code points behind the first sign of a text: most texts with one value have no sign further on,
and to find the first one takes an eighth of finding all."""

_AT_ONCE = 4_000_000
"""Bytes of text in which signs are looked for at a time: every place costs memory."""

_BLANK = (r"[ \t\r\n]{40}", "\u00a0{40}")
"""White space so long that a label and its value may lie further apart than a window reaches."""

_TEXT = pl.col("text")
_OWN = ("row", "text")


def around(cells: pl.DataFrame, signs: Mapping[str, Sequence[str]], reach: int) -> pl.DataFrame:
    """row, text: what stands around the signs in each cell; a cell may give several windows.

    cells: row, text. signs: regex -> the same as literals, ASCII letters in either case. A window
    reaches at least so many code points to both sides of a sign; windows that touch are one.
    Short cells stay whole.
    """
    short = cells.select(_TEXT.str.len_bytes() < _LONG).to_series()
    byte = pl.min_horizontal(_TEXT.str.find(sign) for sign in signs)
    met = cells.select(_OWN).filter(~short).with_columns(byte=byte).drop_nulls("byte")
    prefix = _TEXT.cast(pl.Binary).bin.slice(0, pl.col("byte")).cast(pl.String)
    first = pl.col("first")
    met = met.with_columns(first=prefix.str.len_chars().cast(pl.Int64))
    behind_it = _TEXT.str.slice(first + _CLUSTER)
    more = met.select(pl.any_horizontal(map(behind_it.str.contains, signs))).to_series()
    start = pl.max_horizontal(first - reach, 0)
    one = met.filter(~more).select("row", _TEXT.str.slice(start, first + _CLUSTER + reach - start))
    literals = [literal for several in signs.values() for literal in several]
    several = _around_each(met.filter(more).select(_OWN), literals, reach)
    return pl.concat([cells.select(_OWN).filter(short), one, *several])


def _around_each(cut: pl.DataFrame, literals: Sequence[str], reach: int) -> Iterator[pl.DataFrame]:
    """row, text: the windows around every place where one of the literals stands."""
    some = max(1, cut.height * _AT_ONCE // max(1, int(cut["text"].str.len_bytes().sum())))
    at = _TEXT.str.find_many(list(literals), ascii_case_insensitive=True)
    for piece in cut.iter_slices(some):
        yield _windows(_each(piece.with_columns(byte=at)), reach, reach)


def behind(cells: pl.DataFrame, met: pl.DataFrame, reach: int) -> pl.DataFrame:
    """row, text: what stands behind the words that each cell holds, and the sign before them.

    cells: row, text. met: row, hit, each once; hit stands in the text of that row. A window
    reaches so many code points from the beginning of a word. Short cells stay whole, and those
    with long runs of white space.
    """
    blank = pl.any_horizontal(map(_TEXT.str.contains, _BLANK))
    kept = cells.select((_TEXT.str.len_bytes() < _LONG) | blank).to_series()
    cut = cells.select(_OWN).filter(~kept)
    found = in_bytes(cut.join(met, on="row")).select(*_OWN, "byte").sort("row", "byte")
    return pl.concat([cells.select(_OWN).filter(kept), _windows(found, 1, reach)])


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
    """row, text: the windows around places in the order in which they stand (row, text, byte)."""
    # Never more code points than bytes: what is near by bytes is near, the rest is asked again.
    spans = found.select(*_OWN, first="byte", last="byte")
    spans = _joined(spans, before + after).with_columns(_code_points())
    spans = _joined(spans, before + after)
    start = pl.max_horizontal(pl.col("first") - before, 0)
    return spans.select("row", _TEXT.str.slice(start, pl.col("last") + after - start))


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
    raw, first, last = _TEXT.cast(pl.Binary), pl.col("first"), pl.col("last")
    begin = raw.bin.slice(0, first).cast(pl.String).str.len_chars().cast(pl.Int64)
    length = raw.bin.slice(first, last - first).cast(pl.String).str.len_chars().cast(pl.Int64)
    return begin.alias("first"), (begin + length).alias("last")
