"""Whose value it is by the words of its label: whom the form calls by the same words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detectors.texts.label_owners import label_text
from detectors.texts.labels import POSSESSIVE, claimed, claims, words
from detectors.words.header_words import word_set
from detectors.words.headers import role_of
from pipelines.attribution.named_in_fields import named_before, named_in
from pipelines.attribution.nearby import Nearby, Owner

if TYPE_CHECKING:
    from detectors.texts.labels import Field
    from detectors.texts.text import Finding
    from pipelines.attribution.units import Document

_NAMED = frozenset({
    "victim", "suspect", "witness", "borrower", "co", "joint", "owner", "applicant", "spouse",
    "husband", "wife", "mother", "father", "parent", "guardian", "child", "son", "daughter",
    "dependent", "dependant", "student", "pupil", "taxpayer", "petitioner", "respondent",
    "plaintiff", "defendant", "debtor", "decedent", "driver", "passenger", "patient", "member",
    "subscriber", "employee", "claimant", "insured", "guarantor", "signer", "cosigner",
    "beneficiary", "conservatee", "conservator", "tenant", "buyer", "seller", "adult", "minor",
    "head", "household", "primary", "secondary", "coborrower", "coapplicant", "partner",
    "recipient", "caregiver", "provider", "roommate", "payee", "donor", "volunteer", "visitor",
    "client", "participant", "complainant", "veteran", "resident", "sponsor", "arrestee",
    "helper", "pensioner", "requester", "leaver", "swimmer", "landlord", "grantor", "grantee",
    "trustor", "settlor", "affiant", "declarant", "examinee", "purchaser", "deceased",
})  # fmt: skip
_VAGUE = frozenset(
    {"contact", "user", "self", "admin", "associate", "subject", "party", "person", "individual",
     "lead", "sender", "holder", "account", "card", "contractor", "candidate", "reporting"}
)  # fmt: skip
"""Words for people that stand in labels as often for no part of a form."""
_PERSONS = _NAMED | (frozenset(w for w in word_set("subject") if " " not in w) - _VAGUE)
_ASKS = frozenset(
    {"name", "full", "legal", "first", "last", "middle", "initial", "s", "and", "the", "of", "your",
     "other", "or", "if", "joint", "rdp", "print"}
)  # fmt: skip
_TOLD = re.compile(r"^(?:\S+\s+){5}|[0-9]{3}")
_SHOWN = re.compile(r"(?i)\b(?:shown|seen|presented|checked|copied|verified)\W*$")
_SHORT, _NEXT, _HEADED, _TITLE = 40, 3, 20, 70
_ASIDE = ("contact", "staff", "provider")
_OWN_NUMBERS = {"ssn", "account_number", "drivers_license", "state_id", "passport", "tax_id"}
_DRIVES = re.compile(r"(?i)\bdriver(?:['’]?s['’]?)?[ ](?:licen[cs]e|lic\b|permit|id\b)")
_OF_ANOTHER = re.compile(r"[0-9][.;] (?:[A-Z][a-z]+|the) |\b(?:[Hh]is|[Hh]er) ")
"""Behind a label: "Grantor's SSN: 567-33-0184. The grantee has none; …", "CALLER: her ID is …"."""

_HEALTH = {"health", "medical", "history", "conditions", "allergies", "medications", "illnesses"}

_COUNT = re.compile(r"[0-9]{1,2}|[a-d]")
_COUNTED = re.compile(r"(?i)^(?:section|part|box) [0-9a-z]{1,3}[ ]?[.:)–—-]*[ ]*")
_ASKS_OF = re.compile(
    r"(?i)\b(?:has|have|does|did|is|was) the (?P<who>(?:[a-z]+ ){0,1}[a-z]+) (?:ever |now |"
    r"currently |also ){0,2}(?:been|had|have|suffer\w*|tak(?:e|ing)|us(?:e|ing)|receiv\w+|under)\b"
    r"[^:?\n]{0,80}[:?]"
)
"""A question over lines of illnesses: `Has the proposed insured been treated for:`."""


class Called:
    """Answers whom a label means, for one document: `Victim DL` is the one named under `Victim`."""

    def __init__(self, near: Nearby) -> None:
        """near: the people and values of the document."""
        self._near = near
        doc = near.doc
        self._holders: list[tuple[frozenset[str], int, int]] = []
        self._second: dict[frozenset[str], int] = {}
        self._asked: set[frozenset[str]] = set()
        self._again: set[int] = set()
        for field in doc.fields:
            held = _holder(doc, field)
            held = held or (self._section(field) if field.words == ("name",) else held)
            if held and (_names(doc, field, held) or self._holds_name(field)):
                named = named_in(near, field)
                if not named and _TOLD.search(doc.flat[field.start : field.end]):
                    continue  # what the visitor of a chat says is no name of a visitor
                if not named and (same := named_before(near, field)) is not None:
                    self._again.add(field.label_start)
                    named = same or [who for _, _, who in self._holders if who >= 0][-1:]
                named = named or [-1]
                self._holders.append((held, field.label_start, named[0]))
                self._second.update({held | {"co"}: who for who in named[1:2]})
            elif held:
                self._asked.add(held)

    def _holds_name(self, field: Field) -> bool:
        """Whether a label of words that nobody knows stands before a name: `IHSS Recipient`."""
        flat = self._near.doc.flat
        said = label_text(flat, field)
        if claims(said)[1] > 1 or role_of(said) in ("provider", "staff"):
            return False
        named = self._near.within(field.start, field.start + 1)
        return bool(named) and len(said) <= 3

    def in_own_words(self, person: int) -> bool:
        """Whether the form repeats a person's part in the labels of their values: `Child SSN`."""
        return any(
            held in self._asked
            for held, place, who in self._holders
            if who == person and place not in self._again
        )

    def heading(self, start: int) -> Owner | None:
        """Return whose form begins at a place with their part alone: `employee   518-40-2236`."""
        first = next((f for f in self._near.doc.fields if f.label_start >= start), None)
        if first is None or len(first.words) != 1 or self._near.within(first.start, first.end + 1):
            return None  # `Owner: Ana Ruiz` names somebody and heads nothing
        return self._named(frozenset(first.words) & _PERSONS, first)

    def asks_for_part(self, finding: Finding) -> bool:
        """Whether the label of a value says whose it is: `Helper's ITIN`."""
        field = self._near.doc.field(finding.start)
        return field is not None and bool(_holder(self._near.doc, field))

    def of(self, finding: Finding) -> Owner | None:
        """Return the person named under the words of the finding's own label.

        A person of -1 where the form names one there and the name was not understood; None where
        the label has no such words, or the form none of that kind.
        """
        doc = self._near.doc
        field = doc.field(finding.start)
        if field is None or field.label_start > finding.start:
            return None
        if _OF_ANOTHER.search(doc.flat, field.start, finding.start):
            return None
        held = _holder(doc, field)
        if finding.detects == "tax_id" and not held and self.patient() is not None:
            return Owner(-1, 0.0, "the number of who bills for the patient")
        return self._named(held, field) or self._named(self._over(field), field)

    def _named(self, asked: frozenset[str], field: Field) -> Owner | None:
        """The person that the form names under these words, nearest above the label."""
        if not asked:
            return None
        same = [(place, person) for held, place, person in self._holders if held == asked]
        same = same or [(at, person) for held, at, person in self._holders if asked < held]
        if not same and asked in self._second:  # "Applicants: Ana Ruiz and Bao Tran"
            return Owner(self._second[asked], 0.85, "label of the second person")
        before = [person for place, person in same if place <= field.label_start]
        people = before[-1:] or [person for _, person in same]
        alike = [f.label_start for f in self._near.doc.fields if f.words == field.words]
        turns = [at for pair in zip(alike, (at for at, _ in same), strict=False) for at in pair]
        if len(alike) == len(same) and turns == sorted(turns):
            people = [same[alike.index(field.label_start)][1]]  # each form asks for the name last
        if len(set(people)) != 1:
            return None
        return Owner(people[0], 0.92, "label of the same person")

    def _over(self, field: Field) -> frozenset[str]:
        """The part that a label alone on the line above names: `Child's plan` over a number."""
        said = self._line_above(field)
        held = frozenset(said) & _PERSONS
        at_an_end = bool(held & {*said[:1], *said[-1:]})
        return held if at_an_end and claimed(said)[1] else frozenset()

    def _section(self, field: Field) -> frozenset[str]:
        """The part that heads the lines below it: `CO-BORROWER` over `Name: …`."""
        said = self._line_above(field)
        return frozenset(said) if said and set(said) <= _PERSONS else frozenset()

    def _line_above(self, field: Field) -> tuple[str, ...]:
        """The words of a short line over the one with a label, where no name stands before it."""
        flat = self._near.doc.flat
        first = self._near.doc.line(field.label_start)[0]
        if self._near.within(first, field.label_start):
            return ()
        above = flat[flat.rfind("\n", 0, max(0, first - 1)) + 1 : max(0, first - 1)].strip(" :")
        above = _COUNTED.sub("", above)
        return words(POSSESSIVE.sub("", above)) if len(above) <= _SHORT else ()

    def second(self, finding: Finding) -> Owner | None:
        """Return who is named right over a value whose like the form gave above that name.

        So a second signer has a number of their own though they are a deputy; and who picks up a
        child shows a license of their own.
        """
        near, form = self._near, self._near.doc.form(finding.start)
        start = form.start if form is not None else near.doc.paragraph(finding.start)[0]
        before = near.within(start, finding.start)
        last = before[-1] if before else None
        role = near.people[last.person].role if last is not None else ""
        if last is None or role not in _ASIDE or finding.detects not in _OWN_NUMBERS:
            return None
        above = near.doc.flat[last.end : finding.start].count("\n")
        others = [m for m in before if m.person != last.person]
        shown = _SHOWN.search(near.doc.line_before(finding.start))
        had = shown or (others and near.alike(finding, others[0].start, last.start))
        return (
            Owner(last.person, 0.8, "the form's second person")
            if had and 0 < above < _NEXT
            else None
        )

    def patient(self, place: int = -1) -> int | None:
        """Return whom the form calls the patient; None where it names none, or several.

        place: of a word of medicine, which the heading over it may say is another's:
        `HEALTH OF THE CHILD`, `Student medical history`.
        """
        asked = (self._headed(place) if place >= 0 else frozenset()) or {"patient"}
        found = {person for held, _, person in self._holders if held == asked}
        return found.pop() if len(found) == 1 and -1 not in found else None

    def patients_plan(self, _: Finding) -> Owner | None:
        """Return the patient of a chart, whose plan a number is that nobody is named beside."""
        patient = self.patient()
        return None if patient is None else Owner(patient, 0.75, "the patient of the form")

    def _headed(self, place: int) -> frozenset[str]:
        """The part that the nearest heading about health names, of those over a place."""
        doc, start = self._near.doc, self._near.doc.line(place)[0]
        for _ in range(_HEADED):
            if not start:
                break
            start, end = doc.line(start - 1)
            if asks := _ASKS_OF.search(doc.flat, start, end):
                held = frozenset(words(asks["who"])) & _NAMED
                return held if len(held) == 1 else frozenset()
            said = words(POSSESSIVE.sub("", doc.flat[start:end])) if end - start < _TITLE else ()
            if _HEALTH & set(said) and ":" not in doc.flat[start:end]:
                held = frozenset(said) & _NAMED
                return held if len(held) == 1 else frozenset()
        return frozenset()


def _holder(doc: Document, field: Field) -> frozenset[str]:
    """The words of a label that say whose it is; empty where it names nobody's part."""
    said = label_text(doc.flat, field)
    if said[-1:] in (("of",), ("at",), ("since",)):
        return frozenset()  # `Member of: Health Net`
    if _DRIVES.search(doc.flat, field.label_start, field.label_end + 1):
        said = tuple(w for w in said if w not in ("driver", "drivers"))  # `Mother's driver's …`
    held = {word for word in said if word in _PERSONS or _COUNT.fullmatch(word)}
    return frozenset(held) if held & _PERSONS else frozenset()


def _names(doc: Document, field: Field, held: frozenset[str]) -> bool:
    """Whether the label asks for nothing but the name of its person."""
    return set(label_text(doc.flat, field)) <= held | _ASKS
