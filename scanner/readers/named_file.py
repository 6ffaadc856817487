"""Whom the name of a file or of its folder names, where the file itself says nobody."""

from __future__ import annotations

import re

import polars as pl

from detectors.people.names import likeness
from scanner.readers.json_rows import Row
from scanner.readers.opened import Opened

_SURE = 0.5
_WORDS = re.compile(
    r"(?i)\b(?:genome|full|raw|data|v[0-9]+|wgs|wes|exome|snp|snps|dna|sample|export|download"
    r"|ancestrydna|ancestry|23andme|myheritage|ftdna|left|right|thumb|index|middle|ring|little"
    r"|pinky|finger|fingerprint|print|prints|palm|iris|face|photo|scan|slap|flat|rolled"
    r"|template|tmpl|minutiae|enroll|enrolled|enrollment|eye|txt|csv|gz|vcf|final|copy|new"
    r"|build|grch|hg|cleaned|filtered|snv|indel|reads?|lane|fmr|fir|fac|iir|wsq|eft|an2)\b"
)
_CODES = re.compile(r"\b(?:[RL][TIMRL]?|OD|OS)\b")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")

_NUMBERED = re.compile(
    r"(?<![0-9A-Za-z])(?!(?:19|20)[0-9]{6}(?![0-9A-Za-z]))"
    r"[A-Z]{0,4}-?(?=[0-9A-Z]*[0-9]{3})[0-9A-Z]{5,14}(?![0-9A-Za-z])"
)

FILE_COLUMN = "Sample file"
"""The column that holds the name of the file, which a table elsewhere may give to a person."""

KEY = "files.sample file"
"""What that column is declared to refer to."""


def person_of_name(name: str) -> str:
    """The name of a person in a file's name, else in its folder's; "" where there is none.

    `prints/Petrosyan_Anahit_RT.fmr` -> "Petrosyan Anahit".
    """
    parts = name.replace("\\", "/").replace("!", "/").split("/")
    for part in reversed(parts[-2:]):
        bare = part.rpartition(".")[0] or part
        plain = _WORDS.sub(" ", _CODES.sub(" ", re.sub(r"[\W_]+", " ", _HUMP.sub(" ", bare))))
        words = " ".join(re.sub("[0-9]+", " ", plain).split())
        if " " in words and (likeness(pl.Series([words.title()])).item() or 0.0) >= _SURE:
            return words
    return ""


def person_of_folder(path: str) -> str:
    """The person whom the nearest folder above a file names; "" where none does."""
    folders = path.replace("\\", "/").split("/")[:-1]
    named = (person_of_name(f"{folder}/") for folder in reversed(folders))
    return next((name for name in named if name), "")


def number_of_name(name: str) -> str:
    """The number of a kit or sample in a file's name, "" without one: `genome_QU7704181_v5.txt`."""
    stem = re.split(r"[/\\!]", name)[-1]
    return next(iter(_NUMBERED.findall(stem)), "")


def row_of_file(source: Opened) -> Row:
    """The columns that say to which file, and to whom by its name, a sample belongs."""
    last = source.name.replace("\\", "/").rpartition("/")[2]
    return {FILE_COLUMN: last, "Person name": person_of_name(source.name)}
