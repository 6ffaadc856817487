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
    "application/vnd.oasis.opendocument.graphics-template": "graphics",
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


def ends_as_zip(stream: BinaryIO) -> bool:
    """Whether a ZIP stands behind something else, as behind a script that unpacks itself."""
    try:
        with zipfile.ZipFile(stream) as archive:
            return bool(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, EOFError):
        return False


def ole_type(stream: BinaryIO, head: bytes) -> str:
    """The type of an OLE compound file; `application/x-ole-storage` for one nobody knows."""
    names = {name.casefold() for name in _ole_names(stream, head)}  # as MS-CFB compares them
    return next((kind for name, kind in _BY_STREAM if name.casefold() in names), _OLE)


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
    """Names at the top of the directory of an OLE file; all names where its tree is broken.

    Names further down belong to objects embedded in it. Layout as in MS-CFB.
    """
    directory = _directory(stream, head)
    names: list[str] = []
    links: list[tuple[int, ...]] = []
    for start in range(0, len(directory) - 127, 128):
        length = min(int.from_bytes(directory[start + 64 : start + 66], "little"), 64)
        names.append(directory[start : start + max(0, length - 2)].decode("utf-16-le", "replace"))
        links.append(struct.unpack_from("<III", directory, start + 68))
    todo, top = [links[0][2]] if links else [], set()
    while todo:
        entry = todo.pop()
        if entry < len(names) and entry not in top:
            top.add(entry)
            todo += links[entry][:2]
    whole = top and 0 not in top  # the root is nobody's child
    return {names[entry] for entry in top} if whole else set(names)


def _directory(stream: BinaryIO, head: bytes) -> bytes:
    """The directory, followed through the allocation table; a broken chain ends it."""
    if len(head) < 512:
        return b""
    shift = int.from_bytes(head[30:32], "little")
    size = 1 << (shift if shift in (9, 12) else 9)
    tables = struct.unpack("<109I", head[76:512])
    sector = int.from_bytes(head[48:52], "little")
    sectors: list[bytes] = []
    seen: set[int] = set()
    while sector < _END_OF_CHAIN and sector not in seen and len(seen) < _MOST_SECTORS:
        seen.add(sector)
        sectors.append(_sector(stream, sector, size))
        per_table = size // 4
        table = tables[sector // per_table] if sector // per_table < len(tables) else _END_OF_CHAIN
        if table >= _END_OF_CHAIN:
            break
        at = sector % per_table * 4
        sector = int.from_bytes(_sector(stream, table, size)[at : at + 4] or b"\xff" * 4, "little")
    return b"".join(sectors)


def _sector(stream: BinaryIO, number: int, size: int) -> bytes:
    stream.seek((number + 1) * size)
    return stream.read(size)
