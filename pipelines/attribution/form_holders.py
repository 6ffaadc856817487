"""Whom a form speaks of at a place, of those whom it has named above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.attribution.nearby import CLINICAL

if TYPE_CHECKING:
    from detectors.texts.text import Finding
    from pipelines.attribution.called import Called
    from pipelines.attribution.mentions import Mention
    from pipelines.attribution.nearby import Nearby


def holder(near: Nearby, called: Called, before: list[Mention], finding: Finding) -> Mention:
    """The mention of whom a value of a form is: its subject, or a relative in lines of their own.

    before: those named in the form above the value, in order; never empty. Raises AttributeError
    where the value stands in no form.
    """
    last, start = before[-1], near.doc.form(finding.start).start  # type: ignore[union-attr]
    if near.people[last.person].role_or_subject() == "subject":
        return _told_apart(near, before) or _before_list(near, before) or last
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
