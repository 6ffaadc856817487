"""Values drawn from every pattern: both engines of every detector say the same of them."""

import random
import re

import polars as pl
import pytest
from drawn import drawn

from detectors.catalog import detectors
from detectors.columns.values import STRONG, accepts, checked
from detectors.model import Detector
from detectors.texts.search import search

FORMED = {name: detector for name, detector in detectors().items() if detector.patterns}
STRONGLY = {n: d for n, d in FORMED.items() if any(p.score >= STRONG for p in d.patterns)}


def values_of(name: str, detector: Detector, least: float) -> list[str]:
    """Six values of each pattern of at least that score, without blanks around them."""
    draw = random.Random(name)
    forms = [p.regex for p in detector.patterns if p.score >= least]
    return [v for form in forms for _ in range(6) if (v := drawn(form, draw).strip())]


@pytest.mark.parametrize("name", FORMED)
def test_both_engines_know_the_same_forms(name: str) -> None:
    values = values_of(name, FORMED[name], 0.0)
    values += [value[:-1] + "~" for value in values]
    for pattern in FORMED[name].patterns:
        shape = re.compile(rf"(?:{pattern.regex})", re.IGNORECASE)
        text = [bool(shape.fullmatch(value)) for value in values]
        column = pl.Series(values).str.contains(rf"(?i)^(?:{pattern.regex})$").to_list()
        assert column == text


@pytest.mark.parametrize("name", FORMED)
def test_what_a_text_gives_of_drawn_values_a_column_takes(name: str) -> None:
    detector = FORMED[name]
    label = detector.context[0] if detector.context else detector.headers[0]
    texts = pl.Series([f"{label}: {value}" for value in values_of(name, detector, 0.0)])
    finds = search(texts, frozenset({detector.detects}))
    for (by,), part in finds.group_by("detector"):
        assert checked(part["value"], detectors()[str(by)])["valid"].all()


@pytest.mark.parametrize("name", STRONGLY)
def test_what_a_column_takes_by_a_strong_form_a_text_gives(name: str) -> None:
    detector = STRONGLY[name]
    values = [v for v in values_of(name, detector, STRONG) if v[0].isalnum() and v[-1].isalnum()]
    column = pl.DataFrame({"value": values}, schema={"value": pl.String})
    taken = column.filter(accepts(detector, pl.col("value"), STRONG))["value"].to_list()
    finds = search(pl.Series([f"noted {value} today" for value in taken], dtype=pl.String))
    assert set(range(len(taken))) == set(finds["row"])
