"""Codes of cards and passwords that a cell of text tells about the person of its row.

Tickets, orders and messages in tables: `refund it to 4539…, 05/29, code on the back 510`. Neither
has a form of its own; the phrase around it has.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import polars as pl

from detectors.columns.judge import Verdict
from detectors.texts.card_codes import card_codes
from detectors.texts.credential_pairs import labelled_logins
from detectors.texts.credential_sentences import told_logins
from detectors.texts.security_questions import told_answers, user_told
from detectors.texts.told_users import beside_mail
from pipelines.tables.exposures import ROW, Places, as_exposures
from pipelines.tables.own_logins import login_of
from pipelines.tables.unlabelled import OUTSIDE

_CODE, _PASSWORD, _LOGIN = "world/access_code", "world/password", "world/credential_pair"
_CARD = r"[3-6][0-9]{3}[ -]?[0-9]{4,6}[ -]?[0-9]{4,5}"
_TELLS = (
    r"(?i)\b(?:pass|pw|contrase|clave|log|sign|user|security|question|mine)\w*\b"
    r"|\w@\S+\s*[/|\n]|`\S+`"
)
_MINE = re.compile(
    r"(?i)\b(?:my|mine|mi|mis|của tôi)\b|\bI (?:\w+ )?(?:use|sign|log)\b|\byo (?:uso|entro)\b"
)
_BEFORE = 60
_SCORE = 0.8


def told_secrets(
    batch: pl.DataFrame, cells: pl.DataFrame, verdicts: Sequence[Verdict], column: int,
    places: Places, secret: bytes,
) -> list[pl.DataFrame]:  # fmt: skip
    """Exposures told in a column of text: `ROW` and "stray", a frame for each kind.

    batch: the rows; cells: `ROW` and value, of the column; verdicts: on every column; secret: of
    the case. A password counts where the row holds its user name or address in a cell of its own,
    or the name of whose letters the user name is made, or where the writer calls it theirs: whose
    else it is, the text alone would have to say.
    """
    if verdicts[column].detects is not None:
        return []
    asked = cells.filter(pl.col("value").str.contains(f"{_CARD}|{_TELLS}"))
    if asked.is_empty():
        return []
    others = [at for at in batch.columns if at not in (ROW, str(column))]
    named = [v.column for v in verdicts if v.detects == "name" and v.role not in OUTSIDE]
    beside = batch.select(
        ROW, beside=_joined(others), names=_joined([str(at) for at in named if at != column])
    )
    found = _told(asked.join(beside, on=ROW, maintain_order="left"))
    schema = pl.Schema({ROW: batch.schema[ROW], "value": pl.String()})
    place = places.cell(column)
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


def _told(asked: pl.DataFrame) -> dict[str, list[tuple[int, str]]]:
    """Detector -> (row, value); asked: row, text, the cells beside it, the names among them."""
    found: dict[str, list[tuple[int, str]]] = {_CODE: [], _PASSWORD: [], _LOGIN: []}
    for row, text, around, names in asked.iter_rows():
        found[_CODE] += [(row, text[code.start : code.end]) for code in card_codes(text)]
        known = around.casefold().split("\n")
        if "@" in around:
            found[_PASSWORD] += [(row, told["secret"]) for told in beside_mail(text)]
        for login in (*told_logins(text), *labelled_logins(text)):
            user, word = login["user"].rstrip("."), login["secret"].rstrip(".")
            if user.casefold() in known:
                found[_PASSWORD].append((row, word))
            elif _own(text, login) or any(login_of(name, user) for name in names.split("\n")):
                found[_LOGIN].append((row, f"{user}:{word}"))
        told = user_told(text)
        answers = [text[slice(*answer)] for _, answer in told_answers(text)] if told else []
        if told and (_own(text, told) or any(login_of(n, told["user"]) for n in names.split("\n"))):
            found[_LOGIN] += [
                (row, f"{told['user']}:{answer.replace(' ', '')}") for answer in answers
            ]
    return found


def _own(text: str, login: re.Match[str]) -> bool:
    """Whether the writer of a text says that a login is theirs: `my user id is …`."""
    return _MINE.search(text, max(0, login.start() - _BEFORE), login.end("user")) is not None


def _joined(columns: Sequence[str]) -> pl.Expr:
    """The cells of these columns, a line each; "" where there are none."""
    none = pl.lit("")  # a column may stand alone
    return pl.concat_str(none, *map(pl.col, columns), separator="\n", ignore_nulls=True)
