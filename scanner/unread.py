"""Evidence that was not fully read, grouped by reason, with what a person can do about each."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from pipelines.blocks import EXCEPTIONS

STEPS: dict[str, str] = {
    "unsupported": "Save it in a common format (CSV, XLSX, PDF, TXT, EML), add that, run again.",
    "unknown_type": "Find out which program wrote it; export it from there and add the export.",
    "encrypted": "Write the password into passwords.txt in the case folder, and run again.",
    "damaged": "Get another copy, or repair it with the program that wrote it; then add that.",
    "truncated": "Get a complete copy, if there is one; what could be read was read.",
    "empty": "Nothing to do, unless something was expected there.",
    "no_text": "Read the pages; if --no-ocr was given, run again with --ocr first.",
    "too_large": "Split it, or give the machine more memory, and add the pieces.",
    "too_deep": "Unpack the outer containers by hand, and add what is inside.",
    "bomb": "Treat it as an attack; unpack it on a separate machine if it must be read.",
    "timeout": "Split it, or run again when the machine has less to do.",
    "crashed": "Run again; if it happens again, convert the file and report the fault.",
    "unreadable": "Give this user the right to read it, and run again.",
    "changed": "Work on a copy that nobody writes to, and run again.",
    "link": "If the target belongs to the evidence, add the target.",
    "special": "Copy its content to an ordinary file, if it has any, and add that.",
    "rows_lost": "Look at the rows named; correct the file's quoting in a copy and add that.",
    "incomplete": "Open it in its own program and count; repair or export it, and add that.",
    "no_reader": "Run 'breachscope doctor', install what it names, and run again.",
    "undecodable": "Look at the places named; convert a copy to UTF-8 and add that.",
}
"""Exception code -> what to do next."""

WAYS: dict[str, tuple[str, ...]] = {
    "password": ("encrypted",),
    "install": ("no_reader",),
    "convert": ("unsupported", "unknown_type", "rows_lost", "undecodable", "no_text", "incomplete"),
    "replace": ("damaged", "truncated"),
    "split": ("too_large", "too_deep", "timeout"),
    "allow": ("unreadable", "changed", "link", "special"),
    "report": ("crashed", "bomb"),
    "nothing": ("empty",),
}
"""Way to get at what was not read, in one word -> the codes it is for."""

_WAY = {code: way for way, codes in WAYS.items() for code in codes}


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """All sources of which something was not read for one reason; a source may be in several.

    way: a key of `WAYS`. whole, partial: how many were not read at all, and in part.
    bytes: of those not read at all; of the others nobody knows.
    pieces: sheets, tables, pages, messages and other parts with this reason.
    paths: of the sources, sorted. places: for each of them, the parts inside that were not read
        ("code at place"); empty where the whole source was not.
    """

    code: str
    way: str
    reason: str
    step: str
    whole: int
    partial: int
    bytes: int
    pieces: int
    paths: list[str]
    places: list[list[str]]


def unread(sources: pl.DataFrame, pieces: pl.DataFrame) -> list[Unread]:
    """Group the sources that were not fully read by code; most frequent first.

    sources: SOURCES. pieces: PIECES.
    """
    parts = dict(pieces.drop_nulls("code").group_by("code").len().iter_rows())
    return [
        Unread(
            code=code,
            way=_WAY[code],
            reason=EXCEPTIONS[code],
            step=STEPS[code],
            whole=whole,
            partial=partial,
            bytes=size,
            pieces=parts.get(code, 0),
            paths=paths,
            places=[
                [place for place in inside if place.split(" ", 1)[0] == code] for inside in places
            ],
        )
        for code, whole, partial, size, paths, places in _groups(sources).iter_rows()
    ]


def _groups(sources: pl.DataFrame) -> pl.DataFrame:
    """Code, how many whole and in part, bytes, paths and places; in the order of `unread`."""
    told = pl.col("places").list.eval(pl.element().str.split(" ").list.first())
    return (
        _not_read(sources)
        .with_columns(codes=told.list.concat(pl.concat_list("code")).list.unique())
        .sort("path", "id")
        .explode("codes")
        .filter(pl.col("codes").is_in(list(EXCEPTIONS)))
        .with_columns(whole=pl.col("status") == "exception")
        .group_by("codes", maintain_order=True)
        .agg(
            pl.col("whole").sum(),
            (~pl.col("whole")).sum().alias("partial"),
            pl.col("size").filter("whole").sum(),
            "path",
            "places",
        )
        .sort(pl.col("path").list.len(), "codes", descending=[True, False])
    )


def count(sources: pl.DataFrame) -> int:
    """How many sources (SOURCES) were not fully read."""
    return _not_read(sources).height


def _not_read(sources: pl.DataFrame) -> pl.DataFrame:
    return sources.filter(pl.col("status").is_in(["partial", "exception"])).with_columns(
        pl.col("code").fill_null("crashed"), pl.col("places").fill_null([])
    )
