"""What a text tells of people, for the tests of texts."""

from __future__ import annotations

from pipelines.attribution.attribute import records_from_text
from pipelines.blocks import TextBlock


def about(text: str) -> set[tuple[str | None, str]]:
    """(name, element) of everything that a text tells of people."""
    block = TextBlock(text=text, place="", kind="page")
    rows = records_from_text([block], "s", b"k" * 32, None).iter_rows(named=True)
    return {(row["full_name"], held["element"]) for row in rows for held in row["exposures"]}
