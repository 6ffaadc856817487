"""DOCX and its relatives: body, headers, footers, notes, comments, text boxes, tracked changes.

Readers that only look at the body miss a fifth of the words (study of readers); this one goes
through every part that holds text. Names are compared without their namespaces, so that the
strict variant of the format is read like the usual one.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator

from pipelines.blocks import Block, Unread
from scanner.readers.bound_data import bound_data, variables
from scanner.readers.document_flow import numbering
from scanner.readers.document_properties import zip_properties
from scanner.readers.link_targets import address
from scanner.readers.office_zip import ZIP_ERRORS, checked, files_inside, iterate, opened_zip
from scanner.readers.opened import Opened, ReadError
from scanner.readers.word_xml import WordText
from scanner.readers.xml_tree import attribute, local, tree

_FLAT = "application/vnd.ms-word.document.xml"
MEDIA_TYPES = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.ms-word.document.macroenabled.12",
    _FLAT,
)

_BODY = re.compile(r"word/document\d*\.xml", re.IGNORECASE)
_PARTS = re.compile(
    r"word/(?:(header|footer|footnotes|endnotes|comments)\d*\.xml"
    r"|glossary/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml"
    r"|(?:diagrams/data|charts/chart)\d*\.xml)",
    re.IGNORECASE,
)


def read(source: Opened) -> Iterator[Block]:
    """Data tables, each as it comes, then the text of body and of every other part.

    Tables that are forms (labels beside values) stay in the text, cells three spaces apart.
    Files inside, large pictures and data that controls are bound to come as members. Raises
    ReadError: `damaged`, `empty` without any text.
    """
    if source.media_type == _FLAT:
        yield from _flat(source)
        return
    try:
        archive = opened_zip(source)
    except ZIP_ERRORS as error:
        raise ReadError("damaged") from error
    found = False
    with archive:
        for block in _blocks(archive, source.stem):
            found = True
            yield block
    if not found:
        raise ReadError("empty")


def _blocks(archive: zipfile.ZipFile, name: str) -> Iterator[Block]:
    infos = {info.filename.replace("\\", "/"): info for info in archive.infolist()}
    bodies = [part for part in infos if _BODY.fullmatch(part)]
    if not bodies:
        raise ReadError("damaged")
    numbers = numbering()
    for part in [*bodies, *sorted(part for part in infos if _PARTS.fullmatch(part))]:
        place = "" if part in bodies else part.removeprefix("word/").removesuffix(".xml")
        try:
            root, broken = tree(checked(archive, infos[part]))
            text = WordText(_addresses(archive, part))
            text.walk(root)
        except ReadError as error:
            yield Unread(place=place, code=error.code)
            continue
        yield from text.flow.blocks(place, name, numbers)
        if broken:
            yield Unread(place=place, code="damaged")
    yield from files_inside(archive)
    yield from bound_data(archive)
    yield from zip_properties(archive)


def _flat(source: Opened) -> Iterator[Block]:
    """A document of Word that is one XML file: of Word 2003, or the parts of a DOCX in a row."""
    root, broken = tree(source.bytes())
    numbers, found = numbering(), False
    parts = [part for part in root if local(part) == "part"]
    for part in parts or [root]:
        name = attribute(part, "name").lstrip("/") or "word/document.xml"
        if _BODY.fullmatch(name) or _PARTS.fullmatch(name):
            place = "" if _BODY.fullmatch(name) else name[len("word/") :].removesuffix(".xml")
            text = WordText()
            text.walk(part)
            for block in text.flow.blocks(place, source.stem, numbers):
                found = True
                yield block
    yield from variables(root)
    if broken:
        yield Unread(place="", code="damaged")
    elif not found:
        raise ReadError("empty")


def _addresses(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    """Id of a link -> the address it leads to."""
    folder, _, name = part.rpartition("/")
    try:
        return {
            element.get("Id", ""): told
            for element in iterate(archive, f"{folder}/_rels/{name}.rels")
            if (told := address(element.get("Target", "")))
        }
    except (*ZIP_ERRORS, ReadError):
        return {}
