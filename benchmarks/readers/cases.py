"""What is compared: for each format its maker, and its library called bare.

A bare call reads the file the way a program would that needs its rows or its text and nothing
else: no places, no codes, no limits, nothing checked. Of a table it makes what a search for
people needs, every cell as text, in columns (`bare_tables`); of a document its text, and where
that is less than a reader must find out a second case asks the library for as much
(`bare_documents`).
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

from benchmarks.readers import bare_documents, bare_tables, document_makers, makers
from benchmarks.readers.makers import Rows

Bare = Callable[[str], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One format.

    rows: how many the maker gets. less: what the bare call leaves out that a reader must find
    out; such a line is for information, "" for one that counts.
    """

    name: str
    suffix: str
    rows: int
    make: Callable[[Path, Rows], None]
    bare: Bare
    library: str
    less: str = ""


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


def _read_tar(path: str) -> int:
    with tarfile.open(path) as archive:
        files = (archive.extractfile(info) for info in archive)
        return sum(len(file.read()) for file in files if file)


def _text_lines(io: Any, path: str) -> list[str]:
    with io.open(path, encoding="utf-8") as stream:
        return list(stream)


def _bare(module: str, call: Callable[[Any, str], object]) -> Bare:
    """A bare call of a library that is imported once, before the clock runs."""

    def bare(path: str) -> object:
        return call(__import__(module, fromlist=["_"]), path)

    return bare


_LESS = {
    "pdf": "no place, so no line and no table",
    "run txt": "one string, so no line has a number, and line ends as they lie",
    "page html": "all text in one run, no lines",
    "stream doc": "one stream, as if all of it were text",
    **dict.fromkeys(
        ("values sav", "values dta", "values xpt", "values por", "values xlsx"),
        "Python values, which nothing can search yet",
    ),
}


def _case(
    name: str, rows: int, make: Callable[[Path, Rows], None], library: str, bare: Bare
) -> Case:
    return Case(
        name=name,
        suffix=name.rsplit(maxsplit=1)[-1],
        rows=rows,
        make=make,
        bare=bare,
        library=library,
        less=_LESS.get(name, ""),
    )


def _statistics(suffix: str, rows: int, read: str, write: str) -> tuple[Case, Case]:
    """The library asked for columns of text, and for its Python values alone."""
    make = makers.statistics_file(write)
    library, values = "pyreadstat", "pyreadstat, values"
    text = _bare(library, lambda m, p: bare_tables.statistics(getattr(m, read), p))
    quick = _bare(library, lambda m, p: getattr(m, read)(p, output_format="dict"))
    return (
        _case(suffix, rows, make, library, text),
        _case(f"values {suffix}", rows, make, values, quick),
    )


_module = _bare("csv", lambda m, p: list(m.reader(open(p, newline="", encoding="utf-8"))))  # noqa: SIM115, PTH123
_grid = _bare("python_calamine", bare_tables.grid)
_book = _bare("python_calamine", bare_tables.workbook)
_cells = _bare("selectolax.lexbor", bare_documents.html_cells)
_lines = _bare("selectolax.lexbor", bare_documents.html_lines)
_run = _bare("selectolax.lexbor", lambda m, p: m.LexborHTMLParser(Path(p).read_bytes()).text())
_stream = _bare("olefile", bare_documents.word_binary)
_pieces = _bare("olefile", bare_documents.word_paragraphs)
_open = bare_documents.open_text
_string = _bare("pathlib", lambda m, p: m.Path(p).read_bytes().decode())
_outlook = _bare("oxmsg", bare_documents.outlook)
_rich = _bare("striprtf.striprtf", bare_documents.rich)

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
    *_statistics("sav", 50_000, "read_sav", "write_sav"),
    *_statistics("dta", 50_000, "read_dta", "write_dta"),
    *_statistics("xpt", 50_000, "read_xport", "write_xport"),
    *_statistics("por", 2_000, "read_por", "write_por"),
    _case("mysql sql", 50_000, makers.mysql_file, "csv module on VALUES", bare_documents.mysql),
    _case("copy sql", 50_000, makers.copy_file, "lines cut at tabs", bare_documents.copied),
    _case("ldif", 30_000, makers.ldif_file, "ldif3", _bare("ldif3", bare_documents.ldif)),
    _case("xlsx", 20_000, makers.workbook_file, "python-calamine", _book),
    _case("values xlsx", 20_000, makers.workbook_file, "python-calamine, values", _grid),
    _case("docx", 5_000, makers.word_file, "zipfile and lxml", bare_documents.word),
    _case("doc", 20_000, document_makers.word_binary_file, "olefile, paragraphs", _pieces),
    _case("stream doc", 20_000, document_makers.word_binary_file, "olefile, one stream", _stream),
    _case("odt", 20_000, document_makers.open_text_file, "zipfile and lxml", _open),
    _case("pptx", 5_000, document_makers.slides_file, "zipfile and lxml", bare_documents.slides),
    _case("pdf", 3_000, makers.pdf_file, "pypdfium2, text", bare_documents.pdf_text),
    _case("placed pdf", 3_000, makers.pdf_file, "pypdfium2, and boxes", bare_documents.pdf_places),
    _case("html", 10_000, makers.html_file, "selectolax, rows and cells", _cells),
    _case("page html", 10_000, makers.page_file, "selectolax, text", _run),
    _case("lines html", 10_000, makers.page_file, "selectolax, tidy lines", _lines),
    _case("eml", 300, makers.mail_file, "email, compat32", _read_mail),
    _case("mbox", 5_000, makers.mbox_file, "mailbox", _read_mbox),
    _case("zip", 3_000, makers.zip_file, "zipfile", _read_zip),
    _case("msg", 200, document_makers.outlook_file, "python-oxmsg", _outlook),
    _case("rtf", 20_000, makers.rich_file, "striprtf", _rich),
    _case("tar", 3_000, makers.tar_file, "tarfile", _read_tar),
    _case("gz", 100_000, makers.gzip_file, "gzip", _bare("gzip", lambda m, p: m.open(p).read())),
    _case("run txt", 200_000, makers.text_file, "bytes.decode", _string),
    _case("txt", 200_000, makers.text_file, "open, in lines", _bare("io", _text_lines)),
)
"""Every comparison of the run, one line a format."""
