"""Printed forms of a PDF, filled in a typewriter's font: each value under its label."""

from __future__ import annotations

from pipelines.attribution.attribute import records_from_text
from pipelines.blocks import Table, TextBlock
from scanner.readers import pdf_document
from scanner.readers.opened import Opened

Drawn = tuple[str, int, int, int, str]
"""Font (`L` of the labels, `V` of the values), size, left and bottom in points, text."""


def page(*drawn: Drawn) -> list[Table | TextBlock]:
    """What is read of one page on which these texts are drawn."""
    shown = [
        f"BT /{font} {size} Tf {x} {y} Td ({text}) Tj ET\n" for font, size, x, y, text in drawn
    ]
    stream = "".join(shown)
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 300]/Contents 4 0 R/Resources<</Font<<"
        "/L<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
        "/V<</Type/Font/Subtype/Type1/BaseFont/Courier>>>>>>>>",
        f"<</Length {len(stream)}>>stream\n{stream}endstream",
    ]
    content, offsets = b"%PDF-1.7\n", []
    for number, item in enumerate(objects, 1):
        offsets.append(len(content))
        content += f"{number} 0 obj{item} endobj\n".encode()
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    end = f"trailer<</Size 5/Root 1 0 R>>\nstartxref\n{len(content)}\n%%EOF"
    content += f"xref\n0 5\n0000000000 65535 f \n{table}{end}".encode()
    source = Opened(
        name="a.pdf", media_type="application/pdf", size=len(content), path=None, data=content
    )
    return [b for b in pdf_document.read(source) if isinstance(b, Table | TextBlock)]


def boxes(y: int, *pairs: tuple[int, str, str], size: int = 10) -> list[Drawn]:
    """A line of labels at these places, and nine points below it what was filled in."""
    labels: list[Drawn] = [("L", 6, x, y, label) for x, label, _ in pairs]
    return labels + [("V", size, x + 3, y - 10, value) for x, _, value in pairs if value]


FORM = [
    ("L", 12, 30, 270, "Enrollment of Dependents"),
    *boxes(
        240,
        (30, "Family name", "De La Torre"),
        (200, "Maiden name", ""),
        (340, "Given name", "Ana"),
    ),
    *boxes(
        215, (30, "Street", "118 Alder Ct Apt 4"), (200, "City", "Daly City"), (340, "State", "CA"),
        (420, "ZIP", "94014"),
    ),
    *boxes(
        190, (30, "Date of birth", "03/04/1977"), (200, "Social security no.", "601 44 2816"),
        (340, "Email", "ana.delatorre@mailbay.example"), size=8,
    ),
]  # fmt: skip


def test_values_stand_behind_the_labels_over_them() -> None:
    (block,) = page(*FORM)
    assert isinstance(block, TextBlock)
    lines = block.text.splitlines()
    assert "Family name: De La Torre   Maiden name   Given name: Ana" in lines
    assert "Street: 118 Alder Ct Apt 4   City: Daly City   State: CA   ZIP: 94014" in lines


def test_a_line_of_another_font_as_high_as_the_values_parts_none_of_their_words() -> None:
    footer = "Keep this sheet on top of file; do not staple photographs"
    wide = [
        *boxes(165, (30, "Employer", "Alder Cannery"), (340, "Since", "May 2019")),
        *boxes(140, (30, "Spouse", "Luz De La Torre"), (340, "Phone", "530 555 0147")),
    ]
    (block,) = page(*FORM, *wide, ("L", 9, 30, 100, footer))
    assert isinstance(block, TextBlock)
    lines = block.text.splitlines()
    assert "Street: 118 Alder Ct Apt 4   City: Daly City   State: CA   ZIP: 94014" in lines
    assert "Spouse: Luz De La Torre   Phone: 530 555 0147" in lines


def test_the_person_of_a_form_with_an_empty_box_is_found() -> None:
    (block,) = page(*FORM)
    assert isinstance(block, TextBlock)
    record = records_from_text([block], "s1", b"k" * 32, None).row(0, named=True)
    assert (record["full_name"], record["birth_date"]) == ("Ana De La Torre", "1977-03-04")
    assert [held["element"] for held in record["exposures"]] == ["ssn"]


def test_known_labels_over_values_of_the_same_font_are_told_together() -> None:
    drawn = [
        ("L", 8, x, y, text)
        for y, row in (
            (240, ((30, "e  Employee's first name and initial"), (300, "Last name"))),
            (226, ((34, "XOCHITL R"), (304, "BARRIENTOS"))),
            (190, ((30, "a  Employee's social security number"), (300, "Control number"))),
            (176, ((34, "558-61-2290"), (304, "TV/3QX"))),
        )
        for x, text in row
    ]
    (block,) = page(*drawn)
    assert isinstance(block, TextBlock)
    assert "Last name: BARRIENTOS" in block.text
    record = records_from_text([block], "s1", b"k" * 32, None).row(0, named=True)
    assert record["full_name"] == "Xochitl R Barrientos"
    assert [held["element"] for held in record["exposures"]] == ["ssn"]


def test_rows_below_one_line_of_headings_stay_a_table() -> None:
    heads: list[Drawn] = [
        ("L", 6, x, 240, head) for x, head in ((30, "Name"), (200, "SSN"), (340, "Hired"))
    ]
    rows = [("Dao Ruiz", "601-44-2816", "01/02/20"), ("Bea Okafor", "601-44-2817", "01/03/20"),
            ("Minh Pham", "601-44-2818", "01/04/20")]  # fmt: skip
    values: list[Drawn] = [
        ("V", 10, x, 228 - 12 * at, cell)
        for at, row in enumerate(rows)
        for x, cell in zip((30, 200, 340), row, strict=True)
    ]
    (table,) = (block for block in page(*heads, *values) if isinstance(block, Table))
    read = [row for batch in table.batches for row in batch.rows()]
    assert read == [("Name", "SSN", "Hired"), *rows]


def test_captions_below_their_values_are_theirs_by_their_place() -> None:
    lines = [
        (240, ("Terzian", "Hagop", "", "614-10-2187")),
        (200, ("F2280416  CA", "", "05/11/1986", "")),
    ]
    captions = [
        ("Last name", "First / middle", "Other names", "Social Security no."),
        ("License no. / state", "Badge", "Birth date", "Locker"),
    ]
    drawn: list[Drawn] = [("L", 12, 30, 280, "Personnel Sheet")]
    for (y, values), below in zip(lines, captions, strict=True):
        drawn += [("L", 10, 30 + 140 * at, y, text) for at, text in enumerate(values) if text]
        drawn += [("L", 7, 30 + 140 * at, y - 10, text) for at, text in enumerate(below)]
    (told,) = page(*drawn)
    assert isinstance(told, TextBlock)
    assert (
        "Last name: Terzian   First / middle: Hagop   Social Security no.: 614-10-2187" in told.text
    )
    assert "License no. / state: F2280416 CA   Birth date: 05/11/1986" in told.text
