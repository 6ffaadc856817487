"""Labels further before: "my SSN has a typo. The right one is …", "the passport you sent, …"."""

from __future__ import annotations

import re

from detectors.catalog import detectors
from detectors.words.label_words import WORD, claims, words

_AGAIN = re.compile(
    r"(?i)(?:(?:\b(?:the|my|your|his|her)[ ]|(?<=[.!?>][ ])(?=(?-i:[A-Z])))"
    r"(?:right|correct|corrected|new|actual|real|full|valid|updated|current|proper|true|other)"
    r"[ ](?:one|number|version)|\b(?:it|that|this|mine)|"
    r"\b(?:the|a)[ ](?:one|number|copy)[ ](?:(?:that|which)[ ])?(?:we|i|you|they|he|she)[ ]"
    r"(?:have|had|has|gave|sent|used|showed|keep|hold|brought)"
    r"(?:[ ](?:on|in)[ ](?:(?:the|his|her)[ ])?(?:file|record|system)|[ ](?:here|now))?,?|"
    r"\b(?:the|my|your|his|her)[ ](?:old[ ])?(?:one|number|copy)[ ](?:on|in)[ ](?:the[ ])?"
    r"(?:file|record|system),|"
    r"\b(?:the|its)[ ]number(?:,[ ][^,.;:\n]{3,50},)?|"
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

_GAVE = frozenset({
    "sent", "gave", "showed", "uploaded", "provided", "presented", "submitted", "mailed", "faxed",
    "emailed", "brought", "entered", "attached", "used", "handed", "wrote", "listed",
})  # fmt: skip
_WHO = frozenset({"you", "he", "she", "they", "we", "i"})
_TO_WHOM = (("me",), ("us",), ("in",), ("over",), ("along",))
_CLAUSE = 3
"""Words of a label at least that ends with who gave it."""

_END = re.compile(r"[.!?][\"')]?\s+(?=[A-Z¿¡])")


def handed(label: tuple[str, ...]) -> frozenset[str]:
    """Return the detectors of a number that somebody gave: `the passport you sent, A41830671`.

    label: the words right before the value, lower case. Empty where they say nothing like it.
    """
    left = label[:-1] if label[-1:] in _TO_WHOM else label
    if len(left) < _CLAUSE or left[-1] not in _GAVE or left[-2] not in _WHO:
        return frozenset()
    names = claims(left[:-3] if left[-3] in {"that", "which"} else left[:-2])[0]
    return frozenset(name for name in names if detectors()[name].detects in _NUMBERS)


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
