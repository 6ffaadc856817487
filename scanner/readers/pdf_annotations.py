"""Values that people filled into a PDF: form fields, comments, XFA data."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium
from lxml import etree
from pypdfium2 import raw

from detectors.words.header_words import words
from scanner.readers.page_layout import Glyph

_CHARACTERS = 1 << 20
_PACKETS = 50
_ANNOTATIONS = 20_000
_DRAWN = (raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_INK)
_BY_PROGRAMS = frozenset(
    {"text", "field", "textfield", "fill", "undefined", "untitled", "unnamed", "check", "box",
     "checkbox", "combo", "radio", "button", "group", "form", "formfield", "page", "row", "column",
     "txt", "fld", "dh", "input", "value", "number", "topmost", "sub", "subform", "part"}
)  # fmt: skip
_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])_|_(?=[A-Za-z])")
"""Where words of a field's name meet: `Applicant_FullName_B`."""

_LEAST_HEIGHT, _MOST_HEIGHT, _WIDTH = 6.0, 12.0, 0.45
_SILENT = (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_LINK)


def _string(call: Callable[..., int], *arguments: object) -> str:
    """What a PDFium call writes into a buffer of UTF-16."""
    size = call(*arguments, None, 0)
    if not 2 < size <= 2 * _CHARACTERS:
        return ""
    buffer = ctypes.create_string_buffer(size)
    call(*arguments, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0").replace("\0", "")


@contextmanager
def _annotation(page: pdfium.PdfPage, index: int) -> Iterator[raw.FPDF_ANNOTATION]:
    annotation = raw.FPDFPage_GetAnnot(page.raw, index)
    try:
        yield annotation
    finally:
        if annotation:
            raw.FPDFPage_CloseAnnot(annotation)


def filled_fields(
    document: pdfium.PdfDocument, page: pdfium.PdfPage
) -> tuple[list[str], list[Glyph]]:
    """What fields hold: `label: value` from top to bottom, and values where they stand.

    The second are of fields whose name says nothing (`f1_02[0]`, `Text7`): the page itself tells
    beside or above them what they are. Empty without a form.
    """
    form = document.formenv
    if form is None:
        return [], []
    found: list[tuple[float, float, str]] = []
    placed = list[Glyph]()
    upright = page.get_rotation() == 0
    box = raw.FS_RECTF()
    for index in range(min(raw.FPDFPage_GetAnnotCount(page.raw), _ANNOTATIONS)):
        with _annotation(page, index) as annotation:
            if not annotation or raw.FPDFAnnot_GetSubtype(annotation) != raw.FPDF_ANNOT_WIDGET:
                continue
            label, value = _field(form.raw, annotation)
            raw.FPDFAnnot_GetRect(annotation, ctypes.byref(box))
            if value and upright and not _tells(label):
                placed += _in_box(value, box)
            elif value:
                text = f"{label}: {value}" if label else value
                found.append((-box.top, box.left, text))
    return [text for _, _, text in sorted(found)], placed


def _tells(label: str) -> bool:
    """Whether the name of a field has a word that a person, and no program, gave it."""
    said = words(label)
    return any(word not in _BY_PROGRAMS and len(word) > 1 and word.isalpha() for word in said)


def _in_box(value: str, box: raw.FS_RECTF) -> Iterator[Glyph]:
    """The lines of a value as they stand in its box."""
    rows = [row.strip() for row in value.splitlines() if row.strip()]
    tall = min(max(box.top - box.bottom, _LEAST_HEIGHT) / len(rows), _MOST_HEIGHT)
    middle = (box.top + box.bottom + tall * (len(rows) - 1)) / 2
    for at, row in enumerate(rows):
        centre = middle - at * tall
        right = min(box.left + _WIDTH * tall * len(row), max(box.right, box.left + 1))
        yield Glyph(row, box.left, right, centre - tall / 2, centre + tall / 2)


def _field(form: object, annotation: object) -> tuple[str, str]:
    """Label and value of one field, the value "" where it holds nothing."""
    kind = raw.FPDFAnnot_GetFormFieldType(form, annotation)
    value = _string(raw.FPDFAnnot_GetFormFieldValue, form, annotation).strip()
    if kind in {raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON}:
        checked = raw.FPDFAnnot_IsChecked(form, annotation)
        value = (value or "yes") if checked and value != "Off" else ""
    label = _string(raw.FPDFAnnot_GetFormFieldAlternateName, form, annotation)
    if not label:
        name = _string(raw.FPDFAnnot_GetFormFieldName, form, annotation).rpartition(".")[2]
        label = _JOINED.sub(" ", name)
    return " ".join(label.split()).rstrip(":"), value


def remarks(page: pdfium.PdfPage) -> list[str]:
    """The text of comments, notes and typed-on text."""
    found = []
    for index in range(min(raw.FPDFPage_GetAnnotCount(page.raw), _ANNOTATIONS)):
        with _annotation(page, index) as annotation:
            if annotation and raw.FPDFAnnot_GetSubtype(annotation) not in _SILENT:
                text = _string(raw.FPDFAnnot_GetStringValue, annotation, b"Contents").strip()
                found.extend([text.replace("\r\n", "\n").replace("\r", "\n")] if text else [])
    return found


def drawn_on(page: pdfium.PdfPage) -> bool:
    """Whether the page bears a stamp or handwriting."""
    for index in range(min(raw.FPDFPage_GetAnnotCount(page.raw), _ANNOTATIONS)):
        with _annotation(page, index) as annotation:
            if annotation and raw.FPDFAnnot_GetSubtype(annotation) in _DRAWN:
                return True
    return False


def xfa_values(document: pdfium.PdfDocument) -> str:
    """`name: value` lines of the data of an XFA form, "" where there is none."""
    found: list[str] = []
    for index in range(min(raw.FPDF_GetXFAPacketCount(document.raw), _PACKETS)):
        size = ctypes.c_ulong()
        raw.FPDF_GetXFAPacketContent(document.raw, index, None, 0, ctypes.byref(size))
        if not 0 < size.value <= 64 << 20:
            continue
        buffer = ctypes.create_string_buffer(size.value)
        raw.FPDF_GetXFAPacketContent(document.raw, index, buffer, size.value, ctypes.byref(size))
        if b"datasets" in buffer.raw[:500]:
            found.extend(_leaves(buffer.raw.rstrip(b"\0")))
    return "\n".join(found)


def _leaves(packet: bytes) -> Iterator[str]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(packet, parser)
    except etree.XMLSyntaxError:
        return
    for element in root.iter(etree.Element):
        if len(element) == 0 and element.text and element.text.strip():
            yield f"{etree.QName(element).localname}: {' '.join(element.text.split())}"
