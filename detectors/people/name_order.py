"""In which order names are written: by commas, initials and what the lists know of both ends."""

from __future__ import annotations

import polars as pl

from detectors.people import name_parts
from detectors.people.name_lists import fold, listed
from detectors.people.name_words import words


def order_of(values: pl.Series) -> str:
    """`first_last` or `last_first`: how a column of whole names is written.

    Decided for the column as a whole by commas and by which end the lists know better as given
    names; `first_last` when nothing speaks for the other.
    """
    # A sample decides as well as the whole; taken from sorted values it knows no row order.
    distinct = values.drop_nulls().unique()
    sample = distinct.sort().gather_every(max(1, len(distinct) // 10_000))
    whole = bare_names(sample).drop_nulls("whole")
    if whole.is_empty():
        return "first_last"
    comma = whole["whole"].str.contains(",", literal=True)
    if comma.mean() > 0.5:  # type: ignore[operator]  # the column is not empty
        return "last_first"
    # One famous name must not outvote a column: each value speaks with a bounded voice.
    evidence = evidence_of(whole.filter(~comma))["evidence"].clip(-8, 8)
    mean = evidence.mean()
    return "last_first" if isinstance(mean, float) and mean < -0.5 else "first_last"


def bare_names(distinct: pl.Series) -> pl.DataFrame:
    """Columns value and whole: each distinct value, and the name in it alone, in any order."""
    text = name_parts.tidy(pl.col("value"))
    frame = distinct.cast(pl.String).rename("value").to_frame().with_columns(whole=text)
    adorned = name_parts.adorned(pl.col("whole")).fill_null(value=False)
    frame = frame.with_columns(adorned=adorned)
    # Few values carry a title or a nickname, and only they pay for taking it off.
    plain = frame.filter(~pl.col("adorned"))
    cleaned = frame.filter("adorned").with_columns(whole=name_parts.bare(pl.col("whole")))
    both = pl.concat([plain, cleaned])
    missing = fold(pl.col("value")).str.strip_chars().is_in(list(words("placeholders")))
    return both.select("value", whole=pl.when(~missing).then(pl.col("whole")))


def evidence_of(whole: pl.DataFrame) -> pl.DataFrame:
    """For each bare name how its words lie, by the lists and by its initials.

    whole: frame of `bare_names`. Returns value; evidence, log2 odds that the given name comes
    first (0 when nothing is known); double_head, double_tail, whether it begins or ends with two
    Spanish family names; lean, how much more the first word is a given name than a family name.
    """
    tokens = pl.col("folded").str.split(" ")
    folded = fold(name_parts.without_suffix(pl.col("whole")))
    ends = whole.select("value", folded=folded).select(
        "value",
        first=tokens.list.get(0, null_on_oob=True),
        second=tokens.list.get(1, null_on_oob=True),
        before=tokens.list.get(-2, null_on_oob=True),
        last=tokens.list.get(-1, null_on_oob=True),
        count=tokens.list.len(),
    )
    for end in ("first", "second", "before", "last"):
        ends = ends.hstack(listed(ends[end]).select(_lean(end), _spanish(end)))
    initial = pl.col("last").str.len_chars() == 1
    middle = pl.col("second").str.len_chars() == 1
    tail = pl.when(initial).then(pl.col("before_lean")).otherwise(pl.col("last_lean"))
    shape = pl.when(initial).then(-9).when(middle & (pl.col("count") > 2)).then(9).otherwise(0)
    return ends.select(
        "value",
        evidence=(pl.col("first_lean").fill_null(0) - tail.fill_null(0) + shape).cast(pl.Float64),
        lean=pl.col("first_lean").fill_null(0),
        double_tail=_double("before", "last"),
        double_head=_double("first", "second"),
    )


def _lean(end: str) -> pl.Expr:
    """How much more a word is a given name than a family name, as `<end>_lean`."""
    given, family = (pl.col(name).clip(5).cast(pl.Int16) for name in ("given", "family"))
    return (given - family).alias(f"{end}_lean")


def _spanish(end: str) -> pl.Expr:
    return pl.col("spanish").alias(f"{end}_double")


def _double(one: str, two: str) -> pl.Expr:
    # Both are Spanish family names and neither is better known as a given name.
    family = (pl.col(f"{one}_lean") < -2) & (pl.col(f"{two}_lean") < -2)
    both = pl.col(f"{one}_double") & pl.col(f"{two}_double") & family
    return (both & (pl.col("count") > 2)).fill_null(value=False)
