"""The chart of combinations is well-formed and says its numbers."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree as ET

from pipelines.outputs.charts import COLUMNS, combinations

LABELS = {"ssn": "Social Security number", "medical": "Medical <b> & more", "login": "Login"}


def test_a_column_per_combination_and_a_row_per_element() -> None:
    chart = ET.fromstring(combinations({"medical ssn": 1200, "ssn": 7, "login": 1}, LABELS))
    texts = [node.text for node in chart.iter("text")]
    assert {"1,200", "7", "1"} <= set(texts)
    assert set(LABELS.values()) <= set(texts)
    assert len([n for n in chart.iter("circle") if n.get("class") == "on"]) == 4
    assert len([n for n in chart.iter("circle") if n.get("class") == "off"]) == 3 * 3 - 4


def test_rare_combinations_are_left_out_and_nothing_draws_nothing() -> None:
    labels = {f"e{n}": f"E{n}" for n in range(40)}
    chart = ET.fromstring(combinations({f"e{n}": 50 - n for n in range(40)}, labels))
    assert len([n for n in chart.iter("rect") if n.get("class") == "column"]) == COLUMNS
    assert combinations({}, {}) == ""


def test_fifteen_columns_stand_apart_and_inside_the_drawing() -> None:
    labels = {f"e{n}": "Other government identification number" for n in range(15)}
    chart = ET.fromstring(combinations({f"e{n}": 12345 - n for n in range(15)}, labels))
    width = float(chart.attrib["viewBox"].split()[2])
    columns = [n for n in chart.iter("rect") if n.get("class") == "column"]
    numbers = [float(n.attrib["x"]) for n in chart.iter("text") if n.get("class") == "number"]
    assert len(columns) == 15
    assert max(numbers) + 23 <= width <= 1000  # as wide as the page
    assert min(b - a for a, b in pairwise(numbers)) >= 46  # six digits
