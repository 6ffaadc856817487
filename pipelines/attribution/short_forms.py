"""Short forms that a text itself gives people: initials in brackets, and codes told once.

Adjusters, case workers and clinics write `IV = Ana Ruiz. CV = Bao Tran` and call the two by these
letters from there on; whoever keeps such notes stands at the head of their lines.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from detectors.people.name_lists import word
from detectors.texts.labels import claims
from detectors.words.headers import role_of
from pipelines.attribution.mentions import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from detectors.texts.text import Finding
    from pipelines.attribution.units import Document

_INITIALS = re.compile(r"[ ]?\([\"“]?(?P<initials>(?:[A-Z]\.?){2,4})[\"”]?\)")
_INITIALS_BEFORE = re.compile(r"(?<!\w)(?P<initials>(?:[A-Z]\.?){2,4})[ ]\(\Z")
_DEGREES = frozenset({"md", "do", "rn", "np", "pa", "jd", "dc", "od", "rd", "ma", "ms", "ba", "bs"})

_CODE = r"(?P<code>[A-Z][A-Z0-9]{1,4})"
_DEFINES = re.compile(
    rf"(?<![\w.=/&-]){_CODE}(?:[ ]\([a-z][\w. /-]{{1,30}}\))?[ ]?(?P<sign>=|:|[ ][–—-](?=[ ])|"
    r"(?=[ ]?\())[ ]*\(?(?=[A-Z][^\W\d_]*[ ,.'’-])"
)
_KNOWN = frozenset({
    "IV", "CV", "OV", "NI", "IW", "EE", "NH", "AP", "MGM", "MGF", "PGM", "PGF", "MOC", "FOC",
})  # fmt: skip
"""What insurers, carriers and child welfare call the parties, also before a colon: the insured and
the claimant of a vehicle, a named insured, an injured worker, an employee, grandparents."""

_NO_CODE = frozenset({
    "NAME", "USER", "CN", "DN", "LN", "FN", "NM", "AKA", "NKA", "FROM", "TO", "CC", "RE", "ATTN",
    "BY", "OWNER", "LOGIN", "HOST", "ROLE", "PATH", "HOME", "GROUP",
})  # fmt: skip
_CUT_SHORT = re.compile(
    r"(?<![\w.=/&'’-])(?P<code>[A-Z]?[a-z]{2,8}|[A-Z]{3,8})(?::|[ ][–—-](?=[ ]))[ ]*"
    r"(?=[A-Z][^\W\d_]*[ ,.'’-])"
)
"""A word cut short before a name, as files begin: `borr: Ana Ruiz   cosg: Bao Tran`."""

_NAMED_BEFORE = re.compile(r"[A-Z][^\W\d_]+['’-]?[^\W\d_]*[ ]\Z")
"""What makes a word the end of who speaks: `Halyna Fifita: Halyna Fifita from dispatch`."""

_OTHERWISE = frozenset({
    "attn", "subj", "regarding", "reps", "rep", "dept", "ref", "sent", "fwd", "cc", "bcc", "tel",
    "sig", "sgd", "rcvd", "recd", "appt", "supv", "mgr", "asst", "coord", "spec", "invest", "prep",
})  # fmt: skip
_RELATIVE = r"(?i:wife|husband|spouse|partner|mother|father|mom|dad|son|daughter|brother|sister)\b"
_TWO, _HEADS = 2, 2
_STAMP = re.compile(r"[ \t>*•-]*\[?[0-9][0-9/:., apmAPM-]{3,24}\]?[ \t]*")
_DAY = re.compile(r"[ ]+[0-9]{1,2}/[0-9]{1,2}(?:/[0-9]{2,4})?[ ]")

Named = tuple[Mention, str]
"""A mention with its words."""


def codes_in(doc: Document) -> dict[str, int]:
    """The codes that a text defines and where the name of each begins; empty for most texts.

    A single code of unknown letters before an equals sign may be the key of a setting; two are
    a legend. A code that is defined twice is a label. A word cut short is a code where the text
    says it again.
    """
    defined: dict[str, list[int]] = {}
    signs: dict[str, str] = {}
    for told in _DEFINES.finditer(doc.flat):
        code = told["code"]
        if code in _NO_CODE or (told["sign"] != "=" and code not in _KNOWN):
            continue
        defined.setdefault(code, []).append(told.end())
        signs[code] = told["sign"]
    once = {code: places[0] for code, places in defined.items() if len(places) == 1}
    legend = sum(signs[code] == "=" for code in once) >= _TWO
    codes = {code: at for code, at in once.items() if legend or code in _KNOWN}
    return codes | _cut_short(doc.flat)


def _cut_short(flat: str) -> dict[str, int]:
    """Words that are in no dictionary, stand once before a name and then again in sentences."""
    told = [m for m in _CUT_SHORT.finditer(flat) if _may_be_part(m["code"].lower())]
    told = [m for m in told if not _NAMED_BEFORE.search(flat, max(0, m.start() - 20), m.start())]
    often = Counter(m["code"].lower() for m in told)
    once = (m for m in told if often[m["code"].lower()] == 1)
    return {m["code"]: m.end() for m in once if _again(m["code"]).search(flat, m.end())}


def _may_be_part(code: str) -> bool:
    """Whether a word may be short for what somebody is: `borr`, not `acct`, `mgr` or `memo`."""
    staff = role_of((code,)) in ("staff", "provider", "author")
    return not (word(code).word or code in _OTHERWISE or staff or claims((code,))[0])


def _again(code: str) -> re.Pattern[str]:
    """Where a code stands again, in any case where it is a word cut short."""
    case = "" if code in _KNOWN or len(code) == _TWO else "(?i)"
    return re.compile(
        rf"{case}(?<![\w./&-]){re.escape(code)}"
        rf"(?![\w/&]|-[A-Z0-9]|[ ]?[=:#]|[ ][0-9]{1, 4}(?![0-9-])|['’]?s?[ ]{_RELATIVE})"
    )


def without_codes(doc: Document, said: Sequence[Finding]) -> list[Finding]:
    """Names without a code of the text at an end: `D. Hooper  IV not hurt` names D. Hooper."""
    codes = "|".join(map(re.escape, codes_in(doc)))
    if not codes:
        return list(said)
    tail = re.compile(rf"\s+(?:{codes})\Z")
    kept = []
    for finding in said:
        cut = tail.search(doc.flat, finding.start, finding.end)
        kept.append(replace(finding, end=cut.start()) if cut else finding)
    return [f for f in kept if doc.flat[f.start : f.end] not in codes.split("|")]


def with_short_forms(doc: Document, named: Sequence[Named]) -> list[Named]:
    """All mentions of a text: those by name, and those by the short forms that it gives them."""
    codes = {at: code for code, at in codes_in(doc).items()}
    found = list[Named]()
    for mention, text in named:
        found += _by_initials(doc, mention, text)
        if code := codes.get(mention.start):
            found += _by_code(doc, (mention, text), code)
    told = _kept_by(doc, named) if codes else list(named)
    return [*told, *found]


def _by_initials(doc: Document, named: Mention, text: str) -> list[Named]:
    """Where the initials stand that a text gives somebody: `Janelle Brooks (JB) … JB said`."""
    flat = doc.flat
    given = _INITIALS.match(flat, named.end, named.end + 12)
    given = given or _INITIALS_BEFORE.search(flat[max(0, named.start - 12) : named.start])
    if given is None:
        return []
    told = given["initials"].replace(".", "")
    firsts = [word[0] for word in re.split(r"[ -]", text) if word[:1].isupper()]
    ends = {"".join(firsts), "".join(word[0] for word in text.split() if word[:1].isupper())}
    if told not in ends | {firsts[0] + firsts[-1]} or told.lower() in _DEGREES:
        return []
    again = re.compile(rf"(?<![\w.]){re.escape(given['initials'])}(?!\w)")
    found = [m.span() for m in again.finditer(flat, named.end + len(given.group()))]
    return [(Mention(*span, named.score, named.role), text) for span in found]


def _by_code(doc: Document, named: Named, code: str) -> Iterator[Named]:
    """Every later place of a code, as a mention of whom it stands for."""
    mention, text = named
    for told in _again(code).finditer(doc.flat, mention.end):
        yield Mention(*told.span(), mention.score, mention.role), text


def _kept_by(doc: Document, named: Sequence[Named]) -> list[Named]:
    """The mentions, with who opens lines beside a date or an hour as who writes the notes."""
    heads: dict[str, list[Mention]] = {}
    for mention, text in named:
        before = doc.line_before(mention.start)
        dated = _STAMP.fullmatch(before) or (not before and _DAY.match(doc.flat, mention.end))
        if dated and not mention.role:
            heads.setdefault(text, []).append(mention)
    for found in heads.values():
        for mention in found if len(found) >= _HEADS else ():
            mention.role = "author"
    return list(named)
