"""The shipped rule packs prove their own examples, and a broken pack is found out."""

from __future__ import annotations

from importlib import resources

import pytest

from pipelines.law import packs
from pipelines.law.conditions import COUNTS, counts_in, facts_in
from pipelines.law.questions import QUESTIONS
from pipelines.law.rulepack import packs as shipped


def text(name: str) -> str:
    return resources.files("pipelines").joinpath(f"rules/us/ca/{name}.toml").read_text("utf-8")


def test_shipped_packs_hold() -> None:
    assert packs.failures() == []
    found = {pack.id for pack in shipped()}
    states = {pack.residents_of for pack in shipped() if pack.id.endswith("/statute")}
    assert len(states) == 53  # every state, district and territory but California, which has four
    assert found - {f"us/{state.lower()}/statute" for state in states if state} == {
        "us/ca/agency", "us/ca/business", "us/ca/city_guide", "us/ca/health_facility",
        "us/ca/santa_clara_county", "us/ftc_health_breach", "us/ftc_safeguards", "us/hipaa",
    }  # fmt: skip


def test_every_pack_says_where_it_comes_from() -> None:
    for pack in shipped():
        assert pack.title
        assert pack.authority
        assert pack.confidence
        assert pack.effective_from is None or pack.effective_from < pack.checked
        assert all(item.citation for item in pack.obligations)
        assert {example["outcome"] for example in pack.examples} >= {"do_not_notify"}


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("more_than = 500 }", "at_least = 500 }", "attorney_general"),
        ("at_least = 10 }", "more_than = 10 }", "incident_notification"),
        ("more_than = 250000 }", "more_than = 249999 }", "substitute_notice"),
        ("ssn = ", "snn = ", "unknown element snn"),
        ('fact = "breach.acquisition"', 'fact = "breach.aquisition"', "unknown fact"),
        ('"obtained", "reasonably_believed"]', '"stolen"]', "is never stolen"),
        ('count = "residents"', 'count = "citizens"', "unknown count citizens"),
        ("is = [true] }", "iz = [true] }", "not a condition: fact, iz"),
        ("outcome = ", "outcme = ", "cannot be read"),
        ("is = [true] }", "unknown = true }", "is compared with nothing"),
        ("[elements]", "[elements", "cannot be read (TOMLDecodeError)"),
    ],
)
def test_a_mistake_in_a_pack_is_found(old: str, new: str, fault: str) -> None:
    pack = text("santa_clara_county").replace(old, new)
    assert pack != text("santa_clara_county")
    assert any(fault in line for line in packs.faults(pack))


def test_every_fact_that_a_rule_asks_has_a_question() -> None:
    for pack in shipped():
        for condition in packs.conditions(pack):
            asked = {test.fact for test in facts_in(condition)} - {"law_enforcement.lifted"}
            assert asked <= set(QUESTIONS)
            assert {test.count for test in counts_in(condition)} <= set(COUNTS)
        clocks = {item.clock for item in pack.obligations if item.clock}
        assert clocks <= set(QUESTIONS)
