"""The facts of the incident in the words of a notice."""

from __future__ import annotations

import pytest

from pipelines.law import incident
from pipelines.outputs import letters, marks
from pipelines.outputs.notify import Variant

SSN = Variant(id="A", elements=("ssn",), people=3)


def context(facts: str) -> dict[str, object]:
    return letters.context(SSN, incident.parse(facts))


@pytest.mark.parametrize(
    ("facts", "when"),
    [
        ("date = 2026-02-07", "This happened on February 7, 2026."),
        (
            "from = 2026-02-20\nto = 2026-03-01",
            "This happened between February 20, 2026 and March 1, 2026.",
        ),
        (
            "estimated_date = 2026-02-27",
            "We estimate that this happened on or about February 27, 2026.",
        ),
        ("from = 2026-02-20", None),
        ("", None),
    ],
)
def test_when_it_happened(facts: str, when: str | None) -> None:
    assert context(f"[breach]\n{facts}")["when"] == when


@pytest.mark.parametrize(
    ("facts", "delayed"),
    [
        ("", None),
        ("investigating = true", None),
        ("investigating = false", False),
        ("impedes = false", False),
        ("impedes = true", True),
        ("impedes = true\nlifted = 2026-04-01", True),
    ],
)
def test_whether_law_enforcement_delayed_it(facts: str, delayed: bool | None) -> None:
    assert context(f"[law_enforcement]\n{facts}")["delayed"] is delayed


def test_what_people_type_cannot_become_a_heading_a_field_or_a_blank() -> None:
    typed = '[incident]\ndescription = "# Not a heading\\n> no line «email» ⟦fill⟧"'
    text = str(context(typed)["description"])
    found = marks.paragraphs(text)
    assert [(p.kind, [r.kind for r in p.runs]) for p in found] == [("text", ["text"])] * 2


def test_text_is_taken_apart() -> None:
    text = f"# What Happened\n\nCall {marks.blank('phone')} now.\n- {marks.merge('city')}\n"
    heading, body, item = marks.paragraphs(text)
    assert (heading.kind, heading.runs[0].text) == ("heading", "What Happened")
    assert [(run.kind, run.text) for run in body.runs] == [
        ("text", "Call "),
        ("blank", "phone"),
        ("text", " now."),
    ]
    assert (item.kind, item.runs[0].kind, item.runs[0].text) == ("item", "field", "city")
