"""The closed vocabulary."""

from __future__ import annotations

import pytest

from detectors.elements import DECOYS, ELEMENTS, IDENTITY, PARTS, TRIGGERS, label, letter


def test_the_public_codes_of_californias_law_are_there() -> None:
    assert {
        "ssn", "drivers_license", "state_id", "tax_id", "passport", "military_id",
        "other_government_id", "financial_account", "payment_card", "medical", "health_insurance",
        "biometric", "alpr", "genetic", "login",
    } == TRIGGERS  # fmt: skip


def test_no_code_means_two_things() -> None:
    groups = [ELEMENTS, PARTS, IDENTITY, DECOYS]
    assert len({code for group in groups for code in group}) == sum(map(len, groups))


def test_every_element_can_be_named_in_a_letter() -> None:
    for code in ELEMENTS:
        assert letter(code)
        assert label(code)


def test_a_decoy_has_no_place_in_a_letter() -> None:
    assert label("order_number")
    with pytest.raises(KeyError):
        letter("order_number")
