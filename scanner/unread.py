"""Evidence that was not fully read, grouped by reason, with what a person can do about each."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from pipelines.blocks import EXCEPTIONS

STEPS: dict[str, str] = {
    "unsupported": "Save it in a common format (CSV, XLSX, PDF, TXT, EML), add that, run again.",
    "unknown_type": "Find out which program wrote it; export it from there and add the export.",
    "encrypted": "Write the password into passwords.txt in the case folder, and run 'scan --retry'.",
    "damaged": "Get another copy, or repair it with the program that wrote it; then add that.",
    "truncated": "Get a complete copy, if there is one; what could be read was read.",
    "empty": "Nothing to do, unless something was expected there.",
    "no_text": "Run character recognition on the pages, and add the result; or read them.",
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """All sources with the same reason.

    paths: of the sources, sorted. places: for each of them, the parts inside that were not read
        ("code at place"); empty where the whole source was not.
    """

    code: str
    reason: str
    step: str
    paths: list[str]
    places: list[list[str]]


def unread(sources: pl.DataFrame) -> list[Unread]:
    """Group the sources (SOURCES) that were not fully read by code; most frequent first."""
    groups = (
        sources.filter(pl.col("status").is_in(["partial", "exception"]))
        .with_columns(pl.col("code").fill_null("crashed"), pl.col("places").fill_null([]))
        .sort("path", "id")
        .group_by("code", maintain_order=True)
        .agg("path", "places")
        .sort(pl.col("path").list.len(), "code", descending=[True, False])
    )
    return [
        Unread(
            code=code,
            reason=EXCEPTIONS.get(code, "The reason is not known."),
            step=STEPS.get(code, "Look at the files named."),
            paths=paths,
            places=places,
        )
        for code, paths, places in groups.iter_rows()
    ]
