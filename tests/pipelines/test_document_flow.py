"""Paragraphs of office documents as text: what an empty one between them parts stays parted."""

from __future__ import annotations

import io

import docx
from told import about

from pipelines.blocks import TextBlock
from scanner.readers.document_flow import Flow
from scanner.readers.opened import Opened
from scanner.readers.registry import reader_for

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _text(lines: list[str]) -> str:
    document, held = docx.Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(held)
    reader, data = reader_for(WORD), held.getvalue()
    assert reader is not None
    opened = Opened(name="a.docx", media_type=WORD, size=len(data), path=None, data=data)
    return next(b.text for b in reader(opened) if isinstance(b, TextBlock))


def test_an_empty_paragraph_parts_those_around_it() -> None:
    told = _text(["", "Odalys Brandt has asthma.", "", "", "The clinic is closed.", ""])
    assert told == "Odalys Brandt has asthma.\n\nThe clinic is closed."


def test_whose_value_it_is_behind_an_empty_paragraph() -> None:
    told = _text([
        "Re: conservatorship of Odalys Brandt, conservatee",
        "",
        "Piers Hollis is appointed conservator of the estate, and the clerk shall file the letters",
        "today. Notice shall be given about the conservatee's",
        "account at Delta Federal, No. 4841762736.",
    ])  # fmt: skip
    assert about(told) == {("Odalys Brandt", "account_number")}


def test_blank_paragraphs_of_parts_do_not_add_up() -> None:
    whole, part = Flow(), Flow()
    for line in ("Ana Ruiz", "", " ", ""):
        part.paragraph(line)
    whole.add(part)
    whole.add(part)
    assert whole.text() == "Ana Ruiz\nAna Ruiz"


def test_rows_over_the_headings_of_a_list_are_lines_of_its_text() -> None:
    flow = Flow()
    rows: list[list[str | None]] = [
        ["Identification number", "KPN984428668", "", ""],
        ["Patient", "Service", "Provider", "Amount"],
        ["Preston Beauchamp", "physical therapy", "Dr. Citlali Renteria", "$120.00"],
        ["Hoa Ly", "allergy testing", "Dr. Esperanza Uribe", "$310.00"],
    ]
    flow.paragraph("Summary of claims for the family of Rosa Medina")
    flow.table(rows)
    assert flow.tables == [rows[1:]]
    told = about("\n".join(flow.paragraphs))
    assert told == {("Rosa Medina", "health_insurance")}


def test_a_first_row_of_two_names_is_of_the_list() -> None:
    flow = Flow()
    rows: list[list[str | None]] = [
        ["Ana Ruiz", "Bao Tran"],
        ["Patient", "Amount", "Date"],
        ["Hoa Ly", "$1", "2/3/2020"],
    ]
    flow.table(rows)
    assert flow.tables == [rows]
    assert not flow.paragraphs
