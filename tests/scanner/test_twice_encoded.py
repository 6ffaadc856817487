"""Letters that a program encoded twice: the person is listed under the name people write."""

from __future__ import annotations

import polars as pl
import pytest

from pipelines.blocks import Table, TextBlock
from scanner.twice_encoded import table_once, text_once


def table(*cells: str | None) -> Table:
    return Table(place="", name="", header=None, batches=iter([pl.DataFrame({"0": cells})]))


def cells(*written: str | None) -> list[str | None]:
    return next(table_once(table(*written)).batches)["0"].to_list()


@pytest.mark.parametrize(
    ("code_page", "name"),
    [("latin-1", "Íñigo Zúñiga"), ("cp1252", "Begoña O’Neill"), ("cp1252", "Nguyễn Văn Đạt")],
)
def test_a_name_of_a_download_is_as_its_bearer_writes_it(code_page: str, name: str) -> None:
    try:
        twice = name.encode().decode(code_page)
    except UnicodeDecodeError:  # as browsers decode: the bytes that the page lacks stay
        twice = "".join(
            bytes([byte]).decode(code_page, "ignore") or chr(byte) for byte in name.encode()
        )
    said = text_once(TextBlock(text=f"{twice}: hola\nok", place="", kind="log"))
    assert said.text == f"{name}: hola\nok"
    assert cells("Ann Lee", twice, None) == ["Ann Lee", name, None]


@pytest.mark.parametrize(
    "proper",
    ["José Peña", "“JOÃ”", "NÃO", "Ã©tat, naïve", "Â", "Đặng Ã©"],
)
def test_what_is_not_wholly_encoded_twice_stays(proper: str) -> None:
    assert cells(proper) == [proper]
    block = TextBlock(text=proper, place="", kind="page")
    assert text_once(block) == block


def test_the_names_of_columns_are_put_right() -> None:
    said = Table(place="", name="", header=("TelÃ©fono",), batches=iter(()))
    assert table_once(said).header == ("Teléfono",)


def test_marked_places_of_a_recognized_text_stay_where_they_are() -> None:
    block = TextBlock(text="GarcÃ­a 123", place="", kind="page", doubts=((8, 11, 0.4),))
    assert text_once(block) is block
