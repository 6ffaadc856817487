"""Lines of keys and values between bars: each is a row of a table."""

from __future__ import annotations

import pytest

from pipelines.attribution.attribute import records_from_text
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


ENTRIES = """2025-03-02 11:00:01 kyc[311]: step=1 host=core9
2025-03-02 11:00:01 kyc[311]: holder="Kahale, Soo-jin" soc=614-10-2187 src=web (attempt 1)
    at submit(Kyc.java:44)
Ana Ruiz called. Her SSN is 614-10-2199.
2025-03-02 11:00:04 kyc[311]: holder='OKAFOR/PETER J' soc=614-10-2188 src=web
"""


def test_entries_of_a_log_are_rows_and_the_lines_between_them_stay() -> None:
    assert sorted((who or "", what, where) for who, what, where in told(ENTRIES)) == [
        ("Ana Ruiz", "ssn", "line 4"),
        ("Peter J Okafor", "ssn", "line 5, column soc"),
        ("Soo-jin Kahale", "ssn", "line 2, column soc"),
    ]


def test_entries_that_name_nobody_are_of_whom_the_text_is() -> None:
    text = "Employee: Ana Ruiz\nin: ssn=614-10-2187 dl=A1234567 st=CA\nin: ssn= dl= st=CA\n"
    assert {(who, what) for who, what, _ in told(text)} == {
        ("Ana Ruiz", "ssn"),
        ("Ana Ruiz", "drivers_license"),
    }
