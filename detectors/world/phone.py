"""Telephone number: North American, or any with its country code."""

import polars as pl

from detectors.model import Detector, Pattern, digits
from detectors.sparing import where

_EXTENSION = r"(?i)[ ,;]*(?:x|ext|extension|#)[. :]*[0-9]{1,6}\s*$"
_TAIL = "(?: ?,? ?(?:x|ext[.]?) ?[0-9]{1,6})?"


_WITHOUT_EXTENSION = where("[xX#]", lambda value: value.str.replace(_EXTENSION, ""))
_WITHOUT_DECIMAL = where(".", lambda value: value.str.replace("[.]0$", ""), literal=True)
_WITHOUT_EXIT = where("^(?:00|011)", lambda value: value.str.replace("^(?:00|011)([1-9])", "${1}"))


def _e164(value: pl.Expr) -> pl.Expr:
    """`+` and digits where the country is known (no code: North America), else bare digits."""
    return value.map_batches(_written, return_dtype=pl.String, is_elementwise=True)


def _written(values: pl.Series) -> pl.Series:
    # In stages: each looks several times at what the one before it made.
    short = _WITHOUT_DECIMAL(_WITHOUT_EXTENSION(pl.col("value").str.strip_chars()))
    bare = _WITHOUT_EXIT(digits(pl.col("short")))
    foreign = pl.col("short").str.contains("^[(]?(?:[+]|00[1-9]|011[1-9])")
    american = pl.col("bare").str.contains("^[2-9][0-9]{9}$")
    with_one = pl.col("bare").str.contains("^1[2-9][0-9]{9}$")
    written = (
        pl.when(american & ~foreign)
        .then(pl.lit("+1") + pl.col("bare"))
        .when(foreign | with_one)
        .then(pl.lit("+") + pl.col("bare"))
        .otherwise("bare")
    )
    stages = values.cast(pl.String).alias("value").to_frame().select(short=short)
    return stages.with_columns(bare=bare).select(written.alias(values.name)).to_series()


DETECTOR = Detector(
    detects="phone",
    title="Telephone number",
    patterns=(
        Pattern(
            regex="[(]?[2-9][0-9]{2}[)][-. ]{0,2}[2-9][0-9]{2}[-. ][0-9]{4}" + _TAIL,
            score=0.8,
        ),
        Pattern(
            regex="[+]1[-. ]{0,2}[(]?[2-9][0-9]{2}[)]?[-. ]{0,2}[2-9][0-9]{2}[-. ]?[0-9]{4}"
            + _TAIL,
            score=0.9,
        ),
        Pattern(
            regex="[+][2-9][0-9]{0,2}[-. ]?(?:[(]0?[0-9]{1,4}[)])?[0-9](?:[-. ]?[0-9]){5,12}",
            score=0.5,
        ),
        Pattern(
            regex="(?:1[-. ])?[2-9][0-9]{2}[-. /][2-9][0-9]{2}[-. ][0-9]{4}" + _TAIL,
            score=0.45,
        ),
        Pattern(regex="1?[2-9][0-9]{2}[2-9][0-9]{6}(?:[.]0)?" + _TAIL, score=0.1),
        Pattern(regex="[(]?[+0-9](?:[-. /()]{0,3}[0-9]){6,14}" + _TAIL, score=0.05),
    ),
    headers=(
        "phone", "phone number", "phone no", "phone num", "telephone", "telephone number", "tel",
        "tel no", "ph", "ph no", "phn", "phone 1", "phone 2", "home phone", "work phone",
        "cell", "cell phone", "cellphone", "cell number", "cell no", "mobile", "mobile phone",
        "mobile number", "mobile no", "mob", "day phone", "daytime phone", "evening phone",
        "contact number", "contact no", "contact phone", "primary phone", "alternate phone",
        "phone home", "phone work", "phone cell", "phone mobile", "hphone", "wphone", "cphone",
        "home tel", "landline", "phonenumber", "phone nbr", "patient phone", "emergency phone",
        "emergency contact phone", "callback number", "sms", "sms number", "whatsapp",
        "telefono", "numero de telefono", "celular", "movil", "telefon", "handy", "telephone no",
        "so dien thoai", "dien thoai", "telepono", "msisdn", "fax", "fax number", "phone ext",
    ),
    context=(
        "phone", "telephone", "tel", "cell", "mobile", "call", "phone number", "cell phone",
        "home phone", "work phone", "contact number", "fax", "telefono", "celular", "ph",
    ),
    normal=_e164,
    valid=lambda value: value.str.contains(
        "^(?:[+]1[2-9](?:0[0-9]|1[02-9]|[2-9][0-9])[2-9][0-9]{6}|[+][2-9][0-9]{6,14}"
        "|[2-9][0-9]{6}|0[1-9][0-9]{7,10})$"
    ) & ~value.str.contains("^[+]1(?:2{10}|3{10}|4{10}|5{10}|6{10}|7{10}|8{10}|9{10})$"),
    authority="ITU-T E.164; North American Numbering Plan (47 CFR 52)",
    examples=(
        "(408) 555-0142", "408.555.0142", "+1 408 555 0142", "4085550142", "408-555-0142 x12",
    ),
    counter_examples=("108-555-0142", "408-155-0142", "40855501", "+1 911 555 0142", "555-55-0142"),
)  # fmt: skip
