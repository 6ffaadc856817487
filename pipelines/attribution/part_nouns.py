"""Whom a document means by a word for a part: "the respondent's number", "Baby has …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detectors.texts.labels import claims, words
from pipelines.attribution import part_words as terms
from pipelines.attribution.apposed_parts import ApposedParts
from pipelines.attribution.named_by_part import named_so
from pipelines.attribution.nearby import CLINICAL, Nearby, Owner
from pipelines.attribution.right_behind import has_it
from pipelines.attribution.sexes import Sexes, sex_of_word
from pipelines.attribution.two_parts import of_two_parts

if TYPE_CHECKING:
    from detectors.texts.text import Finding
    from pipelines.attribution.mentions import Mention

_BESIDE = re.compile(r"(?i)\b(?:is|was|as|with|by|of|to|from|for|and|told|met|called|saw)[ ]\Z")
"""What stands before a relative whom a sentence only mentions: "lives with her husband"."""

_KINS = re.compile(r"(?i)\b(?:your|his|her|their|my)[ ]\Z")
_THEIRS = re.compile(r"(?i)\b(?:his|her)\b")
_UNKNOWN = re.compile(r"(?i)\b(?:unknown|unidentified|unnamed)\b")
_ASSETS = re.compile(r"(?i)\b(?:inventory|estate|assets?|holdings|property|appraisal|schedule)\b")
_OF_TWO = re.compile(r"(?i)\bthe (?P<which>former|latter)\b")
_DONE_BY = re.compile(r"(?i)\b[a-z]{3,}(?:ed|en|lt|pt) (?:by|with|through) (?:\w+ ){0,2}\Z")
_THE = re.compile(r"(?i)\bthe[ \n]\Z")
_TWO = 2
_CLOSE = 15


class PartNouns:
    """Answers whom such a word means, for one document; None where it names nobody or several."""

    def __init__(self, near: Nearby) -> None:
        """near: the people and values of the document."""
        self._near = near
        self.sexes = Sexes(near)
        self._words = ApposedParts(near)
        self._known: dict[str, int | None] = {}

    def owner_of_label(self, finding: Finding, start: int) -> Owner | None:
        """Return whose a value is whose own label has the word: `Decedent's SSN`.

        start: of the sentence.
        """
        flat = self._near.doc.flat
        if finding.detects == "mothers_maiden_name":
            return None  # is the child's, whoever the mother is
        for told in reversed(list(terms.POSSESSED.finditer(flat, start, finding.start))):
            label = words(told["rest"])
            if any(claims(label[:size])[1] for size in range(1, min(5, len(label)) + 1)):
                owner = self.means(told["noun"], told.start())
                return owner or self._nobodys(told, finding.end)
        return None

    def _nobodys(self, told: re.Match[str], end: int) -> Owner | None:
        """Return nobody for a relative without a name: "your passport, your mother's card"."""
        theirs = _KINS.search(told.string, max(0, told.start() - 10), told.start())
        kin = theirs and sex_of_word(told["noun"])
        named = self._near.within(told.start(), end + _CLOSE) if kin else ()
        return Owner(-1, 0.0, "a relative without a name") if kin and not named else None

    def in_whose_name(self, finding: Finding) -> Owner | None:
        """Return whose a value is by the words behind it: "…, which is in the patient's name"."""
        flat, end = self._near.doc.flat, finding.end
        said = terms.IN_NAME.match(flat, end) or self._is_parts(finding)
        said = said or self._plans(finding) or self._code_behind(end)
        if said is None:
            return of_two_parts(self._near, self.means, finding)
        noun = said.lastgroup or 0
        told = self.means(said[noun], said.start(noun))
        kin = said.re is terms.IS_PARTS and said[noun].lower() not in terms.MAIN
        return told or (Owner(-1, 0.0, "a part without a name") if kin else None)

    def _plans(self, finding: Finding) -> re.Match[str] | None:
        """The words on the line of a plan that say in whose name its card is."""
        doc, plan = self._near.doc, finding.detects == "health_insurance"
        end = doc.line(finding.end)[1]
        return terms.PLAN_IN_NAME.search(doc.flat, finding.end, end) if plan else None

    def _is_parts(self, finding: Finding) -> re.Match[str] | None:
        """The words behind a number that say whose it is; nobody is named between the two."""
        if finding.detects in CLINICAL:
            return None
        said = terms.IS_PARTS.match(self._near.doc.flat, finding.end)
        return None if said and self._near.within(finding.end, said.end()) else said

    def _code_behind(self, end: int) -> re.Match[str] | None:
        """The code of a party right behind a value, or alone at the end of its line."""
        doc, stop = self._near.doc, self._near.doc.line(end)[1]
        behind = terms.CODE_BEHIND.match(doc.flat, end)
        found = [behind] if behind else list(terms.CODE_BEHIND.finditer(doc.flat, end, stop))
        if len(found) != 1 or (not behind and doc.flat[found[0].end() : stop].strip(")]. ")):
            return None
        named = self._near.within(end, found[0].start())
        whole = [m for m in named if self._near.whole(m.person)]
        return None if any(m.end >= found[0].start() - 1 for m in whole) else found[0]

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
        granted = [terms.GRANTED] if terms.POWER.search(flat) else []
        forms = [terms.SPOKEN_OF, terms.POSSESSED, terms.CODE, *granted]
        found = [m for form in forms for m in form.finditer(flat, start, end)]
        if finding.detects not in CLINICAL:
            found += self._words.spoken_of(flat, start, end)
        found = [m for m in found if m.start() < finding.start or m.end() <= finding.end]
        found = [m for m in found if self._meant(m) and not self._aside(m, finding.start)]
        last = max(found, key=lambda m: m.start(), default=None)
        if last is not None and self._of_other(last, finding):
            return None, -1  # "The caller read me his number"
        acts = ("staff", "provider")
        between = self._near.within(last.start(), finding.start) if last else []
        if last is None or any(self._near.people[m.person].role not in acts for m in between):
            return None, -1
        return self.means(next(filter(None, last.groups())), last.start()), last.start()

    def _of_other(self, said: re.Match[str], finding: Finding) -> bool:
        """Whether "his" stands between a word and a value, and the word means a woman."""
        theirs = list(_THEIRS.finditer(said.string, said.end(), finding.start))
        sex = sex_of_word(theirs[-1].group()) if theirs else ""
        meant = self.means(next(filter(None, said.groups())), said.start()) if sex else None
        return meant is not None and not self.sexes.agree(meant.person, sex)

    def _meant(self, said: re.Match[str]) -> bool:
        """Whether a sentence does more than mention somebody: "identified him as S-1 by his …"."""
        held = said.groupdict().get("held")  # `plan of pupil`
        if held or said.re is terms.CODE or said[0][:3] in ("the", "The"):
            return True
        return not _BESIDE.search(said.string, max(0, said.start() - 10), said.start())

    def _aside(self, said: re.Match[str], end: int) -> bool:
        """Whether nobody is meant, of a thing before a comma: "the caregiver's affidavit, …"."""
        ended = said.re is terms.POSSESSED and "," in said.string[said.end() : end]
        return ended and self.means(said["noun"], said.start()) is None

    def speaks(self, start: int, end: int) -> bool:
        """Whether a span has a word for a part."""
        flat = self._near.doc.flat
        return any(form.search(flat, start, end) for form in (terms.SPOKEN_OF, terms.CODE))

    def told(self, start: int, end: int) -> set[int]:
        """Whom codes and parts mean in a span: "I met V1 who …", "On arrival the subject …"."""
        flat = self._near.doc.flat
        said = [m for m in terms.SPOKEN_OF.finditer(flat, start, end) if m[0][:3] in ("the", "The")]
        said += terms.CODE.finditer(flat, start, end)
        owners = (self.means(next(filter(None, m.groups())), m.start()) for m in said)
        return {owner.person for owner in owners if owner is not None}

    def opens(self, place: int) -> Owner | None:
        """Whom the word for a part means that opens the sentence at a place."""
        flat = self._near.doc.flat
        said = next(
            (m for f in (terms.SPOKEN_OF, terms.CODE) if (m := f.match(flat, place))),
            None,
        )
        return self.means(next(filter(None, said.groups())), place) if said else None

    def told_after(self, named: Mention, place: int) -> Owner | None:
        """Return whose part the text speaks of behind a name, before a value; None without one.

        "… the share of Ana Ruiz. Only the borrower's income counts. SSN 418-…": the borrower. Or
        whose opens the sentence in which somebody is named for what they do to them: "The employee
        was helped by Luis Vega. The company pays …".
        """
        doc = self._near.doc
        said = [*terms.POSSESSED.finditer(doc.flat, named.end, place)]
        said = [m for m in said if _THE.search(doc.flat, m.start() - 5, m.start())]
        if said and (owner := self.means(said[-1]["noun"], said[-1].start())) is not None:
            return owner
        start = doc.sentence_start(named.start)
        return self.opens(start) if _DONE_BY.search(doc.flat, start, named.start) else None

    def decedent(self, finding: Finding) -> Owner | None:
        """Return whose estate a document settles, for what it counts among the assets."""
        flat, start = self._near.doc.flat, self._near.doc.sentence_start(finding.start)
        listed = _ASSETS.search(flat, start, finding.start)
        return self.means("decedent", start) if listed else None

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

    def means(self, noun: str, place: int) -> Owner | None:
        """Return whom a word for a part means that stands at a place."""
        word = noun if terms.CODE.fullmatch(noun) else noun.lower()
        if word not in self._known:
            self._known[word] = self._called(word)
        person = self._known[word]
        if person is None:
            return self._main(word, place) or self._other_side(word, place)
        return Owner(person, 0.85, f"the {word} of the document")

    def _other_side(self, word: str, place: int) -> Owner | None:
        """Return who is named beside the one on the other side: a payor beside `payee is Luis`."""
        other = self._called(terms.OTHER_SIDE.get(word, ""))
        here = set(self._affected(self._near.doc.sentence_start(place), place)) - {other}
        alone = other is not None and len(here) == 1
        return Owner(here.pop(), 0.75, f"the {word}, beside the other side") if alone else None

    def _called(self, word: str) -> int | None:
        for said in (word, *terms.SAME.get(word, ())):
            found = named_so(self._near, said)
            if found:
                return found.pop() if len(found) == 1 else None
        return self._words.called(word)

    def _main(self, word: str, place: int) -> Owner | None:
        """Return whom alone the text so far is about, for a word that may mean them."""
        near = self._near
        told = {m.person for m in near.within(0, place) if near.people[m.person].role == "subject"}
        stop = place + len(word) + _CLOSE  # `Claimant driver Ana Ruiz`
        here = {m.person for m in near.within(near.doc.sentence_start(place), stop)}
        alone = word in terms.MAIN and len(told) == 1 and here <= told
        if not alone and word == "patient":
            return self.patient()
        if not told and word in terms.MAIN and not _UNKNOWN.search(near.doc.flat):
            left = self._words.without(set(self._affected(0, place)))
            left = {p for p in left if near.whole(p) and near.people[p].role != "addressee"}
            return Owner(left.pop(), 0.7, "who has no other part") if len(left) == 1 else None
        return Owner(told.pop(), 0.75, "whom the document is about") if alone else None
