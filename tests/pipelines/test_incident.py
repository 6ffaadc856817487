"""The incident file: what people type is read or refused with a hint, never misread."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from pydantic import ValidationError

from pipelines.law.conditions import facts_in
from pipelines.law.fact_types import Facts
from pipelines.law.facts import FACTS, SECTIONS, Incident, choices
from pipelines.law.incident import TEMPLATE, IncidentError, parse
from pipelines.law.rulepack import packs


def test_the_template_states_nothing() -> None:
    assert parse(TEMPLATE) == Incident()
    assert parse("") == Incident()


def test_the_template_with_every_fact_filled_in_parses() -> None:
    table, named = "", set()
    for line in TEMPLATE.splitlines():
        if header := re.match(r"\[(\w+)\]", line):
            table = header.group(1)
        if fact := re.match(r"(?:# )?([a-z_]+) = ", line):
            named.add(f"{table}.{fact.group(1)}")
    assert named == set(FACTS)
    filled = re.sub(r"(?m)^# ([a-z_]+ = )", r"\1", TEMPLATE)
    incident = parse(filled)
    assert [key for key in FACTS if incident.fact(key) is None] == []


def test_the_template_lists_every_choice() -> None:
    for key in FACTS:
        for word in choices(key):
            assert word in TEMPLATE, (key, word)


def test_facts_are_typed() -> None:
    incident = parse(
        '[breach]\ndiscovered = 2026-03-04\nfrom = 2026-02-01\nacquisition = "obtained"\n'
        '[contact]\nestimated_cost = 250001\n[notice]\nlanguages = ["Vietnamese", "Tagalog"]\n'
        "[law_enforcement]\nimpedes = false\n"
    )
    assert incident.breach.discovered == dt.date(2026, 3, 4)
    assert incident.fact("breach.from") == dt.date(2026, 2, 1)
    assert incident.contact.estimated_cost == 250001.0
    assert incident.notice.languages == ("Vietnamese", "Tagalog")
    assert incident.law_enforcement.impedes is False


@pytest.mark.parametrize("written", ['""', '"unknown"'])
def test_empty_and_unknown_are_not_known(written: str) -> None:
    assert parse(f"[breach]\nacquisition = {written}").fact("breach.acquisition") is None


@pytest.mark.parametrize(
    ("text", "key", "hint"),
    [
        ('[breach]\nacquisition = "probably"', "breach.acquisition", "reasonably_believed"),
        ('[breach]\ndiscovered = "2026-03-04"', "breach.discovered", "without quotes"),
        ("[breach]\ndiscovered = 2026-03-04T10:00:00", "breach.discovered", "2026-03-31"),
        ("[breach]\ndiscoverd = 2026-03-04", "breach.discoverd", "breach.discovered"),
        ("[breech]\ndate = 2026-03-04", "breech", "breach"),
        ("breach = 3", "breach", "[breach]"),
        ('[breach]\ncriminal_act = "no"', "breach.criminal_act", "true or false"),
        ("[breach]\ncriminal_act = 1", "breach.criminal_act", "true or false"),
        ('[contact]\nestimated_cost = "$5,000"', "contact.estimated_cost", "without quotes"),
        ("[contact]\nestimated_cost = true", "contact.estimated_cost", "number"),
        ("[notice]\nlanguages = [1]", "notice.languages", "list"),
        ("[department]\nname = 7", "department.name", "double quotes"),
        ("[breach]\nfrom = 2026-03-04\nto = 2026-03-01", "breach.to", "later"),
        ("[notice]\nposted_from = 2026-03-04\nposted_to = 2026-03-01", "notice.posted_to", "later"),
        (
            "[law_enforcement]\ndetermined = 2026-03-04\nlifted = 2026-03-01",
            "law_enforcement.lifted",
            "later",
        ),
        ("[breach]\nsuspected_at = 2026-03-04", "breach.suspected_at", "14:30:00"),
        ('[entity]\nstate = "California"', "entity.state", '"CA"'),
        ('[entity]\npolicies = ["santa_clara"]', "entity.policies", "santa_clara_county"),
        ('[entity]\npolicies = "city_guide"', "entity.policies", "Write a list"),
        ("[contact]\nestimated_cost = -1", "contact.estimated_cost", "not below zero"),
        ("[contact]\nestimated_cost = nan", "contact.estimated_cost", "dollars"),
        ("[breach]\nnote = \n", "line 2", 'name = "text"'),
        ('[breach]\ndate = "', "document", 'name = "text"'),
    ],
)
def test_what_cannot_be_used_is_named_with_a_hint(text: str, key: str, hint: str) -> None:
    with pytest.raises(IncidentError) as raised:
        parse(text)
    assert key in raised.value.key
    assert hint in raised.value.hint
    assert hint in str(raised.value)


def test_an_error_never_repeats_what_was_written() -> None:
    for line in (
        'acquisition = "Linh Tran"',
        'discovered = "Linh Tran"',
        "date = Linh Tran",
        'Linh = "Linh Tran"',
        'criminal_act = ["Linh Tran"]',
    ):
        with pytest.raises(IncidentError) as raised:
            parse(f"[breach]\n{line}")
        assert "Tran" not in str(raised.value)
        assert raised.value.__cause__ is None


def test_facts_are_frozen_and_of_a_declared_type() -> None:
    incident = parse(TEMPLATE)
    with pytest.raises(ValidationError):
        incident.breach.acquisition = "no"
    for section in SECTIONS.values():
        assert issubclass(section, Facts)
        settings = section.model_config
        assert (settings["frozen"], settings["extra"], settings["strict"]) == (True, "forbid", True)
        assert settings["hide_input_in_errors"] is True


def test_the_policies_are_those_that_there_are() -> None:
    tested = [
        test.holds
        for pack in packs()
        if pack.applies
        for test in facts_in(pack.applies.when)
        if test.fact == "entity.policies"
    ]
    assert set(choices("entity.policies")) - {"none"} == set(tested)
