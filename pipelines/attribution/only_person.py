"""Documents about one person: whose rows of tables are that name nobody, and values of notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import polars as pl

from detectors.texts.credential_lines import LOGIN_LINE
from pipelines.attribution.nameless import only_of_nobody
from pipelines.attribution.nearby import CLINICAL, Nearby, Owner

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detectors.texts.text import Finding
    from pipelines.attribution.mentions import Person
    from pipelines.attribution.text_records import Rows
    from pipelines.attribution.units import Document

_TESTED = re.compile(
    r"(?i)\b(?:dna|genotyp\w+|paternity|maternity|parentage|kinship|alleles?|str profiles?)\b"
)
_OF_FAMILY, _MOST = ("", "subject", "spouse", "dependant", "contact"), 12
_NOTE = 320
"""Characters of a text at most that is a note of a few sentences."""

_KEEPER = re.compile(
    r"(?i)\b(?:if (?:found|lost)[^\n]{0,30}\b(?:return|call|contact|give)(?: it| this)?"
    r"(?: back)?(?: to)?|(?:property of|belongs? to)|"
    r"(?:passwords?|log-?ins?|pins?|codes|accounts)(?: list| book)? (?:of|for))[ :]*$"
)
_KEPT_THERE = frozenset({"account_number", "access_code", "card_number", "password"})
_KEPT = re.compile(r"(?i)['’]s? (?:\w+ ){0,2}(?:passwords?|log-?ins?|pins?|codes|accounts)\b")
_LIKE_A_NAME = 0.6
"""Score of a name below which words may be a label: of whom nothing is told, nobody is named."""

_PAGE = 4000
"""Characters at most of a page on which somebody keeps passwords and numbers."""

_KNOWN = (pl.col("exposures").list.len() > 0) | pl.col("birth_date").is_not_null()


def the_only(prose: pl.DataFrame, named: Sequence[Person]) -> Person | None:
    """The person whom a text is about, where it surely is about one.

    prose: RECORDS of the text; named: everyone whom it names.
    """
    listed = set(prose.filter(_KNOWN)["full_name"].drop_nulls())
    about = [
        p
        for p in named
        if p.role_or_subject() == "subject"
        and (p.role or p.score >= _LIKE_A_NAME or p.full_name in listed)
    ]
    sure = [p for p in about if p.role or p.full_name in listed]
    return sure[0] if len(about) == len(sure) == 1 else None


def of_the_note(near: Nearby, finding: Finding) -> Owner | None:
    """Return whom alone a short note names, whatever stands between the two.

    Not for illnesses, of which people write to others, and not for who only acts in it.
    """
    told = [i for i in range(len(near.people)) if near.whole(i)]
    long = len(near.doc.flat) > _NOTE or finding.detects in CLINICAL
    if long or len(told) != 1 or near.people[told[0]].role not in _OF_FAMILY:
        return None
    return Owner(told[0], 0.65, "the only one a note names")


def of_the_keeper(near: Nearby, finding: Finding) -> Owner | None:
    """Return whose the page is, by words that say so: "if found please return to Ana Ruiz".

    For what opens accounts, on lines that name nobody.
    """
    other = finding.detects not in _KEPT_THERE or finding.because == LOGIN_LINE
    if other or len(near.doc.flat) > _PAGE or near.within(*near.doc.line(finding.start)):
        return None
    flat = near.doc.flat
    said = {
        m.person
        for m in near.mentions
        if _KEEPER.search(flat, max(0, m.start - 70), m.start) or _KEPT.match(flat, m.end)
    }
    return Owner(said.pop(), 0.75, "whose page of passwords it is") if len(said) == 1 else None


def of_the_only(frame: pl.DataFrame, only: Person | None) -> pl.DataFrame:
    """Rows of a table without a name column are the document's person, where there is one."""
    if frame["full_name"].is_not_null().any():
        return frame
    if only is None:
        return frame.filter(~only_of_nobody())
    return frame.with_columns(
        full_name=pl.lit(only.full_name),
        given_name=pl.lit(only.given_name, dtype=pl.String),
        middle_name=pl.lit(only.middle_name, dtype=pl.String),
        family_name=pl.lit(only.family_name, dtype=pl.String),
        name_suffix=pl.lit(only.name_suffix, dtype=pl.String),
        name_score=pl.lit(only.score),
    )


def names_one(tables: Sequence[pl.DataFrame], named: Sequence[Person]) -> bool:
    """Whether tables inside a text name one subject, and the text around them none.

    tables: RECORDS of each. A form whose first boxes were read as a table tells the rest below.
    """
    if not tables or any(p.role_or_subject() == "subject" for p in named):
        return False
    told = pl.concat([frame.filter(pl.col("role") == "subject") for frame in tables])
    return told["full_name"].drop_nulls().n_unique() == 1


def left_out(doc: Document, named: Sequence[Person], rows: Rows) -> list[Person]:
    """Of whom a text tells nothing but the name, though tables beside it may be about them.

    Whom alone it names, and everybody whose genes a document about a test of genes may tell of.
    """
    told = {row["full_name"] for row in rows.rows}
    whole = [p for p in named if p.given_name and p.family_name and p.full_name not in told]
    if len(named) == 1 and not rows.rows:
        return [p for p in whole if p.role in ("", "subject")]
    tested = _TESTED.search(doc.flat) is not None
    return [p for p in whole if p.role in _OF_FAMILY] if tested and len(named) <= _MOST else []
