"""First and second person in a text: what is the writer's own, and what the reader's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from detectors.texts.carried_labels import carried_label
from detectors.texts.labels import claims, words
from pipelines.attribution.form_holders import filled_in_by
from pipelines.attribution.letter_heads import others_over_greeting
from pipelines.attribution.nearby import AFFECTED, CLINICAL, Nearby, Owner
from pipelines.attribution.voice_sentences import gives, is_close, is_in, second_person
from pipelines.attribution.voice_words import (
    GIVES,
    HANDLES,
    HOUSE,
    KIN,
    MINE,
    MY_KIN,
    ORDERS,
    QUESTIONED,
    YOURS,
)

if TYPE_CHECKING:
    from detectors.texts.text import Finding
    from pipelines.attribution.mentions import Mention

_ON_HER = re.compile(r"(?i)\b(?:him|her|them|his|their)\b")
_OWN = re.compile(rf"(?i)\byour(?! {HOUSE})(?=[ ](?P<what>[^\n.;:]{{0,60}}))")
_MY_OWN = re.compile(r"(?i)\b(?:my|m[iy]s?|aking)(?: own)?[ ](?=(?P<what>[^\n.;:]{0,60}))")
_YOUR_OWN = re.compile(r"(?i)\byour own[ \n]")
_YOU_HAVE = re.compile(
    r"(?i)\byou(?:['’](?:re|ve))? (?:have|had|are|were|receive|take|took|suffer|need|use)\b"
)
_I_AM = re.compile(
    r"\bI(?: am|['’]m| was| take| suffer)\b(?![^.;:]*\b(?:his|her|their|him|them)\b)"
)
_OF_OTHERS = re.compile(r"(?i)\b(?:your|his|her|their)\b")
_ON, _BEHIND = 600, 30
_ITEM = re.compile(r"[ \t>*•-]*(?:[0-9]{1,2}[.)][ \t]*)?")
_TO_YOU = re.compile(r"(?i)(?:[ ]?[,:]|[ ][-–—]+)[ ](?=[^.;]{0,40}\byour?\b)")
_Told = Sequence[tuple[str, re.Pattern[str], list[re.Match[str]]]]
"""A role, its words, and where they stand before a value."""

_OF_QUESTIONS = frozenset({"security_question", "security_answer"})


class Voices:
    """Answers whose a value is where the text says my or your, for one document."""

    def __init__(self, near: Nearby) -> None:
        """near: the people and values of the document."""
        self._near = near

    def of(
        self, finding: Finding, span: tuple[int, int], here: list[Mention], third: int = -1
    ) -> Owner | None:
        """First and second person: the writer's own, the reader's own.

        third: where a word of the sentence means somebody else ("the buyer"); -1 without one.
        """
        flat, place, (start, end) = self._near.doc.flat, finding.start, span
        kinds, label = carried_label(flat, place)
        if not (here or _YOUR_OWN.search(flat, start, place)) and finding.detector in kinds:
            return self._meant(finding, label)
        named = sorted([m.start for m in here if m.start < place] + [third] * (third >= 0))
        before = _unnamed(self._near, start, place)
        if finding.detects in _OF_QUESTIONS:
            before = QUESTIONED.sub("", before)
        earlier = self._near.eligible(
            self._near.within(self._near.doc.paragraph(place)[0], start), finding
        )
        if not named and finding.detects not in CLINICAL and gives(before):
            return self._near.nearest("author", place)
        called = self._called_to(start, finding)
        if called is not None:
            return called
        told = [
            (role, word, said)
            for role, word, said in (
                ("author", MINE, self._first_person(finding, before, bool(named), earlier)),
                ("addressee", YOURS, second_person(before)),
            )
            if said is not None
            and not (named and (not said or said[-1].start() + start < named[-1]))
        ]
        sentence = "" if earlier or here else before + flat[place:end]
        role = self._speaker(finding, before, told, sentence)
        return (
            (self._near.nearest(role, place) or filled_in_by(self._near, place)) if role else None
        )

    def _speaker(self, finding: Finding, before: str, told: _Told, sentence: str) -> str:
        """In whose words a value is told: of those before it the writer's first; "" in nobody's.

        sentence: where anybody's word in it counts, "" else. "My number, which your agent keeps
        asking for, is …" is the writer's; "use the PIN … at any of our tellers" the reader's.
        """
        anywhere = [r for r, w, _ in told if sentence and self._anywhere(w, sentence, finding)]
        close = [r for r, _, said in told if said and is_close(before, said[-1])]
        spoken = [r for r, _, said in told if r in close or (said and r in anywhere)]
        return next(iter(spoken or anywhere), "")

    def _anywhere(self, word: re.Pattern[str], sentence: str, finding: Finding) -> bool:
        """As `_anywhere`; not where a letter about another asks its reader: "when you report"."""
        told = self._near.doc.flat[finding.start : finding.end]
        near = sentence[: sentence.find(told) + len(told) + _BEHIND]  # "…, if you withdraw your …"
        asks = word is YOURS and not _OWN.search(near)
        aside = asks and bool(others_over_greeting(self._near, finding.start))
        return not aside and is_in(word, sentence, finding)

    def _called_to(self, start: int, finding: Finding) -> Owner | None:
        """Return whom a sentence calls by name that goes on with "your": "2) Al - your card …"."""
        doc = self._near.doc
        named = self._near.within(max(start, doc.line(start)[0]), finding.start)
        if not named or not _ITEM.fullmatch(doc.line_before(named[0].start)):
            return None
        said = _TO_YOU.match(doc.flat, named[0].end, finding.start)
        alone = len({m.person for m in named}) == 1
        return Owner(named[0].person, 0.85, "called to by name") if said and alone else None

    def _first_person(
        self, finding: Finding, before: str, third: bool, earlier: list[Mention]
    ) -> list[re.Match[str]] | None:
        """Words of the first person before a value that may say whose it is; None where none may.

        third: whether the sentence has told of somebody else; earlier: the people of those before.
        """
        said = [m for m in MINE.finditer(before) if not KIN.match(before, m.end())]
        said = [m for m in said if not MY_KIN.search(before[: m.start()])]
        if any(self._near.people[m.person].role_or_subject() in AFFECTED for m in earlier):
            said = [m for m in said if not HANDLES.match(before, m.end())]
        # "For Ana Ruiz I have the license", "she is registered with our office", "our review"
        ill = finding.detects in CLINICAL and _I_AM.search(before)  # "his father …: I am on oxygen"
        left = (
            ("our",)
            if ill
            else ("i", "our")
            if third
            else ("our",)
            if finding.detects in CLINICAL
            else ()
        )
        said = [m for m in said if m.group().lower() not in left]
        bare = all(m.group().lower() in ("i", "our") for m in said)
        if bare and _readers_own(before, said[-1].start() if said else 0):
            return None  # "I have written to them about the bill of your …"
        if said and (third or said[-1].group().lower() == "i"):
            # "My brother Luis pays my rent; his account is …"
            return [] if _ON_HER.search(before, said[-1].end()) else said
        return said

    def _meant(self, finding: Finding, label: int) -> Owner | None:
        """Return whose the thing is that a sentence before calls by its name: my SSN, yours."""
        near = self._near
        start = near.doc.sentence_start(label)
        said = [
            (match.end(), role)
            for role, word in (("author", MINE), ("addressee", YOURS))
            for match in word.finditer(near.doc.flat, start, label)
            if not KIN.match(near.doc.flat, match.end())
        ]
        if others_over_greeting(near, label) and not _OWN.search(near.doc.flat, start, label):
            said = [(at, role) for at, role in said if role == "author"]
        here = near.eligible(near.within(start, finding.start), finding)
        if here or not said:
            return Owner(here[-1].person, 0.8, "told of in the sentence before") if here else None
        return near.nearest(max(said)[1], finding.start)

    def goes_on(self, finding: Finding) -> Owner | None:
        """Return the writer who goes on: "My passport is …, it expires soon. Social is …"."""
        near, place = self._near, finding.start
        start = max(near.message(place)[0].start, place - _ON)
        mine = [m for m in _MY_OWN.finditer(near.doc.flat, start, place) if _is_label(m["what"])]
        if not mine and finding.detects == "card_number":  # "Book both, please. Card is …"
            mine = list(ORDERS.finditer(near.doc.flat, start, place))
        if not mine or finding.detects in CLINICAL:
            return None
        writer = near.nearest("author", place)
        told = {m.person for m in near.within(mine[-1].start(), place)}
        between = near.doc.flat[mine[-1].end() : place]
        if writer is None or told - {writer.person} or _OF_OTHERS.search(between):
            return None
        return Owner(writer.person, 0.75, "the writer goes on")

    def of_letter(self, finding: Finding) -> Owner | None:
        """Return who gives or gets a value where only writer and reader are named."""
        (message, text), doc = self._near.message(finding.start), self._near.doc
        told = _ON_HER.search(doc.flat, doc.sentence_start(finding.start), finding.start)
        mine, yours = bool(MINE.search(text)), bool(YOURS.search(text))
        hands_on = bool(GIVES.search(text)) or (mine and not yours)
        mail = message.author is not None
        role = "author" if hands_on or (mail and mine) else "addressee"
        if role == "addressee" and (finding.detects == "password" or (mail and not yours)):
            return None
        third = any(p.role not in ("author", "addressee") for p in self._near.people)
        if told and (third or role == "author"):  # "his number was the same as his social, …"
            return None
        owner = self._near.nearest(role, finding.start)
        return Owner(owner.person, 0.6, f"given by or to the {role}") if owner else None


def _unnamed(near: Nearby, start: int, end: int) -> str:
    """The text of a span with other letters for its names: `My Duong` says no "my"."""
    told = near.doc.flat[start:end]
    for named in near.within(start, end):
        cut = slice(named.start - start, named.end - start)
        told = told[: cut.start] + "n" * len(told[cut]) + told[cut.stop :]
    return told


def _is_label(what: str) -> bool:
    """Whether words begin with the label of a value, and of nobody's relative: `passport is …`."""
    asked = words(what)[:5]
    return any(claims(asked[:size])[1] for size in range(1, len(asked) + 1))


def _readers_own(before: str, place: int) -> bool:
    """Whether "your …" names what is asked for, or comes behind the last "I" of the writer."""
    if _YOU_HAVE.search(before, place):  # "I have a note that you receive disability for …"
        return True
    for own in _OWN.finditer(before):
        if _is_label(own["what"]) or own.start() > place:
            return not KIN.match(before, own.end())
    return False
