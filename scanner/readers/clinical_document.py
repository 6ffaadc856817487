"""Clinical documents (CDA, C-CDA): the patient, those around, sections and coded entries as rows.

Source: HL7 CDA Release 2.0; C-CDA R2.1 (sections by LOINC code); entities and network are off.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator

from lxml import etree

from pipelines.blocks import Block, Member, Unread
from scanner.readers import xml_document, xml_tree
from scanner.readers.clinical_people import about, people_of, person
from scanner.readers.json_rows import Row
from scanner.readers.opened import Opened
from scanner.readers.person_rows import PersonRows

MEDIA_TYPES = ("application/cda+xml",)

_LABELS = {
    "11450-4": "Diagnosis", "11348-0": "Diagnosis", "11535-2": "Diagnosis", "46241-6": "Diagnosis",
    "42347-5": "Diagnosis", "29299-5": "Reason for visit", "10154-3": "Reason for visit",
    "46239-0": "Reason for visit", "10160-0": "Medication", "10183-2": "Medication",
    "42346-7": "Medication", "29549-3": "Medication", "48765-2": "Allergy", "11369-6": "Vaccine",
    "47519-4": "Procedure", "30954-2": "Test result", "8716-3": "Test result",
    "48768-6": "Insurance", "10157-6": "Family medical history",
}  # fmt: skip
"""LOINC code of a section -> the column of what it says; all others are notes."""

_CODED = (
    ("observation/{*}value", None), ("manufacturedMaterial/{*}code", "Medication"),
    ("procedure/{*}code", "Procedure"), ("playingEntity/{*}code", None),
)  # fmt: skip
_ROWS = {"tr", "item", "paragraph", "caption"}
_COVERED = frozenset(("COV", "HLD"))


def read(source: Opened) -> Iterator[Block]:
    """Tables "patients", "other people", "providers", and one for each kind of section.

    Every row of a section repeats the patient. Bodies and pictures in base64 are members.
    What holds no document that can be told apart is read like any other XML.
    Unread("damaged") where the XML breaks its rules. Raises ReadError("damaged").
    """
    root, broken = xml_tree.tree(source.bytes())
    found = PersonRows()
    for document in root.iter("{*}ClinicalDocument"):
        yield from _document(document, found)
    if not found:
        yield from xml_document.read(source)
        return
    yield from found.taken()
    if broken:
        yield Unread(place="", code="damaged")


def _document(document: etree._Element, found: PersonRows) -> Iterator[Block]:
    patient: Row = {}
    for role in document.iterfind("{*}recordTarget/{*}patientRole"):
        row = person(role, "Patient", role.find("{*}patient"))
        found.add("patients", row)
        patient = patient or about(row)
    for kind, row in people_of(document):
        found.add(kind, row)
    title = _words(document.find("{*}title"))
    for section in document.iter("{*}section"):
        yield from _section(section, patient, found)
    body = document.find("{*}component/{*}nonXMLBody/{*}text")
    if body is not None:
        yield from _embedded(body, title or "body", patient, found)


def _section(section: etree._Element, patient: Row, found: PersonRows) -> Iterator[Block]:
    code = section.find("{*}code")
    label = _LABELS.get(code.get("code", "") if code is not None else "", "Clinical note")
    title = _words(section.find("{*}title")) or "section"
    text = section.find("{*}text")
    if text is not None:
        for line in filter(None, _lines(text)):
            found.add(title, {**patient, label: line})
    for entry in section.iterfind("{*}entry"):
        _entry(entry, title, {**patient, "": label}, found)
        for value in entry.iter("{*}observationMedia"):
            yield from _embedded(value.find("{*}value"), f"{title} media", patient, found)


def _lines(text: etree._Element) -> Iterator[str]:
    """The narrative by table rows, list items and paragraphs; cells under their column's name."""
    loose = [_squeezed(text.text)]
    heads: list[str] = []
    for element in text.iterdescendants(etree.Element):
        name = _local(element)
        if name == "thead":
            heads = [_words(cell) for cell in element.iter("{*}th", "{*}td")]
        elif name == "tr" and not _within(element, "thead"):
            cells = [_words(cell) for cell in element.iterchildren("{*}td", "{*}th")]
            named = len(heads) == len(cells)
            yield "; ".join(
                f"{heads[at]}: {cell}" if named and heads[at] else cell
                for at, cell in enumerate(cells)
                if cell
            )
        elif name in _ROWS - {"tr"} and not _within(element, "tr", *_ROWS):
            yield _words(element)
        elif not _within(element, *_ROWS) and name not in {*_ROWS, "thead"}:
            loose.append(_squeezed(element.text))
        if not _within(element, *_ROWS):
            loose.append(_squeezed(element.tail))
    yield " ".join(filter(None, loose))


def _within(element: etree._Element, *names: str) -> bool:
    return any(_local(above) in names for above in element.iterancestors())


def _entry(entry: etree._Element, title: str, around: Row, found: PersonRows) -> None:
    """The coded statements of an entry, and under which numbers the patient is insured."""
    label = around.pop("") or "Clinical note"
    for path, own in _CODED:
        for value in entry.iterfind(f".//{{*}}{path}"):
            said = value.get("displayName") or _words(value.find("{*}originalText"))
            said = said or " ".join(filter(None, (value.get("value"), value.get("unit"))))
            said = said or _squeezed("".join(map(str, value.itertext())))
            code = value.get("code")
            if said or code:
                of = value.getparent().find("{*}code") if own is None else None  # type: ignore[union-attr]
                what = of.get("displayName") if of is not None and of is not value else None
                found.add(f"{title} entries",
                          {**around, "Concept": what, (own or label): said or code})  # fmt: skip
    for part in entry.iter("{*}participant"):
        number = part.find("{*}participantRole/{*}id")
        if part.get("typeCode") in _COVERED and number is not None:
            found.add(f"{title} numbers",
                      {**around, "Insurance member ID": number.get("extension")})  # fmt: skip


def _embedded(
    value: etree._Element | None, name: str, patient: Row, found: PersonRows
) -> Iterator[Member]:
    """A file in base64; text that stands there as it is becomes a note of the patient."""
    if value is None:
        return
    text = "".join(map(str, value.itertext()))
    if value.get("representation") == "B64":
        try:
            content = base64.b64decode(re.sub(r"\s", "", text), validate=True)
        except (binascii.Error, ValueError):
            found.add(name, {**patient, "Clinical note": _squeezed(text)})
            return
        kind = (value.get("mediaType") or "").rpartition("/")[2][:20]
        yield Member(name=f"{name}.{kind}", data=content)
    elif text.strip():
        found.add(name, {**patient, "Clinical note": _squeezed(text)})


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _words(element: etree._Element | None) -> str:
    return "" if element is None else _squeezed(" ".join(map(str, element.itertext())))


def _squeezed(text: str | None) -> str:
    return " ".join((text or "").split())
