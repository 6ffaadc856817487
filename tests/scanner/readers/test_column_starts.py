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


@pytest.mark.parametrize(
    "text",
    [
        "GOLDEN LABORATORIES          LABORATORY REPORT\n"
        "Patient: DOAN, KIM T             DOB: 02/20/1951\n"
        "Provider: Rosa Menon MD        Collected: 07/17/2021\nAccession: 53590887\n"
        "TEST                 RESULT      FLAG   REFERENCE\n"
        "Hemoglobin A1c       9.1         H      4.0-5.6\n"
        "Glucose              212         H      65-99\n"
        "Creatinine           0.9                0.6-1.2",
        "Seen in March\nClient               Born         Condition              Counselor\n"
        "Ulises Robles    09/25/1998   PTSD                   Ana Beauchamp\n"
        "Semi Havili    12/28/1952   opioid use disorder    Ana Beauchamp\n"
        "Sela Moala    08/03/1980   none recorded          Ana Beauchamp",
        "SANCTIONS - WEEK OF 07/17/2021\nCase        Name                          SSN\n"
        "1B395707    KIM DOAN\n            383-60-2013\n1B918622    INES BARRAGAN\n"
        "            571-58-8086\n1B265526    ROSA MENON\n            479-68-5222",
    ],
    ids=["report", "crooked table", "entries over two lines"],
)
def test_a_report_of_several_layouts_has_no_columns(text: str) -> None:
    assert column_starts(text.split("\n")) == ()
