import polars as pl

from detectors.people.person_likeness import person_likeness


def test_names_that_read_like_streets_are_people() -> None:
    values = pl.Series(
        ["Dorothy St. Clair", "St. Clair, Dorothy", "Hoa Le", "Us, Yer M", "Ana López", None]
    )
    scores = person_likeness(values).to_list()
    assert scores[-1] is None
    assert all(score is not None and score >= 0.4 for score in scores[:-1])


def test_firms_and_things_stay_what_they_are() -> None:
    values = pl.Series(
        ["Acme Plumbing LLC", "Mercy Medical Group", "12 Elm St", "Delta Supply Inc"]
    )
    assert person_likeness(values).max() < 0.2  # type: ignore[operator]
