"""Postal addresses: one column into street, city, state and postal code, and their normal forms."""

from __future__ import annotations

import polars as pl

from detectors.words.states import CODES, SHORT, STATES

_STREET_END = (
    r"(?:street|st|avenue|ave|av|road|rd|drive|dr|boulevard|blvd|lane|ln|court|ct|place|pl|terrace"
    r"|ter|circle|cir|parkway|pkwy|highway|hwy|square|sq|trail|trl|loop|way|alley|aly|expressway"
    r"|expy|real)"
)
_UNIT = (
    r"(?:(?:apartment|apt|unit|suite|ste|room|rm|bldg|building|floor|fl|lot|spc|space|trlr|no|#)"
    r"\.? ?#?[0-9a-z-]*)"
)
_DIRECTION = r"(?:n|s|e|w|ne|nw|se|sw|north|south|east|west)"
_CITY_BEGINS = (
    r"(?:san|santa|los|las|el|la|palo|el cerrito|east|west|north|south|new|fort|ft|mount|mt|st"
    r"|saint|port|long|salt lake|oak|park|palm|grand|baton|half moon|morgan|redwood|daly|foster"
    r"|union|culver|mountain|walnut|thousand|beverly|newport|huntington|costa|laguna|mission"
    r"|chula|national|garden|little|des|cedar)"
)
_WORDS = r"[a-z][a-z .'-]+"
_ONE_LINE = (
    rf"(?i)^((?:p\.? ?o\.? ?|rural route [0-9]+ |(?:rr|hc) ?[0-9]+ )?box [0-9a-z-]+) ({_WORDS})$",
    rf"(?i)^([^ ]+ (?:[^ ]+ )+?{_STREET_END}\.?(?: {_DIRECTION}\.?)?(?: {_UNIT}| #[^ ]+)?)"
    rf" ({_WORDS})$",
    rf"(?i)^([0-9].*?) ((?:{_CITY_BEGINS} )?[a-z.'-]+)$",
)
"""Street and city without a comma between, by what ends the street."""

_COUNTRY = r"(?i)[,\s]+(?:usa|u\.s\.a\.?|u\.s\.|united states(?: of america)?)$"


def state_code(value: pl.Expr) -> pl.Expr:
    """Two-letter code of a state, district, territory or armed-forces post; else null.

    `California`, `Calif.`, `ca`, `US-CA` -> `CA`. Knowledge: USPS Publication 28.
    """
    plain = value.str.to_uppercase().str.replace(r"^US[- ]", "").str.replace_all(r"[.\s]+", " ")
    plain = plain.str.strip_chars(" ,")
    code = plain.str.replace_all(" ", "")
    named = plain.replace_strict(STATES | SHORT, default=None, return_dtype=pl.String)
    return pl.when(code.is_in(sorted(CODES))).then(code).otherwise(named)


def postal_code(value: pl.Expr) -> pl.Expr:
    """`12345` or `12345-6789` (or a Canadian code as `A1A 1A1`); null where it is none of them.

    Repairs what spreadsheets do: `2139`, `2139.0` -> `02139`; nine digits get their hyphen. Five
    equal zeros are a placeholder and become null.
    """
    plain = value.str.strip_chars().str.replace(r"\.0+$", "").str.to_uppercase()
    digits = plain.str.replace_all(r"[\s-]+", "")
    padded = (
        pl.when(digits.str.contains(r"^[0-9]{3,5}$"))
        .then(digits.str.zfill(5))
        .when(digits.str.contains(r"^[0-9]{8,9}$"))
        .then(digits.str.zfill(9).str.replace(r"^([0-9]{5})([0-9]{4})$", "$1-$2"))
        .when(digits.str.contains(r"^[A-Z][0-9][A-Z][0-9][A-Z][0-9]$"))
        .then(digits.str.replace(r"^(...)(...)$", "$1 $2"))
    )
    short = padded.str.replace("-0000$", "")
    return pl.when(short.str.slice(0, 5) != "00000").then(short)


def split_addresses(values: pl.Series) -> pl.DataFrame:
    """Parts of whole addresses, a row each: street (with unit), city, state, postal_code; Strings.

    Lines, commas or neither may divide the parts; a part that cannot be told stays null, and text
    that is no address at all stays whole in street. A country at the end is dropped where it is
    the United States.
    """
    distinct = values.unique().cast(pl.String).rename("value").to_frame()
    text = pl.col("value").str.replace_all(r"[\r\n|;]+", ", ").str.replace_all(r"\s+", " ")
    text = (
        text.str.replace_all(r"(?: ?, ?)+", ", ").str.strip_chars(" ,.").str.replace(_COUNTRY, "")
    )
    parts = (
        distinct.with_columns(text=text)
        .with_columns(zip=pl.col("text").str.extract(r"(?:^|[ ,])([0-9]{5}(?:-?[0-9]{4})?)$"))
        .with_columns(rest=_before("text", "zip"))
        .pipe(_with_state)
        .with_columns(_street_and_city())
        .select("value", "street", "city", state="code", postal_code=postal_code(pl.col("zip")))
    )
    keyed = values.cast(pl.String).rename("value").to_frame()
    joined = keyed.join(parts, on="value", how="left", nulls_equal=True, maintain_order="left")
    return joined.drop("value")


def _before(text: str, ending: str) -> pl.Expr:
    """The text before its ending, without the comma between."""
    cut = pl.col(text).str.strip_suffix(pl.col(ending).fill_null("")).str.strip_chars(" ,")
    return pl.when(pl.col(ending).is_not_null()).then(cut).otherwise(pl.col(text))


def _with_state(frame: pl.DataFrame) -> pl.DataFrame:
    """Adds code, the state at the end of rest, and cuts it off there."""
    names = "|".join(sorted(STATES, key=len, reverse=True))
    named = pl.col("rest").str.extract(rf"(?i)(?:^|[ ,])((?:{names}|calif\.?|[a-z]\.? ?[a-z]\.?))$")
    # Without a postal code behind them two letters may end a street: 12 Elm Ct, 5 Main St NE.
    rest = pl.col("rest")
    sure = (
        pl.col("zip").is_not_null()
        | rest.str.contains(r", ?[A-Za-z. ]+$")
        | (rest.str.contains(r"^[0-9].* [A-Z]{2}$") & ~rest.str.contains(" (?:CT|NE|AL)$"))
        | state_code(rest).is_not_null()
    )
    found = frame.with_columns(named=pl.when(sure).then(named)).with_columns(
        code=state_code(pl.col("named"))
    )
    ending = pl.when(pl.col("code").is_not_null()).then(pl.col("named"))
    return found.with_columns(named=ending).with_columns(rest=_before("rest", "named"))


def _street_and_city() -> list[pl.Expr]:
    rest = pl.col("rest")
    comma = rest.str.contains(",", literal=True)
    last = rest.str.extract(r"(?:^|, )([^,]*)$")
    unit_last = last.str.contains(rf"(?i)^{_UNIT}$") | last.str.contains(r"[0-9]")
    placed = pl.any_horizontal(pl.col("zip", "code").is_not_null())
    found, city = (
        pl.coalesce(rest.str.extract(pattern, part) for pattern in _ONE_LINE) for part in (1, 2)
    )
    only_city = placed & ~comma & ~rest.str.contains(r"(?i)[0-9]|(?-u:\b)box(?-u:\b)")
    by_comma = comma & ~unit_last
    street = (
        pl.when(by_comma)
        .then(rest.str.replace(r", [^,]*$", ""))
        .when(only_city)
        .then(None)
        .when(placed & ~comma & found.is_not_null())
        .then(found)
        .otherwise(rest)
    )
    town = (
        pl.when(by_comma)
        .then(last)
        .when(only_city)
        .then(rest)
        .when(placed & ~comma & found.is_not_null())
        .then(city)
    )
    return [_filled(street).alias("street"), _filled(town).alias("city")]


def _filled(value: pl.Expr) -> pl.Expr:
    plain = value.str.strip_chars(" ,")
    return pl.when(plain.str.len_chars() > 0).then(plain)
