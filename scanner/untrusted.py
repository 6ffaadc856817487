"""Check what a worker sent before anything else of the host looks at it.

A worker has read hostile content and may be under its control. Names, paths and ids are derived
again here, codes must be known, text is bounded, and a frame of records must have exactly the
schema and survive Arrow's own full validation.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

import polars as pl
import pyarrow as pa

from detectors.catalog import detectors
from detectors.elements import DECOYS, ELEMENTS, IDENTITY, PARTS
from pipelines.blocks import EXCEPTIONS
from pipelines.model import COLUMNS, RECORDS
from scanner.evidence import MEMBER_SEPARATOR, is_safe, source_id
from scanner.frames import BadFrameError, Piece, Row, Task, pieces_from, row_from

MOST_TEXT = 20_000
"""Characters that one value of a record may have."""

MOST_PLACES = 1_000
"""Places that one row may name."""

_ROLES = frozenset(
    {"subject", "spouse", "dependant", "guarantor", "contact", "provider", "staff"}
    | {"author", "addressee"}
)
_PROTECTIONS = frozenset({"none", "masked", "hashed", "tokenised", "encrypted"})
_STATUSES = frozenset({"read", "partial", "exception"})
_KINDS = frozenset(
    {"whole", "sheet", "column", "table", "page", "message", "text", "part", "key", "tried", "more"}
)
_UNITS = frozenset(
    {"rows", "characters", "sheets", "tables", "pages", "messages", "members", "pieces"}
)
_SHA256 = re.compile(r"[0-9a-f]{64}")
_MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9.+-]{1,100}")
_FINGERPRINT = r"^[0-9a-f]{32}$"
_TEXT = [name for name, dtype in RECORDS.items() if dtype == pl.String]
_TEXTS = [name for name, dtype in RECORDS.items() if dtype == pl.List(pl.String)]


def checked_row(untrusted_payload: bytes, task: Task, known: dict[str, Row]) -> Row:
    """The row, if it is one that this task can have. Raises BadFrameError.

    known: the rows of the task so far; a member's container must be among them.
    """
    row = row_from(untrusted_payload)
    top = row.parent == ""
    if top and (row.id, row.path, row.size) != (task.id, task.path, task.size):
        raise BadFrameError
    if not top:
        _check_member(row, known)
    held = known.get(row.id)
    if held is not None and (held.final or held.path != row.path):
        raise BadFrameError
    sound = (
        _SHA256.fullmatch(row.sha256)
        and _MEDIA_TYPE.fullmatch(row.media_type)
        and row.status in _STATUSES
        and (row.code in EXCEPTIONS if row.status != "read" else row.code is None)
        and min(row.size, row.tables, row.rows, row.pages, row.characters) >= 0
        and len(row.places) <= MOST_PLACES
        and all(_is_place(place) for place in row.places)
    )
    if not sound:
        raise BadFrameError
    return row


def checked_pieces(untrusted_payload: bytes, known: dict[str, Row]) -> list[Piece]:
    """The pieces, if they are sound and of sources under way. Raises BadFrameError."""
    pieces = pieces_from(untrusted_payload)
    for piece in pieces:
        row = known.get(piece.source)
        sound = (
            row is not None
            and not row.final
            and piece.kind in _KINDS
            and piece.unit in _UNITS
            and piece.status in _STATUSES
            and (piece.code in EXCEPTIONS if piece.status != "read" else piece.code is None)
            and 0 <= piece.read < 1 << 63
            and (piece.expected is None or 0 <= piece.expected < 1 << 63)
            and len(piece.place) <= MOST_TEXT
            and is_safe(piece.place)
        )
        if not sound:
            raise BadFrameError
    return pieces


def checked_records(untrusted_payload: bytes, known: dict[str, Row]) -> pl.DataFrame:
    """The records, if they are sound and belong to rows of this task. Raises BadFrameError."""
    records = _checked_frame(untrusted_payload, RECORDS)
    sound = records.select(pl.all_horizontal(_conditions(known))).to_series()
    if not sound.all():
        raise BadFrameError
    return records


def checked_columns(untrusted_payload: bytes, known: dict[str, Row]) -> pl.DataFrame:
    """What columns were taken for, if it is sound and of sources of this task.

    Raises BadFrameError.
    """
    columns = _checked_frame(untrusted_payload, COLUMNS)
    bounded = pl.element().str.len_chars().fill_null(0) <= MOST_TEXT
    codes = [*ELEMENTS, *PARTS, *IDENTITY, *DECOYS]
    conditions = [
        pl.col("source").is_in(list(known)).fill_null(value=False),
        *(
            (pl.col(n).str.len_chars() <= MOST_TEXT).fill_null(value=False)
            for n in ("place", "column")
        ),
        pl.col("detects").is_in(codes).fill_null(value=True),
        pl.col("detector").is_in(list(detectors())).fill_null(value=True),
        pl.col("role").is_in(list(_ROLES)).fill_null(value=False),
        pl.col("score").is_between(0, 1).fill_null(value=False),
        _every("reasons", bounded),
    ]
    if not columns.select(pl.all_horizontal(conditions)).to_series().all():
        raise BadFrameError
    if not all(is_safe(t) for name in ("place", "column") for t in columns[name].to_list()):
        raise BadFrameError
    return columns


def _checked_frame(untrusted_payload: bytes, schema: pl.Schema) -> pl.DataFrame:
    """A frame of exactly this schema. Raises BadFrameError."""
    try:
        with pa.ipc.open_stream(untrusted_payload) as stream:
            table = stream.read_all()
        table.validate(full=True)
        frame = pl.from_arrow(table)
    except (pa.ArrowException, pl.exceptions.PolarsError, OSError, UnicodeDecodeError):
        raise BadFrameError from None
    if not isinstance(frame, pl.DataFrame) or frame.schema != schema:
        raise BadFrameError
    return frame


def _check_member(row: Row, known: dict[str, Row]) -> None:
    container = known.get(row.parent)
    if container is None or container.final:
        raise BadFrameError
    inside = row.path.removeprefix(container.path + MEMBER_SEPARATOR)
    if inside == row.path or not is_safe(inside) or not PurePosixPath(inside).name:
        raise BadFrameError
    if row.id != source_id(row.parent, row.path, row.sha256):
        raise BadFrameError


def _is_place(place: str) -> bool:
    return place.split(" ", 1)[0] in EXCEPTIONS and len(place) <= 400 and is_safe(place)


def _conditions(known: dict[str, Row]) -> list[pl.Expr]:
    """What must hold for every record, as one boolean each."""
    codes = [*ELEMENTS, *PARTS, *IDENTITY]
    exposure = pl.element().struct.field
    bounded = pl.element().str.len_chars().fill_null(0).max().fill_null(0) <= MOST_TEXT
    exposed = [
        exposure("element").is_in(codes),
        exposure("detector").is_in(list(detectors())),
        exposure("score").is_between(0, 1),
        exposure("protection").is_in(list(_PROTECTIONS)),
        exposure("locator").str.len_chars() <= MOST_TEXT,
        exposure("because").str.len_chars() <= MOST_TEXT,
        exposure("fingerprint").str.contains(_FINGERPRINT).fill_null(value=True),
    ]
    keyed = [
        exposure("column").str.len_chars() <= MOST_TEXT,
        exposure("fingerprint").str.contains(_FINGERPRINT),
    ]
    return [
        pl.col("source").is_in(list(known)).fill_null(value=False),
        pl.col("id").str.starts_with(pl.col("source") + "#").fill_null(value=False),
        pl.col("role").is_in(list(_ROLES)).fill_null(value=False),
        pl.col("name_score").is_between(0, 1).fill_null(value=True),
        *(pl.col(name).str.len_chars().fill_null(0) <= MOST_TEXT for name in _TEXT),
        *(_every(name, bounded) for name in _TEXTS),
        *(_every("exposures", test.fill_null(value=False)) for test in exposed),
        *(_every("keys", test.fill_null(value=False)) for test in keyed),
    ]


def _every(column: str, test: pl.Expr) -> pl.Expr:
    """Whether the test holds for each element of a list column; true for null and empty."""
    return pl.col(column).list.eval(test).list.all().fill_null(value=True)
