"""Words of medicine in scripts that part no words."""

import pytest

from detectors.words.clinical_words import clinical


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
