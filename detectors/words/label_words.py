"""The words of labels in running text, and which detectors claim them.

Words are compared like column headings: lower case, punctuation and camelCase split.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from detectors.catalog import detectors
from detectors.elements import DECOYS
from detectors.words import header_words
from detectors.words.header_words import VAGUE, lists, without_hints
from detectors.words.headers import owner_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_DOTTED = re.compile(r"(?i)\b([ID])\.[ ]?([DL])\.")
_CAMEL = re.compile(r"(?<=[a-z]{2})(?=[A-Z])")
_FILLERS = frozenset({
    "is", "was", "are", "were", "the", "a", "an", "of", "his", "her", "their", "my", "your",
    "our", "number", "numbers", "id", "value", "as", "es", "and", "on", "file", "full", "current",
    "new", "old", "listed", "named", "using", "class", "b", "c", "numero", "número", "nro",
})  # fmt: skip
POSSESSIVE = re.compile(r"(?i)['’]s\b|s['’]")
_ADDED = re.compile(r"[ ]?\((?P<inner>[^()\n:]{1,40})\)(?=[ \t]*[:=]|[ ]{2,})")
_AND_STATE = re.compile(r"(?i)[ ]?/[ ]?(?:issuing )?(?:state|country)(?: of issue)?(?=[ ]?[:=])")
_REGISTERED = re.compile(r"(?i)(?<=spouse)(?:['’]s)?(?:[ ]?/[ ]?|[ ]or[ ])RDP(?=['’]s|\b)")
"""How California's forms go on behind a spouse: `Spouse's/RDP's name`."""

_CLASS = re.compile(
    r"(?i)(?P<held>\b(?:c?dl|licen[cs]e|lic\b\.?))(?P<kind>[ ,]{1,2}class[ ][a-dm][12]?(?!\w))"
)
"""What a license allows to drive, between the word and its number: `CDL class C D8830147`."""

_OUTER = re.compile(r"[^\n:()|;]{2,50}\Z")
_EITHER = re.compile(r"[ ]*/[ ]*|[ ](?:and|or|&)[ ]")
_LONGEST, _REMARK = 7, 3
TURNS = frozenset({"for", "of", "on", "to", "from", "in", "where", "used", "if"})
_AS_WRITTEN = frozenset((name, how) for name in ("name", "names") for how in ("as", "exactly"))
_PLACES = frozenset({"state", "country"})
_BESIDE = _PLACES | {"number", "and", "issuing", "issue", "issued", "of", "by"}
"""What a label asks for beside its number: `Driver's License (number and state)`."""
_QUALIFIERS = frozenset({
    "acceso", "ingreso", "entrada", "banca", "bancaria", "bancario", "telefonica", "telefónica",
    "temporal", "temporaria", "provisional", "inicial", "asignado", "asignada", "nuevo", "nueva",
    "secreto", "secreta", "personal", "actual", "linea", "línea", "ahorros", "cheques", "corriente",
    "su", "la", "el", "de", "del", "en", "para", "por", "temporary", "temp", "initial",
    "touched", "affected", "involved", "concerned", "compromised", "impacted", "targeted",
    "charged", "hit", "blocked", "frozen", "restricted", "levied", "garnished", "attached",
    "shown", "presented", "seen", "accepted", "inspected", "examined", "seized", "surrendered",
})  # fmt: skip
"""What labels add behind what they ask for: `NIP de acceso`, `Account touched`, `Passport seen`."""
_NUMBERS = frozenset({
    "ssn", "account_number", "card_number", "drivers_license", "passport", "tax_id", "state_id",
    "password", "access_code", "routing_number",
})  # fmt: skip


def words(text: str) -> tuple[str, ...]:
    """Split a label into words: `Driver's License_No.` -> drivers, license, number."""
    plain = _DOTTED.sub(r"\1\2", without_hints(text))
    split = _CAMEL.sub(" ", plain).replace("#", " number ")
    found = (word.replace("'", "").replace("’", "").lower() for word in WORD.findall(split))
    written = _abbreviations()
    return tuple(part for word in found for part in written.get(word, word).split())


def unqualified(text: str) -> str:
    """The text with what labels add in brackets crossed out: every place stays where it was.

    `Consular ID (Guatemala):` asks for the ID, `Número de Seguro Social (SSN):` for one thing;
    `ID (passport):` and `license (dog):` stay. So are the state that is asked beside a number, and
    the class of a license.
    """
    plain = _ADDED.sub(_crossed_out, text) if ")" in text else text
    if "RDP" in plain:
        plain = _REGISTERED.sub(lambda said: "_" * len(said.group()), plain)
    if "lass" in plain or "LASS" in plain:
        plain = _CLASS.sub(lambda said: said["held"] + "_" * len(said["kind"]), plain)
    return _AND_STATE.sub(_without_state, plain) if "/" in plain else plain


def _without_state(beside: re.Match[str]) -> str:
    """`Plate / State:` asks for the plate; `City / State:` for both."""
    outer = _OUTER.search(beside.string, max(0, beside.start() - 50), beside.start())
    asked = claims(words(outer.group()))[0] if outer else frozenset()
    numbered = any(detectors()[name].detects in _NUMBERS | {"plate"} for name in asked)
    return "_" * len(beside.group()) if numbered else beside.group()


def _crossed_out(added: re.Match[str]) -> str:
    outer = _OUTER.search(added.string, max(0, added.start() - 50), added.start())
    label = outer.group() if outer else ""
    said, spoken = words(label), in_english(label)
    inner = words(added["inner"])
    asks, meant = claims(inner)[0], claims(said)[0] | claims(spoken)[0]
    vague = not {*said[-2:], *spoken[-2:]} - VAGUE - _FILLERS
    vague = vague and (bool(asks) or len(inner) < _REMARK or not meant)
    beside = inner[-1:] in {(word,) for word in _PLACES} and _numbers(meant)
    own = vague or (asks and not asks & meant and not beside)
    return added.group() if own else "_" * len(added.group())


@cache
def _abbreviations() -> dict[str, str]:
    """Short forms of headings that mean the same in text ("acct"); credentials mean others."""
    return {k: v for k, v in lists()["abbreviations"].items() if k not in ("md", "dep", "exp")}


@cache
def phrases() -> dict[str, frozenset[str]]:
    """Every heading and context phrase of the catalog -> names of the detectors that claim it."""
    index: dict[str, set[str]] = {}
    for name, detector in detectors().items():
        for phrase in (*detector.headers, *detector.context):
            index.setdefault(" ".join(words(phrase)), set()).add(name)
    return {phrase: frozenset(names) for phrase, names in index.items()}


def claims(label: Iterable[str]) -> tuple[frozenset[str], int]:
    """Return the detectors whose phrase ends the label, and how many words that phrase has.

    Words such as "is" or "number" after the phrase are passed over; no detector: empty and 0.
    """
    return claiming(list(label)[-12:])


def claiming(left: list[str]) -> tuple[frozenset[str], int]:
    """As `claims`; the words that are passed over are taken from the list."""
    index = phrases()
    while left:
        for size in range(min(_LONGEST, len(left)), 0, -1):
            names = index.get(" ".join(left[-size:]))
            if names:
                return names, size
        if left[-1] not in _FILLERS:
            break
        left.pop()
    return frozenset(), 0


def claimed(label: Sequence[str]) -> tuple[frozenset[str], int]:
    """As `claims`; of `Bank account for refund` what stands before the "for", where it is a number.

    Only numbers and secrets that an element is made of are read so: an employer's name is no
    name. So is what is asked beside it, or added behind: `License (number and state)`. Words that
    say whose it is are left out where nothing is claimed else: `Allergies of camper`. A name is
    asked for whatever it stands on: `Name as it is on the card`.
    """
    named = next((i for i, pair in enumerate(pairwise(label), 1) if pair in _AS_WRITTEN), 0)
    if named:
        names, size = claims(label[:named])
        return names, size + len(label) - named if names else 0
    at = next((i for i, word in enumerate(label) if i and word in TURNS), 0)
    names, size = claims(label[:at])
    numbers = _numbers(names)
    if numbers:
        return numbers, size + len(label) - at
    head = _head(label)
    names, size = _any_claims(head) if len(head) < len(label) else (frozenset(), 0)
    if _numbers(names):
        return _numbers(names), size + len(label) - len(head)
    names, size = claims(label)
    if names:
        return names, size
    plain = _unowned(tuple(label))
    names, size = claims(plain)
    return names, size + (len(label) - len(plain) if names else 0)


def _numbers(names: frozenset[str]) -> frozenset[str]:
    found = {name: detectors()[name] for name in names}
    plan = {name for name, d in found.items() if d.detects == "health_insurance" and not d.free}
    return frozenset(plan | {name for name, d in found.items() if d.detects in _NUMBERS})


def _any_claims(label: list[str]) -> tuple[frozenset[str], int]:
    names, size = claims(label)
    return (names, size) if names else claims(in_english(" ".join(label)))


def _head(label: Sequence[str]) -> list[str]:
    """The label without what it asks for beside its number, and what it adds behind it."""
    end = len(label)
    while end and label[end - 1] in _BESIDE:
        end -= 1
    aside = set(label[end:])
    if not (aside & _PLACES and aside & {"number", "and"}):
        end = len(label)
        while end and label[end - 1] in _QUALIFIERS:
            end -= 1
    return list(label[:end])


def is_label(label: str) -> bool:
    """Whether the label is a known phrase from its first word to its last."""
    said, plain = words(label), words(POSSESSIVE.sub("", label))
    shorter = plain[:-1] if plain[-1:] in (("number",), ("id",)) else plain
    parts = _EITHER.split(label)
    if len(parts) > 1 and all(map(is_label, parts)):  # `Medical conditions / medications`
        return True
    whole = any(
        0 < len(of) <= _LONGEST and " ".join(of) in phrases()
        for of in (said, plain, shorter, in_english(label))
    )
    return whole or _asks(_unowned(plain))


def _asks(said: tuple[str, ...]) -> bool:
    """Whether the words ask for something of a person: a "physician's certificate" is a title."""
    names = phrases().get(" ".join(said), frozenset())
    return any(detectors()[name].detects not in DECOYS for name in names)


def in_english(label: str) -> tuple[str, ...]:
    """The label in the words of English headings: `Diagnóstico` -> diagnosis; else empty."""
    said = header_words.words(label)
    plain = _unowned(said)
    return said if " ".join(said) in phrases() else plain if _asks(plain) else ()


def abroad(label: str) -> int:
    """How many words at the end of the label are a heading in another language; 0 for none."""
    found = list(WORD.finditer(label))
    return next((len(found) - i for i, w in enumerate(found) if in_english(label[w.start() :])), 0)


@cache
def _whose() -> frozenset[str]:
    return owner_words() | _FILLERS


def _unowned(said: tuple[str, ...]) -> tuple[str, ...]:
    """The label without the words that say whose it is: `Camper's name`, `Allergies of camper`."""
    owners = _whose()
    first = next((i for i, word in enumerate(said) if word not in owners), len(said))
    turn = next((i for i, w in enumerate(said) if i > first and w in ("of", "for")), len(said))
    behind = said[turn + 1 :]
    owned = behind and all(word in owners for word in behind)
    return said[first:turn] if owned else said[first:]
