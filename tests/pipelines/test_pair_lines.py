"""Lines of keys and values between bars: each is a row of a table."""

from __future__ import annotations

import pytest

from pipelines.attribute import records_from_text
from pipelines.blocks import TextBlock


def told(text: str) -> list[tuple[str | None, str, str]]:
    """(name, element, place) of everything that a text tells of people."""
    block = TextBlock(text=text, place="", kind="prose")
    rows = records_from_text([block], "s", b"k" * 32, None).iter_rows(named=True)
    return [
        (row["full_name"], held["element"], held["locator"])
        for row in rows
        for held in row["exposures"]
    ]


@pytest.mark.parametrize("part", ["|", ";", " | "])
def test_a_line_of_pairs_is_a_row(part: str) -> None:
    lines = [
        part.join(["USER=Ochoa, Lena", "ROLE=RN", "SSN=614-10-2187"]),
        part.join(["USER=Pak, Hagop", "ROLE=MA", "SSN=614-10-2188"]),
    ]
    assert told("EXPORT OF BADGES\n\n" + "\n".join(lines) + "\n") == [
        ("Lena Ochoa", "ssn", "line 3, column SSN"),
        ("Hagop Pak", "ssn", "line 4, column SSN"),
    ]


def test_the_only_line_of_pairs_between_bars_is_a_row_too() -> None:
    template = "464D5232662563A8D9DCF03DB8C29FCA921213FDB270D289"
    line = f"USER=Hakimian, Feliciano|ROLE=RN|FP_TEMPLATE(HEX)={template}\n"
    assert [(who, what) for who, what, _ in told(line)] == [("Feliciano Hakimian", "biometric")]


def test_lines_of_a_log_name_nobody() -> None:
    log = "level=info|user=svc backup|msg=started\nlevel=info|user=Golden Tide|msg=done\n"
    assert told(log) == []
