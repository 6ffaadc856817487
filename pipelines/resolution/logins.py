"""Logins that no name belongs to: one person for each address or user name."""

from __future__ import annotations

import polars as pl

_OPENS = ("login", "password", "security_answer")

_NOBODY = (
    r"(?i)^(?:administrator|root|sa|krbtgt|www-data|postgres|mysql|nobody|(?:mailer-?)?daemon"
    r"|no-?reply|do-?not-?reply|(?:post|web|host)master|mailer|jenkins|deploy(?:er)?"
    r"|(?:svc|srv|service|sys|system|app|api|db|batch|cron|bot)[._-].+"
    r"|.+[._-](?:svc|srv|service|batch|app|api|db|bot|cron|etl|backup|deploy|worker)|.+\$)(?:@|$)"
)
"""Accounts of a machine or a program: nobody is behind them."""

_AS_SOLD = (
    r"(?i)^(?:admin[0-9]?|sysadmin|superuser|supervisor|guest|user|default|public|setup|operator"
    r"|manager|monitor|maintenance|tech|ubnt|pi|cisco|scanner|kiosk|ftp|anonymous|test|demo)$"
)
"""User names that devices and programs are sold with, alone: they say of nobody who logs in. An
address that begins so is somebody's mailbox."""


def login_groups(records: pl.LazyFrame, named: pl.DataFrame) -> pl.DataFrame:
    """id, group: records with a login and without an owner, and whose login it is.

    records: RECORDS; named: column id, the records that belong to somebody already. The first
    email address says who it is, else the user name; a user name that stands beside exactly one
    address is that address's. group is a String; the same group is the same person.
    """
    held = (
        _logins(records)
        .filter(~_of_machines())
        .join(named.lazy().select("id"), on="id", how="anti")
        .collect()
    )
    beside = (
        held.drop_nulls()
        .group_by("login")
        .agg(address=pl.col("email").first(), addresses=pl.col("email").n_unique())
        .filter(pl.col("addresses") == 1)
    )
    joined = held.join(beside, on="login", how="left")
    user = pl.concat_str(pl.lit("user "), "login")
    return joined.select("id", group=pl.coalesce("email", "address", user)).sort("id")


def machine_accounts(records: pl.LazyFrame) -> int:
    """Count accounts of a machine or a program that something opens: none of them is a person.

    records: RECORDS. The same address or user name counts once, whatever its case.
    """
    account = pl.coalesce("email", "login")
    held = _logins(records).filter(_of_machines())
    return int(held.select(account.str.to_lowercase().n_unique()).collect().item())


def _of_machines() -> pl.Expr:
    bare = pl.col("email").is_null() & pl.col("login").str.contains(_AS_SOLD)
    return pl.coalesce("email", "login").str.contains(_NOBODY) | bare


def _logins(records: pl.LazyFrame) -> pl.LazyFrame:
    """id, email, login: records without a name with a login, the first address and user name."""
    element = pl.element().struct.field("element")
    opens = pl.col("exposures").list.eval(element.is_in(_OPENS)).list.any()
    return (
        records.filter(pl.col("full_name").is_null() & opens)
        .select(
            "id",
            email=pl.col("emails").list.sort().list.first(),
            login=pl.col("logins").list.sort().list.first(),
        )
        .filter(pl.any_horizontal(pl.col("email", "login").is_not_null()))
    )
