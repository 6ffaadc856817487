"""Labels of the sentence before: "my SSN has a typo. The right one is …", "…, it should be …"."""

from __future__ import annotations

import re

from detectors.catalog import detectors
from detectors.words.label_words import WORD, claims, words

_AGAIN = re.compile(
    r"(?i)(?:\b(?:the|my|your|his|her)[ ](?:right|correct|corrected|new|actual|real|full|valid|"
    r"updated|current|proper|true|other)[ ](?:one|number|version)|\b(?:it|that|this|mine)|"
    r"\b(?:el|la)[ ](?:n[uú]mero[ ])?(?:correct[oa]|nuev[oa]|buen[oa]|verdader[oa]))"
    r"(?:['’]s|[ ](?:is|was|reads|should (?:be|read|say)|must be|es|ser[ií]a|debe ser))?"
    r"(?:[ ](?:actually|really|now|supposed to be))?[ :]+$"
)
_REACH, _FAR = 60, 250
_NUMBERS = frozenset(
    {"ssn", "account_number", "card_number", "drivers_license", "passport", "tax_id", "state_id"}
)
_OTHERS = frozenset(
    {"phone", "email", "address", "street", "order_number", "tracking_number", "person_key"}
)  # fmt: skip
"""What else a sentence may call a number; the word nearest to the value decides."""

_END = re.compile(r"[.!?][\"')]?\s+(?=[A-Z¿¡])")


def carried_label(text: str, start: int) -> tuple[frozenset[str], int]:
    """Return the detectors that the sentence before a value names, and where it does.

    Empty and -1 where nothing right before the value points back, or no number is named there.
    """
    again = _AGAIN.search(text, max(0, start - _REACH), start)
    if again is None:
        return frozenset(), -1
    above = text.rfind("\n\n", 0, again.start()) + 2
    first = max(above if above > 1 else 0, again.start() - _FAR)
    ends = [m.end() for m in _END.finditer(text, first, again.start())]
    first = max([first, *(end for end in ends if text[end : again.start()].strip())])
    found = list(WORD.finditer(text, first, again.start()))
    said = [words(word.group()) for word in found]
    for end in range(len(said), 0, -1):
        names, size = claims([part for parts in said[:end] for part in parts])
        numbers = frozenset(name for name in names if detectors()[name].detects in _NUMBERS)
        if numbers:
            return numbers, found[max(0, end - size)].start()
        if _OTHERS & {detectors()[name].detects for name in names}:
            break
    return frozenset(), -1
