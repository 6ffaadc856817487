"""Content -> media type. The name of a source decides nothing but ties between kinds of text.

Signatures come from the formats' own specifications and the usual registries of magic numbers.
Containers that many formats share (ZIP, OLE) are told apart by what they hold.
"""

from __future__ import annotations

import re
from typing import BinaryIO

from scanner.sniff_body import body_type
from scanner.sniff_containers import ends_as_zip, ole_type, zip_type
from scanner.sniff_data import data_type
from scanner.sniff_text import text_type

HEAD = 64 << 10
"""Bytes from the beginning that decide nearly everything."""

EMPTY, UNKNOWN = "application/x-empty", "application/octet-stream"

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF_WITHIN = 1024

_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"SQLite format 3\0", "application/vnd.sqlite3"),
    (0, b"PAR1", "application/vnd.apache.parquet"),
    (0, b"ARROW1\0\0", "application/vnd.apache.arrow.file"),
    (0, b"Obj\x01", "application/avro"),
    (0, b"ORC", "application/vnd.apache.orc"),
    (0, b"\x1f\x8b\x08", "application/gzip"),
    (0, b"BZh", "application/x-bzip2"),
    (0, b"\xfd7zXZ\0", "application/x-xz"),
    (0, b"\x28\xb5\x2f\xfd", "application/zstd"),
    (0, b"\x04\x22\x4d\x18", "application/x-lz4"),
    (0, b"\x1f\x9d", "application/x-compress"),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar"),
    (0, b"MSCF\0\0\0\0", "application/vnd.ms-cab-compressed"),
    (257, b"ustar", "application/x-tar"),
    (32769, b"CD001", "application/x-iso9660-image"),
    (32769, b"BEA01", "application/x-udf-image"),
    (0, b"!BDN", "application/vnd.ms-outlook-pst"),
    (4, b"Standard Jet DB\0", "application/x-msaccess"),
    (4, b"Standard ACE DB\0", "application/x-msaccess"),
    (4, b"MSISAM Database\0", "application/x-msaccess"),
    (128, b"DICM", "application/dicom"),
    (0, b"{\\rtf", "application/rtf"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (0, b"II*\0", "image/tiff"),
    (0, b"MM\0*", "image/tiff"),
    (0, b"II+\0\x08\0\0\0", "image/tiff"),
    (0, b"MM\0+\0\x08\0\0", "image/tiff"),
    (0, b"\0\0\0\x0cjP  ", "image/jp2"),
    (0, b"\xffO\xffQ", "image/jp2"),
    (0, b"\xff\xa0\xff", "image/x-wsq"),
    (8, b"WEBP", "image/webp"),
    (8, b"WAVE", "audio/wav"),
    (8, b"AVI ", "video/x-msvideo"),
    (4, b"ftyphei", "image/heic"),
    (4, b"ftypmif1", "image/heic"),
    (4, b"ftyphevc", "image/heic"),
    (4, b"ftypmsf1", "image/heic"),
    (4, b"ftypavif", "image/avif"),
    (4, b"ftyp", "video/mp4"),
    (0, b"\x1aE\xdf\xa3", "video/x-matroska"),
    (0, b"OggS", "audio/ogg"),
    (0, b"fLaC", "audio/flac"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"%!PS", "application/postscript"),
    (0, b"\xc5\xd0\xd3\xc6", "application/postscript"),
    (0, b"AT&TFORM", "image/vnd.djvu"),
    (0, b"\x7fELF", "application/x-elf"),
    (0, b"\xca\xfe\xba\xbe", "application/x-java-class"),
    (0, b"\xcf\xfa\xed\xfe", "application/x-mach-binary"),
    (0, b"\0asm", "application/wasm"),
    (0, b"wOFF", "font/woff"),
    (0, b"wOF2", "font/woff2"),
    (0, b"\0\x01\0\0\0", "font/ttf"),
    (0, b"OTTO", "font/otf"),
    (0, b"$FL2", "application/x-spss-sav"),
    (0, b"$FL3", "application/x-spss-sav"),
    (8, b"ENCRYPTEDSAV", "application/x-spss-encrypted"),
    (0, b"FEA1\0\0\0\0", "application/x-feather-v1"),
    (0, b"<stata_dta>", "application/x-stata-dta"),
    (156, b"CATALOG \0\0\0\0", "application/x-sas-catalog"),
    (84, b"SAS FILE", "application/x-sas-data"),
    (0, b"HEADER RECORD*******LIB", "application/x-sas-xport"),
    (0, b"\x89HDF\r\n\x1a\n", "application/x-hdf5"),
    (0, b"MATLAB 5.0 MAT-file", "application/x-matlab-data"),
    (0, b"\x93NUMPY", "application/x-numpy"),
    (0, b"regf", "application/x-windows-registry"),
    (0, b"ElfFile\0", "application/x-windows-evtx"),
    (0, b"L\0\0\0\x01\x14\x02\0", "application/x-ms-shortcut"),
    (0, b"KDMV", "application/x-vmdk"),
    (0, b"QFI\xfb", "application/x-qcow2"),
    (0, b"conectix", "application/x-vhd"),
    (0, b"vhdxfile", "application/x-vhdx"),
    (0, b"TAPE", "application/x-mssql-backup"),
    (0, b"PGDMP", "application/x-postgresql-custom-dump"),
    (0, b"\xd4\xc3\xb2\xa1", "application/vnd.tcpdump.pcap"),
    (0, b"\n\r\r\n", "application/vnd.tcpdump.pcapng"),
    (0, b"\x03\xd9\xa2\x9a", "application/x-keepass"),
    (0, b"Salted__", "application/x-openssl-encrypted"),
    (0, b"\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d", "application/onenote"),
    (0, b"\xffWPC", "application/vnd.wordperfect"),
    (0, b"\xdb\xa5\x2d\0", "application/x-msword-2"),
    (0, b"bplist00", "application/x-plist-binary"),
    (0, b'x\x9f>"', "application/vnd.ms-tnef"),
    (0, b"ITSF", "application/vnd.ms-htmlhelp"),
    (0, b"DIRC", "application/x-git"),
    (0, b"PACK\0\0\0", "application/x-git"),
    (0, b"xar!", "application/x-xar"),
    (0, b"!<arch>\n", "application/x-archive"),
)
"""Offset, bytes, media type; the first that fits counts."""

_CMS = re.compile(
    rb"0(?:\x80|[\x81-\x84]?[\0-\xff]{1,4}?)\x06"
    rb"(?:\x09\x2a\x86H\x86\xf7\r\x01\x07[\x02\x03\x06]|\x0b\x2a\x86H\x86\xf7\r\x01\x09\x10\x01[\x09\x17])"
)
"""A sequence that begins with a type of content of RFC 5652: signed, encrypted, compressed."""


def known_types() -> frozenset[str]:
    """Every media type that a signature tells, whether or not there is a reader for it."""
    return frozenset(kind for _, _, kind in _SIGNATURES)


_CPIO = re.compile(
    rb"07070[12][0-9A-Fa-f]{104}|070707[0-7]{70}|\xc7\x71.{18}[\x01-\xff]\0|\x71\xc7.{18}\0[\x01-\xff]",
    re.DOTALL,
)
_LZMA = re.compile(rb"\x5d\0\0[\0-\xff][\0-\x20](?:\xff{8}|.{5}\0{3})\0", re.DOTALL)
_BEGINNINGS = (
    (_CPIO, "application/x-cpio"),
    (_LZMA, "application/x-lzma"),
    (_CMS, "application/pkcs7-mime"),
)


def media_type(stream: BinaryIO, name: str = "") -> str:
    """The media type of a source, for example "text/csv".

    stream: seekable, at any position; little more than its first `HEAD` bytes is read.
    name: file name; its extension only settles ties between kinds of text.
    `EMPTY` for no bytes, `UNKNOWN` where the content fits nothing. Raises OSError.
    """
    stream.seek(0)
    head = stream.read(HEAD)
    if not head:
        return EMPTY
    if head.startswith(_ZIP):
        return zip_type(stream, head)
    if head.startswith(_OLE):
        return ole_type(stream, head)
    if b"%PDF-" in head[: _PDF_WITHIN + 5] and head[128:132] != b"DICM":
        return "application/pdf"
    extension = name.lower().rpartition(".")[2] if "." in name else ""
    known = body_type(head) or _by_signature(head) or _by_structure(head)
    known = known or text_type(head, extension)
    return known or ("application/zip" if ends_as_zip(stream) else UNKNOWN)


def _by_signature(head: bytes) -> str | None:
    for offset, signature, found in _SIGNATURES:
        if head.startswith(signature, offset):
            if signature == b"ORC" and b"\0" not in head[:256]:
                continue  # three letters may also begin a text
            if signature in {b"TAPE", b"PAR1", b"BZh", b"ID3", b"regf"} and _is_plain(head):
                continue
            return found
    return None


def _is_plain(head: bytes) -> bool:
    """Nothing but printable ASCII and line ends in the first bytes: a text, not a signature."""
    return re.fullmatch(rb"[\t\r\n -~]+", head[:64]) is not None


def _by_structure(head: bytes) -> str | None:
    """Formats without a signature, known by several fields that agree."""
    if head.startswith(b"MZ") and len(head) > 64 and head[:64].count(0) > 8:
        return "application/vnd.microsoft.portable-executable"
    if head.startswith(b"BM") and len(head) > 26 and head[6:10] == b"\0\0\0\0":
        return "image/bmp"
    if head[:2] in (b"\xff\xfb", b"\xff\xf3", b"\xff\xf2") and head[:4].count(0) < 2:
        return "audio/mpeg"
    for pattern, found in _BEGINNINGS:
        if pattern.match(head):
            return found
    return data_type(head) or ("application/x-tar" if _is_old_tar(head) else None)


def _is_old_tar(head: bytes) -> bool:
    """A tar header without the word `ustar`: its checksum is right."""
    stated = head[148:156].strip(b"\0 ")
    if len(head) < 512 or not stated or not re.fullmatch(rb"[0-7]{1,7}", stated):
        return False
    return sum(head[:148]) + 8 * 32 + sum(head[156:512]) == int(stated, 8)
