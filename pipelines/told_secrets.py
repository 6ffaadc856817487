"""Codes of cards and passwords that a cell of text tells about the person of its row.

Tickets, orders and messages in tables: `refund it to 4539…, 05/29, code on the back 510`. Neither
has a form of its own; the phrase around it has.
"""

from __future__ import annotations

import polars as pl

from detectors.card_codes import card_codes
from detectors.columns import Verdict
from detectors.credential_sentences import told_logins
from pipelines.exposures import ROW, Places, as_exposures

_CODE, _PASSWORD = "world/access_code", "world/password"
_CARD = r"[3-6][0-9]{3}[ -]?[0-9]{4,6}[ -]?[0-9]{4,5}"
_LOGIN = r"(?i)\b(?:pass|pw|contrase|clave)\w*\b"
_SCORE = 0.8


def told_secrets(
    batch: pl.DataFrame, cells: pl.DataFrame, verdict: Verdict, places: Places, secret: bytes
) -> list[pl.DataFrame]:
    """Exposures told in a column of text: `ROW` and "stray", a frame for each kind.

    batch: the rows; cells: `ROW` and value, of the column; secret: of the case. A password counts
    where the row holds its user name or address in a cell of its own: whose else it is, the text
    alone would have to say.
    """
    if verdict.detects is not None:
        return []
    asked = cells.filter(pl.col("value").str.contains(f"{_CARD}|{_LOGIN}"))
    if asked.is_empty():
        return []
    none = pl.lit("")  # a column may stand alone
    others = [pl.col(at) for at in batch.columns if at not in (ROW, str(verdict.column))]
    joined = pl.concat_str(none, *others, separator="\n", ignore_nulls=True)
    beside = batch.select(ROW, beside=joined)
    found: dict[str, list[tuple[int, str]]] = {_CODE: [], _PASSWORD: []}
    for row, text, around in asked.join(beside, on=ROW, maintain_order="left").iter_rows():
        found[_CODE] += [(row, text[code.start : code.end]) for code in card_codes(text)]
        known = (around or "").casefold().split("\n")
        told = (login for login in told_logins(text) if login["user"].casefold() in known)
        found[_PASSWORD] += [(row, login["secret"].rstrip(".")) for login in told]
    schema = pl.Schema({ROW: batch.schema[ROW], "value": pl.String()})
    place = places.cell(verdict.column)
    held = (
        as_exposures(
            pl.DataFrame(rows, schema=schema, orient="row"),
            detector,
            _SCORE,
            "told in a cell of text",
            place,
            secret,
        )
        for detector, rows in found.items()
        if rows
    )
    return [frame.rename({"held": "stray"}).unique(maintain_order=True) for frame in held]
