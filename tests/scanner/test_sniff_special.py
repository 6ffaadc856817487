"""Health and special formats are known by content, and nothing else is taken for them."""

from __future__ import annotations

import io
import tomllib
from pathlib import Path

import pytest

from scanner.sniff import media_type

READERS = Path(__file__).parents[2] / "fixtures" / "readers"
SPECIAL = (
    "application/hl7-v2", "application/edi-x12", "application/fhir", "application/cda",
    "application/dicom", "application/x-nist", "application/x-iso-19794", "image/x-wsq",
    "text/x-vcf", "text/x-genotype", "text/x-fastq", "text/x-plink", "application/x-bgzf",
    "text/x-account-dump", "application/x-keepass-xml", "text/x-windows-registry",
    "application/x-firefox-logins",
)  # fmt: skip


def expected(name: str) -> str:
    return str(tomllib.loads((READERS / "expected" / f"{name}.toml").read_text())["media_type"])


@pytest.mark.parametrize("path", sorted((READERS / "files").iterdir()), ids=lambda p: p.name)
def test_special_types_are_known_and_no_other_file_is_one(path: Path) -> None:
    with path.open("rb") as stream:
        found = media_type(stream, path.name)
    wanted = expected(path.name)
    if found.startswith(SPECIAL) or wanted.startswith(SPECIAL):
        assert found == wanted


@pytest.mark.parametrize(
    ("content", "name", "wanted"),
    [
        (b'{"resource": "Patient", "name": "Bo Li"}', "x.json", "application/json"),
        (b"<Patient><name>Bo Li</name></Patient>", "x.xml", "text/xml"),
        (b"rsid is a word of genetics, and here is prose about it.\n", "x.txt", "text/plain"),
        (b"ISAAC*2024 wrote this note.\n", "x.txt", "text/plain"),
        (b"MSH is a segment name\nthe second line\n", "x.txt", "text/plain"),
        (b"ana@example.com:pw1\nbo@example.com:pw2\nmei@example.com:pw3\n", "c.txt", "text/csv"),
        (b"FMR\nis an abbreviation\n", "x.txt", "text/plain"),
    ],
)
def test_near_misses_stay_what_they_are(content: bytes, name: str, wanted: str) -> None:
    assert media_type(io.BytesIO(content), name) == wanted
