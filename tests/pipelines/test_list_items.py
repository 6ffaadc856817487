"""Words of medicine told in an item of a list, below a row, or under a title, are its person's."""

from __future__ import annotations

import pytest

from pipelines.attribution.attribute import records_from_text
from pipelines.blocks import TextBlock

ROSTER = """BKG NO     NAME                          CELL  BKD       BAIL
---------- ----------------------------- ----- --------- --------
25-0003117 FALEAFINE,SIOSAIA TAVITA      B-04L 03/28/25  50,000
                      MED: SEIZURE DISORDER / LOWER BUNK
25-0003140 DUFRESNE,LEMUEL R             B-04U 03/30/25  5,000
25-0003166 ZELAYA,DARWIN OMAR            B-05  04/01/25  NO BAIL
                      MED: OPIATE W/D, SUBOXONE
"""
HANDOVER = """- [ ]  Hovsep Terzian — declining the test; seen Sat. Bipolar I per ED. Call back
- [x]  Lourdes Macapagal — seen Tue. Schizophrenia, lithium 300.
- [ ]  Viet Phan — intake done. Room is ready.
"""
CALLS = """CALL BACK LIST 10/2

1) (831) 239-9762  Pa Houa Xiong (interp Hmong - her niece May)
   needs to switch macrobid -> fosfomycin.

2) (831) 239-9763 Rosa Meza
   invoice, gave to Peter S.

3) 530-272-1183 Kwame Boateng
   no answer x2. A1c 11.2
"""
COURT = """People of the State of California          Case No.  SC224417A
   vs.                                      Dept: M   Time: 1:30 pm
Kwabena Boateng                             Date: 05/13/2025

HON. CORDELIA F. NAKASHIMA, Judge      Clerk: J. Whitcombe
APPEARANCES:  DPD Magnus Ferreira.  DDA Ione Calloway present for the People.

The Court finds the Defendant, due to Schizoaffective Disorder, is not competent to stand trial.
"""
MEETING = """IEP annual - Thuận-An Bạch
Elig: autism (primary), ADHD combined type. Report by Dr. Wexford-Shah attached.
"""
FLYER = """Notes for Tuesday
- Mai Dinh brings snacks.

Asthma and diabetes are covered in the health fair. Ask Rosa Lim at the desk.
"""
PLACE = """¡VACÚNESE!  GET YOUR FLU SHOT!       Sat Oct 18  9-1   Marin Oaks Gym
Influenza y COVID-19. Traiga su tarjeta de Medi-Cal.
"""


def ill(text: str) -> set[str]:
    block = TextBlock(text=text, place="", kind="page")
    records = records_from_text([block], "s", b"k" * 32, None)
    return {
        row["full_name"] or "-"
        for row in records.rows(named=True)
        if any(e["element"] == "medical" for e in row["exposures"])
    }


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        (ROSTER, {"Siosaia Tavita Faleafine", "Darwin Omar Zelaya"}),
        (HANDOVER, {"Hovsep Terzian", "Lourdes Macapagal"}),
        (CALLS, {"Pa Houa Xiong", "Kwame Boateng"}),
        (COURT, {"Kwabena Boateng"}),
        (MEETING, {"Thuận-An Bạch"}),
        (FLYER, set()),
        (PLACE, set()),
    ],
    ids=["roster", "handover", "calls", "court", "meeting", "flyer", "place"],
)
def test_an_illness_is_of_whom_the_item_is_headed_by(text: str, whose: set[str]) -> None:
    assert ill(text) == whose
