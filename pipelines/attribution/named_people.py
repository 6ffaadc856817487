"""Who is named in documents, where, and in what part."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

from detectors.people import names
from detectors.people.name_parts import PARTICLES
from detectors.words.label_words import claims, words
from pipelines.attribution.mentions import Known, Mention, Person
from pipelines.attribution.name_roles import role_at
from pipelines.attribution.names_in_pairs import are_two, couples
from pipelines.attribution.sexes import sex_beside
from pipelines.attribution.short_forms import with_short_forms, without_codes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from detectors.texts.text import Finding
    from pipelines.attribution.units import Document
    from pipelines.blocks import Party

_SPLIT: dict[str, dict[str, str | None]] = {}
_TITLED = re.compile(r"(?i)\b(?:mr|ms|mrs|miss|mx|sra?|dra?)\.?[ ]$")
_OF_READER = re.compile(r"(?i)\byour (?:[\w-]+ ){0,3}?[\w-]+,? (?:(?:from|with|to|against) )?\Z")
"""What stands before a name in a letter that tells its reader of somebody: "your husband, "."""

_FAR, _KEPT = 60, 50_000
_FAMILY_ALONE = re.compile(rf"(?i)(?:{PARTICLES} )+[^\W\d_][\w'’-]+")
_NUMBERED = re.compile(r"(?i)[ ](?:no\.?|nbr|number|#|id|acct|account|code|date)(?![\w'’])")
_ANSWER = re.compile(r"(?i)[ \t>*-]*(?:a|answer|ans)[ 0-9]*[.:)][ ]*")
_QUESTION = re.compile(r"(?i)(?:^|\n)[ \t>*-]*(?:q|question)[ 0-9]*[.:)][^\n]{3,90}\?[ \t]*\n\Z")
_ASKS_WHO = re.compile(r"(?i)\byour (?:(?:own|full|legal|complete|current) )*names?\b|\bwho\b")
_OWNS = re.compile(r"['’]s?\b")
_NUMBER_WORD = re.compile(r"(?i)(?<=[ -])(?:id|nbr|acct|ssn|dob)\Z")
_ASKED = re.compile(r"[ ]{1,3}(?:\w{0,3}[0-9]{3}|[A-HJ-NPR-Z0-9]{17}\b)")
_LED = re.compile(r"[ ]?:[ ]{3,}\S")
_COLON = re.compile(r"[ ]?:")
_FIELD_BEFORE = re.compile(r"[^\W\d_]:[ ]*\S.*[ ]{2}\Z")
_LAST = re.compile(r"(?i)\b(?:last|family|sur)[ ]?name[ ]?:[ ]{0,2}$")
_JOB_OPENED = re.compile(r"[ ]\((?:[a-z]+[ ]){0,3}[a-z]+,[ ]\Z")
_OWN_FACT = re.compile(r"(?i), (?:d\.?o\.?b|born|b\.|age|mrn|acct|ssn|[0-9]{2})")
_PARTS = ("name", "given_name", "middle_name", "family_name", "name_suffix")

Told = tuple["Document", "Sequence[Finding]", "Sequence[Party]"]
"""A document, what was found in it and who stands on its envelope."""


def people_of_each(told: Sequence[Told]) -> list[list[Person]]:
    """Per document everyone named in it or on its envelope, each once.

    Names are the same person's when the family names agree and the given names may be one
    ("J. Tran", "Jenny Tran"); a single name joins the only person it fits.
    """
    named = [_mentions(doc, findings) for doc, findings, _ in told]
    written = [[party.name or "" for party in parties] for _, _, parties in told]
    texts = [[*w, *(text for _, text in some)] for w, some in zip(written, named, strict=True)]
    split = _split({text for some in texts for text in some})
    return [_people(one[0], one[2], some, split) for one, some in zip(told, named, strict=True)]


def _mentions(doc: Document, findings: Sequence[Finding]) -> list[tuple[Mention, str]]:
    """Every mention with its words."""
    said = [f for f in findings if f.detects == "name" and not _answer(doc, f)]
    said = without_codes(doc, said)
    said = _with_brackets(doc, [f for f in said if not _label(doc, f)])
    said = [f for f in said if not _of_office(doc, said, f)]
    found = []
    for group in (*([f] for f in said), *_in_parts([_part(doc, f) for f in findings])):
        start, end = group[0].start, group[-1].end
        end -= len(owns.group()) if (owns := _OWNS.fullmatch(doc.flat, end - 2, end)) else 0
        order = sorted(group, key=lambda f: _PARTS.index(f.detects))
        text = " ".join(" ".join(doc.flat[f.start : min(f.end, end)] for f in order).split())
        titled = "(" in text and _TITLED.search(doc.flat, max(0, start - 8), start)
        text = f"Ms. {text.rstrip(')')})" if titled else text  # `Mrs. Fagundes (Otilia)`
        found.append((Mention(start, end, group[0].score, role_at(doc, start, end)), text))
    return with_short_forms(doc, found)


def _of_office(doc: Document, said: Sequence[Finding], finding: Finding) -> bool:
    """Whether one word is the office that brackets behind a name tell: `(clerk, Parks)`."""
    if (
        " " in doc.flat[finding.start : finding.end]
        or doc.flat[finding.end : finding.end + 1] != ")"
    ):
        return False
    opened = _JOB_OPENED.search(doc.flat, max(0, finding.start - _FAR), finding.start)
    return opened is not None and any(f.end == opened.start() for f in said)


def _with_brackets(doc: Document, said: Sequence[Finding]) -> list[Finding]:
    """Names with the given one that opens the brackets behind: `Mr. Pham (Minh, DOB 2/7/61)`."""
    whole: list[Finding] = []
    for f in said:
        last = whole[-1] if whole else f
        opened = doc.flat[last.end : f.start] == " (" and _OWN_FACT.match(doc.flat, f.end)
        if opened and _TITLED.search(doc.flat, max(0, last.start - 8), last.start):
            whole[-1] = replace(last, end=f.end)
        else:
            whole.append(f)
    return whole


def _people(
    doc: Document,
    parties: Sequence[Party],
    named: Sequence[tuple[Mention, str]],
    split: Mapping[str, dict[str, str | None]],
) -> list[Person]:
    known = Known()
    for party in parties:
        known.of_party(party, split[party.name or ""])
    rows = [(mention, _of_family(doc, mention, text, split[text])) for mention, text in named]
    rows = couples(doc, rows)
    whole = [one for one in rows if one[1]["given_name"] and one[1]["family_name"]]
    single = [one for one in rows if not (one[1]["given_name"] and one[1]["family_name"])]
    last: tuple[Mention, dict[str, str | None]] | None = None
    for mention, row in whole:
        beside = last is not None and are_two(doc, last, (mention, row))
        others = {last[0].person} if last is not None and beside else set[int]()
        known.join(mention, row, others, sex_beside(doc.flat, mention.start, mention.end))
        last = mention, row
    for mention, row in single:
        sex = sex_beside(doc.flat, mention.start, mention.end)
        others = _told_to_reader(doc, known, mention)
        if known.same(row, others, sex) is not None or not _of_label(doc, mention):
            known.join(mention, row, others, sex)
    for person in known.people:
        person.mentions.sort(key=lambda m: m.start)
    return known.people


def _told_to_reader(doc: Document, known: Known, greeted: Mention) -> set[int]:
    """Who is no reader of that name: `Dear Ms. Lee: … your divorce from Tom Lee`, told below."""
    if greeted.role != "addressee" or not _TITLED.search(doc.flat, 0, greeted.start):
        return set()
    told = [(at, person.mentions[0]) for at, person in enumerate(known.people) if person.mentions]
    return {
        at
        for at, first in told
        if first.start > greeted.end
        and _OF_READER.search(doc.flat, max(0, first.start - _FAR), first.start)
    }


def _answer(doc: Document, finding: Finding) -> bool:
    """Whether a name is all that answers a security question: `Q: Street you grew up on?`.

    Not what a witness answers who is asked for the name.
    """
    start, end = doc.line(finding.start)
    alone = _ANSWER.fullmatch(doc.flat[start : finding.start]) and finding.end >= end - 2
    asked = _QUESTION.search(doc.flat[max(0, start - 120) : start]) if alone else None
    return asked is not None and not _ASKS_WHO.search(asked.group())


def _label(doc: Document, finding: Finding) -> bool:
    """Whether a name is a label behind another field: `Guardian: Ana Ruiz      Home Lang: Thai`."""
    if _NUMBER_WORD.search(doc.flat, finding.start, finding.end):
        return True
    if _ASKED.match(doc.flat, finding.end):
        said = doc.flat[finding.start : finding.end]
        return said.isupper() and " " not in said and bool(claims(words(said))[0])
    if _LED.match(doc.flat, finding.end):
        return True
    if not _COLON.match(doc.flat, finding.end):
        return False
    before = doc.flat[doc.line(finding.start)[0] : finding.start]
    return _FIELD_BEFORE.search(before) is not None


def _of_label(doc: Document, mention: Mention) -> bool:
    """Whether a single word is part of a label that names nobody: `Debit acct`, `Seguro social`."""
    if _NUMBERED.match(doc.flat, mention.end):
        return True
    field = doc.field(mention.start)
    inside = field is not None and mention.start < field.label_end and not mention.role
    return inside and not _OWNS.match(doc.flat, mention.end)


def _of_family(
    doc: Document, mention: Mention, text: str, row: dict[str, str | None]
) -> dict[str, str | None]:
    """The parts of a name; a family name of several words alone has no given one: Mr. del Toro."""
    titled = text[:1].islower() or _TITLED.search(
        doc.flat, max(0, mention.start - 8), mention.start
    )
    if not titled or not _FAMILY_ALONE.fullmatch(text):
        return row
    return {**row, "given_name": None, "middle_name": None, "family_name": row["full_name"]}


def _part(doc: Document, finding: Finding) -> Finding:
    """A lone name that a label behind other words calls the last one: `I examined Last Name: Roe`.

    Where a machine read a page, the blanks that part a sentence from a label are lost.
    """
    asked = finding.detects == "name" and " " not in doc.flat[finding.start : finding.end]
    before = doc.flat[max(0, finding.start - 16) : finding.start] if asked else ""
    return replace(finding, detects="family_name") if _LAST.search(before) else finding


def _in_parts(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Names that a form asks for in parts: given and family name in fields of their own."""
    groups: list[list[Finding]] = []
    for finding in sorted(findings, key=lambda f: f.start):
        if finding.detects not in _PARTS[1:]:
            continue
        last = groups[-1] if groups else []
        again = finding.detects in {f.detects for f in last}
        if not last or again or finding.start - last[-1].end > 120:
            groups.append([finding])
        else:
            last.append(finding)
    return [g for g in groups if {"given_name", "family_name"} <= {f.detects for f in g}]


def _split(texts: set[str]) -> dict[str, dict[str, str | None]]:
    """The parts of every name. The same ones come again in a mailbox."""
    if len(_SPLIT) > _KEPT:
        _SPLIT.clear()
    unseen = sorted(texts - _SPLIT.keys())
    if unseen:
        frame = names.split_names(pl.Series("name", unseen, dtype=pl.String), "first_last")
        _SPLIT.update(zip(unseen, frame.rows(named=True), strict=True))
    return _SPLIT
