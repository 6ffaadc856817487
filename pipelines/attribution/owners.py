"""Whose value it is: the person nearest by line, form, sentence and discourse, or nobody."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from detectors.texts.credential_lines import LOGIN_LINE
from detectors.texts.label_owners import owner_words
from detectors.words.headers import role_of
from pipelines.attribution.as_it_says import as_it_says
from pipelines.attribution.called import Called
from pipelines.attribution.chat_answers import answered, told_of_another
from pipelines.attribution.form_holders import holder, named_below, only_aside
from pipelines.attribution.headed_forms import named_over
from pipelines.attribution.health_words import SPOKEN, HealthWords
from pipelines.attribution.misused import added_to, misused
from pipelines.attribution.nearby import AFFECTED, CLINICAL, SAME_LINE, Nearby, Owner, stacked
from pipelines.attribution.not_had import nobody_has
from pipelines.attribution.only_person import of_the_note
from pipelines.attribution.part_nouns import PartNouns
from pipelines.attribution.pronouns import of_another_sex
from pipelines.attribution.right_behind import came_with
from pipelines.attribution.said_next import named_behind, of_next
from pipelines.attribution.sentences_before import (
    PRONOUN,
    just_named,
    last_spoken_of,
    of_the_quoted,
    part_told_of,
    spoken_of_before,
    told_of_below,
)
from pipelines.attribution.sessions import is_logged_login
from pipelines.attribution.things_told import of_the_thing
from pipelines.attribution.twice_labelled import of_column
from pipelines.attribution.voices import Voices
from pipelines.plain.talk import is_talk
from pipelines.tables.own_logins import shown_for_another

if TYPE_CHECKING:
    from collections.abc import Callable

    from detectors.texts.text import Finding
    from pipelines.attribution.mentions import Mention

_REACH = 400
"""Characters before a value in which a word may say whose it is."""

_ENVELOPE = ("author", "addressee")
_SOME = re.compile(
    r"(?i)\b(?:an?|another|somebody'?s|someone'?s)[ ](?:[\w.]+[ ]){0,3}[\w.]+[,:(]*[ ]$"
)
"""What stands before a number that nobody's is called: "an SSN, 469-71-9146, was found"."""


class Owners:
    """Answers whose a finding is, for one document; None where it may be several people's."""

    def __init__(self, near: Nearby, findings: list[Finding]) -> None:
        """near: the people and values of the document; findings: all of it."""
        self._near = near
        self._nouns = PartNouns(near)
        self._health = HealthWords(near, findings, self._nouns)
        self._called = Called(near)
        self._voices = Voices(near)
        self._doc, self._people = near.doc, near.people

    def of(self, finding: Finding) -> Owner | None:
        """Return the person an element, a part or a birth date belongs to."""
        doc = self._doc
        own = (
            self._nouns.in_whose_name(finding)
            or named_behind(self._near, finding)
            or of_column(self._near, self._nouns.means, finding)
            or self._called.of(finding)
            or of_the_thing(self._near, self._nouns, finding)
            or as_it_says(self._near, finding)
        )
        if own is not None and finding.because not in SPOKEN:
            return own if own.person >= 0 else None
        end, line = doc.segment(finding.start)[1], doc.line(finding.start)
        start, end = doc.sentence_start(finding.start), min(end, line[1])
        here = self._near.eligible(self._near.within(start, end), finding)
        reach = max(start, finding.start - _REACH)
        labelled = self._nouns.owner_of_label(finding, reach)
        if labelled is not None and finding.because not in SPOKEN:
            return labelled if labelled.person >= 0 else None
        asked = finding.detects in CLINICAL and not here and not self._health.animal
        patient = self._called.patient(finding.start) if asked else None
        if patient is not None and doc.form(finding.start) is not None:
            if nobody_has(doc, (finding.start, finding.end), here):
                return None
            return Owner(patient, 0.85, "the patient of the form")
        meant, third = self._nouns.spoken_of(finding, reach)
        spoken = self._voices.of(finding, (start, end), here, third if meant else -1) or meant
        if finding.detects in CLINICAL and (self._health.animal or finding.because in SPOKEN):
            return self._health.of(finding, spoken, here)
        said = told_of_another(self._near, finding, line) or answered(self._near, finding, line)
        said = said or spoken
        said = said or (None if here else self._near.possessed(doc.flat[line[0] : finding.start]))
        return said or (self._in_sentence(finding, here) if here else self._around(finding))

    def _around(self, finding: Finding) -> Owner | None:
        """Return whose a value is that nobody is named beside; a line of logins stands alone."""
        steps: list[Callable[[Finding], Owner | None]] = [
            self._called.second, self._in_form, self._in_paragraph, self._voices.goes_on
        ]  # fmt: skip
        some = _SOME.search(self._doc.line_before(finding.start))
        steps += [] if some else [self._whole]
        if finding.detects == "health_insurance":  # the reader's plan covers others too
            steps = [self._near.addressed, *steps[:2], self._called.patients_plan, *steps[2:]]
            steps.append(lambda _: self._nouns.patient())
        steps += [] if some else [partial(of_the_note, self._near)]
        told = just_named(self._near, self._nouns, finding.start)
        told = told or told_of_below(self._near, finding) or of_the_quoted(self._near, finding)
        if told is not None and finding.because != LOGIN_LINE:
            return told if told.person >= 0 else None
        steps = [] if finding.because == LOGIN_LINE else steps
        answer = next(filter(None, (step(finding) for step in steps)), None)
        return answer if answer is not None and answer.person >= 0 else None

    def close(self, finding: Finding) -> Owner | None:
        """Return the person right beside a contact fact; never by the document as a whole."""
        doc = self._doc
        line = doc.line(finding.start)
        here = self._near.within(*line)
        if finding.detects == "email" and shown_for_another(doc.flat, finding.start, here):
            return None
        before = [m for m in here if m.start < finding.start]
        alone = len({m.person for m in here}) == 1
        if alone or before:
            nearest = here[0] if alone else before[-1]
            return Owner(nearest.person, 0.9 if alone else 0.8, "same line")
        if finding.because == LOGIN_LINE or is_logged_login(doc, finding):
            return None
        form = doc.form(finding.start)
        if form is not None:
            return self._in_form(finding)
        above = self._near.within(max(doc.paragraph(finding.start)[0], line[0] - 260), line[0])
        if (
            above
            and doc.flat.count("\n", above[-1].end, line[0]) <= 5
            and stacked(doc, above[-1], line[0])
        ):
            return Owner(above[-1].person, 0.8, "lines below the name")
        return None

    def _in_sentence(self, finding: Finding, here: list[Mention]) -> Owner | None:
        people = list(dict.fromkeys(m.person for m in here))
        before = [m for m in here if m.start < finding.start]
        robbed = misused(self._near, finding, before)
        robbed = robbed or added_to(self._near, finding, before)
        robbed = robbed or (None if before else spoken_of_before(self._near, finding, here[0]))
        robbed = robbed or of_another_sex(self._near, self._nouns.sexes, finding, here)
        if robbed is not None or len(people) == 1:
            return robbed or Owner(people[0], 0.95, SAME_LINE)
        flat = self._doc.flat
        after = [m for m in here if m.start > finding.start]
        close = bool(before) and len(flat[before[-1].end : finding.start].split()) < 2
        if after and not close and of_next(flat, finding.end, after[0], begins=not before):
            return Owner(after[0].person, 0.9, "name right after")
        if not before:
            return None
        group = self._near.joined(before)
        if len(group) > 1:
            return self._near.in_order(finding, group)
        return self._before(finding, before)

    def _before(self, finding: Finding, before: list[Mention]) -> Owner | None:
        flat, nearest = self._doc.flat, before[-1]
        role = self._people[nearest.person].role_or_subject()
        subjects = [m for m in before if self._people[m.person].role_or_subject() == "subject"]
        if role != "subject" and subjects and PRONOUN.search(flat[nearest.end : finding.start]):
            return None
        return Owner(nearest.person, 0.85, "nearest name before in the sentence")

    def _in_form(self, finding: Finding) -> Owner | None:
        form = self._doc.form(finding.start)
        if form is None:
            return None
        # The lines of an envelope ("From:", "To:") look like a form and tell of nobody's data.
        inside = self._near.within(form.start, form.end)
        inside = [m for m in inside if self._people[m.person].role not in _ENVELOPE]
        field = self._doc.field(finding.start)
        role = role_of(owner_words(self._doc.flat, field)) if field is not None else "subject"
        speaks = role == "staff" and is_talk(self._doc.flat, finding.start)
        if role != "subject" and not speaks:
            held = [m for m in inside if self._people[m.person].role_or_subject() == role]
            nearest = [m for m in held if m.start < finding.start][-1:] or held[:1]
            if nearest:
                return Owner(nearest[0].person, 0.9, f"form, label of the {role}")
            return Owner(-1, 0.0, "label of somebody without a name") if role in AFFECTED else None
        before = self._near.eligible([m for m in inside if m.start < finding.start], finding)
        over = named_over(self._near, form)
        over = None if any(self._near.whole(m.person) for m in before) else over
        if over is not None or (before and not only_aside(self._near, before, form.start)):
            return over or Owner(
                holder(self._near, self._called, before, finding).person, 0.9, "same form"
            )
        return self._called.heading(form.start) or named_below(self._near, inside, finding)

    def _in_paragraph(self, finding: Finding) -> Owner | None:
        start, _ = self._doc.paragraph(finding.start)
        before = self._near.eligible(self._near.within(start, finding.start), finding)
        before = [m for m in before if self._people[m.person].role_or_subject() in AFFECTED]
        if not before:
            return part_told_of(self._near, self._nouns, finding)
        group = self._near.joined(before)
        if len(group) > 1:
            of_estate = self._nouns.decedent(finding)
            return (
                self._near.in_order(finding, group) or of_estate or Owner(-1, 0.0, "several names")
            )
        sure = 0.85 if len({m.person for m in before}) == 1 else 0.7
        segment, last = self._doc.segment(finding.start)[0], before[-1]
        spoken_of = PRONOUN.search(self._doc.flat[segment : finding.start])
        nearest = self._near.topic(before) if spoken_of or came_with(self._near, last) else last
        part = self._nouns.told_after(nearest, finding.start)
        return part or Owner(nearest.person, sure, "nearest name before in the paragraph")

    def _whole(self, finding: Finding) -> Owner | None:
        """Return the only person the document is about; else the reader of a letter or message."""
        reader = self._near.addressed(finding)
        if reader is not None:
            return reader
        bare = not finding.because.startswith(("label", "phrase"))
        segment = self._doc.segment(finding.start)
        spoken_of = PRONOUN.search(self._doc.flat[segment[0] : segment[1]])
        if bare and finding.detects in CLINICAL and not spoken_of:
            return None
        roles_here = {p.role_or_subject() for p in self._people}
        if not roles_here & set(AFFECTED) or roles_here == {"author", "addressee"}:
            return self._voices.of_letter(finding)
        for roles in (("subject",), AFFECTED, ("addressee",)):
            about = [i for i, p in enumerate(self._people) if p.role_or_subject() in roles]
            marked = [i for i in about if self._people[i].role]
            for group in (marked,) if bare and not spoken_of else (about, marked):
                if len(group) == 1 and (roles, finding.detects) != (("addressee",), "password"):
                    return Owner(group[0], 0.75, f"only {roles[0]} of the document")
            if about:
                return last_spoken_of(self._near, finding, about)
        return None
