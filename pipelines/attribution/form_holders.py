"""Whom a form speaks of at a place: of those named above it, else whom it names below alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.attribution.headed_forms import depth_of
from pipelines.attribution.nearby import AFFECTED, CLINICAL, Owner

if TYPE_CHECKING:
    from detectors.texts.text import Finding
    from pipelines.attribution.called import Called
    from pipelines.attribution.mentions import Mention
    from pipelines.attribution.nearby import Nearby

_ANSWER = re.compile(r"(?i)(?:yes|no|s[ií]|có|oo)\b[^\n]*[,;:(–—-][ ]*")
"""How an answer begins that goes on with a name: `Yes, Ana Ruiz, who helps at night`."""

_HOLDS_TOO = re.compile(
    r"(?i)\b(?:joint|second|other|co|additional)[ -](?:account[ ]?)?(?:holder|owner|signer)\b"
    r"[^.;\n]{0,30}\Z"
)
"""Before who is named beside another holder: `Joint holder on the account is Ana Ruiz`."""

_NAME = re.compile(r"(?:^|[ ]{2})[ ]*(?:NAME|Name|NM)[ .:]+\Z")
_ITEM = re.compile(r"[ \t]*(?:(?:[0-9]{1,2}[.)]|[*•▪◦–-])[ \t]+)?")
_YOU = frozenset({"you", "your"})
_LABELLED, _ASKED = 12, 4


def filled_in_by(near: Nearby, place: int) -> Owner | None:
    """Return who fills in a form that says "you" in its labels; None in letters and notes.

    Whom a label calls "your name", else whom the form names first under a label. place: of a
    value behind "your", or behind the "my" of an answer.
    """
    doc = near.doc
    envelope = any(p.role in ("author", "addressee") for p in near.people)
    asked = [f for f in doc.fields if _YOU & set(f.words)]
    if envelope or not asked or len(doc.fields) < _ASKED:
        return None
    told = [(doc.field(m.start), m) for m in near.mentions if m.start < place]
    named = [
        (field, m.person)
        for field, m in told
        if field is not None
        and field.start <= m.start < field.start + _LABELLED
        and near.people[m.person].role_or_subject() in ("subject", "guarantor")
    ]
    called = [who for field, who in named if _YOU & set(field.words) and "name" in field.words]
    first = (called or [person for _, person in named])[:1]
    return Owner(first[0], 0.75, "who fills in the form") if first else None


def only_aside(near: Nearby, before: list[Mention], start: int) -> bool:
    """Whether a form names contacts alone, and whom it is about in the lines above it.

    Further up too where the text above is about one person.
    """
    aside = all(near.people[m.person].role == "contact" for m in before)
    told = [m for m in near.within(0, start) if near.people[m.person].role_or_subject() in AFFECTED]
    close = any(m.start >= near.doc.paragraph(start)[0] for m in told)
    return aside and (close or len({m.person for m in told}) == 1)


def holder(near: Nearby, called: Called, before: list[Mention], finding: Finding) -> Mention:
    """The mention of whom a value of a form is: its subject, or a relative in lines of their own.

    before: those named in the form above the value, in order; never empty. Raises AttributeError
    where the value stands in no form.
    """
    last, start = before[-1], near.doc.form(finding.start).start  # type: ignore[union-attr]
    if near.people[last.person].role_or_subject() == "subject":
        aside = _told_apart(near, before) or _before_list(near, before)
        aside = aside or _before_items(near, before, finding)
        return aside or _in_answer(near, called, before, finding) or last
    subject = [m for m in before if near.people[m.person].role_or_subject() == "subject"]
    if not subject:
        return last
    if called.in_own_words(last.person):
        return subject[-1]
    if near.values_beside(last) and near.values_beside(subject[-1]):
        return subject[-1] if near.doc.line(last.start)[1] < finding.start else last
    had = bool(near.alike(finding, start, last.start))
    ends = near.doc.flat.find("\n\n", last.end, finding.start) >= 0
    return last if had or (finding.detects not in CLINICAL and not ends) else subject[-1]


def _told_apart(near: Nearby, before: list[Mention]) -> Mention | None:
    """Whom a label calls the subject, where the last name stands further on in that very line.

    `Inmate: ANA RUIZ   Arr Ofc: BAO PHAM`: whatever an `Arr Ofc` may be, the form is the inmate's.
    """
    last = before[-1]
    line = near.doc.line(last.start)[0]
    labelled = near.doc.field(last.start) is not None
    same = [m for m in before if m.start >= line and m.role == "subject"]
    aside = labelled and not last.role and last.person not in {m.person for m in same}
    return same[-1] if same and aside else None


def _in_answer(
    near: Nearby, called: Called, before: list[Mention], finding: Finding
) -> Mention | None:
    """Whom a label calls the subject, where an answer to a question named somebody after them.

    What a label of their own asks for, `Helper's ITIN`, is theirs who were named in the answer.
    """
    last, field = before[-1], near.doc.field(before[-1].start)
    subjects = [m for m in before if m.role == "subject" and m.person != last.person]
    if last.role or field is None or not subjects or called.asks_for_part(finding):
        return None
    answers = _ANSWER.fullmatch(near.doc.flat, field.start, last.start)
    return subjects[-1] if answers else None


def _before_list(near: Nearby, before: list[Mention]) -> Mention | None:
    """Whom a label calls the subject, where a line lists several others after them.

    `Witnesses: Ana Ruiz, 555-0110; Bao Tran`: what follows is no witness's.
    """
    last = before[-1]
    start, end = near.doc.line(last.start)
    listed = near.within(start, end)
    label, names = near.doc.flat[start : listed[0].start], near.doc.flat[listed[0].start : end]
    subjects = [m for m in before if m.start < start and m.role == "subject"]
    several = len({m.person for m in listed}) > 1 and ":" in label and ":" not in names
    return subjects[-1] if several and subjects else None


def _before_items(near: Nearby, before: list[Mention], finding: Finding) -> Mention | None:
    """Whom a label calls the subject, where a list set in below named others: `   2) Ana, 3`.

    `Children with client:` over such items ends where the form goes on at its own edge.
    """
    doc = near.doc
    last, line = before[-1], doc.line(before[-1].start)
    opens = _ITEM.fullmatch(doc.flat, line[0], last.start) is not None
    own = depth_of(doc.flat, doc.line(finding.start))
    if not opens or depth_of(doc.flat, line) <= own:
        return None
    above = (m for m in before if m.role == "subject" and m.person != last.person)
    subjects = [m for m in above if depth_of(doc.flat, doc.line(m.start)) <= own]
    return subjects[-1] if subjects else None


def _the_first(near: Nearby, finding: Finding, too: set[int]) -> Owner | None:
    """Whose account others hold too: whom the text is about above it, last named in full."""
    told = [m.person for m in near.within(0, finding.start) if near.whole(m.person)]
    told = [p for p in told if near.people[p].role_or_subject() in AFFECTED and p not in too]
    return (
        Owner(told[-1], 0.75, "of whose account another is said to hold it too") if told else None
    )


def _called_by_name(near: Nearby, finding: Finding) -> list[Mention]:
    """Who stands behind `NAME`, and in no other part, above the value in its paragraph."""
    told = near.within(near.doc.paragraph(finding.start)[0], finding.start)
    return [
        m
        for m in told
        if near.people[m.person].role_or_subject() == "subject"
        and near.whole(m.person)
        and _NAME.search(near.doc.line_before(m.start))
    ]


def named_below(near: Nearby, inside: list[Mention], finding: Finding) -> Owner | None:
    """Return whom alone a form names below a value, in its paragraph first; -1 if several.

    Before them whom the lines right above the form call by `NAME`, as screens do without a colon.
    inside: the people of the form.
    """
    flat = near.doc.flat
    called = {m.person for m in _called_by_name(near, finding)}
    if len(called) == 1:
        return Owner(called.pop(), 0.8, "named above the form")
    after = [m for m in inside if m.start > finding.start]
    account = finding.detects in ("account_number", "access_code")
    too = {m.person for m in after if account and _HOLDS_TOO.search(flat, finding.end, m.start)}
    if too and (first := _the_first(near, finding, too)):
        return first
    after = [m for m in after if m.person not in too]
    after = [m for m in after if near.people[m.person].role_or_subject() in AFFECTED]
    after = [m for m in after if near.people[m.person].role] or after
    end = near.doc.paragraph(finding.start)[1]
    after = [m for m in after if m.start < end] or after
    if len({m.person for m in after}) == 1:
        return Owner(after[0].person, 0.85, "same form")
    reader = near.addressed(finding) if after else None
    return reader or (Owner(-1, 0.0, "several names") if after else None)
