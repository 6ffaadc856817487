"""Pairs of mentions that may be one person, each with the tier of the rule it meets.

Personal evidence (given name, numbers of one person, birth date, personal email) joins; evidence
of a household (family name, street, phone) only confirms. Tiers and their error rates were
measured on simulated families, see `_RULES`.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from pipelines.resolution.kinds import KINDS
from pipelines.resolution.name_pairs import agreements
from pipelines.resolution.namesakes import namesakes
from pipelines.resolution.shared_values import pairs_of

_ONE_DAY = 1e-3 * 25_000
"""Others of one name that may live where a birth date, one of 25,000 days, tells them apart."""

_ANYWHERE = 0.005
"""Others of one name, fewer than which may be expected where nothing but the name agrees."""

_GIVEN = pl.col("given_strength")
_FAMILY = pl.col("family_strength")
_MIDDLE_FITS = pl.col("middle") != "differs"
_SUFFIX_FITS = pl.col("suffix") != "differs"
_NOT_FATHER_AND_SON = pl.col("suffix").is_in(["same", "none"])
# Of the first name an initial or a shared word counts as 2, a nickname 3, equality 4.
_FULL_NAME = (_GIVEN >= 2) & (_FAMILY >= 1) & _SUFFIX_FITS
_CERTAIN_NAME = (_GIVEN >= 3) & (_FAMILY >= 3) & _NOT_FATHER_AND_SON & _MIDDLE_FITS
# Sue and Susan of one household may be mother and daughter.
_AS_WRITTEN = (_GIVEN == 4) | (pl.col("middle") == "same")
_BORNE_OUT = (_GIVEN >= 3) | ((_GIVEN >= 1) & (_FAMILY >= 1))


@dataclass(frozen=True, slots=True)
class _Rule:
    tier: int
    kind: str
    holds: pl.Expr
    because: str


_RULES = (
    _Rule(
        1,
        "ssn",
        _BORNE_OUT & _SUFFIX_FITS,
        "same Social Security number and compatible first name",
    ),
    _Rule(
        2,
        "ssn",
        _GIVEN.is_null() & (_FAMILY >= 1) & _SUFFIX_FITS,
        "same Social Security number and family name, first name missing",
    ),
    _Rule(
        3,
        "government",
        _BORNE_OUT & _SUFFIX_FITS,
        "same government identifier and compatible first name",
    ),
    _Rule(3, "account", _FULL_NAME, "same account number and compatible name"),
    _Rule(3, "key", _FULL_NAME, "same number of a person in one organisation and compatible name"),
    _Rule(
        4,
        "email",
        ((_GIVEN >= 3) | _FULL_NAME) & _SUFFIX_FITS & _MIDDLE_FITS,
        "same email address and compatible first name",
    ),
    _Rule(4, "birth", _FULL_NAME & _MIDDLE_FITS, "same name and birth date"),
    _Rule(4, "birth and area", _FULL_NAME & _MIDDLE_FITS, "same name, birth date and state"),
    # Twins share birth date and street and have names alike: `routes` looks at those.
    _Rule(
        4,
        "birth and street",
        (_GIVEN >= 2) & (_FAMILY >= 1) & _SUFFIX_FITS & _MIDDLE_FITS,
        "same birth date and street address and compatible name",
    ),
    _Rule(5, "street", _CERTAIN_NAME & _AS_WRITTEN, "same name and street address"),
    _Rule(6, "phone", _CERTAIN_NAME, "same name and telephone number"),
    _Rule(
        7,
        "document",
        (_GIVEN >= 2) & (_FAMILY >= 3) & _SUFFIX_FITS & _MIDDLE_FITS,
        "same name in one document",
    ),
    _Rule(8, "name in family", _CERTAIN_NAME, "same uncommon name in one family of sources"),
    _Rule(8, "name at custodian", _CERTAIN_NAME, "same rare name at one custodian"),
    _Rule(8, "name", _CERTAIN_NAME, "same very rare name"),
    _Rule(
        9,
        "birth and street",
        (_GIVEN >= 3) & (_FAMILY >= 3) & _NOT_FATHER_AND_SON & _MIDDLE_FITS,
        "same name, birth date and street address, although a number differs",
    ),
)
_NAME = ["given", "middle", "family", "suffix"]
REASONS: dict[int, str] = {number: rule.because for number, rule in enumerate(_RULES)}
"""Number of a rule -> why it joins, in words."""


def matches(nodes: pl.DataFrame, facts: pl.DataFrame, size: int, *, every: bool) -> pl.DataFrame:
    """Pairs of nodes that meet a rule: a, b (a before b), tier, rule; sorted.

    nodes, facts: as in `people.People`. size: how many mentions the whole evidence holds, for
    the chance that two people share a name. every: all pairs under a value; else one pair for
    each mention of one name, which is enough to find what hangs together.
    """
    joins = ~pl.col("kind").is_in(["street", "half"])
    own = facts.filter(joins & pl.col("value").is_duplicated())
    with_names = _with_names(nodes, facts, size)
    shared = pl.concat([own.select("node", "kind", "value"), *with_names])
    shared = _undecided(shared, facts)
    named = nodes.join(shared, on="node", how="semi").select("node", *_NAME)
    variants = named.select(_NAME).unique().sort(_NAME).with_row_index("variant")
    numbers = named.join(variants, on=_NAME, nulls_equal=True).select("node", "variant")
    pairs = _less_rows_of_one_table(pairs_of(shared.join(numbers, on="node"), every=every), nodes)
    judged = agreements(pairs, variants)
    by_kind = judged.partition_by("kind", as_dict=True)
    met = [
        by_kind.get((rule.kind,), judged.clear())
        .filter(rule.holds)
        .select("a", "b", tier=pl.lit(rule.tier, pl.Int8), rule=pl.lit(number, pl.Int8))
        for number, rule in enumerate(_RULES)
    ]
    # The last tier says something of its own: it outweighs what vetoes the others.
    last = pl.col("tier") == 9
    best = pl.concat(met).sort("a", "b", "tier", "rule").with_columns(last=last)
    return best.unique(["a", "b", "last"], keep="first", maintain_order=True).drop("last")


def _undecided(shared: pl.DataFrame, facts: pl.DataFrame) -> pl.DataFrame:
    """Without values under which every mention has a Social Security number of its own.

    Each pair under them would be vetoed; a list of a million people with common names and birth
    dates has nearly as many of them. Only the last tier joins in spite of two numbers.
    """
    numbers = facts.filter(pl.col("kind") == "ssn").select("node", number="value").unique()
    other = shared.filter(~pl.col("kind").is_in(["ssn", "birth and street"]))
    held = other.join(numbers, on="node", how="left").select("value", "number")
    row = held.select(pl.struct("value", "number").hash()).to_series()
    own = pl.col("number").is_not_null() & row.is_unique()
    decided = held.select("value", own=own).group_by("value").agg(pl.col("own").all())
    return shared.join(decided.filter("own"), on="value", how="anti")


def _less_rows_of_one_table(pairs: pl.DataFrame, nodes: pl.DataFrame) -> pl.DataFrame:
    """Without pairs that share a name and a table alone: a list names its people once each."""
    table = nodes.select("node", table=pl.when("tabular").then("source"))
    by_name = pl.col("kind").is_in(["name in family", "name at custodian"])
    near = pairs.filter(by_name).join(table.rename({"table": "of_a"}), left_on="a", right_on="node")
    near = near.join(table.rename({"table": "of_b"}), left_on="b", right_on="node")
    apart = near.filter(pl.col("of_a") == pl.col("of_b"))
    return pairs.join(apart.select("kind", "a", "b"), on=["kind", "a", "b"], how="anti")


def _with_names(nodes: pl.DataFrame, facts: pl.DataFrame, size: int) -> list[pl.DataFrame]:
    """node, kind, value, where it is there twice, of what joins only together with a name.

    These are dates, streets, documents and, where it is rare enough, the name itself.
    """
    birth = pl.col("birth")
    # 1 January stands for "some day of that year" as often as for a birthday.
    dated = nodes.filter(birth.is_not_null() & ~birth.str.ends_with("-01-01"))
    streets = facts.filter(pl.col("kind") == "street").select("node", "value")
    housed = nodes.join(streets, on="node")
    full = nodes.drop_nulls(["given", "family"])
    alone = full.filter(pl.col("given").str.len_chars() > 1)
    by_chance = [
        (_kind(dated, "birth", "birth", "family"), _ONE_DAY),
        (_kind(dated, "birth", "birth", "given"), _ONE_DAY),
        *_rare(alone, "name in family", ["scope"], 0.3),
        *_rare(alone, "name at custodian", ["custodian"], 0.1),
        *_rare(alone, "name", [], _ANYWHERE),
    ]
    # Only where something is shared does it matter how common a name is.
    doubles = pl.concat([rows.select("node") for rows, _ in by_chance]).unique()
    others = namesakes(nodes.join(doubles, on="node", how="semi"), nodes, size)
    rare = [
        rows.join(others.filter(pl.col("expected") < limit), on="node", how="semi")
        for rows, limit in by_chance
    ]
    return [
        *rare,
        _kind(dated, "birth and area", "birth", "state", "family"),
        _kind(housed, "street", "value", "family"),
        _kind(housed, "birth and street", "value", "birth"),
        _kind(full.filter(~pl.col("tabular")), "document", "source", "family"),
    ]


def _rare(
    named: pl.DataFrame, kind: str, place: list[str], limit: float
) -> list[tuple[pl.DataFrame, float]]:
    """Who shares a name in a place, and how many others of that name may be expected there.

    Where a middle initial is shared too, one in thirteen of them has it.
    """
    name = [*place, "given", "family"]
    initial = named.with_columns(initial=pl.col("middle").str.head(1))
    return [
        (_kind(named, kind, *name), limit),
        (_kind(initial, kind, *name, "initial"), limit * 13),
    ]


def _kind(frame: pl.DataFrame, kind: str, *columns: str) -> pl.DataFrame:
    value = pl.struct(pl.lit(kind).alias("kind"), *columns).hash(4)
    held = frame.drop_nulls(list(columns)).select("node", kind=pl.lit(kind, KINDS), value=value)
    return held.filter(pl.col("value").is_duplicated())
