"""Names of people: does a value look like one, in which order is a column, and what are the parts.

Everything works on the distinct values of a column; the lists of `lists/` give the evidence.
"""

from __future__ import annotations

import polars as pl

from detectors.people import name_parts
from detectors.people.name_agreement import compatible
from detectors.people.name_case import proper_case
from detectors.people.name_likeness import likeness
from detectors.people.name_lists import family_rank, fold, given_rank
from detectors.people.name_order import bare_names, evidence_of, order_of
from detectors.people.names_in_signs import SIGNS, WHOLE

__all__ = [
    "compatible",
    "family_rank",
    "fold",
    "given_rank",
    "likeness",
    "order_of",
    "split_names",
]

_SURE = 11.0
"""Evidence (log2) at which a single value overrules the order of its column."""

_NAME_COLUMNS = ("full_name", "given_name", "middle_name", "family_name", "name_suffix")


def split_names(values: pl.Series, order: str) -> pl.DataFrame:
    """Parts of whole names: full_name, given_name, middle_name, family_name, name_suffix.

    values: names as written, a row each; order: the answer of `order_of`, which a comma or very
    strong evidence of the lists overrules for a single value.
    Returns as many rows, Strings, null where a part is absent. full_name is in the order in
    which a letter says it, with the suffix. Titles, degrees and nicknames are left out; of joint
    names the first person is kept; one letter case throughout becomes proper case. A single
    word is full_name and the part that the lists know it as.
    """
    whole = bare_names(values.unique())
    suffixed = (
        whole.join(evidence_of(whole), on="value", how="left", nulls_equal=True)
        .with_columns(name_suffix=name_parts.suffix(pl.col("whole")))
        .with_columns(whole=name_parts.without_suffix(pl.col("whole")))
    )
    parts = _with_single(_taken_apart(suffixed, order))
    cased = parts.with_columns(
        proper_case(parts[column]) for column in ("given_name", "middle_name", "family_name")
    ).with_columns(full_name=_full_name())
    keyed = values.cast(pl.String).rename("value").to_frame()
    joined = keyed.join(cased, on="value", how="left", nulls_equal=True, maintain_order="left")
    return joined.select(_NAME_COLUMNS)


def _taken_apart(frame: pl.DataFrame, order: str) -> pl.DataFrame:
    """Adds g, m, f: the parts, by the form each value is written in."""
    backward = pl.col("evidence") < -_SURE if order == "first_last" else pl.col("evidence") <= _SURE
    plain = pl.col("whole").str.replace_all("[, ]+", " ")
    form = (
        pl.when(pl.col("whole").str.contains(r"^[^,]+,\s*[^,\s]"))
        .then(pl.lit("comma"))
        .when(backward & name_parts.is_vietnamese(plain))
        .then(pl.lit("vietnamese"))
        .when(backward)
        .then(
            pl.lit("backward")
            + pl.when("double_head").then(pl.lit("_double")).otherwise(pl.lit(""))
        )
        .otherwise(
            pl.lit("straight")
            + pl.when("double_tail").then(pl.lit("_double")).otherwise(pl.lit(""))
        )
    )
    shaped = frame.with_columns(form=form)
    pieces = []
    for (name,), rows in sorted(shaped.group_by("form"), key=lambda group: str(group[0])):
        if name == "comma":
            pieces.append(rows.with_columns(name_parts.by_comma(pl.col("whole"))))
        else:
            pieces.append(rows.with_columns(name_parts.by_form(plain, str(name))))
    return pl.concat(pieces) if pieces else frame.with_columns(g=None, m=None, f=None)


def _with_single(frame: pl.DataFrame) -> pl.DataFrame:
    """The parts as columns; a single word becomes the part that the lists know it as."""
    single = ~pl.col("whole").str.contains("[ ,]")
    word = pl.when(single).then(pl.col("whole"))
    given = pl.col("lean") > 0
    # Signs have no blank between the family name, which stands first, and the given one.
    signs = pl.col("whole").str.extract_groups(WHOLE).struct
    return frame.with_columns(
        given_name=pl.coalesce("g", signs.field("g"), signs.field("n"), pl.when(given).then(word)),
        middle_name=pl.col("m"),
        family_name=pl.coalesce(
            "f", signs.field("f"), signs.field("k"), pl.when(~given).then(word)
        ),
    )


def _full_name() -> pl.Expr:
    """The parts in the order of a letter, with the suffix as it is written there."""
    written = pl.col("name_suffix").replace({"JR": "Jr.", "SR": "Sr."})
    name = pl.concat_str(
        "given_name", "middle_name", "family_name", written, separator=" ", ignore_nulls=True
    )
    signs = pl.col("given_name").str.contains(SIGNS) & pl.col("family_name").str.contains(SIGNS)
    turned = pl.when(signs).then(pl.concat_str("family_name", "given_name", separator=" "))
    told = pl.any_horizontal(pl.col("given_name", "family_name").is_not_null())
    return pl.when(told).then(pl.coalesce(turned, name))
