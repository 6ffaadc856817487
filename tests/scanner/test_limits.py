"""Hostile evidence through the worker: each ends within its limits, read or with a code."""

from __future__ import annotations

import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from scanner.frames import Limits
from scanner.reading import Settings, read_evidence

MANY = 200_000


def zipped(content: bytes, name: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def nested(levels: int) -> bytes:
    content = b"Nothing."
    for level in range(levels):
        content = zipped(content, f"{level}.zip" if level else "a.txt")
    return content


def cyclic() -> bytes:
    """An archive whose links lead to themselves, to each other and out of it."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, target, kind in (
            ("a", "a", tarfile.SYMTYPE),
            ("b", "c", tarfile.LNKTYPE),
            ("c", "b", tarfile.LNKTYPE),
            ("d", "../../etc/passwd", tarfile.SYMTYPE),
            ("e", ".", tarfile.SYMTYPE),
        ):
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname = kind, target
            archive.addfile(entry)
    return stream.getvalue()


HOSTILE: dict[str, tuple[bytes, set[str | None]]] = {
    "nested.zip": (nested(30), {"too_deep"}),
    "cyclic.tar": (cyclic(), {"link"}),
    "elements.xml": (b"<r>" + b"<a/>" * MANY + b"</r>", {None, "too_large"}),
    "depth.xml": (b"<a>" * MANY, {"too_deep", "damaged"}),
    "elements.html": (b"<html><body>" + b"<b></b>" * MANY, {None, "empty", "too_large"}),
    "elements.json": (b"[" + b"{}," * MANY + b"{}]", {None, "empty", "too_large"}),
    "depth.json": (b"[" * MANY, {"too_deep", "damaged", "truncated"}),
    "cell.csv": (
        b"name,note\nMai Tran," + b"x" * (20 << 20) + b"\nJo Cruz,y\n",
        {None, "too_large"},
    ),
    "header.zip": (b"PK\x03\x04" + b"\xff" * 200, {"damaged", "truncated", "encrypted"}),
    "bomb.zip": (zipped(bytes(40 << 20), "zeros.txt"), {"bomb"}),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_each_ends_with_blocks_or_a_code(name: str, tmp_path: Path) -> None:
    content, expected = HOSTILE[name]
    for folder in ("leak", "parts"):
        (tmp_path / folder).mkdir()
    (tmp_path / "leak" / name).write_bytes(content)
    settings = Settings(workers=1, limits=Limits(seconds=60, memory=4 << 30))
    sources = read_evidence(
        tmp_path / "parts", [tmp_path / "leak"], bytes(32), settings, lambda what, done, total: None
    )
    codes = set(sources["code"].drop_nulls())
    assert codes & expected if codes else None in expected, codes
    assert "crashed" not in codes
