"""Words of medicine in scripts that part no words."""

import pytest

from detectors.words.clinical_words import CLEAR, clinical


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("客人。糖尿病、洗腎 二四六。", ["糖尿病", "洗腎"]),
        ("患者高血压，服用二甲双胍", ["高血压", "二甲双胍"]),
        ("어머니는 당뇨병과 고혈압", ["당뇨병", "고혈압"]),
        ("糖尿病防治講座，洗腎中心，癌症協會", []),
        ("당뇨병센터", []),
    ],
)
def test_illnesses_are_found_inside_of_a_line_of_signs(said: str, words: list[str]) -> None:
    assert [said[found.start : found.end] for found in clinical(said)] == words


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("admitted with TIA and DKA, on PrEP", ["TIA", "DKA", "PrEP"]),
        ("mi tía Chelo, meal prep, pna", []),
        ("lap chole 9/4, GI bleed, renal colic", ["lap chole", "GI bleed", "renal colic"]),
        ("le van a amputar el pie, derrame cerebral", ["amputar", "derrame cerebral"]),
    ],
)
def test_abbreviations_count_as_clinicians_write_them(said: str, words: list[str]) -> None:
    assert [said[found.start : found.end] for found in clinical(said)] == words


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("broke two ribs and his left collarbone", ["broke two ribs"]),
        ("a lump in her right breast", ["lump in her right breast"]),
        ("ruptured the Achilles, ankle fracture", ["ruptured the Achilles", "ankle fracture"]),
        ("kidney failure, torn left rotator cuff", ["kidney failure", "torn left rotator cuff"]),
        ("Alport syndrome and Pompe's disease", ["syndrome", "disease"]),
    ],
)
def test_what_happens_to_parts_of_the_body_is_put_together(said: str, words: list[str]) -> None:
    found = [f for f in clinical(said) if f.because == CLEAR]
    assert [said[f.start : f.end] for f in found] == words


@pytest.mark.parametrize(
    "said",
    ["the broken arm of the gate", "back of the chair", "head office", "the disease, a disorder"],
)
def test_things_have_arms_too_and_a_disease_without_a_name_is_none(said: str) -> None:
    assert [f for f in clinical(said) if f.because == CLEAR] == []
