"""What belongs to a part and stands in another record of the same person and source."""

from __future__ import annotations

import polars as pl
import pytest

from pipelines.model import RECORDS, conform
from pipelines.resolution.exposed import exposures

CARD, CODE = "card_number", "access_code"


def elements(*messages: tuple[str, str, str, str]) -> set[str]:
    """The elements of one person, of (source, role, element, fingerprint) of records of theirs."""
    frames = []
    for at, (source, role, element, mark) in enumerate(messages):
        made = {"element": element, "fingerprint": mark, "score": 0.9, "protection": "none"}
        held = pl.Series("exposures", [[made]], dtype=RECORDS["exposures"], strict=False)
        frames.append(
            conform(
                pl.DataFrame({"id": [str(at)], "source": [source], "role": [role]}).with_columns(
                    held
                ),
                RECORDS,
            )
        )
    records = pl.concat(frames)
    members = records.select("id", person=pl.lit("p"), group="id", score=pl.lit(1.0))
    return set(exposures(records.lazy(), members)["element"])


def test_the_code_that_its_writer_sends_later_opens_the_card() -> None:
    told = elements(("mail", "author", CARD, "a"), ("mail", "author", CODE, "b"))
    assert told == {CARD, CODE, "payment_card"}


@pytest.mark.parametrize(
    "messages",
    [
        [("mail", "author", CARD, "a"), ("chat", "author", CODE, "b")],
        [("mail", "subject", CARD, "a"), ("mail", "subject", CODE, "b")],
        [("mail", "author", CARD, "a"), ("mail", "author", CARD, "c"),
         ("mail", "author", CODE, "b")],
    ],
    ids=["in another source", "in rows of a table", "of two cards"],
)  # fmt: skip
def test_a_code_without_one_card_of_its_writer_opens_nothing(
    messages: list[tuple[str, str, str, str]],
) -> None:
    assert "payment_card" not in elements(*messages)


def test_reads_in_a_table_are_of_the_one_plate_that_was_searched_for() -> None:
    searched = ("report", "subject", "plate", "a")
    reads = [("report", "subject", "plate_read", mark) for mark in ("r", "s")]
    assert "alpr" in elements(searched, *reads)
    assert "alpr" not in elements(searched, ("report", "subject", "plate", "b"), *reads)
    assert "alpr" not in elements(("permit", "subject", "plate", "a"), *reads)
