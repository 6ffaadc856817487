"""Who is named in a document, where, and in what part: mentions merged into people."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import polars as pl

from detectors.people import names
from detectors.people.name_lists import fold_plain
from detectors.people.name_parts import PARTICLES
from pipelines.attribution.name_roles import role_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detectors.texts.text import Finding
    from pipelines.attribution.units import Document
    from pipelines.blocks import Party

_RANK = (
    "subject", "spouse", "dependant", "guarantor", "contact", "addressee", "author", "provider",
    "staff", "",
)  # fmt: skip
_SPLIT: dict[str, dict[str, str | None]] = {}
_KEPT = 50_000
_TITLED = re.compile(r"(?i)\b(?:mr|ms|mrs|miss|mx|sra?|dra?)\.?[ ]$")
_FAMILY_ALONE = re.compile(rf"(?i)(?:{PARTICLES} )+[^\W\d_][\w'’-]+")
_NUMBERED = re.compile(r"(?i)[ ](?:no\.?|nbr|number|#|id|acct|account|code|date)(?![\w'’])")
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "sr", "sra", "srta"})
_ANSWER = re.compile(r"(?i)[ \t>*-]*(?:a|answer|ans)[ 0-9]*[.:)][ ]*")
_QUESTION = re.compile(r"(?i)(?:^|\n)[ \t>*-]*(?:q|question)[ 0-9]*[.:)][^\n]{3,90}\?[ \t]*\n\Z")
_ASKS_WHO = re.compile(r"(?i)\byour (?:(?:own|full|legal|complete|current) )*names?\b|\bwho\b")
_OWNS = re.compile(r"['’]s?\b")
_PARTS = ("name", "given_name", "middle_name", "family_name", "name_suffix")


@dataclass(slots=True)
class Mention:
    """One place where a person is named; role "" where nothing says which."""

    start: int
    end: int
    score: float
    role: str
    person: int = -1


@dataclass(slots=True)
class Person:
    """One person of the document; names as `names.split_names` gives them.

    emails: those of the envelope only; party: the part that the envelope gives, "" without one.
    """

    full_name: str
    given_name: str | None
    middle_name: str | None
    family_name: str | None
    name_suffix: str | None
    score: float
    role: str = ""
    party: str = ""
    emails: set[str] = field(default_factory=set)
    mentions: list[Mention] = field(default_factory=list)

    def role_or_subject(self) -> str:
        """Return the role; a person that nothing places is what the text is about."""
        return self.role or "subject"


def people(doc: Document, findings: Sequence[Finding], parties: Sequence[Party]) -> list[Person]:
    """Everyone named in the document or on its envelope, each once.

    Names are the same person's when the family names agree and the given names may be one
    ("J. Tran", "Jenny Tran"); a single name joins the only person it fits.
    """
    mentions, texts = [], []
    said = [f for f in findings if f.detects == "name" and not _answer(doc, f)]
    for group in (*([f] for f in said), *_in_parts(findings)):
        start, end = group[0].start, group[-1].end
        mentions.append(Mention(start, end, group[0].score, role_at(doc, start, end)))
        order = sorted(group, key=lambda f: _PARTS.index(f.detects))
        texts.append(" ".join(" ".join(doc.flat[f.start : f.end] for f in order).split()))
    written = [party.name or "" for party in parties]
    parts = _split([*written, *texts])
    known = _Known()
    for party, row in zip(parties, parts, strict=False):
        if not row["full_name"]:
            continue
        at = known.same(row)
        if at is None:
            made = Person(**row, score=0.9, role=party.role, party=party.role)  # type: ignore[arg-type]
            at = known.add(made)
        if party.email:
            known.people[at].emails.add(party.email.lower())
    rows = [
        _of_family(doc, mention, text, row)
        for mention, text, row in zip(mentions, texts, parts[len(parties) :], strict=True)
    ]
    whole = [i for i, row in enumerate(rows) if row["given_name"] and row["family_name"]]
    single = sorted(set(range(len(rows))) - set(whole))
    for i in [*whole, *single]:
        if i in whole or known.same(rows[i]) is not None or not _of_label(doc, mentions[i]):
            _join(known, mentions[i], rows[i])
    for person in known.people:
        person.mentions.sort(key=lambda m: m.start)
    return known.people


def _answer(doc: Document, finding: Finding) -> bool:
    """Whether a name is all that answers a security question: `Q: Street you grew up on?`.

    Not what a witness answers who is asked for the name.
    """
    start, end = doc.line(finding.start)
    alone = _ANSWER.fullmatch(doc.flat[start : finding.start]) and finding.end >= end - 2
    asked = _QUESTION.search(doc.flat[max(0, start - 120) : start]) if alone else None
    return asked is not None and not _ASKS_WHO.search(asked.group())


def _of_label(doc: Document, mention: Mention) -> bool:
    """Whether a single word is part of a label that names nobody: `Debit acct`, `Seguro social`."""
    if _NUMBERED.match(doc.flat, mention.end):
        return True
    field = doc.field(mention.start)
    inside = field is not None and mention.start < field.label_end
    return inside and not mention.role and not _OWNS.match(doc.flat, mention.end)


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
    wanted = {"given_name", "family_name"}
    return [group for group in groups if wanted <= {f.detects for f in group}]


def _split(texts: list[str]) -> list[dict[str, str | None]]:
    if not texts:
        return []
    # The same names come again in every message of a mailbox; a call costs far more than a name.
    if len(_SPLIT) > _KEPT:
        _SPLIT.clear()
    unseen = sorted({text for text in texts if text not in _SPLIT})
    if unseen:
        frame = names.split_names(pl.Series("name", unseen, dtype=pl.String), "first_last")
        _SPLIT.update(zip(unseen, frame.rows(named=True), strict=True))
    return [_SPLIT[text] for text in texts]


class _Known:
    """The people found so far, looked up by the words of their names."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self._by_word: dict[str, list[int]] = {}

    def add(self, person: Person) -> int:
        self.people.append(person)
        at = len(self.people) - 1
        self.learn(at)
        return at

    def learn(self, at: int) -> None:
        for word in _name_words(self.people[at].given_name, self.people[at].family_name):
            known = self._by_word.setdefault(word, [])
            known.extend([] if at in known[-3:] else [at])

    def same(self, row: dict[str, str | None]) -> int | None:
        """Return the only person that the name fits; None where nobody or several fit."""
        given, family = row["given_name"], row["family_name"]
        near = _name_words(family) if given and family else _name_words(given, family)
        maybe = sorted({at for word in near for at in self._by_word.get(word, ())})
        if given and family:
            suffix, middle = row["name_suffix"], row["middle_name"] or ""
            fits = [i for i in maybe if _fits(self.people[i], (given, middle, family), suffix)]
        else:
            fits = maybe
        return fits[0] if len(fits) == 1 else None


def _name_words(*values: str | None) -> set[str]:
    folded = (fold_plain(value or "").replace("-", " ") for value in values)
    return {word for value in folded for word in (*value.split(), value) if len(word) > 1}


def _join(known: _Known, mention: Mention, row: dict[str, str | None]) -> None:
    if not row["full_name"] or row["full_name"].lower() in _TITLES:
        return
    at = known.same(row)
    if at is None:
        made = Person(**row, score=mention.score, role=mention.role)  # type: ignore[arg-type]
        at = known.add(made)
    person = known.people[at]
    mention.person = at
    person.mentions.append(mention)
    person.score = max(person.score, mention.score)
    if _RANK.index(mention.role) < _RANK.index(person.role):
        person.role = mention.role
    fuller = len(row["full_name"] or "") > len(person.full_name)
    if fuller and row["given_name"] and row["family_name"]:
        for key, value in row.items():
            setattr(person, key, value or getattr(person, key))
        known.learn(at)


def _fits(person: Person, name: tuple[str, str, str], suffix: str | None) -> bool:
    given, middle, family = name
    if not person.given_name or not person.family_name:
        alone = fold_plain(person.family_name or person.given_name or "")
        return alone in (fold_plain(given), fold_plain(family))
    if {person.name_suffix, suffix} >= {"JR", "SR"}:
        return False
    if (
        middle
        and person.middle_name
        and fold_plain(middle)[:1] != fold_plain(person.middle_name)[:1]
    ):
        return False
    ours, theirs = fold_plain(person.family_name), fold_plain(family)
    parts = set(ours.replace("-", " ").split()) & set(theirs.replace("-", " ").split())
    return (ours == theirs or bool(parts)) and names.compatible(person.given_name, given)
