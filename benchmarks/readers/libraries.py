"""For each media type the best single library, called bare: how much text or how many rows.

A bare call returns the number of characters, rows or members that it got, or raises whatever the
library raises. Types that no library with a permissive license reads are not listed. A library
that is not installed counts as none.
"""

from __future__ import annotations

import csv
import email
import email.policy
import gzip
import io
import json
import mailbox
import plistlib
import sqlite3
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lxml import etree
from selectolax.lexbor import LexborHTMLParser

Bare = Callable[[str], int]
_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."


def _text(path: str) -> str:
    return Path(path).read_bytes().decode()


def _lines(path: str) -> int:
    return sum(json.loads(line) is not None for line in _text(path).splitlines() if line.strip())


def _delimited(path: str) -> int:
    text = _text(path)
    return sum(map(len, csv.reader(io.StringIO(text), csv.Sniffer().sniff(text[:65536]))))


def _xml(path: str) -> int:
    safe = {"resolve_entities": False, "no_network": True, "huge_tree": True}
    return sum(len(e.text or "") + len(e.attrib) for _, e in etree.iterparse(path, **safe))


def _html(path: str) -> int:
    return len(LexborHTMLParser(Path(path).read_bytes()).text())


def _mail(content: bytes) -> int:
    message = email.message_from_bytes(content, policy=email.policy.compat32)
    parts = (part.get_payload(decode=True) for part in message.walk())
    return sum(len(part) for part in parts if isinstance(part, bytes))


def _mbox(path: str) -> int:
    return sum(_mail(message.as_bytes()) for message in mailbox.mbox(path, create=False))


def _zip(path: str) -> int:
    with zipfile.ZipFile(path) as archive:
        return sum(bool(archive.read(name)) for name in archive.namelist())


def _chapters(path: str) -> int:
    with zipfile.ZipFile(path) as book:
        pages = [book.read(n) for n in book.namelist() if n.endswith(("html", "htm"))]
    return sum(len(LexborHTMLParser(page).text()) for page in pages)


def _tar(path: str) -> int:
    with tarfile.open(path) as archive:
        return sum(archive.extractfile(m) is not None for m in archive)


def _sqlite(path: str) -> int:
    base = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    names = [row[0] for row in base.execute("SELECT name FROM sqlite_master WHERE type='table'")]
    return sum(len(base.execute(f'SELECT * FROM "{name}"').fetchall()) for name in names)


def _pdf(pdfium: Any, path: str) -> int:
    with pdfium.PdfDocument(path) as document:
        return sum(len(page.get_textpage().get_text_range()) for page in document)


def _word(docx: Any, path: str) -> int:
    document = docx.Document(path)
    cells = (c.text for t in document.tables for r in t.rows for c in r.cells)
    return sum(map(len, (*(p.text for p in document.paragraphs), *cells)))


def _slides(pptx: Any, path: str) -> int:
    shapes = (s for slide in pptx.Presentation(path).slides for s in slide.shapes)
    return sum(len(s.text_frame.text) for s in shapes if s.has_text_frame)


def _grids(calamine: Any, path: str) -> int:
    book = calamine.load_workbook(path)
    return sum(len(book.get_sheet_by_name(n).to_python()) for n in book.sheet_names)


def _rich(striprtf: Any, path: str) -> int:
    return len(striprtf.rtf_to_text(Path(path).read_text("latin-1")))


def _avro(fastavro: Any, path: str) -> int:
    with open(path, "rb") as stream:  # noqa: PTH123
        return len(list(fastavro.reader(stream)))


def _odf(opened: Any, path: str) -> int:
    return len(str(opened.load(path).body))


def _outlook(oxmsg: Any, path: str) -> int:
    message = oxmsg.Message.load(path)
    return len(message.body or message.html_body or "") + len(message.subject or "")


def _store(pypff: Any, path: str) -> int:
    store = pypff.file()
    store.open(path)
    return _items(store.get_root_folder())


def _items(folder: Any) -> int:
    below = (folder.get_sub_folder(n) for n in range(folder.number_of_sub_folders))
    return int(folder.number_of_sub_messages) + sum(map(_items, below))


def _seven(py7zr: Any, path: str) -> int:
    factory = py7zr.io.BytesIOFactory(256 << 20)
    with py7zr.SevenZipFile(path) as archive:
        archive.extractall(factory=factory)
    return len(factory.products)


def _rar(rarfile: Any, path: str) -> int:
    with rarfile.RarFile(path) as archive:
        return sum(bool(archive.read(m)) for m in archive.infolist() if not m.is_dir())


def _disc(pycdlib: Any, path: str) -> int:
    disc = pycdlib.PyCdlib()
    disc.open(path)
    return sum(len(files) for _, _, files in disc.walk(iso_path="/"))


def _access(parser: Any, path: str) -> int:
    base = parser.AccessParser(path)
    tables = (base.parse_table(name) for name in base.catalog if name[:4] != "MSys")
    return sum(max(map(len, table.values()), default=0) for table in tables)


def _statistics(kind: str) -> Bare:
    def rows(pyreadstat: Any, path: str) -> int:
        values, _ = getattr(pyreadstat, f"read_{kind}")(path, output_format="dict")
        return max(map(len, values.values()), default=0)

    return _of("pyreadstat", rows)


def _hl7(hl7apy: Any, path: str) -> int:
    text = _text(path).strip().replace("\r\n", "\r").replace("\n", "\r")
    return len(hl7apy.parse_message(text, find_groups=False).children)


def _of(module: str, call: Callable[[Any, str], int]) -> Bare:
    """A bare call of a library that is imported when it is first asked for."""
    return lambda path: call(__import__(module, fromlist=["_"]), path)


LIBRARIES: dict[str, tuple[str, Bare]] = {
    "application/pdf": ("pypdfium2", _of("pypdfium2", _pdf)),
    f"{_OFFICE}wordprocessingml.document": ("python-docx", _of("docx", _word)),
    f"{_OFFICE}presentationml.presentation": ("python-pptx", _of("pptx", _slides)),
    f"{_OFFICE}spreadsheetml.sheet": ("python-calamine", _of("python_calamine", _grids)),
    f"{_OPEN}text": ("odfpy", _of("odf.opendocument", _odf)),
    "application/rtf": ("striprtf", _of("striprtf.striprtf", _rich)),
    "application/vnd.ms-outlook": ("python-oxmsg", _of("oxmsg", _outlook)),
    "application/vnd.ms-outlook-pst": ("libpff", _of("pypff", _store)),
    "application/vnd.ms-tnef": (
        "tnefparse", _of("tnefparse", lambda m, p: len(m.TNEF(Path(p).read_bytes()).mapiprops)),
    ),
    "application/x-msaccess": ("access-parser", _of("access_parser", _access)),
    "application/vnd.dbf": ("dbfread", _of("dbfread", lambda m, p: len(list(m.DBF(p))))),
    "application/vnd.sqlite3": ("sqlite3", _sqlite),
    "application/vnd.apache.parquet": (
        "pyarrow", _of("pyarrow.parquet", lambda m, p: int(m.ParquetFile(p).read().num_rows)),
    ),
    "application/vnd.apache.orc": (
        "pyarrow", _of("pyarrow.orc", lambda m, p: int(m.read_table(p).num_rows)),
    ),
    "application/vnd.apache.arrow.file": (
        "pyarrow", _of("pyarrow.ipc", lambda m, p: int(m.open_file(p).read_all().num_rows)),
    ),
    "application/avro": ("fastavro", _of("fastavro", _avro)),
    "application/x-sas-data": ("pyreadstat", _statistics("sas7bdat")),
    "application/x-sas-xport": ("pyreadstat", _statistics("xport")),
    "application/x-spss-sav": ("pyreadstat", _statistics("sav")),
    "application/x-spss-por": ("pyreadstat", _statistics("por")),
    "application/x-stata-dta": ("pyreadstat", _statistics("dta")),
    "application/dicom": (
        "pydicom", _of("pydicom", lambda m, p: len(m.dcmread(p, stop_before_pixels=True))),
    ),
    "application/hl7-v2": ("hl7apy", _of("hl7apy.parser", _hl7)),
    "application/x-7z-compressed": ("py7zr", _of("py7zr", _seven)),
    "application/vnd.rar": ("rarfile, no unpacker", _of("rarfile", _rar)),
    "application/x-iso9660-image": ("pycdlib", _of("pycdlib", _disc)),
    "application/yaml": ("PyYAML", _of("yaml", lambda m, p: len(list(m.safe_load_all(_text(p)))))),
    "text/csv": ("csv module", _delimited),
    "text/plain": ("bytes.decode", lambda p: len(_text(p))),
    "text/vcard": ("vobject", _of("vobject", lambda m, p: len(list(m.readComponents(_text(p)))))),
    "text/html": ("selectolax", _html),
    "text/xml": ("lxml", _xml),
    "application/json": ("json", lambda p: len(str(json.loads(Path(p).read_bytes())))),
    "application/x-ndjson": ("json", _lines),
    "message/rfc822": ("email", lambda p: _mail(Path(p).read_bytes())),
    "application/mbox": ("mailbox", _mbox),
    "application/zip": ("zipfile", _zip),
    "application/epub+zip": ("zipfile and selectolax", _chapters),
    "application/x-tar": ("tarfile", _tar),
    "application/gzip": ("gzip", lambda p: len(gzip.decompress(Path(p).read_bytes()))),
    "application/x-bzip2": ("bz2", _of("bz2", lambda m, p: len(m.open(p).read()))),
    "application/x-xz": ("lzma", _of("lzma", lambda m, p: len(m.open(p).read()))),
    "application/x-plist": ("plistlib", lambda p: len(plistlib.loads(Path(p).read_bytes()))),
    "image/png": ("Pillow, opens it", _of("PIL.Image", lambda m, p: sum(m.open(p).size))),
}  # fmt: skip
"""Media type -> name of the library and its bare call."""

_ALIKE = {
    "text/xml": (
        "application/xml", "application/cda+xml", "application/xhtml+xml",
        "application/fhir+xml", "application/vnd.ms-excel.sheet.xml", "application/x-keepass-xml",
        "application/vnd.ms-word.document.xml",
        f"{_OPEN}text-flat-xml", f"{_OPEN}spreadsheet-flat-xml",
        f"{_OPEN}presentation-flat-xml", f"{_OPEN}graphics-flat-xml",
    ),
    f"{_OPEN}text": tuple(
        _OPEN + kind for kind in ("presentation", "graphics", "chart", "text-master", "text-web")
    ),
    f"{_OFFICE}spreadsheetml.sheet": (
        "application/vnd.ms-excel", "application/vnd.ms-excel.sheet.macroenabled.12",
        "application/vnd.ms-excel.sheet.binary.macroenabled.12", f"{_OPEN}spreadsheet",
    ),
    f"{_OFFICE}wordprocessingml.document": ("application/vnd.ms-word.document.macroenabled.12",),
    "application/json": ("application/fhir+json",),
    "application/x-ndjson": ("application/fhir+ndjson",),
    "application/x-plist": ("application/x-plist-binary",),
    "message/rfc822": ("multipart/related", "message/x-emlx"),
    "text/plain": ("text/calendar",),
    "image/png": tuple(
        f"image/{kind}" for kind in ("jpeg", "gif", "tiff", "bmp", "webp", "jp2", "heic", "avif")
    ),
}  # fmt: skip
LIBRARIES |= {kind: LIBRARIES[like] for like, kinds in _ALIKE.items() for kind in kinds}

_SUFFIXES = {
    "docx": f"{_OFFICE}wordprocessingml.document", "xlsx": f"{_OFFICE}spreadsheetml.sheet",
    "xls": f"{_OFFICE}spreadsheetml.sheet", "xlsb": f"{_OFFICE}spreadsheetml.sheet",
    "xlsm": f"{_OFFICE}spreadsheetml.sheet", "ods": f"{_OFFICE}spreadsheetml.sheet",
    "pptx": f"{_OFFICE}presentationml.presentation", "odt": f"{_OPEN}text",
    "msg": "application/vnd.ms-outlook", "pst": "application/vnd.ms-outlook-pst",
    "mdb": "application/x-msaccess", "accdb": "application/x-msaccess",
    "dbf": "application/vnd.dbf", "parquet": "application/vnd.apache.parquet",
    "avro": "application/avro", "dcm": "application/dicom", "hl7": "application/hl7-v2",
    "pdf": "application/pdf", "rtf": "application/rtf", "eml": "message/rfc822",
    "7z": "application/x-7z-compressed", "rar": "application/vnd.rar",
    "sas7bdat": "application/x-sas-data", "sav": "application/x-spss-sav",
    "tar": "application/x-tar", "zip": "application/zip", "json": "application/json",
}  # fmt: skip
_SAYS_LITTLE = {"application/octet-stream", "application/x-ole-storage", "application/zip"}


def library(kind: str, name: str) -> tuple[str, Bare] | None:
    """The library of a media type; where that says little, of the name's extension."""
    named = LIBRARIES.get(_SUFFIXES.get(name.lower().rpartition(".")[2], ""))
    known = LIBRARIES.get(kind)
    return named or known if kind in _SAYS_LITTLE or known is None else known
