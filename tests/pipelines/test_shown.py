"""Guides, minutes and programs: what they show, count or announce is nobody's."""

from __future__ import annotations

import pytest
from told import about

NOBODYS = {
    "a guide with an example": (
        'How to read your statement\n\nIn our example the member is "Jane Q. Roe" and the account '
        "number is 000123456.\nRouting number for direct deposit: 321177968\n\n"
        "Questions? Ask Rahel Tekle, branch manager.\n"
    ),
    "a form filled in for training": (
        "How to fill the I-9. Write the number exactly. Sample for training only: SSN 567-33-0184, "
        "DL A1234560, name Juan Ejemplo.\n\nLast change: Lan Do, safety\n"
    ),
    "minutes that count": (
        "Present: Reza McTavish, Woo-jin Ko.\n\n1. Minutes of last time approved, Woo-jin away."
        "\n2. Claims to date: 14 sprains, 3 needle sticks, 1 heat\nstroke. Carpal tunnel is down "
        "by half.\n3. Reza McTavish reported on the laptop. It was locked.\n"
    ),
    "a program of talks": (
        "Evening talks, free\n\nMon  Living with type 2 diabetes       Nestor Ocampo, RD\n"
        "Tue  Postpartum depression: what families see    Ana Darwish, LMFT\n\n"
        "Nobody will ask for your card. If someone does, hang up and tell Losa Leiataua in the "
        "office, (510) 555-0179.\n"
    ),
}


@pytest.mark.parametrize("text", NOBODYS.values(), ids=NOBODYS)
def test_what_is_shown_counted_or_announced_is_nobodys(text: str) -> None:
    assert not {pair for pair in about(text) if pair[1]}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("LAB SAMPLE: Maria Vega, SSN 567-33-0184", ("Maria Vega", "ssn")),
        ("In the audit we saw Maria Vega's SSN, 567-33-0184.", ("Maria Vega", "ssn")),
        ("For training only: blanks.\n\nMaria Vega, SSN 567-33-0184", ("Maria Vega", "ssn")),
    ],
)
def test_a_sample_that_was_taken_is_somebodys(text: str, kept: tuple[str, str]) -> None:
    assert kept in about(text)
