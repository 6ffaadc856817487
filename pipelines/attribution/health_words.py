"""Who has what a word of medicine names: a person the sentence or the document is about, or nobody.

A flyer, a policy and a news item speak of illnesses too. So such a word belongs to somebody only
where the text says that a person has it, or where the document is a patient's by its labels.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detectors.words.clinical_words import CLEAR, VAGUE
from pipelines.attribution import told_of_health as saying
from pipelines.attribution.charts_of_patients import PERSONAL, is_chart, numbered, tested
from pipelines.attribution.examined import of_the_examined, of_whom_was_found
from pipelines.attribution.headed_forms import set_in_below
from pipelines.attribution.letter_heads import reader_told
from pipelines.attribution.list_items import begins_row, head_of_row, of_item
from pipelines.attribution.nearby import AFFECTED, Nearby, Owner
from pipelines.attribution.not_had import (
    GENERAL,
    is_choice,
    is_of_others,
    is_technical,
    nobody_has,
)
from pipelines.attribution.pronouns import Pronouns
from pipelines.attribution.right_behind import has_it, in_answer, the_same, then_named
from pipelines.attribution.sentences_before import just_named
from pipelines.attribution.set_right import belongs_to
from pipelines.attribution.units import HEADING, LOG_ENTRY

if TYPE_CHECKING:
    from detectors.texts.text import Finding
    from pipelines.attribution.mentions import Mention
    from pipelines.attribution.part_nouns import PartNouns

SPOKEN = (CLEAR, VAGUE, "phrase in front")
"""Reasons of findings that a label or a form does not vouch for."""

_BESIDE = re.compile(
    r"(?i)[\s,;:()/–—-]*(?:(?:d\.?o\.?b\.?|born|age|aged|yo|y/o|mrn|m|f|male|female|rm|room|"
    r"grade|gr)\b[\s.:#]*|"
    r"[0-9/.-]+[\s,;:()–—-]*)*"
)
_ENTRY = re.compile(
    r"(?i)[ \t>*•-]*(?:[0-9]{1,4}[/.-][0-9]{1,2}(?:[/.-][0-9]{2,4})?\b[^\n]{0,40}?[ :,–—-]+)?"
    r"(?:[a-z]+ ){0,2}(?:met|spoke|talked|visit(?:ed)?|contact|t/?c|p/?c|phone call|call(?:ed)?|"
    r"intake|session|seen|saw|f/u|follow[ -]up)\b"
)
"""How an entry of a case worker's notes begins: "3/6/25 Met with …", "T/C from …"."""

_THEIRS = re.compile(r"(?i)\b(?:his|her|their|my)[ ](?:[\w-]+[ ]){0,2}[\w-]+,[ ]?\Z")
_OWNED = re.compile(r"['’]s?[ ](?:[\w-]+[ ]){0,2}")
"""What stands between a name and what is theirs: "Ana Ruiz's second MRI"."""

_ENOUGH, _HAN = 2, "\u3400"


class HealthWords:
    """Answers whose a word of medicine is, for one document."""

    def __init__(self, near: Nearby, findings: list[Finding], nouns: PartNouns) -> None:
        """near: the people of the document; findings: all of it."""
        self._near, self._nouns = near, nouns
        self._doc, self._people = near.doc, near.people
        about = [i for i, p in enumerate(near.people) if p.role_or_subject() in AFFECTED]
        whole = any(near.whole(i) for i in range(len(near.people)))
        about = [i for i in about if near.whole(i)] if whole else about
        contact = numbered(near) if not about else []
        self._about = about = about or contact
        self._pronouns = Pronouns(near, nouns.sexes)
        marked = [i for i in about if near.people[i].role == "subject"] or contact
        words = {near.doc.flat[f.start : f.end].lower() for f in findings if f.because == CLEAR}
        flat = near.doc.flat
        chart = is_chart(flat, findings)
        own = chart or any(f.detects in PERSONAL for f in findings)
        own = own and not GENERAL.search(flat) and len(words) >= _ENOUGH
        alone = about if own and len(about) == 1 else []
        seen = any(p.role == "provider" for p in near.people) and not GENERAL.search(flat)
        alone = about if chart and seen and len(about) == 1 else alone
        self._own = own or tested(flat) or any(f.detects in PERSONAL for f in findings)
        self.animal = is_of_others(flat) or (not (chart and marked) and is_technical(flat))
        self._marked = marked or alone
        self._of_patient = chart and bool(self._marked)
        told = {flat[f.start : f.end].lower() for f in findings if f.because in (CLEAR, VAGUE)}
        self._register = chart and len(told) >= _ENOUGH and not GENERAL.search(flat)

    def of(self, finding: Finding, spoken: Owner | None, here: list[Mention]) -> Owner | None:
        """Return who has it; None where nobody is said to.

        spoken: the writer or reader, where the sentence says my or your; here: the people of the
        sentence whom it may be about.
        """
        start, end = self._doc.segment(finding.start)
        sentence = self._doc.flat[start:end]
        span = (finding.start, finding.end)
        why = spoken.because if spoken is not None else ""
        nobodys = self.animal or self._asks(finding)
        said = None if nobodys else belongs_to(self._near, finding) or has_it(self._near, finding)
        if nobodys or said or nobody_has(self._doc, span, here, why):
            return said
        meant = in_answer(self._near, finding)
        meant = meant or the_same(self._near, finding) or self._pronouns.of(finding, spoken)
        meant = meant or set_in_below(self._near, finding)
        if meant is not None:
            return meant if meant.person >= 0 else None
        spoken = self._may_be(finding, spoken, sentence)
        apart = here or (self._of_patient and self._marked_before(finding.start))
        before = None if apart else just_named(self._near, self._nouns, finding.start)
        told = finding.because != VAGUE or self._of_patient or bool(saying.CARRIES.search(sentence))
        if (known := before or spoken) is not None:
            return known if told and known.person >= 0 else None
        other = self._told_of(finding, here)
        if other is not None or here:
            return other or self._named(finding, here, sentence)
        if saying.PERSON_WORD.search(sentence):
            # "The condition they describe" is nobody's; "her condition" is a patient's.
            return self._last(finding, 0.8) if finding.because != VAGUE or self._marked else None
        return self._unnamed(finding, sentence) if told else None

    def _marked_before(self, place: int) -> bool:
        """Whether the patient is named before a place, or nobody is."""
        told = [m.person for m in self._near.within(0, place) if m.person in self._about]
        return not told or any(person in self._marked for person in told)

    def _asks(self, finding: Finding) -> bool:
        """Whether the word is part of a label: `Date of injury: …` tells of none by itself."""
        field, vague = self._doc.field(finding.start), finding.because == VAGUE
        named = field is not None and finding.start < field.label_end
        return vague and (named or is_choice(self._doc.flat, finding.start, finding.end))

    def _may_be(self, finding: Finding, spoken: Owner | None, sentence: str) -> Owner | None:
        """Not who writes or is told about a wife: "I have paid for years", "records you sent"."""
        if spoken is not None and saying.ORDERED.search(sentence):
            return self._near.nearest("addressee", finding.start)
        written = spoken is not None and spoken.because.endswith("by the author")
        told = (written and finding.because == VAGUE) or saying.BROUGHT.search(sentence)
        if spoken is None or not told:
            return spoken
        return spoken if not self._marked or spoken.person in self._marked else None

    def _unnamed(self, finding: Finding, sentence: str) -> Owner | None:
        """Return whose it is where the sentence speaks of nobody: of a form, a chart, a letter."""
        if len(self._about) == 1 and self._doc.field(finding.start) and self._own:
            return Owner(self._about[0], 0.75, "form of one person")
        return (
            of_the_examined(self._near, self._about, finding)
            or reader_told(self._near, finding.start)
            or self._entry(finding, sentence)
            or (None if self._doc.form(finding.start) else self._headed(finding))
            or (self._last(finding, 0.75) if self._marked else None)
            or (
                of_whom_was_found(self._near, self._about, finding, sentence) if self._own else None
            )
            or self._headed(finding)
            or self._reader(finding, sentence)
        )

    def _headed(self, finding: Finding) -> Owner | None:
        """Return whom the form, item, row or title names under which it stands."""
        return of_item(self._near, self._about, finding.start) if finding.because != VAGUE else None

    def _entry(self, finding: Finding, sentence: str) -> Owner | None:
        """Return whom an entry of notes is about: the one person it names before the word."""
        start, _ = self._doc.paragraph(finding.start)
        in_log = self._stamped(start, finding.start)
        noted = (
            in_log
            or _ENTRY.match(self._doc.flat, start)
            or (self._own and not self._marked and saying.CARRIES.search(sentence))
        )
        if finding.because == VAGUE or not noted:
            return None
        named = self._doc.line(start)[1] if in_log else finding.start
        told = [m for m in self._near.within(start, named) if m.person in self._about]
        if self._of_patient and not {m.person for m in told} & set(self._marked):
            return None  # who came with the patient
        if len({m.person for m in told}) > 1 and not _ENTRY.match(self._doc.flat, start):
            return Owner(self._near.topic(told).person, 0.6, "whom the paragraph is about")
        one = len({m.person for m in told}) == 1
        return Owner(told[0].person, 0.7, "entry of notes") if one else None

    def _stamped(self, start: int, place: int) -> bool:
        """Whether the word is below a heading or the line of a log entry that names somebody."""
        flat = self._doc.flat
        headed = LOG_ENTRY.match(flat, start) or (self._own and HEADING.match(flat, start))
        return bool(headed) and place > self._doc.line(start)[1]

    def _told_of(self, finding: Finding, here: list[Mention]) -> Owner | None:
        """Return a friend or relative of whom the sentence says it: "her neighbor Ana has …"."""
        start = self._doc.segment(finding.start)[0]
        around = self._near.within(start, finding.start)
        nearest = around[-1] if around else None
        if nearest is None or nearest in here or self._people[nearest.person].role == "provider":
            return None
        theirs = _THEIRS.search(self._doc.flat, start, nearest.start)
        if not theirs and self._people[nearest.person].role != "contact":
            return None
        between = self._doc.flat[nearest.end : finding.start]
        if (
            saying.SAYS.search(between)
            or saying.NOUN.search(between)
            or not saying.HAS.search(between)
        ):
            return None
        return Owner(nearest.person, 0.75, "named in the sentence")

    def _named(self, finding: Finding, here: list[Mention], sentence: str) -> Owner | None:
        before = [m for m in here if m.start < finding.start]
        behind = None if before else then_named(self._near, finding, here)
        if behind is not None:
            return behind
        if not before and not any(m.person in self._marked for m in here):
            alone = len(self._about) == 1 and self._own and finding.because == CLEAR
            alone = alone or saying.PERSON_WORD.search(sentence) is not None
            return self._last(finding, 0.7) if alone else None
        nearest = head_of_row(self._doc, before) or (before or here)[-1]
        noun = saying.NOUN.search(self._doc.flat, nearest.end, max(nearest.end, finding.start))
        if noun and nearest.person not in self._marked and self._marked:
            return self._last(finding, 0.75)
        marked = nearest.person in self._marked
        vague = finding.because == VAGUE
        opens = begins_row(self._doc, nearest, parted=vague)
        beside = self._doc.flat[nearest.end : finding.start]
        opens = (opens or bool(_BESIDE.fullmatch(beside))) and (not vague or self._register)
        signs = self._doc.flat[finding.start] >= _HAN  # no blanks part their words
        owned = _OWNED.fullmatch(beside) or (not vague and len({m.person for m in here}) == 1)
        if not (marked or opens or signs or owned or saying.CARRIES.search(sentence)):
            return None
        return Owner(nearest.person, 0.85, "named in the sentence")

    def _last(self, finding: Finding, sure: float) -> Owner | None:
        """Return the person last spoken of whom the text may be about."""
        if len(self._marked) == 1:
            return Owner(self._marked[0], sure, "the person the document is about")
        group = self._marked or self._about
        known = [m for m in self._near.mentions if m.person in group and m.start < finding.start]
        if known:
            return Owner(self._near.topic(known).person, sure - 0.1, "last person spoken of")
        return Owner(group[0], sure - 0.1, "only subject") if len(group) == 1 else None

    def _reader(self, finding: Finding, sentence: str) -> Owner | None:
        """Return whom a letter is to that decides on a treatment: "denied coverage for MRI …"."""
        if finding.because != CLEAR or not saying.DECIDES.search(sentence):
            return None
        told = [m for m in self._near.within(0, finding.start) if m.person in self._about]
        reader = self._near.nearest("addressee", finding.start)
        return reader if reader and all(m.person == reader.person for m in told) else None
