"""Which format a ZIP or OLE container is, from the names of what it holds."""

from __future__ import annotations

import re
import struct
import zipfile
from typing import BinaryIO

_OOXML = "application/vnd.openxmlformats-officedocument."
XLSX, DOCX = _OOXML + "spreadsheetml.sheet", _OOXML + "wordprocessingml.document"
PPTX = _OOXML + "presentationml.presentation"
XLSB = "application/vnd.ms-excel.sheet.binary.macroenabled.12"

_BY_MEMBER = (
    (r"xl/workbook[0-9]*\.bin", XLSB),
    (r"xl/(workbook[0-9]*\.xml|worksheets/.+\.xml)", XLSX),
    (r"word/document[0-9]*\.xml", DOCX),
    (r"ppt/(presentation\.xml|slides/.+\.xml)", PPTX),
    (r"visio/document\.xml", "application/vnd.ms-visio.drawing"),
    (r"META-INF/container\.xml", "application/epub+zip"),
    (r"Index/Document\.iwa|Index\.zip", "application/vnd.apple.iwork"),
    (r"AndroidManifest\.xml", "application/vnd.android.package-archive"),
    (r"META-INF/MANIFEST\.MF", "application/java-archive"),
)
_DECLARED = re.compile(rb"application/(vnd\.oasis\.opendocument\.[a-z-]+|epub\+zip)")
_TEMPLATES = {
    "application/vnd.oasis.opendocument.spreadsheet-template": "spreadsheet",
    "application/vnd.oasis.opendocument.text-template": "text",
    "application/vnd.oasis.opendocument.presentation-template": "presentation",
}
_LOCAL_NAME = re.compile(rb"PK\x03\x04.{22}(..)..", re.DOTALL)

_BY_STREAM = (
    ("EncryptedPackage", "application/x-ole-encrypted"),
    ("__properties_version1.0", "application/vnd.ms-outlook"),
    ("WordDocument", "application/msword"),
    ("PowerPoint Document", "application/vnd.ms-powerpoint"),
    ("PP40", "application/vnd.ms-powerpoint"),
    ("Workbook", "application/vnd.ms-excel"),
    ("Book", "application/vnd.ms-excel"),
    ("VisioDocument", "application/vnd.visio"),
    ("Quill", "application/x-mspublisher"),
    ("MatOST", "application/vnd.ms-works"),
    ("Contents", "application/vnd.ms-works"),
    ("Catalog", "application/x-thumbs-db"),
)
_OLE, _END_OF_CHAIN = "application/x-ole-storage", 0xFFFFFFFA
_MOST_SECTORS = 512


def zip_type(stream: BinaryIO, head: bytes) -> str:
    """The type of a ZIP file; `application/zip` where its members make no known format."""
    names, declared = _zip_names(stream, head)
    found = _DECLARED.match(declared) or _DECLARED.search(head[:200])
    if found:
        kind = found[0].decode()
        plain = _TEMPLATES.get(kind)
        return f"application/vnd.oasis.opendocument.{plain}" if plain else kind
    folded = {name.replace("\\", "/") for name in names}
    for pattern, kind in _BY_MEMBER:
        wanted = re.compile(pattern, re.IGNORECASE)
        if any(wanted.fullmatch(name) for name in folded):
            return kind
    return "application/zip"


def ole_type(stream: BinaryIO, head: bytes) -> str:
    """The type of an OLE compound file; `application/x-ole-storage` for one nobody knows."""
    names = _ole_names(stream, head)
    return next((kind for name, kind in _BY_STREAM if name in names), _OLE)


def _zip_names(stream: BinaryIO, head: bytes) -> tuple[list[str], bytes]:
    """Names of members, and the content of one named `mimetype`.

    From the directory at the end; where that is damaged, from the headers of the first members.
    """
    try:
        with zipfile.ZipFile(stream) as archive:
            names = archive.namelist()
            if "mimetype" not in names:
                return names, b""
            with archive.open("mimetype") as member:
                return names, member.read(200)
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, EOFError):
        return _local_names(head), b""


def _local_names(head: bytes) -> list[str]:
    return [
        head[found.end() : found.end() + int.from_bytes(found[1], "little")].decode("cp437")
        for found in _LOCAL_NAME.finditer(head)
    ]


def _ole_names(stream: BinaryIO, head: bytes) -> set[str]:
    """Names in the directory of an OLE file, followed through its allocation table.

    Layout as in MS-CFB; a broken chain ends the list.
    """
    if len(head) < 512:
        return set()
    shift = int.from_bytes(head[30:32], "little")
    size = 1 << (shift if shift in (9, 12) else 9)
    tables = struct.unpack("<109I", head[76:512])
    sector = int.from_bytes(head[48:52], "little")
    names: set[str] = set()
    seen: set[int] = set()
    while sector < _END_OF_CHAIN and sector not in seen and len(seen) < _MOST_SECTORS:
        seen.add(sector)
        names |= _entry_names(_sector(stream, sector, size))
        per_table = size // 4
        table = tables[sector // per_table] if sector // per_table < len(tables) else _END_OF_CHAIN
        if table >= _END_OF_CHAIN:
            break
        at = sector % per_table * 4
        sector = int.from_bytes(_sector(stream, table, size)[at : at + 4] or b"\xff" * 4, "little")
    return names


def _sector(stream: BinaryIO, number: int, size: int) -> bytes:
    stream.seek((number + 1) * size)
    return stream.read(size)


def _entry_names(sector: bytes) -> set[str]:
    names = set()
    for start in range(0, len(sector) - 127, 128):
        length = int.from_bytes(sector[start + 64 : start + 66], "little")
        if 2 < length <= 64:
            raw = sector[start : start + length - 2]
            names.add(raw.decode("utf-16-le", "replace"))
    return names
