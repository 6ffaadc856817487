"""Letters, memos and reports that tell of several people: whose each value is."""

from __future__ import annotations

import pytest
from told import about

WRITERS = {
    "read in the writer's office": (
        "MEMO TO FILE\nFrom: Alonzo Mayfield, Assistant Superintendent\n\nThe aide who covered the "
        "class, Jae-won Maradiaga, had been keyed under another number. The right one, read off "
        "the card in my office, is 628-62-8319.\n",
        {("Jae-won Maradiaga", "ssn")},
    ),
    "kept by the writer": (
        "From: Karen Mills <kmills@example.com>\nTo: desk@example.com\n\nLuis Vega left a backpack "
        "on the bus. The driver brought it to me; I have it in the safe with the passport "
        "(532960884) and the Social Security card (628-62-8319).\n",
        {("Luis Vega", "passport"), ("Luis Vega", "ssn")},
    ),
    "to be sent by the writer": (
        "To: File 24-0719     From: Tatiana Orlov, paralegal\n\nOur client Navdeep Bains fell from "
        "the scaffold. For the lien search I need to give CMS the Medicare number, "
        "3QJ4-TQ7-FN13.\n",
        {("Navdeep Bains", "health_insurance")},
    ),
    "the writer's own": (
        "From: Ana Ruiz <ana.ruiz@example.com>\nTo: Karen Mills <kmills@example.com>\n\nHi Karen, "
        "I need to give you my license, E4904952. I have a passport too, 532960884.\n\nAna\n",
        {("Ana Ruiz", "drivers_license"), ("Ana Ruiz", "passport")},
    ),
    "the writer's own, kept": (
        "From: Luis Vega <lvega@example.com>\nTo: hr@example.com\n\nI put the passport number "
        "(532960884) on the form and I have the card here, SSN 628-62-8319.\n\nLuis Vega\n",
        {("Luis Vega", "passport"), ("Luis Vega", "ssn")},
    ),
}


@pytest.mark.parametrize("case", WRITERS)
def test_what_a_writer_handles_is_whose_the_paragraph_tells_of(case: str) -> None:
    text, expected = WRITERS[case]
    assert about(text) == expected
