"""Whom a pronoun means by the sentences before it: whom alone the last one names, or speaks of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.attribution.nearby import AFFECTED, Owner
from pipelines.attribution.part_words import NOUNS
from pipelines.attribution.sexes import sex_of_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detectors.texts.text import Finding
    from pipelines.attribution.mentions import Mention
    from pipelines.attribution.nearby import Nearby
    from pipelines.attribution.part_nouns import PartNouns

PRONOUN = re.compile(
    r"(?i)\b(?:his|her|hers|him|he|she|their|they|the (?:patient|employee|claimant|client|member|"
    r"student|victim|suspect|applicant|insured|defendant|child|minor|inmate))\b"
)
"""Words that mean somebody spoken of before."""

_THIRD = re.compile(r"(?i)\b(?:he|she|they|him|her|them|his|their)\b")
_MY = re.compile(r"(?i)\b(?:my|our) (?:[a-z-]+ ){0,2}[a-z-]+,? \Z")
_ELIDED = re.compile(
    r"(?:Got|Fell|Cut|Has|Had|Was|Takes|Took|Slipped|Hurt|Broke|Admitted|Diagnosed|Denie[sd]|Reports|"
    r"Complains|Tested|Needs|Suffers|Lost|Uses|Wears|Started|Stopped|Treated|Hospitalized|Hx|PMH|Dx|"
    r"C/[oO]|S/[pP]|Is (?:on|now|an?)|Recently|Currently|Allergic|Pregnant)\b"
)
"""How notes go on about the one just named: "EE Ruben Soto. Got lye in his eye"."""

_LABEL, _APART, _TOLD_OF, _SENTENCES_BACK, _BARE = 40, 3, 60, 6, 25
_THEIR_OWN = re.compile(r"(?i)\b(?P<whose>his|her|their) (?:[\w-]+ ){0,2}[\w-]+,? \Z")
"""What stands before the name of somebody's relative or friend: "her own classmate Kim"."""

_MY_OWN = re.compile(rf"(?i)(?:[QA]: )?(?:my|our) (?:[\w-]+ ){{0,2}}?(?P<noun>{NOUNS})\b")
"""Of whom a sentence speaks whom it does not name: `My neighbor. He had a stroke.`"""

_ANYONE = re.compile(r"(?i)\b(?:he|she|him|his|her|their|my)\b")
_QUOTED = re.compile(r"[ \t]*[>|]")
_HIS = re.compile(r"(?i)\b(?:his|her)\b")
_ONES = re.compile(r"(?i)\b(?:his|her|their|my)\b")
_GOES_ON = re.compile(r"\s*(?:He|She|His|Her)\b")
"""How a paragraph goes on with whom the one before told of."""


def just_named(near: Nearby, nouns: PartNouns, place: int) -> Owner | None:
    """Return whom "she" means: whom alone the nearest sentence before names that tells of anybody.

    Where a word for a part opens that one ("The conservatee lives with her son Luis Vega. Her …"),
    it is whom that word means. A sentence that names only a relative or friend of whom it speaks
    ("Her classmate Kim calls her a hero") is passed over; "he" means no woman. A person of -1 where
    it is a relative or friend of the writer's who has no name.
    """
    doc, start = near.doc, near.doc.sentence_start(place)
    said = _meaning(nouns, doc.flat, (start, place))
    if said is None or near.within(start, place):
        return None if said else _opens_before(near, nouns, start, place)
    if (part := nouns.opens(start)) is not None:
        return part
    sex, paragraph = sex_of_word(said), doc.paragraph(place)[0]
    if start <= paragraph:  # "She asked …" opens the next paragraph of the same story
        paragraph = doc.paragraph(max(0, paragraph - 1))[0]
    for _ in range(_SENTENCES_BACK):
        before = doc.sentence_start(max(0, start - 2))
        told = nouns.sexes.meant(near.within(before, start), sex)
        aside = bool(told) and _companions(near, told, start)
        opened = None if aside else nouns.opens(before)
        if opened is not None and nouns.sexes.agree(opened.person, sex):
            return opened
        parts = {who for who in nouns.told(before, start) if nouns.sexes.agree(who, sex)}
        if parts:
            return Owner(parts.pop(), 0.8, "whose part stands before") if len(parts) == 1 else None
        unnamed = _unnamed(doc.flat, before, sex)
        if unnamed or (told and not aside):
            return _only(near, told, before, sex) or unnamed
        if before <= paragraph and _GOES_ON.match(doc.flat, before):
            paragraph = doc.paragraph(max(0, paragraph - 1))[0]
        if before <= paragraph or start <= before:
            break
        start = before
    return None


def _opens_before(near: Nearby, nouns: PartNouns, start: int, place: int) -> Owner | None:
    """Return whose part opens the sentence before a bare label: `Defendant was born … . SSN …`."""
    line = near.doc.line(start)[0]
    if place - start > _BARE or start <= line or near.within(line, place):
        return None
    before = near.doc.sentence_start(max(0, start - 2))
    label = near.doc.flat.find(": ", before, min(start, before + _LABEL))
    return nouns.opens(label + 2 if label >= 0 else before)


def _meaning(nouns: PartNouns, flat: str, span: tuple[int, int]) -> str | None:
    """Return the pronoun of a sentence that means somebody told of before it, if it has one."""
    start, place = span
    begins = _THIRD.match(flat, start) or PRONOUN.match(flat, start)
    if begins:  # "She read me his Medicare number, …"
        last = [begins.group(), *_HIS.findall(flat, begins.end(), place)][-1]
        sexes = {sex_of_word(begins.group()), sex_of_word(last)}
        return last if sexes == {"m", "f"} else begins.group()
    if _ELIDED.match(flat, start):
        return "they"
    if nouns.speaks(start, place):
        return None  # "During the interview Respondent said that he …"
    said = [m.group() for m in _ANYONE.finditer(flat, start, place)]
    return said[-1] if said and said[-1].lower() != "my" else None


def _unnamed(flat: str, sentence: int, sex: str) -> Owner | None:
    """Return nobody where a sentence speaks of the writer's own relative who may be meant."""
    mine = _MY_OWN.match(flat, sentence)
    may_be = mine is not None and sex in ("", sex_of_word(mine["noun"]) or sex)
    return Owner(-1, 0.0, "somebody without a name") if may_be else None


def _companions(near: Nearby, told: Sequence[Mention], stop: int) -> bool:
    """Whether a sentence names but a relative of whom it goes on to speak: "Her son Al … her"."""
    flat, first = near.doc.flat, told[0]
    theirs = _THEIR_OWN.search(flat, max(0, first.start - _TOLD_OF), first.start)
    again = theirs and _THIRD.findall(flat, first.end, stop)
    alone = len({m.person for m in told}) == 1
    sex = sex_of_word(theirs["whose"]) if theirs else ""
    return bool(alone and again and sex in {sex_of_word(word) for word in again})


def _only(near: Nearby, told: Sequence[Mention], start: int, sex: str) -> Owner | None:
    """Return the only one a sentence names who may be meant, and who speaks of nobody else."""
    if len({m.person for m in told}) != 1:
        return None
    flat, first = near.doc.flat, told[0]
    theirs = _THEIR_OWN.search(flat, max(0, first.start - _TOLD_OF), first.start)
    said = _THIRD.findall(flat, start, theirs.start() if theirs else first.start)
    if any(not sex or sex_of_word(word) in ("", sex) for word in said):
        return None
    kept = near.people[first.person].role_or_subject() in (*AFFECTED, "contact")
    return Owner(first.person, 0.8, "whom the sentence before names") if kept else None


def part_told_of(near: Nearby, nouns: PartNouns, finding: Finding) -> Owner | None:
    """Return whose part opens the nearest sentence before that opens with one.

    "Our client was taken to the hospital. Medicare has a lien; beneficiary number …": the client.
    """
    doc = near.doc
    paragraph, start = doc.paragraph(finding.start)[0], doc.sentence_start(finding.start)
    told = None
    while start > paragraph and told is None:
        start = min(start - 1, doc.sentence_start(max(paragraph, start - 2)))
        told = nouns.opens(start)
    return told


def spoken_of_before(near: Nearby, finding: Finding, after: Mention) -> Owner | None:
    """Return whom "her" means before a value when the sentence names others behind it alone.

    "… told me of the theft. Stolen were her license (F1502866) and the card of her mother, Ana."
    after: the first name behind the value; one right behind it may be whose the value is.
    """
    doc, start = near.doc, near.doc.sentence_start(finding.start)
    said = list(_ONES.finditer(doc.flat, start, finding.start))
    if not said or said[-1].group().lower() == "my" or finding.start - said[-1].end() > _LABEL:
        return None
    if len(doc.flat[finding.end : after.start].split()) < _APART:
        return None
    told = near.eligible(near.within(doc.paragraph(start)[0], start), finding)
    told = [m for m in told if near.people[m.person].role_or_subject() in AFFECTED]
    kin = _THEIR_OWN.search(doc.flat, max(0, after.start - _TOLD_OF), after.start)
    if not told and kin:  # "His ID is … and his son, Al, …": whom the letter is about
        told = [m for m in near.within(0, start) if near.people[m.person].role == "subject"]
        told = told if len({m.person for m in told}) == 1 else []
    before = "whom the sentences before speak of"
    return Owner(near.topic(told).person, 0.75, before) if told else None


def of_my_relative(near: Nearby, finding: Finding) -> Owner | None:
    """Return whom "his" means behind "my brother Luis": the writer would say "my"."""
    start = near.doc.sentence_start(finding.start)
    named = near.within(start, finding.start)
    flat = near.doc.flat
    if not named or not _MY.search(flat[start : named[-1].start]):
        return None
    said = list(_ONES.finditer(flat, named[-1].end, finding.start))
    if not said or said[-1].group().lower() == "my":
        return None
    return Owner(named[-1].person, 0.85, "the writer's relative")


def last_spoken_of(near: Nearby, finding: Finding, about: Sequence[int]) -> Owner | None:
    """In running text a pronoun means the person last spoken of, when one paragraph away."""
    start, _ = near.doc.paragraph(finding.start)
    earlier = [m for m in near.mentions if m.person in about and m.start < start]
    segment = near.doc.segment(finding.start)
    if not earlier or not PRONOUN.search(near.doc.flat[segment[0] : segment[1]]):
        return None
    before, _ = near.doc.paragraph(earlier[-1].start)
    alone = len({m.person for m in earlier if m.start >= before}) == 1
    return Owner(earlier[-1].person, 0.65, "last person spoken of") if alone else None


def told_of_below(near: Nearby, finding: Finding) -> Owner | None:
    """Return whom "she" means in an answer above a mail: whom alone that mail tells of.

    Only where the answer has named nobody but writer and reader before the value. "Set her up",
    over a mail that tells of nobody else, speaks of who wrote it.
    """
    doc, (start, end) = near.doc, near.doc.segment(finding.start)
    message, text = near.message(finding.start)
    stop = message.start + len(text)
    if not _THIRD.search(doc.flat, start, end) or stop >= len(doc.flat):
        return None
    aside = {i for i, p in enumerate(near.people) if p.role in ("author", "addressee") or p.emails}
    if any(m.person not in aside for m in near.within(message.start, finding.start)):
        return None
    quoted, below = near.message(stop)
    told = {m.person for m in near.within(stop, stop + len(below)) if m.person not in aside}
    told = {p for p in told if near.people[p].role_or_subject() in AFFECTED and near.whole(p)}
    third = quoted.author not in (None, message.author, message.addressee)
    told = told or {quoted.author for _ in range(third) if quoted.author is not None}
    return Owner(told.pop(), 0.65, "of whom the mail below tells") if len(told) == 1 else None


def of_the_quoted(near: Nearby, finding: Finding) -> Owner | None:
    """Return of whom an answer tells: whom alone the quoted line right over it names."""
    doc = near.doc
    if _QUOTED.match(doc.line_before(finding.start)):
        return None
    above = doc.line(max(0, doc.paragraph(finding.start)[0] - 2))
    while above[0] and not doc.flat[slice(*above)].strip():
        above = doc.line(above[0] - 1)
    told = {m.person for m in near.within(*above)} if _QUOTED.match(doc.flat, above[0]) else set()
    acts = any(near.people[p].role in ("author", "staff", "provider") for p in told)
    alone = len(told) == 1 and not acts
    return Owner(told.pop(), 0.7, "whom the quoted line names") if alone else None
