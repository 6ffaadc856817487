"""Types are known by content; names lie."""

from __future__ import annotations

import gzip
import io
import json
import sqlite3
import struct
import tarfile
import zipfile
from contextlib import closing
from pathlib import Path

import polars as pl
import pytest
from docx import Document
from openpyxl import Workbook

from scanner.sniff import media_type
from scanner.sniff_table import is_table


def sniffed(content: bytes | str, name: str = "") -> str:
    data = content.encode() if isinstance(content, str) else content
    return media_type(io.BytesIO(data), name)


def zipped(*names: str, first: bytes | None = None) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        if first is not None:
            archive.writestr("mimetype", first)
        for name in names:
            archive.writestr(name, b"x")
    return stream.getvalue()


def ole(*names: str) -> bytes:
    """The header, the allocation table and the directory of a compound file."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<H", header, 30, 9)
    struct.pack_into("<I", header, 48, 1)
    header[76:] = b"\xff" * 436
    struct.pack_into("<I", header, 76, 0)
    count = -(-len(names) // 4)
    chain = [0xFFFFFFFD, *range(2, count + 1), 0xFFFFFFFE]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(512, b"\xff")
    entries = bytearray(512 * count)
    for number, name in enumerate(names):
        raw = name.encode("utf-16-le") + b"\0\0"
        entries[number * 128 : number * 128 + len(raw)] = raw
        struct.pack_into("<H", entries, number * 128 + 64, len(raw))
    return bytes(header) + table + bytes(entries)


CONTAINERS = [
    (zipped("[Content_Types].xml", "xl/workbook.xml"), "spreadsheetml.sheet"),
    (zipped("[Content_Types].xml", "xl/workbook.bin"), "binary.macroenabled.12"),
    (zipped("[Content_Types].xml", "word/document.xml"), "wordprocessingml.document"),
    (zipped("[Content_Types].xml", "ppt/presentation.xml"), "presentationml.presentation"),
    (zipped("content.xml", first=b"application/vnd.oasis.opendocument.text"), "opendocument.text"),
    (
        zipped("content.xml", first=b"application/vnd.oasis.opendocument.spreadsheet"),
        "opendocument.spreadsheet",
    ),
    (zipped("META-INF/container.xml", first=b"application/epub+zip"), "epub+zip"),
    (zipped("META-INF/MANIFEST.MF", "A.class"), "java-archive"),
    (zipped("hr/staff.csv", "xl/notes.txt"), "application/zip"),
    (zipped(), "application/zip"),
    (zipped("word/document.xml")[:60], "wordprocessingml.document"),
    (ole("Root Entry", "WordDocument"), "application/msword"),
    (ole("Root Entry", "Workbook"), "application/vnd.ms-excel"),
    (ole("Root Entry", "Book"), "application/vnd.ms-excel"),
    (ole("Root Entry", "WORKBOOK"), "application/vnd.ms-excel"),
    (ole("Root Entry", "worddocument"), "application/msword"),
    (ole("Root Entry", "a", "b", "c", "d", "PowerPoint Document"), "application/vnd.ms-powerpoint"),
    (ole("Root Entry", "__properties_version1.0"), "application/vnd.ms-outlook"),
    (ole("Root Entry", "EncryptedPackage", "EncryptionInfo"), "application/x-ole-encrypted"),
    (ole("Root Entry", "Something"), "application/x-ole-storage"),
]


@pytest.mark.parametrize(
    ("content", "ending"),
    CONTAINERS,
    ids=lambda value: value if isinstance(value, str) else "",  # a ZIP holds the time it was made
)
def test_containers_are_told_apart_by_what_they_hold(content: bytes, ending: str) -> None:
    assert sniffed(content, "innocent.csv").endswith(ending)


def test_real_files(tmp_path: Path) -> None:
    Document().save(str(tmp_path / "a"))
    Workbook().save(str(tmp_path / "b"))
    pl.DataFrame({"a": [1]}).write_parquet(tmp_path / "c")
    with closing(sqlite3.connect(tmp_path / "d")) as connection:
        connection.execute("create table t (a)")
    with tarfile.open(tmp_path / "e", "w") as archive:
        archive.add(tmp_path / "a", "a")
    (tmp_path / "f").write_bytes(gzip.compress(b"a,b\n1,2\n"))
    types = [sniffed((tmp_path / name).read_bytes(), "x.csv") for name in "abcdef"]
    assert [told.rpartition(".")[2].rpartition("/")[2] for told in types] == [
        *("document", "sheet", "parquet", "sqlite3", "x-tar", "gzip"),
    ]


SIGNATURES = [
    (b"\x00junk\n%PDF-1.7\n", "application/pdf"),
    (b"7z\xbc\xaf\x27\x1c" + bytes(20), "application/x-7z-compressed"),
    (b"Rar!\x1a\x07\x01\x00", "application/vnd.rar"),
    (b"\xfd7zXZ\0" + bytes(20), "application/x-xz"),
    (b"\x28\xb5\x2f\xfd" + bytes(20), "application/zstd"),
    (b"\x89PNG\r\n\x1a\n" + bytes(20), "image/png"),
    (bytes(128) + b"DICM" + bytes(20), "application/dicom"),
    (b"\0\1\0\0Standard ACE DB\0" + bytes(20), "application/x-msaccess"),
    (b"\0\1\0\0MSISAM Database\0" + bytes(20), "application/x-msaccess"),
    (b"!BDN" + bytes(20), "application/vnd.ms-outlook-pst"),
    (b"{\\rtf1\\ansi Hello}", "application/rtf"),
    (b"Obj\x01" + bytes(20), "application/avro"),
    (b"MZ" + bytes(200), "application/vnd.microsoft.portable-executable"),
    (b"", "application/x-empty"),
    (bytes(range(256)) * 10, "application/octet-stream"),
    (bytes(5000), "application/octet-stream"),
]


@pytest.mark.parametrize(("content", "expected"), SIGNATURES)
def test_signatures(content: bytes, expected: str) -> None:
    assert sniffed(content, "report.txt") == expected


PEOPLE = [
    ("Name", "City", "Member"),
    ("Thuy Nguyen", "San Jose", "1840"),
    ("Aram Ter", "Reno", "7"),
]
PROSE = (
    "Dear Ms. Okafor, thank you for your letter, which we received on Monday.\n"
    "As you know, the board, the staff, and the auditors met, and nothing was decided.\n"
    "Regards, Marisol\n"
)
MAIL = (
    "From: Mai <mai@bay.example>\nTo: Jo <jo@bay.example>\nSubject: hi\nDate: Mon\n\nHello, Jo.\n"
)

TEXTS = [
    *("\n".join(mark.join(row) for row in PEOPLE) for mark in (",", ";", "\t", "|", "^", "||")),
    '"Nguyen, Thuy","1 Main St, San Jose"\n"Ter, Aram","2 Oak Ave, Reno"\n',
    "Report of 2024\n\nid,name,city\n1,Mai,Reno\n2,Jo,Elko\n3,Lu,Ely\n4,Bo,Ely\n",
    "mai@bay.example:Kestrel7\njo@bay.example:harbor-9\nlu@bay.example:loom44\n",
    "NAME                SSN          CITY\n"
    "THUY NGUYEN         218-45-9031  SAN JOSE\n"
    "ARAM SARKISIAN      337-62-1840  GLENDALE\n"
    "DENISE OKAFOR       452-18-7739  OAKLAND\n"
    "MARISOL VILLANUEVA  529-74-3316  RENO\n",
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_tables_are_seen_whatever_divides_the_cells(text: str, encoding: str) -> None:
    assert sniffed(text.encode(encoding), "export") == "text/csv"
    assert sniffed(text.replace("\n", "\r\n").encode(encoding), "export.txt") == "text/csv"


PLAIN = [
    PROSE,
    "Dear John, thank you.\nRegards, Bill\n",
    "one\ntwo\nthree\nfour\n",
    "Name: Thuy Nguyen\nSSN: 218-45-9031\nCity: San Jose\nDOB: 1984-03-17\n",
    "[2024-01-01 10:00:00] INFO started\n[2024-01-01 10:00:01] INFO stopped\n",
    "{name} owes {amount} to {bank}\n",
    "SELECT is a word, and so is INSERT.\nNothing else here.\n",
    "caf\xe9 latin letter".encode("latin-1"),
    "Только проза, и ничего больше.\nСовсем ничего.\n".encode("cp1251"),
    "a single line, with commas, many, many commas",
    "MAIL ORDER, BZh and PAR1 are words\n",
    "Guest:Ines Duarte\nGuest phone:5105550123\nHost:Ken Oda\nHost phone:5105550177\n",
    'Mar 02 INFO sent {"who":"Ines Duarte","plan":"KPN1"}\n'
    'Mar 02 INFO sent {"who":"Ken Oda","plan":"KPN2"}\n',
    "Applicant     Ines Duarte     414-22-9035     cook\n"
    "Spouse        Ken Oda         518-73-1126     nurse\n"
    "Child         Teo Oda         622-41-7703     pupil\n",
    "A|1|NM|GLU|212|H\nThe line above is of the visit on Monday.\n",
]


@pytest.mark.parametrize("text", PLAIN)
def test_prose_and_notes_are_no_tables(text: bytes | str) -> None:
    assert sniffed(text, "notes.txt") == "text/plain"


KINDS = [
    (json.dumps([{"a": 1}]), "application/json"),
    (json.dumps({"a": {"b": 1}}, indent=2), "application/json"),
    ('{"a": 1}\n{"a": 2}\n', "application/x-ndjson"),
    ('{"a": "' + "x" * 100_000 + '"}\n{"a": 2}\n', "application/json"),
    ("<!DOCTYPE html><p>hi", "text/html"),
    ("<!-- saved --><table><tr><td>1", "text/html"),
    ('<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3"/>', "application/cda+xml"),
    (MAIL, "message/rfc822"),
    ("Received: from x\n by y\nMessage-ID: <1@x>\n\nbody", "message/rfc822"),
    ("From mai@bay.example Mon Jan  1 10:00:00 2024\n" + MAIL, "application/mbox"),
    ("-- MySQL dump 10.13\n\n/*!40101 SET x */;\nINSERT INTO `p` VALUES (1,'a');", "sql-dump"),
    ("COPY public.people (id, name) FROM stdin;\n1\tMai\n\\.\n", "sql-dump"),
    ("SET NAMES utf8;\nCREATE TABLE p (id int);\n", "sql-dump"),
    ("MSH|^~\\&|LAB|X|\rPID|1||77||NGUYEN^THUY\r", "hl7-v2"),
    ("# resent by hand\n\nMSH|^~\\}|LAB|X|\nPID|||77||NGUYEN^THUY\nPV1||O|\n", "hl7-v2"),
    ("ISA*00*          *00*          *ZZ*A~", "edi-x12"),
    ("BEGIN:VCARD\nFN:Mai\nEND:VCARD\n", "text/vcard"),
    ("version: 1\n\ndn: cn=mai,dc=bay\ncn: mai\n", "application/ldif"),
]


@pytest.mark.parametrize(("text", "ending"), KINDS)
def test_kinds_of_text(text: str, ending: str) -> None:
    assert sniffed(text, "export.csv").endswith(ending)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("email\n", "a.csv", "text/csv"),
        ("email\nmai@bay.example\n", "a.csv", "text/csv"),
        ("email\nmai@bay.example\n", "a.txt", "text/plain"),
        ("1,2\n3,4\n5,6\n", "a.log", "text/plain"),
        ('{"a": 1}\n', "a.jsonl", "application/x-ndjson"),
        # Lists of an accounting program: a table each, under headings of its own.
        ("!HDR\tPROD\tVER\nHDR\tBooks\t33\n!EMP\tNAME\nEMP\tMai\n", "a.iif", "text/plain"),
        ("!VEND\tNAME\tTAXID\nVEND\tMai\t1\nVEND\tLe\t2\n", "a.txt", "text/plain"),
    ],
)
def test_names_settle_ties(text: str, name: str, expected: str) -> None:
    assert sniffed(text, name) == expected


def test_hostile_text_is_decided_at_once() -> None:
    for text in (
        "<!-- -->" * 8000,
        "(" * 60_000,
        '"' * 60_001,
        "[" * 60_000,
        "a:" * 30_000,
        "#\n" * 30_000,
    ):
        assert sniffed(text, "x").startswith(("text/", "application/json"))


def test_questions_with_their_answers_are_no_table() -> None:
    text = (
        "            SIERRA FOOT & ANKLE  ****  NEW PT QUESTIONNAIRE (typed by kiosk #56)\n"
        "  Q01 what should we call you? > Thao Nguyen\n  Q02 when were you born? > 06/04/1971\n"
        "  Q03 what brings you in? > burning in both feet\n  Q04 how long? > since last spring\n"
        "  Q05 who is paying for this visit? > somebody else\n  Q06 do you smoke? > no\n"
    )
    assert not is_table(text)
