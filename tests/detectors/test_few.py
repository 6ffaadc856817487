import polars as pl
import pytest

from detectors.catalog import detectors
from detectors.columns.values import spaced, strong_shares
from detectors.few import few
from detectors.forms import without_decimals
from detectors.people.person_likeness import person_likeness, seen_together
from detectors.texts.gates import may_hold

COLUMNS = [
    list(detector.examples[:4] + detector.counter_examples[:2])
    for detector in detectors().values()
    if all(value.isascii() for value in detector.examples[:4] + detector.counter_examples[:2])
]


@pytest.mark.parametrize("values", COLUMNS[::3])
def test_few_values_are_judged_like_many(values: list[str]) -> None:
    short = pl.Series("value", values)
    long = pl.Series("value", values * (600 // len(values)))
    assert few(short) is not None
    assert few(long) is None
    assert strong_shares(short) == pytest.approx(strong_shares(long))
    once, again = (may_hold(texts.alias("text"), None).to_list() for texts in (short, long))
    assert once == again[: len(values)]


def test_repairs_of_few_values_are_made_where_they_are_needed() -> None:
    values = pl.Series("value", ["524183067.0", " 12 ", "N/A", None, "a\tb"]).to_frame()
    steps = (without_decimals(pl.col("value")).alias("number"), spaced(pl.col("value")))
    assert values.select(steps).rows() == [
        ("524183067", "524183067.0"), ("12", "12"), ("N/A", None), (None, None), ("a\tb", "a b"),
    ]  # fmt: skip


def test_a_name_scores_the_same_however_it_is_asked_for() -> None:
    names = ["Rosalinda Barragan", "Gross Profit", None, "St. Clair, Dorothy", "Acme Paving Inc"]
    many = person_likeness(pl.Series(names * 300)).head(len(names)).to_list()
    seen_together([pl.Series(names), pl.Series(["Fresno"])])
    assert person_likeness(pl.Series(names)).to_list() == many
