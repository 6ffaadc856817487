import polars as pl

from pipelines.fingerprint import fingerprint

KEY = b"case key of a test"


def marks(values: list[str | None], kind: str = "us/ssn", key: bytes = KEY) -> list[str | None]:
    frame = pl.DataFrame({"v": values}, schema={"v": pl.String})
    return frame.select(fingerprint(pl.col("v"), kind, key)).to_series().to_list()


def test_same_value_meets_itself_and_null_stays_null() -> None:
    first, second, nothing = marks(["524183067", "524183067", None])
    assert first == second
    assert first is not None
    assert len(first) == 32
    assert set(first) <= set("0123456789abcdef")
    assert nothing is None


def test_value_is_not_in_the_mark() -> None:
    assert "524183067" not in str(marks(["524183067"])[0])


def test_kinds_and_cases_do_not_meet() -> None:
    plain = marks(["524183067"])
    assert plain != marks(["524183067"], kind="world/account_number")
    assert plain != marks(["524183067"], key=b"another case")
