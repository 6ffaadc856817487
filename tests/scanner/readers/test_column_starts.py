"""Fields of fixed-width extracts, whatever stands above and below the records."""

from __future__ import annotations

import pytest

from scanner.readers.column_starts import column_starts

RECORDS = """MBR-NO   KIND     NUMBER    SURNAME    GIVEN
00018823 SSN      524183067 MENON      ROSA
00018824 PASSPORT 512345678 DOAN       KIM
00018826 SSN      601224411 BARRAGAN   INES
00018827 EIN      942670114 TWIN PEAKS SUPPLY"""
FIELDS = (0, 9, 18, 28)


@pytest.mark.parametrize("head", ["", "*** MASTER UNLOAD 03/11/25 ***", "HDR A  B\nRUN 0412 OF 3"])
@pytest.mark.parametrize("tail", ["", "TLR0000005", "*** END OF UNLOAD 00005 MEMBERS ***"])
def test_headers_and_trailers_close_no_gap(head: str, tail: str) -> None:
    lines = [*head.split("\n"), *RECORDS.split("\n"), tail]
    assert column_starts([line for line in lines if line])[:4] == FIELDS


def test_a_record_that_runs_over_a_border_is_no_trailer() -> None:
    lines = ["ANA    RUIZ      12", "BO     LI        14", "KIM    DOAN      15",
             "JOON   PARK      16", "ROSA   DE LA CRUZ17"]  # fmt: skip
    assert column_starts(lines) == (0, 7)


def test_sentences_have_no_columns() -> None:
    text = "Dear all,\nthe van leaves at nine.\nPlease be there on time.\nBring a coat.\nAna\n"
    assert column_starts(text.split("\n")) == ()
