"""What the values of one column say: which detector accepts them, and what they look like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import polars as pl

from detectors.catalog import detectors
from detectors.elements import DECOYS
from detectors.few import few, whole
from detectors.forms import NOTED_NOTHING
from detectors.model import Detector, passes
from detectors.sparing import where

SAMPLE = 400
"""Values of a column that are looked at to type it; more change no decision."""

STRONG = 0.5
"""From this pattern score on a value speaks for itself, without a header or a word nearby."""

LEAST_SHARE = 0.6
"""Share of a column's values that must have a form before the form types the column."""

_NOTHING = (
    rf"(?i)^[-_.,?*=~/\\#' ]*(?:{NOTED_NOTHING}|n ?[/.]? ?a[.]?|nan|null"
    r"|\(null\)|<null>|nil|none|no|not applicable"
    r"|\(?(?:none|not|nothing) (?:available|provided|on file|reported|set|chosen|yet due|done)\)?"
    r"|unkn?|unknown|tb[da]|pending|due|blank|empty|missing|undefined|declined|refused|false|x{2,}"
    r"|test|0[-0 /.]*|ningun[oa]|sin dato|no tiene|desconocido)?[-_.,?*=~/\\#' ]*$"
)
_NO_NAME = (
    r"^(?:[-_.,?*=~/\\# 0-9]*|(?i:n/a|none|unknown|unk|x{2,}|not provided|not available|tbd"
    r"|blank|missing|desconocido|\(null\)|<null>)|null|NULL|nan|NaN)$"
)
_MARKED = "[0-9@<]"
"""What stands in every value with a strong form."""
_FLAG = r"(?i)^(?:[yntfx01]|yes|no|true|false|si|on|off|active|inactive)$"


def cleaned(value: pl.Expr) -> pl.Expr:
    """The value without outer white space; null where it stands for nothing ("N/A", "-", "xxx")."""
    tidy = value.str.strip_chars()
    return pl.when(~tidy.str.contains(_NOTHING)).then(tidy)


_ODD = rf"^\s|\s$|\s\s|[\t\r\n]|(?:{_NOTHING})"


def _spaced(value: pl.Expr) -> pl.Expr:
    return cleaned(value).str.replace_all(r"\s{2,}|[\t\r\n]", " ")


spaced = where(_ODD, _spaced)
"""As `cleaned`, with a single space where there are several, or ends of lines."""


def cleaned_name(value: pl.Expr) -> pl.Expr:
    """As `cleaned` for names of people: "Na", "Null" and "Test" are families and stay."""
    tidy = value.str.strip_chars()
    return pl.when(~tidy.str.contains(_NO_NAME)).then(tidy)


@cache
def form_of(detector: Detector, least: float) -> str | None:
    """The anchored union of the detector's patterns of at least that score; None without any."""
    bodies = [p.regex for p in detector.patterns if p.score >= least]
    return rf"(?i)^(?:{'|'.join(f'(?:{body})' for body in bodies)})$" if bodies else None


def accepts(detector: Detector, value: pl.Expr, least: float = 0.0) -> pl.Expr:
    """Whether a whole cell is a value of the detector: its form and its check. Never null.

    value: String, outer white space is ignored. least: use only patterns of at least that score;
    above 0 a detector without patterns accepts nothing.
    """
    shape = form_of(detector, least)
    if detector.free and (shape is not None or least == 0.0):
        return passes(detector, value)
    if shape is None:
        return pl.lit(value=False)
    formed = value.str.strip_chars().str.contains(shape).fill_null(value=False)
    return passes(detector, value) & formed


def checked(values: pl.Series, detector: Detector) -> pl.DataFrame:
    """Columns value (outer white space removed), normal (its normal form), valid (`accepts`).

    The same as the expressions one by one, with what they share done once.
    """
    text, shape = pl.col("value"), form_of(detector, 0.0)
    valid = detector.valid(pl.col("normal")) & text.is_not_null()
    if shape is not None and not detector.free:
        valid = valid & text.str.contains(shape)
    elif shape is None and not detector.free:
        valid = pl.lit(value=False)
    stages = values.cast(pl.String).alias("value").to_frame().lazy()
    stages = stages.with_columns(text.str.strip_chars()).with_columns(normal=detector.normal(text))
    return stages.with_columns(valid=valid.fill_null(value=False)).collect()


@cache
def _strong() -> dict[str, float]:
    """Detectors that can type a column by values alone, with their best pattern's score."""
    best = {n: max((p.score for p in d.patterns), default=0.0) for n, d in detectors().items()}
    return {n: s for n, s in best.items() if s >= STRONG and detectors()[n].detects not in DECOYS}


@cache
def _strong_shapes() -> tuple[tuple[str, frozenset[str]], ...]:
    """All strong forms in a few unions, each with the detectors it is made of.

    A large automaton would be slow.
    """
    forms = [
        (pattern.regex, name)
        for name in _strong()
        for pattern in detectors()[name].patterns
        if pattern.score >= STRONG
    ]
    groups = [forms[first : first + 10] for first in range(0, len(forms), 10)]
    return tuple(
        (
            "|".join(f"(?:{body})" for body, _ in group),
            frozenset(name for _, name in group),
        )
        for group in groups
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A column's sample in numbers. Every share is 0..1 of the values that say something.

    size: values in the sample that say something; distinct: share that differ;
    flags: share of yes/no answers; digits: share made of digits and separators only;
    length: mean characters; spaced: share with a space inside;
    lettered: share of letters, spaces and marks of names only;
    marked: share with a digit or a sign that stands in every value with a strong form.
    """

    size: int
    distinct: float
    flags: float
    digits: float
    length: float
    spaced: float
    lettered: float
    marked: float


_NO_PROFILE = Profile(
    size=0, distinct=0, flags=0, digits=0, length=0, spaced=0, lettered=0, marked=0
)


def samples(columns: pl.DataFrame) -> list[pl.Series]:
    """For each String column at most `SAMPLE` values that say something, spread evenly over it."""
    kept = [column.drop_nulls() for column in columns.select(cleaned(pl.all())).get_columns()]
    return [
        column.gather_every(max(1, len(column) // SAMPLE)).head(SAMPLE).alias("value")
        for column in kept
    ]


def profiles(values: Sequence[pl.Series]) -> list[Profile]:
    """The numbers of each sample that `samples` made; all zero for an empty one.

    All in one query: to plan one costs more than a small table of cells.
    """
    held = [(str(at), series) for at, series in enumerate(values) if len(series)]
    if not held:
        return [_NO_PROFILE] * len(values)
    longest = max(len(series) for _, series in held)
    frame = pl.DataFrame([s.extend_constant(None, longest - len(s)).alias(n) for n, s in held])
    told = frame.select(_measures(pl.col(name)).alias(name) for name, _ in held)
    facts: dict[str, dict[str, float]] = told.row(0, named=True)
    return [
        Profile(size=len(series), **facts[str(at)]) if len(series) else _NO_PROFILE
        for at, series in enumerate(values)
    ]


def _measures(text: pl.Expr) -> pl.Expr:
    """The shares of a column that `Profile` holds as one struct, nulls left out."""
    return pl.struct(
        distinct=text.drop_nulls().n_unique() / text.count(),
        flags=text.str.contains(_FLAG).mean(),
        digits=text.str.contains(r"^[0-9][-0-9 .,/()]*$").mean(),
        length=text.str.len_chars().mean(),
        spaced=text.str.contains(" ", literal=True).mean(),
        lettered=text.str.contains(r"^[\p{L}\p{M}][\p{L}\p{M} .,'’`-]*$").mean(),
        marked=text.str.contains(_MARKED).mean(),
    )


def shares(values: pl.Series, names: Mapping[str, float]) -> dict[str, float]:
    """Share of the values that each detector accepts; names: detector -> least pattern score."""
    if values.is_empty() or not names:
        return dict.fromkeys(names, 0.0)
    catalog, text = detectors(), pl.col(values.name)
    row = values.to_frame().select(
        (accepts(catalog[name], text, least) & text.is_not_null()).mean().alias(name)
        for name, least in names.items()
    )
    return {name: float(share or 0.0) for name, share in row.row(0, named=True).items()}


def strong_shares(values: pl.Series) -> dict[str, float]:
    """Share of the values that each detector accepts by a strong pattern, those above 0 only.

    Empty when fewer than `LEAST_SHARE` of the values have any strong form.
    """
    text = pl.col(values.name)
    marked = values.to_frame().filter(text.str.contains(_MARKED)).to_series()
    if marked.is_empty():
        return {}
    groups = _strong_shapes()
    hits = pl.DataFrame({str(n): _all_of(marked, shape) for n, (shape, _) in enumerate(groups)})
    formed = hits.select(pl.any_horizontal(pl.all()).sum()).item()
    if formed < LEAST_SHARE * len(values):
        return {}
    met = {name for n, (_, names) in enumerate(groups) if hits[str(n)].any() for name in names}
    texts = few(marked)
    found = shares(values, {n: STRONG for n in _strong() if n in met and _met(n, texts)})
    return {name: share for name, share in found.items() if share > 0}


def _met(name: str, texts: list[str] | None) -> bool:
    """Whether one of the texts has a strong form of the detector; True where it was not asked."""
    bodies = [p.regex for p in detectors()[name].patterns if p.score >= STRONG]
    form = "|".join(f"(?:{body})" for body in bodies)
    return texts is None or any(whole(form).fullmatch(text.strip()) for text in texts)


def _all_of(values: pl.Series, shape: str) -> pl.Series:
    """Which values, none of them null, have the shape from end to end."""
    texts = few(values)
    if texts is None:
        return values.str.contains(f"(?i)^(?:{shape})$")
    found = [whole(shape).fullmatch(text) is not None for text in texts]
    return pl.Series(found, dtype=pl.Boolean)


def strength(name: str, values: pl.Series) -> float:
    """The score of the strongest pattern of a detector that most of the values have; 0 if none."""
    scores = sorted({p.score for p in detectors()[name].patterns}, reverse=True)
    return next((s for s in scores if shares(values, {name: s})[name] >= 0.5), 0.0)
