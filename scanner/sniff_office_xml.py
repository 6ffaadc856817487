"""Office documents that are one XML file: Word and Excel 2003, flat OPC, flat OpenDocument."""

from __future__ import annotations

import re

WORD_XML, EXCEL_XML = "application/vnd.ms-word.document.xml", "application/vnd.ms-excel.sheet.xml"

_WITHIN = 4000
_WORD = re.compile(r"<(?:w:wordDocument|pkg:package)[\s>]")
_EXCEL = re.compile(r"<(?:ss:)?Workbook\s[^>]*urn:schemas-microsoft-com:office:spreadsheet")
_FLAT = re.compile(
    r"<office:document\s[^>]*office:mimetype=[\"'](application/vnd\.oasis\.opendocument\."
    r"(?:text|spreadsheet|presentation|graphics))(?:-template)?[\"']"
)


def office_xml_type(body: str) -> str | None:
    """The media type of an office document whose XML begins with `body`, null for other XML."""
    head = body[:_WITHIN]
    if _WORD.search(head):
        return WORD_XML
    if _EXCEL.search(head):
        return EXCEL_XML
    flat = _FLAT.search(body[: 4 * _WITHIN])
    return f"{flat[1]}-flat-xml" if flat else None
