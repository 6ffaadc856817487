"""What the values of a key column look like, told without any value: form, spread, runs."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

import polars as pl

from detectors.columns.values import cleaned
from detectors.forms import key

POINTER = r"^(?:urn:uuid:|[A-Z][a-z][A-Za-z]+/)"
"""What FHIR writes before an id that points to another resource: Patient/p0."""

_TOKEN = r"^[A-Za-z0-9{][A-Za-z0-9._:/#+={}-]{0,80}$"  # noqa: S105 - a form of ids, no secret
_PREFIXED = r"^([A-Za-z]{1,6})[-_./ #]?[0-9]+(?:\.0)?$"
_DAY = r"^(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])$"
_YEAR = r"^(?:19|20)[0-9]{2}$"
_MOST = 0.95
_LONGEST_INT = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How the values of a column are spread.

    kind: `int` (numbers, after a prefix that all have is gone) or `token` (letters and digits).
    bits: logarithm to base 2 of the number of values that fit between the least and the greatest,
        or into the places of a token. runs: share of the values, 0..1, whose next number is there
        too: 1 for numbers counted one by one. counted: the numbers begin at 1, 1000, 20001 and the
        like, where every counter begins. prefix: letters that all values begin with, "" if none.
    """

    kind: str
    bits: float
    runs: float
    counted: bool
    prefix: str

    def told(self, mark: str) -> str:
        """The shape as it is stored; `mark` stands for the prefix."""
        begins = "counted" if self.counted else "free"
        return f"{self.kind} {self.bits:.1f} {self.runs:.2f} {begins} {mark}".strip()


def told_shape(text: str | None) -> Shape | None:
    """The shape that `Shape.told` wrote, its prefix a mark; None where there is none."""
    found = re.fullmatch(r"(int|token) ([0-9.]+) ([0-9.]+) (counted|free)(?: (\w+))?", text or "")
    if found is None:
        return None
    kind, bits, runs, begins, mark = found.groups()
    return Shape(kind=kind, bits=float(bits), runs=float(runs), counted=begins == "counted",
                 prefix=mark or "")  # fmt: skip


def without_prefix(written: pl.Expr, prefix: str) -> pl.Expr:
    """The values without the letters that all begin with: EMP-0042 is number 0042."""
    bare = written.str.strip_chars()
    return bare.str.replace(rf"(?i)^{prefix}[-_./ #]*([0-9])", "${1}") if prefix else bare


def shape_of(column: pl.Series) -> Shape | None:
    """The shape of the values of a column of strings; None where they cannot be keys.

    No keys are: texts, days, years, amounts with decimals or in round tens, one value or two.
    """
    written = _written(column)
    size = len(written)
    if size == 0 or _share(written, _TOKEN) < _MOST or _share(written, "[0-9]") < _MOST:
        return None
    if _share(written, r"^[+-]?[0-9]*\.[0-9]*[1-9][0-9]*$") > 1 - _MOST:
        return None
    prefix = _prefix(written)
    normal = (
        written.to_frame("value")
        .select(key(without_prefix(pl.col("value"), prefix)))
        .to_series()
        .unique()
    )
    if _share(normal, rf"^[0-9]{{1,{_LONGEST_INT}}}$") >= _MOST:
        return _numbers(normal, prefix)
    return _tokens(normal)


def _written(column: pl.Series) -> pl.Series:
    bare = (
        column.alias("value").to_frame().select(cleaned(pl.col("value")).str.replace(POINTER, ""))
    )
    return bare.to_series().drop_nulls()


def _share(values: pl.Series, pattern: str) -> float:
    return float(values.str.contains(pattern).mean() or 0.0)  # type: ignore[arg-type]


def _prefix(written: pl.Series) -> str:
    letters = written.str.extract(_PREFIXED).str.to_uppercase().drop_nulls()
    if len(letters) < _MOST * len(written) or letters.n_unique() != 1:
        return ""
    return str(letters[0])


def _numbers(normal: pl.Series, prefix: str) -> Shape | None:
    digits = normal.filter(normal.str.contains(rf"^[0-9]{{1,{_LONGEST_INT}}}$"))
    if _share(digits, _DAY) >= _MOST or _share(digits, _YEAR) >= _MOST:
        return None
    values = digits.cast(pl.Int64).sort()
    tens = (values % 10 == 0).mean()
    if len(values) >= 8 and isinstance(tens, float) and tens >= 0.9:
        return None
    gaps = values.diff().drop_nulls()
    step = math.gcd(*gaps.to_list()) or 1
    first, last = int(values[0]), int(values[-1])
    runs = float((gaps == step).mean() or 0.0) if len(gaps) else 1.0  # type: ignore[arg-type]
    return Shape(
        kind="int",
        bits=math.log2((last - first) // step + 1),
        runs=runs,
        counted=_begins(first),
        prefix=prefix,
    )


def _begins(first: int) -> bool:
    """Whether a counter may begin here: 0 to 9, 100, 101, 5000, 20001."""
    return bool(re.fullmatch(r"[0-9]|[0-9]{1,2}0+[01]?", str(first)))


def _tokens(normal: pl.Series) -> Shape | None:
    length = int(normal.str.len_chars().median() or 0)  # type: ignore[arg-type]
    sample = normal.head(2_000)
    bits = 0.0
    for place in range(min(length, 40)):
        signs = sample.str.slice(place, 1).n_unique()
        bits += math.log2(max(1, signs))
    # Five codes of one letter and one digit fill more places than they have meaning.
    least = math.log2(max(2, len(normal)))
    if length < 4 or bits <= least:
        return None
    return Shape(kind="token", bits=bits, runs=0.0, counted=False, prefix="")
