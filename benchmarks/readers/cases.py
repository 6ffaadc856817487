"""What is compared: for each format its maker, and its library called bare.

A bare call reads the file the way a program would that needs its rows or its text and nothing
else: no places, no codes, no limits, nothing checked. Of a table it makes what a search for
people needs, every cell as text, in columns (`bare_tables`).
"""

from __future__ import annotations

import email
import email.policy
import mailbox
import tarfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from benchmarks.readers import bare_tables, makers
from benchmarks.readers.makers import Rows

Bare = Callable[[str], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One format. rows: how many the maker gets, so that every file takes about a second."""

    name: str
    suffix: str
    rows: int
    make: Callable[[Path, Rows], None]
    bare: Bare
    library: str


def _read_pdf(path: str) -> int:
    import pypdfium2  # noqa: PLC0415

    with pypdfium2.PdfDocument(path) as document:
        return sum(len(page.get_textpage().get_text_range()) for page in document)


def _read_word(path: str) -> object:
    with zipfile.ZipFile(path) as archive:
        tree = etree.fromstring(archive.read("word/document.xml"))
    return ["".join(map(str, p.itertext())) for p in tree.iter("{*}p")]


def _read_mail(path: str) -> object:
    message = email.message_from_bytes(Path(path).read_bytes(), policy=email.policy.compat32)
    return [part.get_payload(decode=True) for part in message.walk()]


def _read_mbox(path: str) -> object:
    return [
        [p.get_payload(decode=True) for p in m.walk()] for m in mailbox.mbox(path, create=False)
    ]


def _read_zip(path: str) -> int:
    with zipfile.ZipFile(path) as archive:
        return sum(len(archive.read(name)) for name in archive.namelist())


def _read_cells(module: Any, path: str) -> object:
    page = module.LexborHTMLParser(Path(path).read_bytes())
    return [[cell.text() for cell in row.css("td, th")] for row in page.css("tr")]


def _read_tar(path: str) -> int:
    with tarfile.open(path) as archive:
        files = (archive.extractfile(info) for info in archive)
        return sum(len(file.read()) for file in files if file)


def _bare(module: str, call: Callable[[Any, str], object]) -> Bare:
    """A bare call of a library that is imported once, before the clock runs."""

    def bare(path: str) -> object:
        return call(__import__(module, fromlist=["_"]), path)

    return bare


def _case(
    name: str, rows: int, make: Callable[[Path, Rows], None], library: str, bare: Bare
) -> Case:
    suffix = name.rsplit(maxsplit=1)[-1]
    return Case(name=name, suffix=suffix, rows=rows, make=make, bare=bare, library=library)


_module = _bare("csv", lambda m, p: list(m.reader(open(p, newline="", encoding="utf-8"))))  # noqa: SIM115, PTH123
_grid = _bare("python_calamine", lambda m, p: m.load_workbook(p).get_sheet_by_index(0).to_python())
_save = {"output_format": "dict"}

CASES: tuple[Case, ...] = (
    _case("csv", 200_000, makers.csv_file, "Polars on bytes", bare_tables.read_csv),
    _case("by module csv", 200_000, makers.csv_file, "csv module", _module),
    _case("quoted csv", 200_000, makers.quoted_file, "Polars on bytes", bare_tables.read_csv),
    _case("fixed txt", 50_000, makers.fixed_file, "slices of str", bare_tables.read_fixed),
    _case("json", 40_000, makers.json_file, "msgspec", bare_tables.read_json),
    _case("nested json", 40_000, makers.nested_file, "msgspec", bare_tables.read_nested),
    _case("ndjson", 40_000, makers.lines_file, "msgspec", bare_tables.read_lines),
    _case("xml", 20_000, makers.xml_file, "lxml.iterparse", bare_tables.read_xml),
    _case("yaml", 3_000, makers.yaml_file, "yaml.CSafeLoader", bare_tables.read_yaml),
    _case("plist", 20_000, makers.plist_file, "plistlib", bare_tables.read_plist),
    _case(
        "parquet",
        200_000,
        lambda p, r: makers.frame(r).write_parquet(p),
        "pyarrow",
        bare_tables.read_parquet,
    ),
    _case("arrow", 200_000, makers.arrow_file, "pyarrow", bare_tables.read_arrow),
    _case("orc", 200_000, makers.orc_file, "pyarrow", bare_tables.read_orc),
    _case("avro", 50_000, makers.avro_file, "fastavro", bare_tables.read_avro),
    _case("sqlite", 100_000, makers.sqlite_file, "sqlite3", bare_tables.read_sqlite),
    _case("dbf", 50_000, makers.dbf_file, "dbfread", bare_tables.read_dbf),
    _case(
        "sav",
        50_000,
        makers.statistics_file("write_sav"),
        "pyreadstat",
        _bare("pyreadstat", lambda m, p: m.read_sav(p, **_save)),
    ),
    _case(
        "dta",
        50_000,
        makers.statistics_file("write_dta"),
        "pyreadstat",
        _bare("pyreadstat", lambda m, p: m.read_dta(p, **_save)),
    ),
    _case(
        "xpt",
        50_000,
        makers.statistics_file("write_xport"),
        "pyreadstat",
        _bare("pyreadstat", lambda m, p: m.read_xport(p, **_save)),
    ),
    _case(
        "por",
        2_000,
        makers.statistics_file("write_por"),
        "pyreadstat",
        _bare("pyreadstat", lambda m, p: m.read_por(p, **_save)),
    ),
    _case(
        "mysql sql", 50_000, makers.mysql_file, "no library: csv module on the same rows", _module
    ),
    _case("copy sql", 50_000, makers.copy_file, "no library: csv module on the same rows", _module),
    _case("ldif", 30_000, makers.ldif_file, "no library: csv module on the same rows", _module),
    _case("xlsx", 20_000, makers.workbook_file, "python-calamine", _grid),
    _case("docx", 5_000, makers.word_file, "zipfile and lxml", _read_word),
    _case("pdf", 3_000, makers.pdf_file, "pypdfium2", _read_pdf),
    _case(
        "html",
        10_000,
        makers.html_file,
        "selectolax, rows and cells",
        _bare("selectolax.lexbor", _read_cells),
    ),
    _case(
        "page html",
        10_000,
        makers.page_file,
        "selectolax, text",
        _bare("selectolax.lexbor", lambda m, p: m.LexborHTMLParser(Path(p).read_bytes()).text()),
    ),
    _case("eml", 300, makers.mail_file, "email, compat32", _read_mail),
    _case("mbox", 5_000, makers.mbox_file, "mailbox", _read_mbox),
    _case("zip", 3_000, makers.zip_file, "zipfile", _read_zip),
    _case("rtf", 20_000, makers.rich_file, "no library: csv module on the same rows", _module),
    _case("tar", 3_000, makers.tar_file, "tarfile", _read_tar),
    _case("gz", 100_000, makers.gzip_file, "gzip", _bare("gzip", lambda m, p: m.open(p).read())),
    _case(
        "txt", 200_000, makers.text_file, "bytes.decode", lambda p: Path(p).read_bytes().decode()
    ),
)
"""Every comparison of the run, one line a format."""
