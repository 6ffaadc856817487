"""The notice as a DOCX letter, with mail-merge fields named like the mailing list's columns."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from pipelines.letters import TITLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.text.paragraph import Paragraph as WordParagraph

    from pipelines.letters import Paragraph, Run

_STYLES = {"heading": "Heading 2", "item": "List Bullet", "line": "Normal", "text": "Normal"}
_BEGINNING = (1980, 1, 1, 0, 0, 0)


def letter(paragraphs: Sequence[Paragraph], draft: bool) -> bytes:
    """Write the letter; the same input gives the same bytes.

    Text is 11 point and blanks are highlighted. A draft says so in the header of every page.
    """
    document = Document()
    document.styles["Normal"].font.name = "Calibri"
    document.styles["Normal"].font.size = Pt(11)
    if draft:
        document.sections[0].header.paragraphs[0].text = "DRAFT: not approved for distribution"
    document.add_heading(TITLE, level=1)
    for paragraph in paragraphs:
        written = document.add_paragraph(style=_STYLES[paragraph.kind])
        if paragraph.kind == "line":
            written.paragraph_format.space_after = Pt(0)
        for run in paragraph.runs:
            _write(written, run)
    stream = io.BytesIO()
    document.save(stream)
    return _timeless(stream.getvalue())


def _write(paragraph: WordParagraph, run: Run) -> None:
    if run.kind == "field":
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), f" MERGEFIELD {run.text} ")
        shown = paragraph.add_run(f"\u00ab{run.text}\u00bb")
        field.append(shown._r)
        paragraph._p.append(field)
        return
    written = paragraph.add_run(f"[{run.text}]" if run.kind == "blank" else run.text)
    if run.kind == "blank":
        written.font.highlight_color = WD_COLOR_INDEX.YELLOW


def _timeless(archive: bytes) -> bytes:
    """Write the archive again with a fixed time on every member."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            member = zipfile.ZipInfo(name, _BEGINNING)
            member.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(member, old.read(name))
    return stream.getvalue()
