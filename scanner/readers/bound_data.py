"""What an Office document carries beside its parts: XML of its own, variables, connections.

A form keeps here what its controls are bound to, a macro what it was told about a person, and a
workbook the question it asks a database. Knowledge: ECMA-376 part 1, 15.2.5 (custom XML data),
17.15.1.32 (document variables), 18.13 (connections).
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from pipelines.blocks import Block, Member, TextBlock, Unread
from scanner.readers.office_zip import checked
from scanner.readers.opened import ReadError
from scanner.readers.passages import passages
from scanner.readers.xml_tree import attribute, local, tree

_DATA = re.compile(r"customXml/item\d+\.xml", re.IGNORECASE)
_OF_OFFICE = re.compile(
    rb"schemas\.(?:openxmlformats|microsoft)\.(?:org|com)/|http://gemini/|<(?:\w+:)?FormTemp"
)
_SETTINGS = re.compile(r"word/settings\d*\.xml", re.IGNORECASE)
_CONNECTIONS = re.compile(r"xl/connections\d*\.xml", re.IGNORECASE)
_ASKED = ("name", "description", "connection", "command", "sourceFile", "url", "string")
_SAID = frozenset(("connection", "dbPr", "olapPr", "webPr", "textPr", "parameter"))


def bound_data(archive: zipfile.ZipFile) -> Iterator[Block]:
    """XML of the document's own as members; variables of Word and connections of Excel as text.

    What Office itself keeps as such XML is left out. Unread for a part that cannot be read.
    """
    for info in sorted(archive.infolist(), key=lambda info: info.filename):
        part = info.filename.replace("\\", "/")
        settings, asked = _SETTINGS.fullmatch(part), _CONNECTIONS.fullmatch(part)
        if not (settings or asked or _DATA.fullmatch(part)):
            continue
        try:
            data = checked(archive, info)
            if asked or (settings and b"docVar " in data):
                yield from _of_tree(part, data)
            elif not settings and not _OF_OFFICE.search(data[:4000].replace(b"\0", b"")):
                yield Member(name=part, data=data)
        except ReadError as error:
            yield Unread(place=part, code=error.code)


def _of_tree(part: str, data: bytes) -> Iterator[Block]:
    """Connections and variables of a part. Raises ReadError("damaged")."""
    root, broken = tree(data)
    yield from _told("connections", map(_connection, root.iter()))
    yield from variables(root)
    if broken:
        yield Unread(place=part, code="damaged")


def variables(root: etree._Element) -> Iterator[TextBlock]:
    """The variables of a Word document below an element, `name: value` a line."""
    found = root.iter("{*}docVar")
    yield from _told(
        "document variables", (f"{attribute(e, 'name')}: {attribute(e, 'val')}" for e in found)
    )


def _connection(element: etree._Element) -> str:
    """What a connection says of itself: its name, where it leads, what it asks."""
    if local(element) not in _SAID:
        return ""
    return "\n".join(value for key in _ASKED if (value := attribute(element, key)))


def _told(place: str, lines: Iterator[str]) -> Iterator[TextBlock]:
    yield from passages([f"{line}\n" for line in lines if line], place, "page")
