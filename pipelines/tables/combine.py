"""Parts that stand together make elements: a card number and its code, a user name and password.

Which combinations open something: Cal. Civ. Code 1798.29(g) and the laws of its kind.
"""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

_OPEN = "none"
# From the best protected to the least: a combination is as protected as its best protected part.
_PROTECTIONS = ("encrypted", "tokenised", "hashed", "masked", _OPEN)


class _Rule(NamedTuple):
    element: str
    needs: tuple[str, ...]
    without: tuple[str, ...]  # parts beside which the rule does not speak
    login: bool | None  # a user name or email address must (not) stand beside; None: no matter
    because: str


_RULES = (
    _Rule(
        "payment_card",
        ("card_number", "access_code"),
        (),
        None,
        "card number and its code stand together",
    ),
    _Rule(
        # Beside a card the code is the card's, and the account what the firm counts customers by.
        "financial_account",
        ("account_number", "access_code"),
        ("card_number",),
        None,
        "account number and its code stand together",
    ),
    # Beside a user name the password opens the online account, which is an element of its own.
    _Rule(
        "payment_card",
        ("card_number", "password"),
        ("access_code",),
        False,
        "card number and its password stand together",
    ),
    _Rule(
        "financial_account",
        ("account_number", "password"),
        ("access_code",),
        False,
        "account number and its password stand together",
    ),
    _Rule(
        "login",
        ("password",),
        (),
        True,
        "user name or email address and password stand together",
    ),
    _Rule(
        "login",
        ("security_question", "security_answer"),
        ("password",),
        True,
        "user name or email address, security question and answer stand together",
    ),
    _Rule(
        "alpr",
        ("plate", "plate_read"),
        (),
        None,
        "plate and the place or time of its reading stand together",
    ),
)
MADE_OF: dict[str, tuple[str, ...]] = {
    element: tuple(sorted({part for r in _RULES if r.element == element for part in r.needs}))
    for element in sorted({rule.element for rule in _RULES})
}
"""Element -> the parts of which it can be made."""

_NEEDED = tuple(sorted({part for rule in _RULES for part in rule.needs}))


def combined(exposures: pl.DataFrame) -> pl.DataFrame:
    """Elements made of parts that stand together, and the exposures with their used parts marked.

    exposures: one row per exposure with `group` (what stands together: a record, or records that
    links join), `has_login` (Boolean: the record holds a user name or an email address),
    `element`, `protection`, `score`, `because`; other columns are kept. Null protection is read
    as none.
    Returns the same columns and `used` (Boolean: a part that a combination contains), with a row
    for each combination: its other columns come from the group's first part. A combination is as
    protected as its best protected part, so a hashed password opens nothing, and as sure as its
    least sure part.
    """
    rows = exposures.with_columns(pl.col("protection").fill_null(_OPEN))
    held = rows.filter(pl.col("element").is_in(_NEEDED))
    login = rows.group_by("group").agg(pl.col("has_login").any().alias("login"))
    groups = _parts_of(held).join(login, on="group")
    found = pl.concat([_by_rule(groups, rule) for rule in _RULES])
    first = held.unique("group", keep="first", maintain_order=True)
    made = first.drop("element", "protection", "score", "because").join(
        found.drop("parts"), on="group", maintain_order="left_right"
    )
    spent = found.select("group", element="parts", used=pl.lit(value=True)).explode("element")
    marked = rows.join(
        spent.unique(["group", "element"]),
        on=["group", "element"],
        how="left",
        maintain_order="left",
    ).with_columns(pl.col("used").fill_null(value=False))
    made = made.with_columns(used=pl.lit(value=False))
    return pl.concat([marked, made.select(marked.columns)])


def _parts_of(held: pl.DataFrame) -> pl.DataFrame:
    """For each group and part how openly (`open_…`) and how surely (`score_…`) it stands there."""
    ranks = {name: place for place, name in enumerate(_PROTECTIONS)}
    openness = pl.col("protection").replace_strict(ranks, return_dtype=pl.Int8)
    best = []
    for part in _NEEDED:
        here = pl.when(pl.col("element") == part)
        best.append(here.then(openness).max().alias(f"open_{part}"))
        best.append(here.then(pl.col("score")).max().alias(f"score_{part}"))
    return held.group_by("group", maintain_order=True).agg(best)


def _by_rule(groups: pl.DataFrame, rule: _Rule) -> pl.DataFrame:
    """group, element, protection, score, because, parts: the groups in which the rule is met."""
    met = pl.all_horizontal(pl.col(f"open_{part}").is_not_null() for part in rule.needs)
    for part in rule.without:
        # A hashed password opens nothing: the question and its answer beside it still do.
        readable = pl.col(f"open_{part}") == len(_PROTECTIONS) - 1
        met = met & ~readable.fill_null(value=False)
    if rule.login is not None:
        met = met & (pl.col("login") == rule.login)
    openness = pl.min_horizontal(f"open_{part}" for part in rule.needs)
    return groups.filter(met).select(
        "group",
        element=pl.lit(rule.element),
        protection=openness.replace_strict(dict(enumerate(_PROTECTIONS)), return_dtype=pl.String),
        score=pl.min_horizontal(f"score_{part}" for part in rule.needs),
        because=pl.lit(rule.because),
        parts=pl.lit(list(rule.needs), dtype=pl.List(pl.String)),
    )
