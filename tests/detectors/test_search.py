import re

import polars as pl
import pytest

from detectors.catalog import detectors
from detectors.elements import ELEMENTS, PARTS
from detectors.texts.gates import core
from detectors.texts.search import FINDS, search
from detectors.texts.text import engine

CODES = frozenset({*ELEMENTS, *PARTS})


def found(text: str) -> set[tuple[str, str]]:
    return set(search(pl.Series([text]), CODES).select("detector", "value").iter_rows())


@pytest.mark.parametrize(
    ("text", "detector", "value"),
    [
        ("Caller gave SSN 524-18-3067 today", "us/ssn", "524-18-3067"),
        ("ssn: 524183067", "us/ssn", "524183067"),
        ("has DL# D1234567 from CA", "us/drivers_license", "D1234567"),
        ("paid with 4532 0151 1283 0366", "world/card_number", "4532 0151 1283 0366"),
        ("login ok; password: Summer2020!", "world/password", "Summer2020!"),
        ("said pin 4471 for the account", "world/access_code", "4471"),
        ("El seguro social: 524-18-3067, señor Ibáñez", "us/ssn", "524-18-3067"),
    ],
)
def test_value_inside_a_cell(text: str, detector: str, value: str) -> None:
    assert (detector, value) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "order 524183067 shipped",
        "part 1-524-18-3067-9",
        "SSN 000-18-3067",
        "password was changed",
        "call back Monday at 10:30",
        "",
    ],
)
def test_nothing_inside_a_cell(text: str) -> None:
    assert found(text) == set()


def test_label_claims_a_diagnosis() -> None:
    finds = search(pl.Series(["dx: bipolar disorder; follow up"]))
    assert finds["value"].to_list() == ["bipolar disorder"]


def test_places_are_code_points_and_rows_are_kept() -> None:
    texts = pl.Series([None, "ñandú 😀 SSN 524-18-3067", "none", "ñandú 😀 SSN 524-18-3067"])
    finds = search(texts)
    assert finds.schema == FINDS
    assert finds["row"].to_list() == [1, 3]
    for row, start, end, value in finds.select("row", "start", "end", "value").iter_rows():
        assert str(texts[row])[start:end] == value


def test_every_occurrence_once_and_no_overlap() -> None:
    finds = search(pl.Series(["SSN 524-18-3067, again 524-18-3067"]))
    assert finds["start"].to_list() == [4, 23]


def test_codes_limit_the_search() -> None:
    text = pl.Series(["SSN 524-18-3067, kim@example.org"])
    assert search(text, frozenset({"email"}))["value"].to_list() == ["kim@example.org"]


def test_reasons_hold_no_value() -> None:
    finds = search(pl.Series(["SSN 524-18-3067 password: Summer2020!"]))
    assert not any("524" in because or "Summer" in because for because in finds["because"])


@pytest.mark.parametrize("before", [99_998, 100_000, 149_495, 150_003, 1_250_000])
def test_a_value_anywhere_in_a_very_long_cell_is_found_once(before: int) -> None:
    text = (
        "é" + "word " * (before // 5) + "x" * (before % 5) + " ssn: 524-18-3067 " + "word " * 50_000
    )
    finds = search(pl.Series(["nothing", text]), CODES)
    ((row, start, end, detector),) = finds.select("row", "start", "end", "detector").iter_rows()
    assert (row, text[start:end], detector) == (1, "524-18-3067", "us/ssn")


def test_many_values_in_one_very_long_cell_are_all_found() -> None:
    numbers = [f"524-{10 + n // 9000:02}-{1000 + n % 9000}" for n in range(9_000)]
    finds = search(pl.Series([", ".join(numbers)]), CODES)
    assert finds["value"].to_list() == numbers


@pytest.mark.parametrize("value", ["NM_000059.4(BRCA2):c.68-7T>A", "p.(Arg1699Trp)", "C.35DELG"])
@pytest.mark.parametrize("filler", ["reunión of the council ", "ca. 12 p.m. "])
def test_a_form_without_bounds_is_found_far_inside_a_text(value: str, filler: str) -> None:
    text = filler * 40 + value + " " + filler * 40
    assert ("world/gene_variant", value) in found(text)


@pytest.mark.parametrize("first", ["Western Health", "unitedhealth care", "BLUE SHIELD"])
def test_the_longest_form_that_is_looked_for_around_its_signs_is_found_whole(first: str) -> None:
    value = f"{first} of california   ABCD-918273645012"
    assert ("world/insured_number", value) in found("of the agenda " * 40 + value + " and so on")


@pytest.mark.parametrize("name", detectors())
def test_two_signs_that_a_form_holds_are_held_by_all_its_examples(name: str) -> None:
    for pattern in detectors()[name].patterns:
        said = core(pattern.regex)
        for example in detectors()[name].examples if said else ():
            if re.fullmatch(pattern.regex, example, re.IGNORECASE):
                assert re.search(said or "", example)


VALUES = (
    "SSN 524-18-3067",
    "ssn: 524183067",
    "password: Summer2020!",
    "paid with 4532 0151 1283 0366",
    "DL# D1234567",
    "vaccine: vaccine exemption",
    "part 1-524-18-3067-9",
)


@pytest.mark.parametrize("gap", [1, 60, 170, 900])
@pytest.mark.parametrize("filler", ["street ", "reunión señora ", "9-"])
def test_what_stands_around_a_value_does_not_change_what_is_found(gap: int, filler: str) -> None:
    between = "\n" + (filler * gap)[: gap * 4].strip("9-") + "\n"
    alone = {find for value in VALUES for find in found(value)}
    together = search(pl.Series([between + between.join(VALUES) + between]), CODES)
    assert set(together.select("detector", "value").iter_rows()) == alone
    text = between + between.join(VALUES) + between
    assert all(text[start:end] == value for start, end, value in _spans(together))


def _spans(finds: pl.DataFrame) -> list[tuple[int, int, str]]:
    return list(finds.select("start", "end", "value").iter_rows())


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\n"])
def test_a_label_far_from_its_value_by_white_space_alone(blank: str) -> None:
    text = "council agenda " * 40 + "\npassword:" + blank * 450 + "Summer2020!" + "\n" + "x " * 200
    assert ("world/password", "Summer2020!") in found(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Glucose 120 mg/dL 20230315", False),
        ("13.2 (g/dl) (M 13-18 g/dl)", False),
        ("CA ID/DL: D4183067", True),
    ],
)
def test_the_deciliter_of_a_result_announces_no_license(text: str, found: bool) -> None:
    licenses = {"us/drivers_license"} & set(search(pl.Series([text]))["detector"])
    assert bool(licenses) == found
    told = [f.detects for f in engine(None).analyze([f"Patient: Thao Bui\n{text}"])[0]]
    assert ("drivers_license" in told) == found


@pytest.mark.parametrize(
    ("text", "detector", "value"),
    [
        ("buy-back; DoD ID no. (CAC) 1375816982, bring DD-214", "us/edipi", "1375816982"),
        ("DoD ID (EDIPI): 1375816982", "us/edipi", "1375816982"),
        ("passport no. (PRC) E83317402", "us/passport", "E83317402"),
        ("DoD ID number (CAC) no. 1375816982", "us/edipi", "1375816982"),
    ],
)
def test_a_remark_in_capitals_between_a_label_and_its_value(
    text: str, detector: str, value: str
) -> None:
    assert value in {held for name, held in found(text) if name == detector}


@pytest.mark.parametrize(
    "text",
    [
        "DoD ID (OFFICE) call 5305551234",
        "DoD ID no. (see file 1375816982)",
        "passport (PRC) renewal 20311204",
        "ticket (DMV) 4471902",
    ],
)
def test_a_remark_that_no_value_of_its_label_follows(text: str) -> None:
    assert found(text) == set()
