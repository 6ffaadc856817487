"""XFDF: the fields of one form are one row, however its designer nested them."""

from __future__ import annotations

import io

import pytest

from pipelines.blocks import Block, Table, TextBlock, Unread
from scanner import sniff
from scanner.readers.form_values import read
from scanner.readers.opened import Opened

HEAD = '<?xml version="1.0"?>\n<xfdf xmlns="http://ns.adobe.com/xfdf/" xml:space="preserve">'


def blocks(inside: str) -> list[Block]:
    content = f"{HEAD}{inside}".encode()
    kind = sniff.media_type(io.BytesIO(content), "x.xfdf")
    assert kind == "application/vnd.adobe.xfdf"
    return list(read(Opened(name="x", media_type=kind, size=len(content), path=None, data=content)))


def row(inside: str) -> dict[str, str]:
    (table,) = blocks(f"<fields>{inside}</fields></xfdf>")
    assert isinstance(table, Table)
    assert table.header is not None
    (cells,) = next(table.batches).rows()
    return dict(zip(table.header, cells, strict=True))


def field(name: str, inside: str) -> str:
    return f'<field name="{name}">{inside}</field>'


def value(name: str, text: str) -> str:
    return field(name, f"<value>{text}</value>")


@pytest.mark.parametrize(
    "nested",
    [
        field("top[0]", field("P1[0]", value("Surname[0]", "Menon")) + field(
            "P2[0]", value("SSN[0]", "518-73-1126") + value("Middle[0]", ""))),
        value("top[0].P1[0].Surname[0]", "Menon") + value("top[0].P2[0].SSN[0]", "518-73-1126"),
    ],
)  # fmt: skip
def test_pages_of_a_form_are_one_row(nested: str) -> None:
    assert row(nested) == {"Surname": "Menon", "SSN": "518-73-1126"}


def test_two_fields_of_one_name_are_told_apart_by_their_paths() -> None:
    found = row(
        field("Patient", value("Name", "Rosa Menon"))
        + field("Guarantor", value("Name", "Hagop Pak"))
    )
    assert found == {"Name": "Rosa Menon", "Guarantor Name": "Hagop Pak"}


def test_remarks_are_text_and_a_broken_end_is_told() -> None:
    remark = "<annots><text><contents>Rosa Menon, SSN 518-73-1126</contents></text></annots>"
    found = blocks(f"<fields>{value('Surname', 'Menon')}</fields>{remark}<f href=")
    assert isinstance(found[0], Table)
    assert isinstance(found[1], TextBlock)
    assert "518-73-1126" in found[1].text
    assert found[2] == Unread(place="", code="damaged")
