"""Whom a document means by a word for a part: "the respondent's number", "Baby has …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detectors.texts.labels import claims, words
from pipelines.attribution.nearby import Nearby, Owner
from pipelines.attribution.part_words import (
    CAPTION,
    CODES,
    JOBS,
    MAIN,
    NOUNS,
    OPENING,
    SAME,
    SHORT,
)
from pipelines.attribution.right_behind import has_it
from pipelines.attribution.sexes import Sexes

if TYPE_CHECKING:
    from detectors.texts.text import Finding

_ADJECTIVES = r"(?:(?!own\b|same\b)[a-z]{4,12}[ ]){0,2}"
_POSSESSED = re.compile(
    rf"(?i)\b(?P<noun>{NOUNS}|{JOBS})['’]s?[ ](?!licen[cs]e|permit)(?=(?P<rest>[^\n.;:]{{0,60}}))"
)
_SPOKEN_OF = re.compile(
    rf"(?:\b(?:(?:[Tt]he|[Ss]aid|[Tt]his)[ ]{_ADJECTIVES}|"
    r"(?:[Hh]is|[Hh]er|[Mm]y|[Yy]our|[Tt]heir|[Oo]ur)[ ])"
    rf"(?P<noun>(?i:{NOUNS}))|"
    rf"(?:^|(?<=[.!?:\"”][ ])|(?<=\n))(?P<first>(?i:{NOUNS}))|"
    r"(?<![\w-])(?P<party>[Cc]omplainant|[Rr]espondent|[Pp]etitioner|[Pp]laintiff|[Dd]efendant|"
    r"Claimant|[Dd]ecedent|Applicant|[Aa]ppellant|Insured|[Cc]onservatee|Debtor)|"
    r"(?<![\w-])(?P<short>(?i:insd|clmt|pt)))"
    r"\b(?!['’](?!s[,.;)\n])|[ ]of\b|[ ]#?[0-9]|[ ]licen[cs]e|[ ]permit)"
)
_CODED = re.compile(
    r"(?<![\w-])(?P<noun>[VSWPD]-?[0-9]{1,2}|RP|R/P|(?:Driver|Party|Passenger|Victim|Suspect|Witness|"
    r"Patient|Applicant|Borrower|Tenant|Claimant|Child|Minor|Student)[ ]#?[0-9])"
    r"(?![\w-]|[ ]{2}|[ ]+[A-Z]{2})"
)
"""How reports of the police call the parties: V-1 a victim, S-1 a suspect, RP who reported."""

_BESIDE = re.compile(r"(?i)\b(?:is|was|as|with|by|of|to|from|for|and|told|met|called|saw)[ ]\Z")
"""What stands before a relative whom a sentence only mentions: "lives with her husband"."""

_ASSETS = re.compile(r"(?i)\b(?:inventory|estate|assets?|holdings|property|appraisal|schedule)\b")
_OF_TWO = re.compile(r"(?i)\bthe (?P<which>former|latter)\b")
_TWO = 2
_IN_NAME = re.compile(
    r"(?i)[ ,;(–—-]*(?:(?:which|that|it|and)[ ])?(?:(?:is|are|was|were|held|kept|opened|still|only|"
    rf"solely)[ ]){{0,3}}in (?:the|his|her|my|their) (?P<noun>{NOUNS}|{JOBS})['’]s?[ ]"
    r"(?:own[ ]|sole[ ])?name\b"
)
_VERSUS = re.compile(r"\b(?:v|vs|versus)\.?(?:\s{1,40}|[ ]{3,}[^\n]{1,60}\n\s*)$")
_VERSUS_BEHIND = re.compile(r"[ ,]+(?:v|vs|versus)\.?\s+[A-Z]")
_BEFORE, _AFTER, _CAPTIONED, _NEXT = 40, 80, 160, 3


class PartNouns:
    """Answers whom such a word means, for one document; None where it names nobody or several."""

    def __init__(self, near: Nearby) -> None:
        """near: the people and values of the document."""
        self._near = near
        self.sexes = Sexes(near)
        self._known: dict[str, int | None] = {}

    def owner_of_label(self, finding: Finding, start: int) -> Owner | None:
        """Return whose a value is whose own label has the word: `Decedent's SSN`.

        start: of the sentence.
        """
        flat = self._near.doc.flat
        for told in reversed(list(_POSSESSED.finditer(flat, start, finding.start))):
            label = words(told["rest"])
            if any(claims(label[:size])[1] for size in range(1, min(5, len(label)) + 1)):
                return self._owner(told["noun"], told.start())
        return None

    def in_whose_name(self, finding: Finding) -> Owner | None:
        """Return whose a value is by the words behind it: "…, which is in the patient's name"."""
        said = _IN_NAME.match(self._near.doc.flat, finding.end)
        return self._owner(said["noun"], said.start("noun")) if said else None

    def patient(self) -> Owner | None:
        """Return who alone is said to have an illness, whom a document without a label means."""
        near = self._near
        ill = {owner.person for f in near.clinical() if (owner := has_it(near, f)) is not None}
        return Owner(ill.pop(), 0.7, "who alone is said to be ill") if len(ill) == 1 else None

    def spoken_of(self, finding: Finding, start: int) -> tuple[Owner | None, int]:
        """Of whom the sentence speaks by a word, and where that stands: `The victim has …`."""
        paired = self._of_two(finding, start)
        if paired is not None:
            return paired, start
        flat, end = self._near.doc.flat, finding.start + 20
        forms = (_SPOKEN_OF, _POSSESSED, _CODED)
        found = [m for form in forms for m in form.finditer(flat, start, end)]
        found = [m for m in found if m.start() < finding.start or m.end() <= finding.end]
        found = [m for m in found if self._meant(m)]
        last = max(found, key=lambda m: m.start(), default=None)
        acts = ("staff", "provider")
        between = self._near.within(last.start(), finding.start) if last else []
        if last is None or any(self._near.people[m.person].role not in acts for m in between):
            return None, -1
        return self._owner(next(filter(None, last.groups())), last.start()), last.start()

    def _meant(self, said: re.Match[str]) -> bool:
        """Whether a sentence does more than mention somebody: "identified him as S-1 by his …"."""
        if said.re is _CODED or said[0][:3] in ("the", "The"):
            return True
        return not _BESIDE.search(said.string, max(0, said.start() - 10), said.start())

    def speaks(self, start: int, end: int) -> bool:
        """Whether a span has a word for a part."""
        flat = self._near.doc.flat
        return any(form.search(flat, start, end) for form in (_SPOKEN_OF, _CODED))

    def told(self, start: int, end: int) -> set[int]:
        """Whom codes and parts mean in a span: "I met V1 who …", "On arrival the subject …"."""
        flat = self._near.doc.flat
        said = [m for m in _SPOKEN_OF.finditer(flat, start, end) if m[0][:3] in ("the", "The")]
        said += _CODED.finditer(flat, start, end)
        owners = (self._owner(next(filter(None, m.groups())), m.start()) for m in said)
        return {owner.person for owner in owners if owner is not None}

    def opens(self, place: int) -> Owner | None:
        """Whom the word for a part means that opens the sentence at a place."""
        flat = self._near.doc.flat
        said = next((m for f in (_SPOKEN_OF, _CODED) if (m := f.match(flat, place))), None)
        return self._owner(next(filter(None, said.groups())), place) if said else None

    def decedent(self, finding: Finding) -> Owner | None:
        """Return whose estate a document settles, for what it counts among the assets."""
        flat, start = self._near.doc.flat, self._near.doc.sentence_start(finding.start)
        listed = _ASSETS.search(flat, start, finding.start)
        return self._owner("decedent", start) if listed else None

    def _of_two(self, finding: Finding, start: int) -> Owner | None:
        """Return whom "the former" or "the latter" means: one of the last two people before."""
        told = list(_OF_TWO.finditer(self._near.doc.flat, start, finding.start))
        if not told:
            return None
        doc, place = self._near.doc, told[-1].start()
        paragraph = doc.paragraph(start)[0]
        before = self._affected(paragraph, place)
        before = before or self._affected(doc.paragraph(max(0, paragraph - 1))[0], paragraph)
        two = list(dict.fromkeys(reversed(before)))[1::-1]
        if len(set(two)) != _TWO:
            return None
        return Owner(two[told[-1]["which"].lower() == "latter"], 0.85, "one of two")

    def _affected(self, start: int, end: int) -> list[int]:
        """Whom a span names, without those who only act in it."""
        near, acts = self._near, ("staff", "provider", "author")
        named = [m.person for m in near.within(start, end)]
        return [person for person in named if near.people[person].role not in acts]

    def _owner(self, noun: str, place: int) -> Owner | None:
        word = noun if _CODED.fullmatch(noun) else noun.lower()
        if word not in self._known:
            self._known[word] = self._called(word)
        person = self._known[word]
        if person is None:
            return self._main(word, place)
        return Owner(person, 0.85, f"the {word} of the document")

    def _called(self, word: str) -> int | None:
        for said in (word, *SAME.get(word, ())):
            found = self._named_so(said)
            if found:
                return found.pop() if len(found) == 1 else None
        return None

    def _main(self, word: str, place: int) -> Owner | None:
        """Return whom alone the text so far is about, for a word that may mean them."""
        near = self._near
        told = {m.person for m in near.within(0, place) if near.people[m.person].role == "subject"}
        here = {m.person for m in near.within(near.doc.sentence_start(place), place)}
        alone = word in MAIN and len(told) == 1 and here <= told
        if not alone and word == "patient":
            return self.patient()
        return Owner(told.pop(), 0.75, "whom the document is about") if alone else None

    def _named_so(self, word: str) -> set[int]:
        """The people whose names stand behind the word, or before it as in a caption."""
        near, plain = self._near, _spelled(word)
        before = re.compile(
            rf"(?i)(?:(?<![\w-])(?:(?<!,[ ]){plain}(?:\(s\)|['’]s(?=[ ]name))?[ :,_(]*|"
            rf"{plain},?[ ]?)"
            r"(?:(?:\n[ ]*)?name[ .:]*|is |named )?|"
            rf"{OPENING.get(word, '(?!)')})$"
        )
        after = re.compile(
            r"(?i)(?:,\s{1,40}|[ ]?\()"
            r"(?:(?:the|a|an|my|his|her|their|your) (?:[a-z]{3,12} )??)?[\"“]?"
            rf"{plain}\b(?!['’]|[ \w]{{0,25}}:)"
        )
        acts = () if re.fullmatch(JOBS, word) else ("staff", "provider")
        flat, caption = near.doc.flat, CAPTION.get(word)
        return {
            m.person
            for m in near.mentions
            if near.people[m.person].role_or_subject() not in acts
            and (
                before.search(flat[max(0, m.start - _BEFORE) : m.start])
                or flat[m.start : m.end].lower().startswith(f"{word.lower()} ")
                or self._apposed(after, m.end)
                or (caption == "before" and _VERSUS_BEHIND.match(flat, m.end))
                or (
                    caption == "behind"
                    and _VERSUS.search(flat[max(0, m.start - _CAPTIONED) : m.start])
                )
            )
        }

    def _apposed(self, after: re.Pattern[str], end: int) -> bool:
        """Whether the word stands behind a name, and of no next one: "Ana Ruiz, her son Luis"."""
        said = after.match(self._near.doc.flat, end, end + _AFTER)
        return said is not None and not self._near.within(said.end(), said.end() + _NEXT)


def _spelled(word: str) -> str:
    """The word as a pattern; the code of a party in its other spellings: V1, V-1, VICTIM #1."""
    if word in SHORT:
        return rf"(?:{word}|{SHORT[word]})"
    code = re.fullmatch(r"([VSWPD])-?([0-9]{1,2})", word)
    if code is None:
        return re.escape(word).replace(r"\ \#", r"\ ").replace(r"\ ", "[ ]#?")
    return rf"(?:{code[1]}-?{code[2]}|(?:{CODES[code[1]]})[ ]?#?{code[2]})"
