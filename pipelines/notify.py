"""Who gets which letter: letter variants and the mailing list."""

from __future__ import annotations

import re
from dataclasses import dataclass

import polars as pl

from detectors.elements import ELEMENTS
from pipelines import count
from pipelines.obligations import BUREAU_ELEMENTS

NO_EMAIL = "no_email"
"""Flag of the mailing list: the email address may be the compromised account, never write there."""

_STATES = frozenset(
    re.findall(
        "[A-Z]{2}",
        "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV "
        "NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY AS GU MP PR VI AA AE AP",
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One letter: everyone with exactly these elements exposed gets it.

    id: A, B, …, Z, AA, …; the letter that goes to most people is A.
    elements: codes in the order of the vocabulary. people: owed a notice or under review.
    """

    id: str
    elements: tuple[str, ...]
    people: int

    @property
    def login_only(self) -> bool:
        """Whether nothing but a login was exposed: the short form is allowed."""
        return self.elements == ("login",)

    @property
    def bureaus(self) -> bool:
        """Whether the letter must print the credit bureaus."""
        return not BUREAU_ELEMENTS.isdisjoint(self.elements)


def recipients(individuals: pl.DataFrame, decisions: pl.DataFrame) -> pl.DataFrame:
    """Everyone owed a notice or under review, with the letter that each gets.

    Returns INDIVIDUALS columns plus `outcome` (notify | review), `letter` (List of the elements
    that the letter names, in the order of the vocabulary) and `variant`, sorted by individual.
    """
    open_ = decisions.filter(pl.col("outcome") != "do_not_notify")
    met = open_.group_by("individual_id").agg(
        pl.col("triggers").explode(empty_as_null=True).str.strip_prefix("name+").alias("met")
    )
    people = (
        individuals.join(count.strongest(open_), on="individual_id")
        .join(met, on="individual_id")
        .with_columns(pl.col("elements").list.concat("met").alias("letter"))
        .drop("met")
    )
    named = pl.concat_list(
        pl.when(pl.col("letter").list.contains(code)).then(pl.lit(code)) for code in ELEMENTS
    ).list.drop_nulls()
    people = people.with_columns(named.alias("letter"))
    letters = pl.DataFrame(
        {
            "key": [" ".join(variant.elements) for variant in variants(people)],
            "variant": [variant.id for variant in variants(people)],
        },
        schema={"key": pl.String, "variant": pl.String},
    )
    return (
        people.with_columns(pl.col("letter").list.join(" ").alias("key"))
        .join(letters, on="key", how="left")
        .drop("key")
        .sort("individual_id")
    )


def variants(people: pl.DataFrame) -> list[Variant]:
    """List the letters that `recipients` need, the one for most people first."""
    counted = (
        people.group_by(pl.col("letter").list.join(" ").alias("key"))
        .agg(pl.len().alias("n"))
        .sort(-pl.col("n").cast(pl.Int64), "key")
    )
    return [
        Variant(id=_name(number), elements=tuple(key.split()), people=n)
        for number, (key, n) in enumerate(counted.iter_rows())
    ]


def _name(number: int) -> str:
    """Name a variant: 0 -> A, 25 -> Z, 26 -> AA."""
    head, last = divmod(number, 26)
    return (_name(head - 1) if head else "") + chr(ord("A") + last)


def mailing_list(people: pl.DataFrame, email_accounts_provided: bool | None) -> pl.DataFrame:
    """Make the mailing list: one row per recipient, in the order of variant, name and id.

    people: from `recipients`. email_accounts_provided: the incident fact; unless it is False,
    holders of an exposed login are flagged `no_email`, since their address may be the
    compromised account. Columns: individual_id, variant, outcome, addressee, full_name, address,
    city, state, postal_code, country (US for an address in a US state), email, residency, flags.
    """
    compromised = pl.col("letter").list.contains("login") & pl.lit(
        email_accounts_provided is not False
    )
    no_address = usable_address().not_() & pl.lit(value=True)
    flags = pl.concat_list(
        pl.col("flags").fill_null([]),
        pl.when(compromised).then(pl.lit(NO_EMAIL)),
        pl.when(no_address).then(pl.lit("no_address")),
    ).list.drop_nulls()
    return people.sort("variant", "family_name", "given_name", "individual_id").select(
        "individual_id",
        "variant",
        "outcome",
        _addressee().alias("addressee"),
        "full_name",
        "address",
        "city",
        "state",
        "postal_code",
        pl.when(pl.col("state").is_in(_STATES)).then(pl.lit("US")).alias("country"),
        pl.col("emails").alias("email"),
        "residency",
        flags.list.unique().list.sort().alias("flags"),
    )


def _addressee() -> pl.Expr:
    minor = pl.col("flags").list.contains("minor").fill_null(value=False)
    deceased = pl.col("flags").list.contains("deceased").fill_null(value=False)
    name = pl.col("full_name").fill_null("Account Holder")
    return (
        pl.when(deceased)
        .then(pl.lit("Next of Kin or Estate of ") + name)
        .when(minor)
        .then(pl.lit("Parent or Guardian of ") + name)
        .otherwise(name)
    )


def usable_address() -> pl.Expr:
    """Whether a letter can be addressed: a street, and a postal code or a city with its state."""
    has = {name: pl.col(name).is_not_null() for name in ("address", "city", "state", "postal_code")}
    return has["address"] & (has["postal_code"] | (has["city"] & has["state"]))
