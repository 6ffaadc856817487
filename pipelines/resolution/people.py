"""The mentions that are resolved: one node per record with a name, and the facts of each.

Facts of a record without a name, which a link gives to a person, are facts of that person's node.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from detectors.people.name_words import words
from detectors.people.names import fold
from pipelines.joins.join_keys import table_of
from pipelines.joins.key_columns import ROLE_MAILBOX
from pipelines.joins.keys import NAMED
from pipelines.resolution.kinds import KINDS
from pipelines.resolution.streets import homes, street_facts

GOVERNMENT = (
    "tax_id",
    "drivers_license",
    "state_id",
    "passport",
    "military_id",
    "other_government_id",
)
"""Numbers of one person each, beside the Social Security number."""

ACCOUNTS = ("account_number", "card_number")
_PLAN_NUMBERS = ("world/insurance_member", "us/mbi", "us/medi_cal")
"""Numbers that a few people may share: accounts, and what members of a health plan are known by."""

_MISREAD = {"0": "o", "1": "l", "3": "e", "5": "s", "6": "g", "8": "b"}
"""Digits that character recognition puts for letters; names have none."""

_NOBODYS = ["household", "anonymous", "unknown", "resident", "occupant", "refused", "respondent"]
"""What stands for a family name that is not known."""

_IN_EXPOSURE = pl.col("exposures").struct

_BEARERS = 3
"""First names with different initials beside one number, above which it is a placeholder."""


@dataclass(frozen=True, slots=True)
class People:
    """What resolution looks at.

    nodes: node UInt32 (in the order of what the records say, so that their places decide nothing),
        id, content (what stands for the record wherever the evidence lies: the hash of its source
        and the place in it), source, scope (the family of the source), custodian, tabular, row
        (hash of the row of a table, else null), given, middle, family (folded, null when absent),
        suffix, birth (full ISO date, else null), state.
    facts: node, kind (ssn, government, account, key, email, phone, street, half), value UInt64; a
        value is a hash that means the same in every row of this frame, whatever the kind.
    streets: node, text: house, street and unit, shortened, without the place.
    keys: node, place (hash of a key column of one table), value: the numbers people have there.
    """

    nodes: pl.DataFrame
    facts: pl.DataFrame
    streets: pl.DataFrame
    keys: pl.DataFrame


def people(records: pl.LazyFrame, links: pl.DataFrame, sources: pl.DataFrame) -> People:
    """Nodes and facts of all records with a name. records: RECORDS; links: LINKS."""
    nodes = _nodes(records, sources)
    owned = pl.concat(
        [
            nodes.select("node", record="id"),
            links.lazy()
            .select("record", id="person")
            .collect()
            .join(nodes.select("node", "id"), on="id")
            .select("node", "record"),
        ]
    )
    owners = owned.unique()
    lived = homes(records.join(owners.lazy(), left_on="id", right_on="record"))
    facts = _without_placeholders(_facts(records, owners, lived), nodes)
    texts = lived.select("node", "text").filter(pl.col("text").str.contains("[0-9]")).unique()
    return People(nodes=nodes, facts=facts, streets=texts, keys=_places(records, owners))


def _nodes(records: pl.LazyFrame, sources: pl.DataFrame) -> pl.DataFrame:
    places = _origins(sources)
    birth = pl.col("birth_date")
    named = pl.col("full_name").is_not_null()
    tabular = table_of(pl.col("locator")).is_not_null()
    written = (
        records.filter(named)
        .join(places, on="source", how="left")
        .select(
            "id",
            "source",
            "custodian",
            "state",
            content=content(),
            scope=pl.coalesce("scope", "source"),
            tabular=tabular,
            row=pl.when(tabular).then(pl.struct("source", "locator").hash(7)),
            given="given_name",
            middle="middle_name",
            family="family_name",
            suffix=pl.col("name_suffix"),
            birth=pl.when(birth.str.len_chars() == 10).then(birth),
            said=_said(),
        )
        .sort("said", "id")
        .drop("said")
        .collect()
        .with_row_index("node")
    )
    for part in ("given", "middle", "family"):
        # Every distinct name is read once.
        forms = written.select(part).unique().with_columns(plain=_name(part, roles=part == "given"))
        read = written.join(forms, on=part, how="left", nulls_equal=True, maintain_order="left")
        written = written.with_columns(read["plain"].alias(part))
    return written


def _said() -> pl.Expr:
    """A hash of what a record says of its person, wherever it stands."""
    several = pl.when(pl.col("exposures").list.len() > 1).then("exposures")
    numbers = several.list.eval(pl.element().struct.field("fingerprint").drop_nulls())
    number = pl.col("exposures").list.first().struct.field("fingerprint")
    lists = [
        _spaced(pl.col(name), pl.col(name).list.first(), pl.col(name))
        for name in ("emails", "phones")
    ]
    plain = ["full_name", "name_suffix", "birth_date", "street", "city", "state", "postal_code"]
    return pl.struct(*plain, *lists, _spaced(numbers, number, pl.col("exposures"))).hash(14)


def _spaced(texts: pl.Expr, first: pl.Expr, of: pl.Expr) -> pl.Expr:
    """The texts in order, with spaces; of lists of one, the many, that one without a search."""
    several = pl.when(of.list.len() > 1).then(texts).list.sort().list.join(" ")
    return pl.when(of.is_not_null()).then(pl.coalesce(several, first, pl.lit("")))


def _origins(sources: pl.DataFrame) -> pl.LazyFrame:
    """source, custodian, scope, sha256 of each source."""
    return (
        sources.lazy()
        .select("custodian", "sha256", source="id", scope="family")
        .unique("source", keep="first", maintain_order=True)
    )


def content() -> pl.Expr:
    """What stands for a record wherever the evidence lies, of columns id, source and sha256."""
    place = pl.col("id").str.strip_prefix(pl.col("source"))
    return pl.concat_str(pl.coalesce("sha256", "source"), place)


def _name(column: str, *, roles: bool) -> pl.Expr:
    read = fold(pl.col(column)).str.replace_many(list(_MISREAD), list(_MISREAD.values()))
    plain = read.str.replace_all(r"[^\p{L}]+", " ").str.strip_chars(" ")
    told = plain.str.len_chars() > 0
    if roles:
        kin = "|".join(sorted(words("roles"), key=len, reverse=True))
        told = told & ~plain.str.contains(f"^(?:{kin})(?: (?:{kin}|of|the|f|m))*$")
    else:
        told = told & ~plain.is_in(_NOBODYS)
    return pl.when(told).then(plain)


def _facts(records: pl.LazyFrame, owners: pl.DataFrame, lived: pl.DataFrame) -> pl.DataFrame:
    owned = records.join(owners.lazy(), left_on="id", right_on="record")
    exposures = (
        owned.select("node", "exposures")
        .explode("exposures", empty_as_null=False, keep_nulls=False)
        .select("node", *(_IN_EXPOSURE.field(n) for n in ("element", "detector", "fingerprint")))
        .filter(pl.col("fingerprint").is_not_null())
    )
    element = pl.col("element")
    kinds = (
        pl.when(element == "ssn")
        .then(pl.lit("ssn"))
        .when(element.is_in(GOVERNMENT))
        .then(pl.lit("government"))
        .when(element.is_in(ACCOUNTS) | pl.col("detector").is_in(_PLAN_NUMBERS))
        .then(pl.lit("account"))
    )
    numbers = exposures.select(
        "node", kind=kinds.cast(KINDS), value=pl.struct("element", "fingerprint").hash(1)
    )
    keys = (
        owned.select("node", "keys")
        .explode("keys", empty_as_null=False, keep_nulls=False)
        .unnest("keys")
        .filter(pl.col("column").str.starts_with(NAMED))
        .select("node", kind=pl.lit("key", KINDS), value=pl.struct("column", "fingerprint").hash(2))
    )
    emails = _listed(owned, "emails", "email").filter(~pl.col("text").str.contains(ROLE_MAILBOX))
    phones = _listed(owned, "phones", "phone").filter(pl.col("text").str.len_chars() >= 7)
    texts = pl.concat([emails, phones, street_facts(lived).lazy()]).select(
        "node", "kind", value=pl.col("text").hash(3)
    )
    every = pl.concat([numbers.drop_nulls("kind"), _halves(exposures), keys, texts])
    return every.drop_nulls("value").collect()


def _halves(exposures: pl.LazyFrame) -> pl.LazyFrame:
    """node, kind, value: the two parts of each Social Security number, see `fingerprint`."""
    part = pl.col("fingerprint")
    halves = exposures.filter((pl.col("element") == "ssn") & (part.str.len_chars() == 32)).select(
        "node",
        kind=pl.lit("half", KINDS),
        value=pl.concat_list(part.str.slice(16, 8), part.str.tail(8) + pl.lit(" tail")),
    )
    return halves.explode("value", empty_as_null=False).with_columns(pl.col("value").hash(8))


def _without_placeholders(facts: pl.DataFrame, nodes: pl.DataFrame) -> pl.DataFrame:
    """Facts less the values of one person that stand beside many first names: nobody's number."""
    personal = pl.col("kind").is_in(["ssn", "government", "account", "key", "email"])
    shared = facts.filter(personal & pl.col("value").is_duplicated())
    named = shared.join(nodes.select("node", initial=pl.col("given").str.head(1)), on="node")
    many = named.group_by("value").agg(initials=pl.col("initial").drop_nulls().n_unique())
    return facts.join(many.filter(pl.col("initials") > _BEARERS), on="value", how="anti")


def _places(records: pl.LazyFrame, owners: pl.DataFrame) -> pl.DataFrame:
    table = table_of(pl.col("locator"))
    keys = (
        records.join(owners.lazy(), left_on="id", right_on="record")
        .select("node", "source", "keys", table=table)
        .drop_nulls("table")
        .explode("keys", empty_as_null=False, keep_nulls=False)
        .unnest("keys")
        .filter(pl.col("column").str.starts_with(NAMED))
    )
    place = pl.struct("source", "table", "column").hash(5)
    return (
        keys.select("node", place=place, value=pl.col("fingerprint").hash(6))
        .drop_nulls("value")
        .unique()
        .collect()
    )


def _listed(owned: pl.LazyFrame, column: str, kind: str) -> pl.LazyFrame:
    listed = owned.select("node", kind=pl.lit(kind, KINDS), text=pl.col(column))
    return listed.explode("text", empty_as_null=False, keep_nulls=False).drop_nulls("text")
