"""The mentions that are resolved: one node per record with a name, and the facts of each.

Facts of a record without a name, which a link gives to a person, are facts of that person's node.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from detectors.name_words import words
from detectors.names import fold
from pipelines.join_keys import table_of
from pipelines.key_columns import ROLE_MAILBOX

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
"""Numbers that a few people may share."""

KINDS = pl.Enum(
    [
        "ssn",
        "government",
        "account",
        "key",
        "email",
        "phone",
        "street",
        "birth",
        "birth and area",
        "birth and street",
        "document",
        "name in family",
        "name at custodian",
        "name",
    ]
)
"""What two mentions may have in common. Facts are of the first seven kinds; the others are facts
that join only together with a name."""

_BEARERS = 3
"""First names with different initials beside one number, above which it is a placeholder."""


@dataclass(frozen=True, slots=True)
class People:
    """What resolution looks at.

    nodes: node UInt32 (in the order of record ids), id, source, scope (the family of the source),
        custodian, tabular, row (hash of the row of a table, else null), given, middle, family
        (folded, null when absent), suffix, birth (full ISO date, else null), state.
    facts: node, kind (ssn, government, account, key, email, phone, street), value UInt64; a value
        is a hash that means the same in every row of this frame, whatever the kind.
    keys: node, place (hash of a key column of one table), value: the numbers people have there.
    """

    nodes: pl.DataFrame
    facts: pl.DataFrame
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
    facts = _without_placeholders(_facts(records, owners), nodes)
    return People(nodes=nodes, facts=facts, keys=_places(records, owners))


def _nodes(records: pl.LazyFrame, sources: pl.DataFrame) -> pl.DataFrame:
    places = sources.lazy().select("custodian", source="id", scope="family").unique("source")
    birth = pl.col("birth_date")
    named = pl.col("full_name").is_not_null()
    tabular = table_of(pl.col("locator")).is_not_null()
    return (
        records.filter(named)
        .join(places, on="source", how="left")
        .select(
            "id",
            "source",
            "custodian",
            "state",
            scope=pl.coalesce("scope", "source"),
            tabular=tabular,
            row=pl.when(tabular).then(pl.struct("source", "locator").hash(7)),
            given=_name("given_name", roles=True),
            middle=_name("middle_name"),
            family=_name("family_name"),
            suffix=pl.col("name_suffix"),
            birth=pl.when(birth.str.len_chars() == 10).then(birth),
        )
        .sort("id")
        .collect()
        .with_row_index("node")
    )


def _name(column: str, *, roles: bool = False) -> pl.Expr:
    plain = fold(pl.col(column)).str.replace_all(r"[^\p{L}]+", " ").str.strip_chars(" ")
    told = plain.str.len_chars() > 0
    if roles:
        told = told & ~plain.is_in(sorted(words("roles")))
    return pl.when(told).then(plain)


def _facts(records: pl.LazyFrame, owners: pl.DataFrame) -> pl.DataFrame:
    owned = records.join(owners.lazy(), left_on="id", right_on="record")
    exposures = (
        owned.select("node", "exposures")
        .explode("exposures", empty_as_null=False, keep_nulls=False)
        .unnest("exposures")
        .filter(pl.col("fingerprint").is_not_null())
    )
    element = pl.col("element")
    kinds = (
        pl.when(element == "ssn")
        .then(pl.lit("ssn"))
        .when(element.is_in(GOVERNMENT))
        .then(pl.lit("government"))
        .when(element.is_in(ACCOUNTS))
        .then(pl.lit("account"))
    )
    numbers = exposures.select(
        "node", kind=kinds.cast(KINDS), value=pl.struct("element", "fingerprint").hash(1)
    )
    keys = (
        owned.select("node", "keys")
        .explode("keys", empty_as_null=False, keep_nulls=False)
        .unnest("keys")
        .select("node", kind=pl.lit("key", KINDS), value=pl.struct("column", "fingerprint").hash(2))
    )
    emails = _listed(owned, "emails", "email").filter(~pl.col("text").str.contains(ROLE_MAILBOX))
    phones = _listed(owned, "phones", "phone").filter(pl.col("text").str.len_chars() >= 7)
    texts = pl.concat([emails, phones, _streets(owned)]).select(
        "node", "kind", value=pl.col("text").hash(3)
    )
    every = pl.concat([numbers.drop_nulls("kind"), keys, texts])
    return every.drop_nulls("value").collect()


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


def _streets(owned: pl.LazyFrame) -> pl.LazyFrame:
    """House and street with the postal code, or with the city where there is none."""
    words = fold(pl.col("street")).str.replace_all(r"[^0-9a-z]+", " ")
    padded = pl.concat_str(pl.lit(" "), words, pl.lit(" "))
    street = padded.str.replace_many(list(_SHORTER), list(_SHORTER.values())).str.strip_chars(" ")
    area = pl.coalesce(pl.col("postal_code").str.slice(0, 5), fold(pl.col("city")))
    return owned.select(
        "node",
        kind=pl.lit("street", KINDS),
        text=pl.concat_str(street, area, separator="|"),
    ).filter(pl.col("text").str.contains("[0-9].*[|]"))


_SHORTER = {
    " street ": " st ",
    " avenue ": " ave ",
    " road ": " rd ",
    " drive ": " dr ",
    " lane ": " ln ",
    " court ": " ct ",
    " place ": " pl ",
    " boulevard ": " blvd ",
    " apartment ": " apt ",
    " unit ": " apt ",
    " north ": " n ",
    " south ": " s ",
    " east ": " e ",
    " west ": " w ",
}
