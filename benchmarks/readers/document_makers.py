"""Files of invented people in the formats of offices, one maker a format: rows to a file."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from benchmarks.readers.makers import Rows
from fixtures.readers.make_outlook import BODY, SUBJECT, attachment, compound_file, message, person

_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def lines(rows: Rows) -> list[str]:
    return [f"{r[2]} {r[1]}, born {r[3]}, SSN {r[4]}, of {r[6]}." for r in rows[1:]]


def _zipped(path: Path, parts: dict[str, str]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def slides_file(path: Path, rows: Rows) -> None:
    said = [f"<a:p><a:r><a:t>{escape(line)}</a:t></a:r></a:p>" for line in lines(rows)]
    head = '<p:sld xmlns:p="p" xmlns:a="a"><p:cSld><p:spTree><p:sp><p:txBody>'
    tail = "</p:txBody></p:sp></p:spTree></p:cSld></p:sld>"
    parts = {"ppt/presentation.xml": '<p:presentation xmlns:p="p"/>'}
    for number, at in enumerate(range(0, len(said), 20), 1):
        parts[f"ppt/slides/slide{number}.xml"] = head + "".join(said[at : at + 20]) + tail
    _zipped(path, parts)


def open_text_file(path: Path, rows: Rows) -> None:
    said = "".join(f"<text:p>{escape(line)}</text:p>" for line in lines(rows))
    names = f'xmlns:office="{_ODF}:office:1.0" xmlns:text="{_ODF}:text:1.0"'
    body = f"<office:body><office:text>{said}</office:text></office:body>"
    content = f"<office:document-content {names}>{body}</office:document-content>"
    _zipped(path, {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def word_binary_file(path: Path, rows: Rows) -> None:
    text = "\r".join(lines(rows)).encode("cp1252", "replace") + b"\r"
    main = bytearray(2048) + text
    struct.pack_into("<HH", main, 0, 0xA5EC, 0xC1)
    struct.pack_into("<I", main, 76, len(text))
    pieces = struct.pack("<II", 0, len(text)) + struct.pack("<HIH", 0, 0x40000000 | 2048 * 2, 0)
    table = b"\x02" + struct.pack("<I", len(pieces)) + pieces
    struct.pack_into("<II", main, 0x1A2, 0, len(table))
    path.write_bytes(compound_file({"WordDocument": bytes(main), "0Table": table.ljust(4096)}))


def outlook_file(path: Path, rows: Rows) -> None:
    held = [("__recip_version1.0_#00000000", person(rows[1][2], rows[1][10]))]
    held += [
        (f"__attach_version1.0_#{n:08X}", attachment(f"{row[0]}.txt", "\n".join(row).encode() * 50))
        for n, row in enumerate(rows[1:])
    ]
    said = "\r\n".join(lines(rows))
    path.write_bytes(compound_file(message({SUBJECT: "Records", BODY: said}, *held)))
