"""Finds values inside text cells, a whole column at a time.

A cheap gate first, then the union of all strong patterns, then each detector alone on what is
left; weak patterns and values without a form only right after a word that announces them. Cells
pass at some 50 ns when they hold nothing (measured: one automaton per ten patterns, ASCII word
boundaries; Unicode ones cost fifty times).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby

import polars as pl

from detectors.catalog import detectors
from detectors.texts.checked_hits import passing
from detectors.texts.gates import (
    SHORT,
    announced_in,
    bounded,
    core,
    may_hold,
    narrow,
    near_forms,
    strong,
    words_before,
)
from detectors.texts.kept_patterns import kept, slot
from detectors.texts.long_cells import framed
from detectors.texts.other_meanings import LICENSE, PER_DECILITER, UNIT_REACH
from detectors.texts.overlaps import apart
from detectors.texts.windows import in_bytes, whole

_Hits = tuple[str, float, str, pl.DataFrame]
"""(detector, score, because, valid hits as `_hits` gives them)"""

FINDS = pl.Schema(
    {
        "row": pl.UInt32,
        "start": pl.Int64,
        "end": pl.Int64,
        "value": pl.String,
        "detector": pl.String,
        "score": pl.Float64,
        "because": pl.String,
    }
)
"""row: index in the searched series; start, end: half-open, in code points; value: as written;
detector: name in the catalog; score: 0..1; because: the reason without the value."""

_UNION = 5
_FORMED = "form and check"
_AFTER_WORD = 0.75
_LABELLED = 0.8
_LINK = (
    r"""(?:["']?[^0-9A-Za-z\n"']{0,6}(?:(?:is|was|of|number|no|num|id|nbr|es|value)"""
    r"""(?-u:\b)["']?[^0-9A-Za-z\n]{0,4}){0,3}["']?"""
    r"""(?:(?-i:\([A-Z][A-Z0-9-]{1,6}\))[ :#=]{1,3}"""
    r"""(?:(?:is|number|no|num)(?-u:\b)[ .:#]{1,3})?)?)"""
)
"""What may stand between a label and its value, with a remark in capitals: `ID no. (CAC): `."""
_SAYS = (
    r"""["']?\s*(?:(?:number|is|was|code|es)(?-u:\b))?\s*"""
    r"""(?:[:=]>?|(?-u:\b)is(?-u:\b)|-+ )\s*["']?"""
)
_CUE_ENDS = ("with", "of", "for", "from", "to", "taking", "prescribed", "underwent")
_ONE_WORD = frozenset({"password", "access_code", "security_answer"})


def search(texts: pl.Series, codes: frozenset[str] | None = None) -> pl.DataFrame:
    """What the detectors find inside the texts, as `FINDS`, sorted by row and start.

    texts: String, null holds nothing. codes: search only for detectors of these codes of
    `elements.toml`; None for all. Finds do not overlap: the surer one stays, then the longer.
    """
    every = texts.cast(pl.String).alias("text").to_frame().with_row_index("at")
    long_enough = every.select(pl.col("text").str.len_bytes() >= 4).to_series()
    every = every.filter(long_enough & kept(0, lambda: may_hold(every["text"], codes)))
    if every.is_empty():
        return pl.DataFrame(schema=FINDS)
    cells = every.select("text").unique(maintain_order=True).with_row_index("row")
    short, long = (cells.filter(test) for test in (SHORT, ~SHORT))
    found = [*_inside(short, codes), *_in_pieces(long, codes)]
    if not found:
        return pl.DataFrame(schema=FINDS)
    left = _no_result(apart(pl.concat(frame.cast(FINDS) for frame in found)), cells)
    if cells.height == every.height:
        placed = left.with_columns(row=every["at"].gather(left["row"]))
    else:
        places = every.join(cells, on="text").select("at", "row")
        placed = places.join(left, on="row").with_columns(row="at")
    return placed.select(FINDS.names()).sort("row", "start").cast(FINDS)


def _no_result(found: pl.DataFrame, cells: pl.DataFrame) -> pl.DataFrame:
    """The finds without license numbers that are results, behind the unit `mg/dL`."""
    license_ = pl.col("detector") == LICENSE
    asked = found.filter(license_).join(cells, on="row")
    reach = pl.min_horizontal("start", pl.lit(UNIT_REACH))
    before = pl.col("text").str.slice(pl.col("start") - reach, reach)
    results = asked.filter(before.str.contains(PER_DECILITER)).select(found.columns)
    return found.join(results, on=["row", "start"], how="anti") if results.height else found


def _in_pieces(long: pl.DataFrame, codes: frozenset[str] | None) -> Iterator[pl.DataFrame]:
    """The finds of long cells: each find costs memory by the length of what it stands in."""
    for pieces in framed(long.iter_rows()):
        own = pl.col("start").is_between("first", "last", closed="left")
        places, cells = pieces.drop("text"), pieces.select("row", "text")
        for found in _inside(cells, codes):
            at = pl.col("start", "end") + pl.col("offset")
            moved = found.join(places, on="row").filter(own).with_columns(at, row="cell")
            yield moved.select(FINDS.names())


def _inside(cells: pl.DataFrame, codes: frozenset[str] | None) -> Iterator[pl.DataFrame]:
    """The finds of cells (row, text), as `FINDS`."""
    windows, rows = kept(0, lambda: announced_in(cells, codes))
    yield from _placed(windows, _by_word(windows, rows))
    short, every = narrow(codes), whole(cells)
    near = kept(0, lambda: near_forms(cells, codes))
    yield from _placed(near, _of_forms(near, short))
    wide = [form for form in strong(codes) if form not in short]
    yield from _placed(every, (hits for form in wide for hits in _of_wide(every, form)))


def _of_wide(cells: pl.DataFrame, form: tuple[str, str, float]) -> Iterator[_Hits]:
    """As `_of_forms`, for one form without bounds: first two of its signs are looked for."""
    said = core(form[1])
    some = cells if said is None else cells.filter(pl.col("text").str.contains(said))
    yield from _of_forms(some, [form])


def _of_forms(cells: pl.DataFrame, forms: Sequence[tuple[str, str, float]]) -> Iterator[_Hits]:
    """cells: row, first, text. forms: detector, regex, score."""
    groups = [forms[first : first + _UNION] for first in range(0, len(forms), _UNION)]
    some = kept(slot(forms[0][0]), lambda: _holding(cells, forms)) if forms else cells.clear()
    for group in groups if some.height else ():
        yield from kept(slot(group[0][0]), partial(_of_group, some, group))


def _holding(cells: pl.DataFrame, forms: Sequence[tuple[str, str, float]]) -> pl.DataFrame:
    return cells.filter(pl.col("text").str.contains(bounded(body for _, body, _ in forms)))


def _of_group(cells: pl.DataFrame, group: Sequence[tuple[str, str, float]]) -> list[_Hits]:
    left, found = _holding(cells, group), list[_Hits]()
    for name, body, score in group if left.height else ():
        hits = _hits(left, bounded([body]), pl.col("hit"))
        found.append((name, score, _FORMED, passing(hits, name, formed=True)))
    return found


def _by_word(windows: pl.DataFrame, rows: Mapping[str, pl.Series]) -> Iterator[_Hits]:
    for place, names in groupby(rows, slot):
        held = {name: rows[name] for name in names}
        yield from kept(place, partial(_of_several, windows, held))


def _of_several(windows: pl.DataFrame, rows: Mapping[str, pl.Series]) -> list[_Hits]:
    return [hits for name, held in rows.items() for hits in _announced(windows, name, held)]


def _announced(windows: pl.DataFrame, name: str, rows: pl.Series) -> list[_Hits]:
    """The values behind the words that announce those of a detector, in windows of these rows."""
    detector = detectors()[name]
    near = windows.filter(pl.col("row").is_in(rows.implode()))
    several = _labelled(near, name) if detector.free else [_behind_word(near, name)]
    # A value may lose its form where its hit is stripped.
    found = ((score, why, passing(hits, name, formed=False)) for _, score, why, hits in several)
    return [(name, *told) for told in found]


def _behind_word(near: pl.DataFrame, name: str) -> _Hits:
    detector = detectors()[name]
    head = r"(?i)(?-u:\b)(?:" + words_before(detector) + r")(?-u:\b)"
    bodies = "|".join(f"(?:{p.regex})" for p in detector.patterns)
    regex = rf"{head}{_LINK}({bodies})(?-u:\b)"
    hits = _hits(near, regex, pl.col("hit").str.extract(regex, 1))
    return name, _AFTER_WORD, "word before it and form", hits


def _labelled(left: pl.DataFrame, name: str) -> Iterator[_Hits]:
    """Values of a free detector: what stands between its label and the end of the phrase."""
    detector = detectors()[name]
    cues = [p for p in detector.context if p.split()[-1] in _CUE_ENDS]
    value = r"""[^\s"',;|]{2,64}""" if detector.detects in _ONE_WORD else r"""[^\n;|"]{2,80}"""
    heads = [r"(?i)(?-u:\b)(?:" + words_before(detector) + r")(?-u:\b)" + _SAYS]
    if cues:
        heads.append(r"(?i)(?-u:\b)(?:" + "|".join(cues) + r") +")
    for head in heads:
        regex = f"{head}({value})"
        hits = _hits(left, regex, pl.col("hit").str.extract(regex, 1))
        yield name, _LABELLED, "label before it", hits


def _hits(left: pl.DataFrame, regex: str, value: pl.Expr) -> pl.DataFrame:
    """row, hit (the whole match), value: one line per match of the regex."""
    # Alone in its query, so that the thread that asks keeps the pattern.
    met = left.with_columns(hit=pl.col("text").str.extract_all(regex)).select("row", "hit")
    met = met.filter(pl.col("hit").list.len() > 0)
    if met.is_empty():
        return met.with_columns(pl.lit("").alias(name) for name in ("hit", "value"))
    return (
        met.explode("hit", empty_as_null=True)
        .with_columns(hit=pl.col("hit").str.strip_chars_end())
        .with_columns(value=value.str.strip_chars())
        .drop_nulls("value")
    )


def _placed(windows: pl.DataFrame, several: Iterable[_Hits]) -> Iterator[pl.DataFrame]:
    """The hits at every place of the windows where they stand by themselves, as `FINDS`.

    A hit inside a longer number does not stand by itself.
    """
    told, valid = list[tuple[str, float, str]](), list[pl.DataFrame]()
    for name, score, because, held in several:
        if held.height:
            valid.append(held.with_columns(told=len(told)))
            told.append((name, score, because))
    if not valid:
        return
    hits = in_bytes(pl.concat(valid).unique(["told", "row", "hit"]).join(windows, on="row"))
    before = pl.col("text").cast(pl.Binary).bin.slice(0, pl.col("byte")).cast(pl.String)
    inner = pl.col("hit").str.len_chars() - pl.col("value").str.len_chars()
    placed = hits.with_columns(before=before, start=(before.str.len_chars() + inner).cast(pl.Int64))
    end = pl.col("start") + pl.col("value").str.len_chars()
    placed = placed.filter(
        ~pl.col("before").str.contains(r"(?:[0-9A-Za-z+]|[0-9][-.])$"),
        ~pl.col("text").str.slice(end, 2).str.contains(r"^(?:[0-9A-Za-z]|[-.][0-9])"),
    )
    first, at = pl.col("first"), placed["told"]
    columns = zip(("detector", "score", "because"), zip(*told, strict=True), strict=True)
    said = [pl.Series(name, values).gather(at) for name, values in columns]
    spans = placed.with_columns(*said, start=pl.col("start") + first, end=end + first)
    yield spans.select(FINDS.names())
