"""What an engine hands on: findings made of checked values and of the people of a text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detectors.catalog import detectors
from detectors.elements import DECOYS
from detectors.spans import Spans
from detectors.texts.labels_before import label_before
from detectors.words.clinical_words import CLEAR, VAGUE, measured
from detectors.words.label_words import claims, in_english, unqualified, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detectors.candidate import Candidate
    from detectors.people.person_finder import Person

_SPOKEN = (CLEAR, VAGUE)
_LABEL_ENDS = re.compile(r"[^\n:=\t|]{0,30}?(?=[:=\t|]|[ ]{2}|[ ][-–—][ ]|\.{3})")
_LABEL_REACH = 200
_LABEL_STARTS = re.compile(r"[:=\t|,;]|[ ]{2}|[ ][-–—][ ]")
_WRITER = re.compile(r"(?:I|Yo),[ ]")
_FIELD_PIECE = re.compile(r"[^=\"\t>|]+")
_MONTH = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[ ]{1,2}[0-9]{1,2}[ ][0-9]{2}:[0-9]{2}"
)
_SURE = re.compile(r"model and rules|label|title|listed given and family|comma")
_LONG_VALUE = 40
_LEAST_LETTERS = 4
_INITIALS = re.compile(r"(?!NG$)[B-DF-HJ-NP-TV-XZ]{2}(?:[ ]+[B-DF-HJ-NP-TV-XZ]{2})*")
"""Who signed a row of a board, "JT  KP": letters without a vowel are no word of a name."""

_PARTS_REACH = 120
_TAX_ID, _PLAN = "us/tin", "world/insurance_member"
_EITHER = re.compile(
    r"(?i)\b(?:ssn|social security|soc\.? sec)\b[^\n]{0,40}\bid|\bid\b[^\n]{0,40}\bssn\b"
)
_FIRM = frozenset(
    {"payer", "payers", "employer", "employers", "company", "business", "firm", "vendor"}
)
_TAXPAYER = re.compile(r"(?i)\btax[- ]?payer")
_LICENSE = "us/drivers_license"
_NO_LICENSE = re.compile(
    r"(?i)\b(?:not (?:an? |the )?(?:dl|driver|licen[cs]e)|non-?driver|no licen[cs]e|id only|"
    r"does(?: not|n['’]t) drive|gave up driving|no es licencia|identification only)\b"
)
_STOP = re.compile(r"[.!?][\"')]?[ ]+(?=[A-Z])")
_QUOTED_NAME = re.compile(r"(?<=name=)[\"'](?=[^\"'\n]+ [^\"'\n]+[\"'])")  # user.name="Ana Ruiz"
_EMPLOYERS_FORM = re.compile(r"[0-9]{2}-[0-9]{7}")
_OF_ANYBODY = frozenset({"tax", "id", "no", "number", "identification", "federal", "fed", "tin"})
_PERSONS_FORM = re.compile(r"[0-9]{3}-[0-9]{2}-[0-9]{4}")


@dataclass(frozen=True, slots=True)
class Finding:
    """A value or a name at `text[start:end]` (code points).

    detector: name in the catalog, None for names of people; detects: its code, or "name";
    score: 0..1; because: the reason in words, without the value.
    """

    start: int
    end: int
    detector: str | None
    detects: str
    score: float
    because: str


def outside(text: str, people: list[Person], values: list[Candidate]) -> list[Candidate]:
    """Return the values without words of medicine that are part of a name (Mrs. Graves)."""
    names = Spans((p.start, p.end) for p in people if not text[p.start : p.end].islower())
    return [c for c in values if not (c.because in _SPOKEN and names.touch(c.start, c.end))]


def without_illnesses(people: list[Person], values: list[Candidate]) -> list[Person]:
    """Return the people without illnesses in capitals that pass for a name: `RENAL COLIC`."""
    long = (c for c in values if c.because == CLEAR and c.end - c.start >= _LEAST_LETTERS)
    phrases = Spans((c.start, c.end) for c in long)
    return [p for p in people if _SURE.search(p.because) or not phrases.touch(p.start, p.end)]


def named(text: str, people: list[Person], values: list[Candidate]) -> Iterator[Finding]:
    """Yield the people as findings, without those inside a value and those that are labels."""
    loose = ("address", "clinical_note", "demographic", "status", "file_name", "location")
    wide = Spans((p.start, p.end) for p in people if " " in text[p.start : p.end])
    spoken = Spans(
        (c.start, c.end)
        for c in values
        if c.because not in _SPOKEN
        and not c.detector.endswith(loose)
        and not (_may_name(text, c) and wide.touch(c.start, c.end))
    )
    medicine = Spans((c.start, c.end) for c in values if c.because == CLEAR)
    for p in people:
        start, end = _bare(text, p)
        said = text[start:end]
        no_name = _MONTH.match(text, start) or (said.islower() and medicine.touch(start, end))
        no_name = no_name or _INITIALS.fullmatch(said) is not None
        no_name = no_name or any(map(measured, words(said)))  # `GLUCOSE, SERUM` of a result
        if (
            said
            and not no_name
            and not spoken.touch(start, end)
            and ("label before" in p.because or not _is_label(text, start, end))
        ):
            yield Finding(start, end, None, "name", p.score, p.because)


def _may_name(text: str, value: Candidate) -> bool:
    """Whether a value may hold the name of a person: quoted, or the long text of a label."""
    return bool(_QUOTED_NAME.match(text, value.start - 1)) or value.end - value.start > _LONG_VALUE


def _bare(text: str, person: Person) -> tuple[int, int]:
    """The span without the field of a log (`name="…" ssn`) and without the writer's "I, …"."""
    pieces = list(_FIELD_PIECE.finditer(text, person.start, person.end))
    longest = max(pieces, key=lambda m: m.end() - m.start(), default=None)
    start, end = longest.span() if longest else (person.start, person.start)
    said = _WRITER.match(text, start, end)
    return (said.end() if said else start), end


def _is_label(text: str, start: int, end: int) -> bool:
    """Whether the words are those of a label: `Número de Seguro Social: …`."""
    line = max(text.rfind("\n", 0, start) + 1, start - _LABEL_REACH)
    plain = unqualified(text[line : end + _LABEL_REACH].partition("\n")[0])
    stop = _LABEL_ENDS.match(plain, end - line)
    if stop is None:
        return False
    first = max([0, *(m.end() for m in _LABEL_STARTS.finditer(plain, 0, start - line))])
    label = plain[first : stop.end()]
    if not label.isascii() and in_english(label):
        return True
    said = words(label)
    size = claims(said)[1]
    return size > 0 and len(said) - size < len(words(plain[first : end - line]))


def whole_names(text: str, people: list[Person], values: list[Candidate]) -> list[Candidate]:
    """Return the values without given names that are whole names: `Nombre: Ana Ruiz`."""
    families = [c.start for c in values if c.detector == "world/family_name"]
    wide = Spans((p.start, p.end) for p in people if len(text[p.start : p.end].split()) > 1)
    return [
        c
        for c in values
        if c.detector != "world/given_name"
        or not wide.touch(c.start, c.end)
        or any(abs(c.start - place) < _PARTS_REACH for place in families)
    ]


def of_people(text: str, values: list[Candidate]) -> list[Candidate]:
    """Return the values with numbers told apart that labels mix up: tax ids, licenses, plans.

    A tax id of the form of an SSN is one, a firm's none; so are numbers behind `Subscriber ID
    (SSN or ID#)`.
    """
    kept = []
    for c in values:
        if c.detector == _TAX_ID and _of_a_firm(text, c):
            continue
        on_foot = c.detector == _LICENSE and _drives_not(text, c)
        asked = c.detector == _TAX_ID or (c.detector == _PLAN and _asks_for_either(text, c))
        is_ssn = asked and _PERSONS_FORM.fullmatch(text, c.start, c.end)
        own = is_ssn and text[c.start] != "9"
        meant = "us/ssn" if own else "us/state_id" if on_foot else c.detector
        kept.append(replace(c, detector=meant))
    return kept


def _drives_not(text: str, card: Candidate) -> bool:
    """Whether the sentence says that a card is for identification only: `ID card (not a DL)`."""
    line = text.rfind("\n", 0, card.start) + 1
    end = text.find("\n", card.end)
    stop = _STOP.search(text, card.end, end if end >= 0 else len(text))
    starts = (m.end() for m in _STOP.finditer(text, line, card.start))
    first = max([line, card.start - _LABEL_REACH, *starts])
    last = stop.start() if stop else end if end >= 0 else len(text)
    return _NO_LICENSE.search(text, first, last) is not None


def _asks_for_either(text: str, plan: Candidate) -> bool:
    """Whether a label asks for the number of a plan or a Social Security number."""
    line = text.rfind("\n", 0, plan.start) + 1
    return _EITHER.search(text, max(line, plan.start - _LABEL_REACH), plan.start) is not None


def _of_a_firm(text: str, tax_id: Candidate) -> bool:
    """Whether the label says so, or, saying nobody, stands before a number as employers have.

    Letterheads and bills print the number of the house under "Tax ID".
    """
    said = frozenset(label_before(text, tax_id.start))
    if _TAXPAYER.search(text, max(0, tax_id.start - 70), tax_id.start):
        return bool((_FIRM - {"payer"}) & said)
    bare = bool(said) and said <= _OF_ANYBODY
    return bool(_FIRM & said) or (
        bare and _EMPLOYERS_FORM.fullmatch(text, tax_id.start, tax_id.end) is not None
    )


def worth(values: list[Candidate]) -> Iterator[Finding]:
    """Yield the values as findings, without decoys."""
    for c in values:
        detects = detectors()[c.detector].detects
        if detects not in DECOYS:
            yield Finding(c.start, c.end, c.detector, detects, c.score, c.because)
