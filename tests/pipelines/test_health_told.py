"""Illness and injury in everyday words: who is said to have it, and who only speaks of it."""

from __future__ import annotations

import pytest
from told import about


@pytest.mark.parametrize(
    "said",
    [
        "Ana Ruiz broke two ribs and the collarbone.",
        "The insurer refused to pay for Ana Ruiz's second MRI.",
        "Ana Ruiz's cholesterol is through the roof per the screening at work.",
        "Spoke w/ Ana Ruiz re the stroke in 2019.",
        "Ana Ruiz - TB skin test 14 mm, chest film ordered.",
        "Ana Ruiz c/o low back pain radiating to the right leg.",
        "Ana Ruiz needs an interpreter; she is here about the lump in her breast.",
        "Ana Ruiz was approved for benefits after kidney failure.",
        "Ana Ruiz's knee gave out on the stairs.",
        "Ana Ruiz was tested for strep, positive.",
        "Per Dr. Kessler, Ana Ruiz may return with no prolonged standing after foot surgery.",
    ],
)
def test_what_is_told_of_somebody_is_theirs(said: str) -> None:
    assert about(said) == {("Ana Ruiz", "medical")}


@pytest.mark.parametrize(
    "said",
    [
        "Ana Ruiz is on the gala committee of the cancer center.",
        "Ana Ruiz orders diabetes posters for the hall.",
        "Ana Ruiz fixed the broken arm of the parking gate.",
        "Ana Ruiz wrote the section on burn rates and cash injections.",
        "Ana Ruiz gave a talk about the stroke in wartime leaders.",
        "Ana Ruiz asked about the server's heartbeat.",
        "Ana Ruiz sent for lice check. None seen.",
        "Ana Ruiz was screened for scoliosis - none noted.",
        "Ana Ruiz checked for scabies, negative.",
    ],
)
def test_who_only_speaks_of_illness_has_none(said: str) -> None:
    assert about(said) == set()


@pytest.mark.parametrize(
    "said",
    [
        "17:02  Recollect received from Ana Ruiz, 4 East. Potassium 6.4, critical, phoned to "
        "Navdeep Grewal, RN.",
        "17:02  Specimen labeled Ana Ruiz, hemolyzed, rejected.\n17:30  Recollect received. Same "
        "patient. Potassium 6.4, critical, phoned\nto Navdeep Grewal, RN.",
        "Glucose 212 mg/dL, high. Result above is for Ana Ruiz, called to Hong Yee RN.",
        "The above results belong to Ana Ruiz: HIV-1 positive.",
    ],
)
def test_a_result_is_of_whom_the_lines_around_say_it_was_taken(said: str) -> None:
    assert about(said) == {("Ana Ruiz", "medical")}


def test_the_range_of_a_test_is_nobodys() -> None:
    said = "Ana Ruiz took a tube from the shelf. Potassium 3.5 to 5.1 is what the strip reads."
    assert about(said) == set()
