"""PDF forms whose fields have names of programs: a value stands where the page says what it is."""

from __future__ import annotations

from pipelines.attribution.attribute import records_from_text
from pipelines.blocks import TextBlock
from scanner.readers import pdf_document
from scanner.readers.opened import Opened

LABELS = (
    (20, 170, "Surname"),
    (200, 170, "Given name"),
    (20, 120, "Social security number"),
    (200, 120, "Date of birth"),
)


def form(*fields: tuple[str, str, tuple[int, int]]) -> bytes:
    """A page with the labels and a widget per field: name, value, lower left corner."""
    drawn = "".join(f"BT /F 9 Tf {x} {y} Td ({label}) Tj ET\n" for x, y, label in LABELS)
    references = " ".join(f"{number} 0 R" for number in range(5, 5 + len(fields)))
    objects = [
        f"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[{references}]>>>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 200]/Contents 4 0 R/Resources<</Font<</F<<"
        f"/Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>/Annots[{references}]>>",
        f"<</Length {len(drawn)}>>stream\n{drawn}endstream",
        *(
            f"<</Type/Annot/Subtype/Widget/FT/Tx/T({name})/V({value})"
            f"/Rect[{x} {y} {x + 150} {y + 14}]>>"
            for name, value, (x, y) in fields
        ),
    ]
    content, offsets = b"%PDF-1.7\n", []
    for number, item in enumerate(objects, 1):
        offsets.append(len(content))
        content += f"{number} 0 obj{item} endobj\n".encode()
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    end = f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(content)}\n%%EOF"
    return content + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode()


def told(*fields: tuple[str, str, tuple[int, int]]) -> list[TextBlock]:
    content = form(*fields)
    source = Opened(
        name="a.pdf", media_type="application/pdf", size=len(content), path=None, data=content
    )
    return [block for block in pdf_document.read(source) if isinstance(block, TextBlock)]


def test_a_value_in_a_field_without_a_name_stands_under_its_label() -> None:
    blocks = told(
        ("p1.f1_01[0]", "Avakian", (20, 152)),
        ("p1.f1_02[0]", "Rosa", (200, 152)),
        ("Text7", "601-44-2816", (20, 102)),
        ("undefined_3", "03/04/1977", (200, 102)),
    )
    record = records_from_text(blocks, "s1", b"k" * 32, None).row(0, named=True)
    assert (record["full_name"], record["birth_date"]) == ("Rosa Avakian", "1977-03-04")
    assert [held["element"] for held in record["exposures"]] == ["ssn"]


def test_a_field_that_people_named_is_told_in_its_words() -> None:
    (block,) = told(("page.ClaimantSurname", "Avakian", (20, 152)))
    assert "Claimant Surname: Avakian" in block.text
