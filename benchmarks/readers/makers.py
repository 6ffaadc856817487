"""Files of invented people, one maker a format: rows of cells to a file."""

from __future__ import annotations

import csv
import gzip
import io
import json
import plistlib
import sqlite3
import tarfile
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import polars as pl
import pyarrow as pa

Rows = list[tuple[str, ...]]
"""Cells of invented people; the first row names the columns."""


def frame(rows: Rows) -> pl.DataFrame:
    columns = zip(*rows[1:], strict=True)
    return pl.DataFrame(dict(zip(rows[0], map(list, columns), strict=True)))


def objects(rows: Rows) -> list[dict[str, str]]:
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def csv_file(path: Path, rows: Rows, separator: str = ",") -> None:
    with path.open("w", newline="", encoding="utf-8") as out:
        csv.writer(out, delimiter=separator, quoting=csv.QUOTE_MINIMAL).writerows(rows)


def quoted_file(path: Path, rows: Rows) -> None:
    with path.open("w", newline="", encoding="utf-8") as out:
        csv.writer(out, quoting=csv.QUOTE_ALL).writerows([*rows[:-1], ("a\nb", *rows[-1][1:])])


def gzip_file(path: Path, rows: Rows) -> None:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    path.write_bytes(gzip.compress(text.getvalue().encode(), 6))


def fixed_file(path: Path, rows: Rows) -> None:
    widths = [max(len(row[n]) for row in rows) + 2 for n in range(len(rows[0]))]
    lines = ("".join(c.ljust(w) for c, w in zip(row, widths, strict=True)) for row in rows)
    path.write_text("\n".join(lines), "utf-8")


def json_file(path: Path, rows: Rows) -> None:
    path.write_text(json.dumps({"people": objects(rows)}), "utf-8")


def nested_file(path: Path, rows: Rows) -> None:
    people = [{**p, "home": {"city": p["city"]}, "ids": [p["ssn"]]} for p in objects(rows)]
    path.write_text(json.dumps(people), "utf-8")


def lines_file(path: Path, rows: Rows) -> None:
    path.write_text("".join(json.dumps(p) + "\n" for p in objects(rows)), "utf-8")


def xml_file(path: Path, rows: Rows) -> None:
    cells = ("".join(f"<{k}>{v}</{k}>" for k, v in p.items()) for p in objects(rows))
    people = "".join(f"<person>{c}</person>" for c in cells)
    path.write_text(f"<people>{people}</people>", "utf-8")


def yaml_file(path: Path, rows: Rows) -> None:
    entries = ("".join(f"  {k}: {json.dumps(v)}\n" for k, v in p.items()) for p in objects(rows))
    path.write_text("".join("-" + entry[1:] for entry in entries), "utf-8")


def ldif_file(path: Path, rows: Rows) -> None:
    entries = (
        "".join(f"{k.replace('_', '-')}: {v}\n" for k, v in p.items()) for p in objects(rows)
    )
    path.write_text(
        "".join(f"dn: uid={n},dc=example\n{e}\n" for n, e in enumerate(entries)), "utf-8"
    )


def plist_file(path: Path, rows: Rows) -> None:
    path.write_bytes(plistlib.dumps(objects(rows), fmt=plistlib.FMT_BINARY))


def sqlite_file(path: Path, rows: Rows) -> None:
    database = sqlite3.connect(path)
    database.execute(f"CREATE TABLE people ({', '.join(f'{name} TEXT' for name in rows[0])})")
    database.executemany(f"INSERT INTO people VALUES ({', '.join('?' * len(rows[0]))})", rows[1:])
    database.commit()
    database.close()


def mysql_file(path: Path, rows: Rows) -> None:
    tuples = [
        "(" + ",".join("'" + c.replace("'", "\\'") + "'" for c in row) + ")" for row in rows[1:]
    ]
    head = f"CREATE TABLE `p` ({', '.join(f'`{name}` text' for name in rows[0])});\n"
    steps = (tuples[n : n + 1000] for n in range(0, len(tuples), 1000))
    path.write_text(
        head + "".join(f"INSERT INTO `p` VALUES {','.join(s)};\n" for s in steps), "utf-8"
    )


def copy_file(path: Path, rows: Rows) -> None:
    lines = "".join("\t".join(row) + "\n" for row in rows[1:])
    head = f"-- PostgreSQL database dump\nCOPY public.p ({', '.join(rows[0])}) FROM stdin;\n"
    path.write_text(f"{head}{lines}\\.\n", "utf-8")


def arrow_file(path: Path, rows: Rows) -> None:
    table = frame(rows).to_arrow().cast(pa.schema([(name, pa.string()) for name in rows[0]]))
    with pa.ipc.new_file(path, table.schema) as out:
        out.write_table(table, max_chunksize=50_000)


def orc_file(path: Path, rows: Rows) -> None:
    from pyarrow import orc  # noqa: PLC0415

    orc.write_table(frame(rows).to_arrow(compat_level=pl.CompatLevel.oldest()), path)


def avro_file(path: Path, rows: Rows) -> None:
    import fastavro  # noqa: PLC0415

    fields = [{"name": name, "type": "string"} for name in rows[0]]
    with path.open("wb") as out:
        fastavro.writer(
            out, {"type": "record", "name": "p", "fields": fields}, objects(rows), codec="deflate"
        )


def statistics_file(function: str) -> Callable[[Path, Rows], None]:
    def make(path: Path, rows: Rows) -> None:
        import pyreadstat  # noqa: PLC0415

        people = frame(rows).with_columns(pl.col("salary").cast(pl.Float64))
        if function == "write_por":  # the format has names of eight characters, and ASCII
            people = people.rename(lambda name: name[:8])
            people = people.with_columns(pl.col(pl.String).str.replace_all(r"[^ -~]", "?"))
        getattr(pyreadstat, function)(people, path)

    return make


def dbf_file(path: Path, rows: Rows) -> None:
    widths = [max(len(row[n].encode()) for row in rows[1:]) for n in range(len(rows[0]))]
    named = zip(rows[0], widths, strict=True)
    fields = b"".join(
        n[:10].encode().ljust(11, b"\0") + b"C\0\0\0\0" + bytes([w]) + bytes(15) for n, w in named
    )
    start, record = 33 + len(fields), 1 + sum(widths)
    head = b"\x03\x7c\x02\x1d" + (len(rows) - 1).to_bytes(4, "little")
    head += start.to_bytes(2, "little") + record.to_bytes(2, "little") + bytes(20)
    lines = (
        b" " + b"".join(c.encode().ljust(w) for c, w in zip(row, widths, strict=True))
        for row in rows[1:]
    )
    path.write_bytes(head + fields + b"\r" + b"".join(lines) + b"\x1a")


def workbook_file(path: Path, rows: Rows) -> None:
    import openpyxl  # noqa: PLC0415

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("People")
    for row in rows:
        sheet.append(row)
    book.save(path)


def word_file(path: Path, rows: Rows) -> None:
    import docx  # noqa: PLC0415

    document = docx.Document()
    for row in rows[1:]:
        document.add_paragraph(f"{row[2]} {row[1]}, born {row[3]}, SSN {row[4]}, of {row[6]}.")
    document.save(str(path))


def pdf_file(path: Path, rows: Rows) -> None:
    import fpdf  # noqa: PLC0415

    page = fpdf.FPDF()
    page.set_font("Helvetica", size=9)
    page.add_page()
    for row in rows[1:]:
        text = f"{row[2]} {row[1]}   {row[3]}   {row[4]}   {row[6]}"
        page.cell(
            0, 5, text.encode("latin-1", "replace").decode("latin-1"), new_x="LMARGIN", new_y="NEXT"
        )
    page.output(str(path))


def html_file(path: Path, rows: Rows) -> None:
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    lines = "".join(f"<tr>{c}</tr>\n" for c in cells)
    path.write_text(f"<html><body><table>{lines}</table></body></html>", "utf-8")


def page_file(path: Path, rows: Rows) -> None:
    lines = "".join(
        f"<div class='p'><h3>{r[2]} {r[1]}</h3><p>Born <b>{r[3]}</b>, SSN <i>{r[4]}</i>, see"
        f" <a href='mailto:{r[10]}'>the record</a> of {r[6]}.</p></div>\n"
        for r in rows[1:]
    )
    path.write_text(f"<html><body>{lines}</body></html>", "utf-8")


def message(row: tuple[str, ...]) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"] = "hr@example.com", row[10]
    mail["Subject"], mail["Date"] = "Your record", "Tue, 5 Mar 2024 10:00:00 -0800"
    mail.set_content("\n".join(row) * 3)
    return mail


def mail_file(path: Path, rows: Rows) -> None:
    mail = message(rows[1])
    for row in rows[1:]:
        mail.add_attachment("\n".join(row) * 20, filename=f"{row[0]}.txt")
    path.write_bytes(mail.as_bytes())


def mbox_file(path: Path, rows: Rows) -> None:
    begin = b"From hr@example.com Tue Mar  5 10:00:00 2024\n"
    path.write_bytes(b"".join(begin + message(row).as_bytes() + b"\n" for row in rows[1:]))


def zip_file(path: Path, rows: Rows) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for row in rows[1:]:
            archive.writestr(f"{row[0]}.txt", "\n".join(row) * 200)


def tar_file(path: Path, rows: Rows) -> None:
    with tarfile.open(path, "w") as archive:
        for row in rows[1:]:
            content = ("\n".join(row) * 200).encode()
            info = tarfile.TarInfo(f"{row[0]}.txt")
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))


def rich_file(path: Path, rows: Rows) -> None:
    lines = "".join(f"{{\\b {r[2]} {r[1]}}} was seen on {r[3]}, {r[4]}.\\par\n" for r in rows[1:])
    body = "".join(char if char.isascii() else f"\\u{ord(char)}?" for char in lines)
    path.write_text(f"{{\\rtf1\\ansi {body}}}", "ascii")


def text_file(path: Path, rows: Rows) -> None:
    path.write_text("\n".join(f"{r[2]} {r[1]} was seen on {r[3]}." for r in rows[1:]), "utf-8")
