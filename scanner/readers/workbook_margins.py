"""What a workbook says around its cells: defined names, printed headers and footers, properties.

Knowledge: ECMA-376 part 1, 18.2.5 (defined names) and 18.3.1.46 (header and footer); OpenDocument
1.3 part 3, 9.4.11 (named expressions); of binary parts MS-XLSB.
"""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Iterator

from pipelines.blocks import Block, Unread
from scanner.readers import workbook_records
from scanner.readers.bound_data import bound_data
from scanner.readers.document_properties import zip_properties
from scanner.readers.office_zip import ZIP_ERRORS, found_in, iterate, opened_zip
from scanner.readers.opened import Opened, ReadError
from scanner.readers.passages import passages

_SHEET = re.compile(r"xl/(?:work|chart|dialog|macro)sheets/[^/]+\.(xml|bin)", re.IGNORECASE)
_MARGIN = re.compile(
    rb"<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)>([^<]{1,4096})</(?:\w+:)?(?:odd|even|first)"
)
_MARGINS = (b"headerFooter",)  # the element around them all, and quicker to look for
_NAMED = re.compile(
    rb'<table:named-(?:range|expression)\b[^>]{0,2000}?\btable:name="([^"]{1,255})"'
)
_NAME_SIGN = b"<table:named-"
_CODES = re.compile(r'&"[^"]*"|&[0-9]+|&K[0-9A-F]{6}|&[A-Za-z]')
_OF_PROGRAM = "_"


def margins(source: Opened) -> Iterator[Block]:
    """What a workbook says: defined names, headers and footers, comments of XLSB, properties.

    Also its connections, and XML of its own as members.

    Names that the program itself makes (print areas, filters) are left out. Unread where the
    container or one of these parts is broken.
    """
    try:
        with opened_zip(source) as archive:
            yield from _told("comments", workbook_records.comments(archive))
            yield from _told("defined names", _names(archive))
            yield from _told("headers and footers", _printed(archive))
            yield from bound_data(archive)
            yield from zip_properties(archive)
    except (*ZIP_ERRORS, ReadError):
        yield Unread(place="defined names", code="damaged")


def open_names(source: Opened) -> Iterator[Block]:
    """The names of cells and expressions that an ODS defines; nothing where it is broken."""
    try:
        with opened_zip(source) as archive:
            yield from _told(
                "defined names", map(_text, found_in(archive, "content.xml", (_NAME_SIGN,), _NAMED))
            )
    except (*ZIP_ERRORS, ReadError):
        return  # its comments tell that


def plain(text: str) -> str:
    """A header or footer without its codes for fonts, dates and page numbers, on one line."""
    return " ".join(_CODES.sub(" ", text).replace("\0", "").split())


def _told(place: str, lines: Iterator[str]) -> Iterator[Block]:
    told = dict.fromkeys(line for line in lines if line)
    yield from passages((f"{line}\n" for line in told), place, "page")


def _names(archive: zipfile.ZipFile) -> Iterator[str]:
    held = frozenset(archive.namelist())
    if "xl/workbook.xml" in held:
        for element in iterate(archive, "xl/workbook.xml"):
            if str(element.tag).rpartition("}")[2] == "definedName":
                yield _name(element.get("name", ""), element.text or "")
    elif "xl/workbook.bin" in held:
        for name, value in workbook_records.names(archive):
            yield _name(name, value)


def _name(name: str, value: str) -> str:
    """`Owner: Ana Ruiz` for a name of a text, `Owner` for one of cells, "" for the program's."""
    if name.startswith(_OF_PROGRAM):
        return ""
    text = re.fullmatch(r'="?([^"!]*)"?|"([^"]*)"', value.strip())
    said = (text[1] or text[2] or "").strip() if text else ""
    return f"{name}: {said}" if said else name


def _printed(archive: zipfile.ZipFile) -> Iterator[str]:
    for info in archive.infolist():
        found = _SHEET.fullmatch(info.filename)
        if not found:
            continue
        if found[1].lower() == "bin":
            texts = workbook_records.printed(archive, info)
        else:
            texts = map(_text, found_in(archive, info.filename, _MARGINS, _MARGIN))
        yield from map(plain, texts)


def _text(found: re.Match[bytes]) -> str:
    return html.unescape(found[1].decode("utf-8", "replace"))
