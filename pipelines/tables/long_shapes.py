"""Which columns of a table of one value a row say whose it is, which field it fills, and what."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import polars as pl

from detectors.catalog import detectors
from detectors.columns.values import shares
from detectors.elements import ELEMENTS
from detectors.people.person_likeness import person_likeness
from detectors.words.headers import scores, words

_SURE = 0.85
_FIELDS = 0.5
"""Share of the field names that must be known: a status or a category is none."""

_MOST = 300
_TELLING = frozenset({"name", "given_name", "family_name", "email", "birth_date", *ELEMENTS})
_NAMES = frozenset({"name", "given_name", "family_name", "email"})
_OF_PEOPLE = r"^[^0-9]*\p{L}[^0-9]*$|@"
_NUMBERED = re.compile(
    r"(?i)^(?:(?:field|input|item|q|question|element|attr|attribute|id)[-_ ]?)?"
    r"[0-9]{1,6}(?:[._-][0-9]{1,4}){0,3}$"
)
_FIELD, _VALUE = (
    re.compile(r"(?i)key|field|question|attr|element|input|item"),
    re.compile(r"(?i)value|answer|response"),
)
"""What heads the number of a field, and what was answered, where a plugin defines its forms."""

_NUMBERS = frozenset({"ssn", "tax_id", "drivers_license", "passport", "health_insurance"})
_NO_TYPE = 0.12
"""Likeness to a person's name from which on a word may be one that no list has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Columns: whose, which field, what, by type of answer; what else each person's rows share.

    fields: as the first batch names them.
    """

    whose: int
    field: int
    values: tuple[int, ...]
    shared: tuple[int, ...]
    fields: tuple[str, ...]


def shape_of(body: pl.DataFrame, header: Sequence[str], heads: Sequence[str] = ()) -> Shape | None:
    """What the columns of a table are; None where it is no table of one value a row.

    body: its rows, columns named by index; header: empty where the format has none; heads: the
    first row of such a grid, which may be its header.
    """
    if body.width < 3 or body.height < 4:
        return None
    shapes = [shape for at in range(body.width) if (shape := _by_field(body, header, heads, at))]
    # A form has its questions as they are asked beside the short names that programs use.
    return max(shapes, key=lambda shape: sum(map(len, map(words, shape.fields))), default=None)


def _by_field(
    body: pl.DataFrame, header: Sequence[str], heads: Sequence[str], at: int
) -> Shape | None:
    """The shape, where the column `at` names the fields."""
    column = body.to_series(at)
    names = column.drop_nulls().unique(maintain_order=True)
    answered = _answered(header or heads, at, names)
    if not 2 <= len(names) <= _MOST or not (answered or are_fields(names.to_list())):
        return None
    others = [c for c in range(body.width) if c != at]
    whose = next((c for c in others if _groups(body.to_series(c), column)), None)
    if whose is None:
        return None
    told = [c for c in others if c != whose and not _of_the_field(body, c, at)]
    if not told:
        return None
    value = answered if answered in told else max(told, key=_tells(body, at))
    values = (value, *_stands_in(body, header, value, told))
    few = not answered and len(names) > body.height // 2
    if few and not (_names_people(body, at, values) or _numbers_fit(body, at, values)):
        return None  # a list of the columns of some tables
    runs = body.to_series(whose).rle_id()
    shared = [c for c in told if c not in values and _once(body.to_series(c), runs)]
    return Shape(
        whose=whose,
        field=at,
        values=values,
        shared=tuple(shared) if header else (),
        fields=tuple(names.to_list()),
    )


def is_numbered(field: str) -> bool:
    """Whether the name of a field is a number that only the definition of a form explains."""
    return _NUMBERED.match(field) is not None


def _answered(header: Sequence[str], at: int, names: pl.Series) -> int | None:
    """The column of answers beside one that numbers the fields, by their headers; else None."""
    if at >= len(header) or not _FIELD.search(header[at]):
        return None
    if sum(map(is_numbered, names.to_list())) < _FIELDS * len(names):
        return None
    values = [c for c, name in enumerate(header) if c != at and _VALUE.search(name)]
    return values[0] if len(values) == 1 else None


def _of_the_field(body: pl.DataFrame, column: int, field: int) -> bool:
    """Whether a column says the same of a field each time: its type, its place in the form."""
    if body.to_series(column).has_nulls():
        return False  # two may have given the same answer
    pairs = body.select(field=pl.nth(field), said=pl.nth(column))
    each = (
        pairs.group_by("field").agg(pl.len(), pl.col("said").n_unique()).filter(pl.col("len") > 1)
    )
    return each.height > 0 and bool((each["said"] == 1).all())


def _once(column: pl.Series, runs: pl.Series) -> bool:
    """Whether a column says one thing of each person, and not the same of all."""
    each = (
        pl.DataFrame({"run": runs, "said": column}).group_by("run").agg(pl.col("said").n_unique())
    )
    return column.n_unique() > 1 and bool((each["said"] == 1).all())


def _stands_in(
    body: pl.DataFrame, header: Sequence[str], value: int, told: Sequence[int]
) -> list[int]:
    """Columns that hold the answer where the first has none: a choice, a date, parts of a name."""
    first = body.to_series(value).is_not_null()
    if first.all():
        return []
    parent = header[value].rpartition(".")[0] if header else ""
    found = []
    for at in told:
        filled = body.to_series(at).is_not_null()
        beside = bool(parent) and header[at].startswith(f"{parent}.")
        if at != value and not filled.all() and (filled & ~first).any():
            found += [at] if beside or (filled & first).sum() * 2 < filled.sum() else []
        elif at != value and beside and (filled <= first).all():
            found.append(at)
    return found


def _names_people(body: pl.DataFrame, field: int, values: Sequence[int]) -> bool:
    """Whether what the fields of names hold may be names: "varchar" and "text" are none."""
    said = answers(body, values).filter(_naming(body, field)).drop_nulls()
    if said.is_empty():
        return False
    written = said.str.contains(_OF_PEOPLE) & ~said.str.contains("@")
    return bool(float(person_likeness(said.filter(written)).mean() or 0.0) >= _NO_TYPE)  # type: ignore[arg-type]


def _numbers_fit(body: pl.DataFrame, field: int, values: Sequence[int]) -> bool:
    """Whether what fields of numbers hold, `pt_ssn`, are such numbers."""
    for name in body.to_series(field).unique().drop_nulls().to_list():
        for asked, score in scores(words(name)).items():
            numbered = not detectors()[asked].free and detectors()[asked].detects in _NUMBERS
            if score >= _SURE and numbered:
                said = answers(body.filter(pl.nth(field) == name), values).drop_nulls()
                if shares(said.rename("value"), {asked: 0.0})[asked] >= _FIELDS:
                    return True
    return False


def _naming(body: pl.DataFrame, field: int) -> pl.Series:
    """The rows whose field asks for a name or an address."""
    names = body.to_series(field).unique().drop_nulls()
    names = names.filter(pl.Series([bool(_detected(one) & _NAMES) for one in names.to_list()]))
    return body.to_series(field).is_in(names.implode())


def _tells(body: pl.DataFrame, field: int) -> Callable[[int], tuple[float, int, bool]]:
    """How well a column may be the values: a name or address has letters, a row's number none."""
    people = body.filter(_naming(body, field))

    def telling(column: int) -> tuple[float, int, bool]:
        written = people.to_series(column).drop_nulls().str.contains(_OF_PEOPLE).mean()
        named = float(written or 0.0)  # type: ignore[arg-type]
        return named, body.to_series(column).n_unique(), column == field + 1

    return telling


def answers(rows: pl.DataFrame, values: Sequence[int]) -> pl.Series:
    """The value of each row, null without one: of several columns those that are filled."""
    if len(values) == 1:
        return rows.to_series(values[0])
    parts = [pl.nth(at) for at in values]
    whole = pl.concat_str(parts, separator=" ", ignore_nulls=True)
    dated = whole.str.contains(r"^[0-9]{1,4} [0-9]{1,2} [0-9]{1,4}$")
    told = pl.when(dated).then(whole.str.replace_all(" ", "/")).otherwise(whole)
    return rows.select(pl.when(told != "").then(told).alias("value")).to_series()


def _detected(name: str) -> set[str]:
    """The codes of the detectors that the name of a field asks for."""
    return {detectors()[n].detects for n, score in scores(words(name)).items() if score >= _SURE}


def are_fields(names: Sequence[str]) -> bool:
    """Whether these are names of fields, one of a person's name and one of something else."""
    held = [_detected(one) for one in names]
    telling = {code for codes in held for code in codes & _TELLING}
    known = sum(map(bool, held))
    return known >= _FIELDS * len(names) and bool(telling & _NAMES) and len(telling) > 1


def _groups(whose: pl.Series, field: pl.Series) -> bool:
    """Whether a value comes in runs of rows, each field once in a run."""
    if whose.null_count() or whose.n_unique() in (1, len(whose)):
        return False
    runs = whose.rle_id()
    pairs = pl.DataFrame({"run": runs, "field": field}).drop_nulls()
    return pairs.is_unique().all() and runs.n_unique() == whose.n_unique()
