"""Who gets which letter: letter variants and the mailing list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from detectors.elements import ELEMENTS, PARTS
from pipelines.law.obligations import BUREAU_ELEMENTS
from pipelines.outputs import count, inserts, postal

if TYPE_CHECKING:
    from pipelines.law.facts import Incident

NO_EMAIL = "no_email"
"""Flag of the mailing list: the email address may be the compromised account, never write there."""

_TEXTS = pl.List(pl.String)

_LISTED = (
    *("individual_id", "variant", "outcome", "delivery", "language", "addressee", "full_name"),
    *("address", "city", "state", "postal_code", "country", "email", "residency", "flags"),
    *("household", "as_written"),
)

_NAMED = (*ELEMENTS, *PARTS, "birth_date")
"""What a letter can name, in its order: elements, and what some states list beside them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One letter: everyone with exactly these elements exposed and this insert gets it.

    id: A, B, …, Z, AA, …; the letter that goes to most people is A.
    elements: codes in the order of the vocabulary. people: owed a notice or under review.
    insert: whose law's wording the letter has, as in `inserts.keys`; "" for none. states: where
    its people live, as far as that is known.
    """

    id: str
    elements: tuple[str, ...]
    people: int
    insert: str = ""
    states: tuple[str, ...] = ()

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
    that the letter names, in the order of the vocabulary), `insert` (of `inserts.keys`, "" for
    none) and `variant`, sorted by individual.
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
        pl.when(pl.col("letter").list.contains(code)).then(pl.lit(code)) for code in _NAMED
    ).list.drop_nulls()
    people = people.with_columns(named.alias("letter")).join(
        _inserts(open_), on="individual_id", how="left"
    )
    people = people.with_columns(pl.col("insert").fill_null(""))
    letters = pl.DataFrame(
        [(" ".join(made.elements), made.insert, made.id) for made in variants(people)],
        schema={"key": pl.String, "insert": pl.String, "variant": pl.String},
        orient="row",
    )
    return (
        people.with_columns(pl.col("letter").list.join(" ").alias("key"))
        .join(letters, on=["key", "insert"], how="left")
        .drop("key")
        .sort("individual_id")
    )


def _inserts(open_: pl.DataFrame) -> pl.DataFrame:
    """Whose law has wording of its own for a letter: individual_id, insert."""
    keys = inserts.keys()
    return (
        open_.filter(pl.col("rule").is_in(list(keys)))
        .group_by("individual_id")
        .agg(pl.col("rule").replace_strict(keys, return_dtype=pl.String).max().alias("insert"))
    )


def variants(people: pl.DataFrame) -> list[Variant]:
    """List the letters that `recipients` need, the one for most people first."""
    lived_in = pl.col("residency").drop_nulls().unique().sort()
    counted = (
        people.group_by(pl.col("letter").list.join(" ").alias("key"), "insert")
        .agg(pl.len().alias("n"), lived_in.alias("states"))
        .sort(-pl.col("n").cast(pl.Int64), "key", "insert")
    )
    return [
        Variant(
            id=_name(number),
            elements=tuple(key.split()),
            people=n,
            insert=insert,
            states=tuple(states),
        )
        for number, (key, insert, n, states) in enumerate(counted.iter_rows())
    ]


def _name(number: int) -> str:
    """Name a variant: 0 -> A, 25 -> Z, 26 -> AA."""
    head, last = divmod(number, 26)
    return (_name(head - 1) if head else "") + chr(ord("A") + last)


LISTS = ("mailing-list", "mailing-list-no-address", "mailing-list-review")
"""The lists of a mailing, each person in one of them: owed a notice and reached by post; owed one
and not reached by post; under review."""


def mailing_lists(people: pl.DataFrame, incident: Incident) -> dict[str, pl.DataFrame]:
    """Make the lists of `LISTS`: one row per individual, sorted by variant, name and id.

    people: from `recipients`. Columns: individual_id, variant, outcome (notify | review),
    delivery (see `delivery`), language (all in which the notice is needed), addressee, full_name,
    address, city, state, postal_code (of USPS Publication 28, see `postal.standardized`), country
    (ISO 3166, null where it is not told), email (none where it may be the compromised account),
    residency, flags (minor, deceased, conflict, no_address, undeliverable, po_box, foreign,
    unparsed, no_email), household (the same for people at one address), as_written (the address).
    Those without an address or under review also have phone and login (their accounts).
    """
    flags = pl.concat_list(
        pl.col("flags").fill_null([]).list.set_difference(["no_address"]),
        postal.doubts(),
        pl.when(_barred(incident)).then(pl.lit([NO_EMAIL])).otherwise(pl.lit([], _TEXTS)),
    )
    listed = postal.standardized(
        people.sort("variant", "family_name", "given_name", "individual_id").with_columns(
            delivery(incident).alias("delivery"),
            _addressee().alias("addressee"),
            _email(incident).alias("email"),
            postal.country().alias("land"),
            flags.alias("flags"),
            pl.lit(["English", *(incident.notice.languages or ())], _TEXTS).alias("language"),
        )
    )
    unparsed = pl.when("unparsed").then(pl.lit(["unparsed"])).otherwise(pl.lit([], _TEXTS))
    listed = listed.with_columns(
        pl.col("flags").list.concat(unparsed).list.unique().list.sort(),
        pl.col("land").alias("country"),
        pl.col("phones").alias("phone"),
        _accounts(incident).alias("login"),
    )
    owed = pl.col("outcome") == "notify"
    unreached = pl.col("flags").list.contains("no_address")
    return {
        LISTS[0]: listed.filter(owed & ~unreached).select(_LISTED),
        LISTS[1]: listed.filter(owed & unreached).select(*_LISTED, "phone", "login"),
        LISTS[2]: listed.filter(~owed).select(*_LISTED, "phone", "login"),
    }


def delivery(incident: Incident) -> pl.Expr:
    """How a recipient can be told: written | electronic | next_login; null where in no way known.

    Written wherever there is an address. Electronic where counsel found that consistent with
    15 U.S.C. 7001, and for a login alone, whose notice may be electronic; never to an account that
    may be the compromised one: whose account the department provides is told at the next login.
    """
    login = pl.col("letter").list.contains("login")
    lawful = (
        pl.lit(incident.notice.electronic_consistent is True)
        | (pl.col("letter").list.len() == 1) & login
    )
    reached = _email(incident).list.len() > 0
    provided = pl.lit(incident.data.email_accounts_provided is True)
    return (
        pl.when(postal.usable())
        .then(pl.lit("written"))
        .when(lawful & reached.fill_null(value=False))
        .then(pl.lit("electronic"))
        .when(login & provided)
        .then(pl.lit("next_login"))
    )


def _barred(incident: Incident) -> pl.Expr:
    """Whether the email address may be the compromised account: never write there."""
    provided = incident.data.email_accounts_provided is not False
    return pl.col("letter").list.contains("login") & pl.lit(provided)


def _accounts(incident: Incident) -> pl.Expr:
    known = pl.concat_list(pl.col("logins").fill_null([]), pl.col("emails").fill_null([]))
    return pl.when(_barred(incident)).then(known.list.unique().list.sort()).otherwise("logins")


def _email(incident: Incident) -> pl.Expr:
    return pl.when(~_barred(incident)).then(pl.col("emails")).otherwise(pl.lit([], _TEXTS))


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
