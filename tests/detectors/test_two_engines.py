"""The two engines agree: what a whole cell is taken for, and the same value behind its label."""

import polars as pl
import pytest

from detectors.catalog import detectors
from detectors.columns.values import accepts, checked
from detectors.model import Detector
from detectors.texts.search import search

FORMED = {name: d for name, d in detectors().items() if d.patterns and d.context}
FORMS = ("{}: {}", "{} {}", "note for the file; {}: {}, entered today", "ñandú – {}: {}.")


def labelled(detector: Detector, value: str) -> pl.Series:
    return pl.Series([form.format(detector.context[0], value) for form in FORMS])


@pytest.mark.parametrize("name", FORMED)
def test_what_a_column_refuses_no_text_gives(name: str) -> None:
    detector = FORMED[name]
    for value in detector.counter_examples:
        column = pl.Series("value", [value])
        assert not checked(column, detector)["valid"].item()
        finds = search(labelled(detector, value), frozenset({detector.detects}))
        given = finds.filter(pl.col("detector") == name)["value"].to_list()
        assert value not in given


@pytest.mark.parametrize("name", FORMED)
def test_what_a_column_takes_a_text_gives(name: str) -> None:
    detector = FORMED[name]
    for value in detector.examples:
        taken = pl.DataFrame({"value": [value, f"  {value} "]}).select(
            accepts(detector, pl.col("value"))
        )
        assert taken.to_series().to_list() == [True, True]
        finds = search(labelled(detector, value), frozenset({detector.detects}))
        assert any(_most_of(value, found) for found in finds["value"])


@pytest.mark.parametrize("name", FORMED)
def test_what_a_text_gives_a_column_takes(name: str) -> None:
    detector = FORMED[name]
    texts = pl.concat([labelled(detector, v) for v in detector.examples])
    finds = search(texts, frozenset({detector.detects}))
    for found, by in finds.select("value", "detector").iter_rows():
        assert checked(pl.Series("value", [found]), detectors()[by])["valid"].item()


def _most_of(value: str, found: str) -> bool:
    return found in value and sum(map(str.isalnum, found)) * 2 >= sum(map(str.isalnum, value))
