"""Columns of clinics, nurses and registers of injuries, as they head them."""

from __future__ import annotations

import polars as pl
import pytest

from detectors.columns.judge import classify


def detected(columns: dict[str, list[str]]) -> dict[str, str | None]:
    sample = pl.DataFrame({str(i): values for i, values in enumerate(columns.values())})
    return {v.header: v.detects for v in classify(list(columns), sample, "t")}


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("QFT", ["POS", "NEG"]),
        ("TST result", ["14 mm", "0 mm"]),
        ("Vax", ["FLUAD", "FLUCELVAX"]),
        ("Rubeola", ["3.1 POS", "0.4 NEG"]),
        ("Treatment given", ["ice pack", "albuterol 2 puffs"]),
        ("Meds given", ["ibuprofen 200", "insulin 4 u"]),
        (
            "Describe injury or illness, parts of body affected, and object/substance that "
            "directly injured or made person ill",
            ["Laceration L forearm", "Ammonia, lungs"],
        ),
        ("Payer / Subscriber ID", ["ANTHEM BC – VRA884M04417", "KAISER PERM  MRN/ID 110044187"]),
    ],
)
def test_headers_of_clinics_say_what_they_hold(header: str, values: list[str]) -> None:
    found = detected({"Name": ["Rhodora Bautista", "Mekdes Tadesse"], header: values})
    assert found[header] in {"medical", "health_insurance"}


def test_millimeters_count_beside_the_day_a_skin_test_was_read() -> None:
    test = {"Last": ["Xiong", "Hutchins"], "Read": ["8/22", "8/23"], "mm": ["14", "0"]}
    assert detected({**test, "QFT": ["POS", "NEG"]})["mm"] == "medical"
    assert (
        detected({"Last": ["Xiong", "Hutchins"], "Bolt": ["a", "b"], "mm": ["14", "8"]})["mm"]
        is None
    )


def test_findings_about_donors_tell_of_illnesses() -> None:
    donors = ["Broussard Tyrell", "Keshishyan Araksi"]
    told = ["HBsAg reactive, chronic hep B", "Hgb 10.9, iron def. anemia"]
    assert detected({"Donor": donors, "Finding": told})["Finding"] == "medical"
    told = ["paint peeling", "gutter loose"]
    assert detected({"Tenant": donors, "Finding": told})["Finding"] is None


def test_a_log_of_specimens_numbers_them_and_tells_results() -> None:
    log = {
        "acc#": ["112233", "112234"],
        "pt": ["Yurchenko, Iryna", "Fang, Amarjit"],
        "source": ["spu x3", "BAL"],
        "result": ["MTB complex DETECTED, rif R neg", "M. avium complex"],
    }
    found = detected(log)
    assert (found["acc#"] == "account_number", found["result"]) == (False, "medical")
    assert detected({"acc#": ["112233", "112234"], "source": ["web", "branch"]})["acc#"] is not None
