"""The state a person lives in, as far as the evidence says, and what says so."""

from __future__ import annotations

import polars as pl

from detectors.words.area_codes import state_of_phone


def residency() -> list[pl.Expr]:
    """Columns residency and residency_basis.

    Of a frame with state (of the best address), country, phones and detectors (names of the
    detectors that found something). The address decides; a driver's license that only one state
    issues comes next; the area code of a telephone number is a weak hint, and only where all
    numbers agree. Null: unknown, or abroad.
    """
    abroad = pl.col("country").is_not_null() & ~pl.col("country").is_in(["US", "USA"])
    state = pl.when(~abroad).then(pl.col("state"))
    issued = pl.col("detectors").list.eval(
        pl.element().str.extract(r"^us/([a-z]{2})/drivers_license$").str.to_uppercase().drop_nulls()
    )
    license_state = _only(pl.when(~abroad).then(issued))
    called = pl.col("phones").list.eval(state_of_phone(pl.element()).drop_nulls())
    phone = _only(pl.when(~abroad).then(called))
    basis = (
        pl.when(state.is_not_null())
        .then(pl.lit("address"))
        .when(license_state.is_not_null())
        .then(pl.lit("license state"))
        .when(phone.is_not_null())
        .then(pl.lit("phone area"))
    )
    return [
        pl.coalesce(state, license_state, phone).alias("residency"),
        basis.alias("residency_basis"),
    ]


def _only(states: pl.Expr) -> pl.Expr:
    """The state that a list names, null where it names none or several."""
    distinct = states.list.unique()
    return pl.when(distinct.list.len() == 1).then(distinct.list.first())
