"""Genomes: VCF, raw genotype files of DNA services, PLINK, FASTQ, BAM headers; whose they are.

The genotypes themselves are the exposure, so a few of them stand for all. Source: VCF 4.4, SAM
1.6 (BGZF, BAM), PLINK 1.9 file formats, the headers that DNA services write.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import replace

import polars as pl

from detectors.people.names import likeness
from pipelines.blocks import Block, Table, Unread
from scanner.readers import compressed
from scanner.readers.cells import grid
from scanner.readers.encoding import decode
from scanner.readers.json_rows import Row
from scanner.readers.named_file import (
    FILE_COLUMN,
    KEY,
    number_of_name,
    person_of_name,
    row_of_file,
)
from scanner.readers.opened import Opened, ReadError

MEDIA_TYPES = (
    "text/x-vcf", "text/x-genotype", "text/x-fastq", "text/x-plink-ped",
    "application/x-plink-bed", "application/x-bgzf",
)  # fmt: skip

_HEAD = 4 << 20
_SHOWN = 5
_LIKE, _SURE = 0.3, 0.5
"""Likeness to a name: what each of several must have at least, and one of them."""

_NAMED = re.compile(r"(?im)^#[^\n:=]{0,40}\bname[ \t]*[:=][ \t]*([^\n]{3,80})$")
_MADE_FOR = re.compile(
    r"(?im)^#+[ \t]*(?:(?:data|file|report|results?|sample|kit|genotypes?)[ \t]+)?"
    r"(?:(?:prepared|generated|created|exported|collected|downloaded|made)[ \t]+(?:for|from)|for|of"
    r"|customer|client|patient|subject|person|donor|participant|proband|individual|owner|user"
    r"|belongs to)[ \t]*(?:[:=][ \t]*|[ \t])([^\n]{3,60}?)[ \t,]*$"
)
_NO_PERSON = re.compile(
    r"(?i)\b(?:chinese|japanese|korean|european|african|american|asian|indian|ashkenazi|caucasian"
    r"|blood|saliva|tissue|tumou?r|normal|control|kit|trio|proband|cells?|line|helix|genom\w*"
    r"|labs?|laborator\w+|health|research|university|hospital|inc|llc|build|reference)\b|[0-9]"
)
_TAGS = re.compile(r"\b(\w+)=(?:\"([^\"]*)\"|([^,>]*))")


def read(source: Opened) -> Iterator[Block]:
    """One table "samples" with a row per sample: its id, the person it names, some genotypes.

    What is not a genome inside a BGZF file comes as a member. Raises ReadError("damaged").
    """
    if source.media_type == "application/x-bgzf":
        yield from _compressed(source)
        return
    with source.open() as stream:
        head = stream.read(_HEAD)
    kind = source.media_type
    text = "" if kind == "application/x-plink-bed" else decode(head)
    yield _table(source, _rows(kind, text, head))
    if kind == "text/x-plink-ped" and source.size > _HEAD:
        yield Unread(place="lines behind the first 4 MiB", code="too_large")


def _rows(kind: str, text: str, head: bytes) -> list[Row]:
    if kind == "text/x-vcf":
        return _variants(text)
    if kind == "text/x-genotype":
        return [_raw(text)]
    if kind == "text/x-plink-ped":
        return _pedigree(text)
    if kind == "text/x-fastq":
        lines = text.splitlines()
        return [{"DNA sequence": lines[1][:200] if len(lines) > 1 else ""}]
    return [{"Genotype": "0x" + head[3:35].hex()}]


def _compressed(source: Opened) -> Iterator[Block]:
    """Only the beginning of a BGZF file is unpacked where it is a genome."""
    with source.open() as stream:
        packed = stream.read(_HEAD)
    head = b""
    while packed and len(head) < _HEAD:
        machine = zlib.decompressobj(wbits=31)
        try:
            head += machine.decompress(packed, _HEAD)
        except zlib.error:
            break
        packed = machine.unused_data
    if head.startswith(b"##fileformat=VCF"):
        yield _table(source, _variants(decode(head)))
    elif head.startswith(b"BAM\x01"):
        length = int.from_bytes(head[4:8], "little")
        yield _table(source, _read_groups(decode(head[8 : 8 + length])))
    else:
        yield from compressed.read(replace(source, media_type="application/gzip"))


def _variants(text: str) -> list[Row]:
    """VCF: the ids of the samples, what the header tells of them, their first genotypes."""
    told: dict[str, Row] = {}
    names: list[str] = []
    shown: list[str] = []
    calls: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line.startswith("##SAMPLE="):
            listed = _TAGS.findall(line.partition("<")[2])
            tags = {key: quoted or bare for key, quoted, bare in listed}
            told[tags.pop("ID", "")] = {f"Sample {k.lower()}": v for k, v in tags.items()}
        elif line.startswith("#CHROM"):
            names = line.split("\t")[9:]
            calls = {name: [] for name in names}
        elif not line.startswith("#") and len(shown) < _SHOWN:
            cells = line.split("\t")
            if len(cells) > 4:
                shown.append(f"{cells[0]}:{cells[1]} {cells[3]}>{cells[4]}"[:80])
                for name, cell in zip(names, cells[9:], strict=False):
                    calls[name].append(cell.split(":")[0])
    if not names:
        return [{"Genotype": "; ".join(shown)}] if shown else []
    people = _described({name: told.get(name, {}) for name in names})
    return [
        {
            "Sample ID": name,
            **_person(name, told.get(name, {})),
            **({"Person name": people[name]} if name in people else {}),
            "Genotype": "; ".join(f"{a} {b}" for a, b in zip(shown, calls[name], strict=False))
            or "called",
        }
        for name in names
    ]


def _described(told: dict[str, Row]) -> dict[str, str]:
    """Sample id -> the person it is said to be of, where some tag names another for each sample."""
    for tag in dict.fromkeys(tag for row in told.values() for tag in row):
        said = {name: text for name, row in told.items() if (text := row.get(tag))}
        alike = likeness(pl.Series(list(said.values()), dtype=pl.String)).fill_null(0.0)
        people = [float(score) for score in alike if score >= _LIKE]
        if len(set(said.values())) < len(said) or any(map(_NO_PERSON.search, said.values())):
            continue
        if len(people) == len(said) and max(people, default=0.0) >= _SURE:
            return said
    return {}


def _person(name: str, told: Row) -> Row:
    """Who a sample id names, where it is a name ("Anahit_Petrosyan")."""
    return {"Person name": person_of_name(f"{name}."), **told}


def _read_groups(header: str) -> list[Row]:
    samples = dict.fromkeys(re.findall(r"(?m)^@RG\t.*?\bSM:([^\t\n]+)", header))
    rows: list[Row] = [
        {"Sample ID": name, **_person(name, {}), "DNA sequence": "aligned reads"}
        for name in samples
    ]
    return rows or [{"DNA sequence": "aligned reads"}]


def _raw(text: str) -> Row:
    """23andMe, AncestryDNA, MyHeritage, FamilyTreeDNA: one person's file."""
    rows = [line for line in text.splitlines() if re.match(r'"?(?:rs|i)[0-9]', line)]
    said = " ".join(line.lstrip("# ") for line in text.splitlines()[:40] if line.startswith("#"))
    first = "; ".join(" ".join(re.split(r'[\s,"]+', row)).strip() for row in rows[:_SHOWN])
    named = _NAMED.search(text[:4000])
    name = named[1] if named else _made_for(text[:4000])
    return {"Genotype": first, "Person name": name, "Remarks": said[:4000]}


def _made_for(head: str) -> str | None:
    """Whom a remark says the file was made for: a line of its own, and a person by its words."""
    told = [found for found in _MADE_FOR.findall(head) if not _NO_PERSON.search(found)]
    scores = likeness(pl.Series(told, dtype=pl.String)).fill_null(0.0)
    return next((name for name, score in zip(told, scores, strict=True) if score >= _LIKE), None)


def _pedigree(text: str) -> list[Row]:
    """PLINK ped: family and person of each line, then two letters for each marker."""
    found: list[Row] = []
    for line in text.splitlines():
        cells = line.split(maxsplit=20)
        if len(cells) > 7:
            who = _person(f"{cells[0]} {cells[1]}", {}) or _person(cells[1], {})
            found.append({"Sample ID": cells[1], **who, "Genotype": " ".join(cells[6:16])})
    return found


def _table(source: Opened, rows: list[Row]) -> Table:
    """The rows with the file they stand in; a file of one sample may name its person."""
    if not rows:
        raise ReadError("damaged")
    file = {**row_of_file(source), "Sample ID": number_of_name(source.name)}
    whole = []
    for row in rows:
        own = {key: text for key, text in row.items() if text}
        named = {} if len(rows) > 1 or own.get("Person name") else file
        whole.append({**{k: t for k, t in named.items() if t}, **own})
    header = tuple(dict.fromkeys(key for row in whole for key in row))
    cells = [[row.get(column) for column in header] for row in whole]
    keys = {header.index(FILE_COLUMN): KEY} if FILE_COLUMN in header else {}
    return Table(place="samples", name="samples", header=header, batches=grid(cells), keys=keys)
