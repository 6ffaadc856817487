"""Postal addresses as a mail house wants them: standard form, country, household, doubts.

Form after USPS Publication 28, through usaddress-scourgify; what that does not take apart (boxes,
rural and military routes) is brought into form here, and anything else stays as it was written.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import re
import unicodedata
from typing import TYPE_CHECKING

import polars as pl

from detectors.words.states import CODES

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST = 160
"""Characters of an address that are worth taking apart; no street line is longer."""

_GONE = (
    r"(?i)\b(?:no (?:known |fixed |current |forwarding )?address|address unknown|unknown address"
    r"|(?:bad|wrong|invalid|old|former) address|address (?:withheld|confidential|not known)"
    r"|return(?:ed)? (?:to sender|mail)|mail returned|undeliverable|not deliverable|unable to"
    r" forward|moved,? left no|no forwarding|same as above|see (?:file|notes?|above))\b"
)
_NOWHERE = (
    r"(?i)^\W*(?:unknown|unk|none|null|n/?a|na|tbd|rts|moved|homeless|houseless|transient"
    r"|confidential|withheld|declined|refused|deceased|missing|not (?:known|given|provided))\b"
    r"[^0-9]*$"
)
_PO_BOX = r"(?i)\b(?:p\.? ?o\.? ?(?:box|bx|drawer)|post office (?:box|drawer)|apartado postal)\b"
_BARE_BOX = r"(?i)^box [0-9]"
_WITHOUT_NUMBER = r"(?i)general delivery"
_CANADIAN = r"(?i)^[a-z][0-9][a-z] ?[0-9][a-z][0-9]$"

_ROUTES = (
    (r"^(?:P ?O|POST OFFICE) ?(?:BOX|BX|DRAWER) ?#? ?", "PO BOX "),
    (r"^BOX #? ?(?=[0-9])", "PO BOX "),
    (r"^(?:RURAL (?:ROUTE|RT)|R ?R|RFD) ?#? ?(?=[0-9])", "RR "),
    (r"^(?:HIGHWAY CONTRACT(?: ROUTE)?|STAR ROUTE|H ?C(?: ROUTE)?) ?#? ?(?=[0-9])", "HC "),
    (r"^(PSC|CMR|UNIT) ?#? ?(?=[0-9])", r"\1 "),
    (r"^GENERAL DELIVERY", "GENERAL DELIVERY"),
)
"""Deliveries without a street, Publication 28 sections 24 to 29 and appendix."""


def country() -> pl.Expr:
    """Two-letter country of the address, ISO 3166; null where it is not told.

    A state of the Union settles it where the evidence names no country.
    """
    told = pl.col("country").str.to_uppercase().replace({"USA": "US"})
    code = pl.when(told.str.contains("^[A-Z]{2}$") & (told != "ZZ")).then(told)
    return (
        pl.when(told.is_not_null())
        .then(code)
        .when(pl.col("state").is_in(sorted(CODES)))
        .then(pl.lit("US"))
        .when(pl.col("postal_code").str.contains(_CANADIAN))
        .then(pl.lit("CA"))
    )


def foreign() -> pl.Expr:
    """Whether the address lies outside the United States; never null."""
    abroad = pl.col("country").is_not_null() & ~pl.col("country").str.to_uppercase().is_in(
        ["US", "USA"]
    )
    elsewhere = pl.col("state").is_not_null() & ~pl.col("state").is_in(sorted(CODES))
    canadian = pl.col("postal_code").str.contains(_CANADIAN).fill_null(value=False)
    return abroad | elsewhere | (canadian & (country() != "US").fill_null(value=True))


def usable() -> pl.Expr:
    """Whether a letter can be addressed; never null.

    A street or box that does not say of itself that it leads nowhere, and a postal code, a city
    with its state, or a city abroad.
    """
    has = {name: pl.col(name).is_not_null() for name in ("address", "city", "state", "postal_code")}
    placed = has["postal_code"] | (has["city"] & (has["state"] | foreign()))
    return has["address"] & placed & ~_leads_nowhere()


def doubts() -> pl.Expr:
    """Flags of the address: no_address, undeliverable, po_box, foreign.

    undeliverable: it says so itself, or it has neither a number nor a box.
    """
    street = pl.col("address")
    numberless = (
        street.is_not_null()
        & ~foreign()
        & ~street.str.contains("[0-9]")
        & ~street.str.contains(_WITHOUT_NUMBER)
    )
    box = street.str.contains(_PO_BOX) | street.str.contains(_BARE_BOX)
    flags = {
        "no_address": ~usable(),
        "undeliverable": _leads_nowhere() | numberless,
        "po_box": box,
        "foreign": foreign(),
    }
    return pl.concat_list(
        pl.when(met.fill_null(value=False)).then(pl.lit(name)) for name, met in flags.items()
    ).list.drop_nulls()


def _leads_nowhere() -> pl.Expr:
    street = pl.col("address")
    gone = street.str.contains(_GONE) | street.str.contains(_NOWHERE)
    return gone.fill_null(value=False)


def standardized(people: pl.DataFrame) -> pl.DataFrame:
    """Bring the addresses into the form of USPS Publication 28.

    people: with address, city, state, postal_code, country. Returns the same rows with address
    (one line, with the unit), city, state and postal_code in that form, `as_written` (the address
    before), `unparsed` (True where no form was found for it) and `household` (16 hex digits, the
    same for the same address and postal code; null without a usable address). Addresses abroad
    keep their form.
    """
    told = ["address", "city", "state", "postal_code", "country"]
    distinct = people.select(*told, abroad=foreign(), mailable=usable()).unique()
    # The library prints what it is unsure of; an address must not come to the terminal.
    with contextlib.redirect_stdout(io.StringIO()):
        rows = [row | _formed(row) for row in distinct.iter_rows(named=True)]
    names = ("line", "town", "zip", "household")
    schema = dict(distinct.schema) | dict.fromkeys(names, pl.String) | {"unparsed": pl.Boolean}
    formed = pl.DataFrame(rows, schema=schema).drop("abroad", "mailable")
    return (
        people.join(formed, on=told, how="left", nulls_equal=True, maintain_order="left")
        .rename({"address": "as_written"})
        .drop("city", "postal_code")
        .rename({"line": "address", "town": "city", "zip": "postal_code"})
    )


def _formed(row: Mapping[str, str | None]) -> dict[str, str | bool | None]:
    line, city, code = row["address"], row["city"], row["postal_code"]
    found = True
    if line is not None and not row["abroad"]:
        plain = _plain(line)
        form = _route(plain) or _street(line, row)
        line, found = form or plain, form is not None
        city = _plain(city) if city else city
    place = code[:5] if code and not row["abroad"] else code or f"{city} {row['state']}"
    key = f"{line}|{place}".upper().encode()
    return {
        "line": line,
        "town": city,
        "zip": code,
        "household": hashlib.sha256(key).hexdigest()[:16] if row["mailable"] else None,
        "unparsed": not found,
    }


def _plain(text: str) -> str:
    """Capitals without accents or marks, but # - / and &."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"\s+", " ", re.sub(r"[^\w#/&-]+", " ", bare.upper())).strip()


def _route(plain: str) -> str | None:
    for pattern, form in _ROUTES:
        made, times = re.subn(pattern, form, plain)
        if times:
            return re.sub(r"\bBOX ?#? ?", "BOX ", made).strip()
    return None


def _street(street: str, row: Mapping[str, str | None]) -> str | None:
    """The street in standard form; None where the library finds none or would lose a number."""
    from scourgify import normalize_address_record  # noqa: PLC0415 (loads a model, 0.2 s)
    from scourgify.exceptions import AddressNormalizationError  # noqa: PLC0415

    if len(street) > _LONGEST:
        return None
    # City, state and code only have to be there: they are ours already.
    given = {"address_line_1": street, "address_line_2": None}
    given |= {"city": row["city"] or "X", "state": row["state"] or "CA", "postal_code": "94103"}
    try:
        made = normalize_address_record(given)
    except (AddressNormalizationError, ValueError, KeyError, IndexError, AttributeError, TypeError):
        return None
    line = " ".join(filter(None, (made["address_line_1"], made["address_line_2"])))
    return line if _numbers(line) == _numbers(_plain(street)) else None


def _numbers(text: str) -> list[str]:
    return sorted(re.findall(r"[0-9]+", text))
