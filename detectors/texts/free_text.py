"""Values without a form of their own (a diagnosis, a password): found behind their labels."""

from __future__ import annotations

import itertools
import re
from functools import cache
from typing import TYPE_CHECKING

from detectors.candidate import Candidate
from detectors.catalog import detectors
from detectors.forms import NOTED_NOTHING
from detectors.spans import Spans
from detectors.texts.carried_labels import carried_label, handed
from detectors.texts.labels import Field, claimed, claims, fields, words
from detectors.texts.labels_before import label_before
from detectors.texts.login_fields import of_login
from detectors.texts.spaced_codes import spaced_codes
from detectors.words.headers import says_only_whom

if TYPE_CHECKING:
    from collections.abc import Iterator

_DAY = re.compile(r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{2,4}")
_NOTHING = re.compile(
    rf"(?i)[\W_]*(?:{NOTED_NOTHING}|n/?a|none|nil|unknown|unspecified|not applicable|"
    r"(?:not )?on (?:file|record)|same as before|no|yes|tbd|"
    r"pending|see .*|same|"
    r"self[- ]?(?:insured|funded|pay).*|required|optional|expired|expires.*|blank|n\.a\.|-+|"
    r"x{3,}|refer .*|must .*|should .*|"
    r"will .*|may .*|"
    r"is .*|are .*|has .*|your .*|please .*|enter .*|choose .*|forgot.*|reset.*|change.*|"
    r"protected.*|this is .*)?[\W_]*"
)
_PROSE_END = re.compile(
    r"[.;\n](?:\s|$)|\n| (?:and|who|which|but|since|at|on|in|by|after|when|for) "
)
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{4})\.[ ]+(?=[A-Z][a-z]+[ ])")
_SAID = re.compile(r"[ ](?:is|was|=|to|:)[ ]+[\"'“]?(?P<value>[^\s\"'”,;]{4,64})")
_ENDS = re.compile(r"$|[\s,;:)(\]\"'|/]|\.(?:\s|$)")
_BRACKETED = re.compile(r"(?i)\bmaiden name[ ]?\([\"'“]?(?P<value>[^\W\d_][\w'’ -]{1,30})[\"'”]?\)")
_DONE = re.compile(r"(?i)[ ](?:(?:has been|was|is|now|been)[ ])*(?:re)?(?:set|changed)(?:[ ]now)?$")
_SAYS_IT = (("is",), ("was",), ("es",))
_KEPT_AT, _APART = frozenset({"at", "with", "through", "from", "en"}), 11
"""Words of a label at most that may part "account" from "number"."""

_RIGHT_BEHIND = re.compile(
    r"(?i)\b(?:password|passwd|pw|pwd|contraseña)[ ]+(?P<value>(?=\S*[a-z])(?=\S*[0-9])"
    r"(?=\S*[!@#$%^&*?_-])[^\s\"',;()<>]{6,40})"
)
_MINE_IS = re.compile(
    r"(?i)\b(?:mine|it|that|its)(?:['’]s| is|s)?[ :]+(?P<value>(?=\S*[a-z])(?=\S*[0-9])"
    r"(?=\S*[!@#$%^&*?_-])(?![\w.+-]{1,64}@[\w-]{1,63}\.)[^\s\"',;()<>]{6,40})"
)
_ASKED = re.compile(r"(?i)\b(?:pw|password|passwd|contraseña)\b")
_EXAMPLE = re.compile(r"(?i)\b(?:for example|e\.g\.|sample)")
_SECRET = frozenset({"password", "access_code", "security_answer"})
_NUMBERS = frozenset({"ssn", "account_number", "card_number", "drivers_license", "passport",
                      "tax_id"})  # fmt: skip
_TURNS = frozenset({"for", "of", "on", "to", "from", "in", "where", "used"})
_CLEAR = "diagnosed with|diagnosed as having|tested positive for|hospitalized for|was prescribed"
_VAGUE = (
    "diagnosis of|suffers? from|suffering from|suffered from|history of|treat(?:ed|ment) for|"
    "admitted (?:for|with)|present(?:s|ed|ing) with|positive for|prescribed|underwent|"
    "medications? for|screening for|therapy for|complain(?:s|ed|ing) of|allergic to|started on|"
    "recovering from|relapse of|surgery for|symptoms of|takes|taking|has|have|had"
)
_CUE = re.compile(rf"(?i)\b(?:(?P<clear>{_CLEAR})|{_VAGUE})[ \n](?:an? |the |her |his |my )?")
_CLINICAL = re.compile(
    r"(?i)\w(?:itis|osis|emia|[aen]oma|opathy|algia|iasis|ectomy|plasty|ptysis|plegia|phrenia|"
    r"mycin|"
    r"cillin|statin|azole|pril|olol|pine|zepam|oxetine|formin|idone)\b|\b(?:disease|disorder|"
    r"syndrome|"
    r"cancer|tumor|infection|seizures?|stroke|diabetes|hypertension|asthma|depression|anxiety|pain|"
    r"pregnan\w+|miscarriage|fracture[ds]?|dependence|hiv|aids|copd|ptsd|adhd|insulin|dialysis|"
    r"chemotherapy|transplant|surgery|mg|hernia\w*|palsy|autis\w+|dementia|epilepsy|sclerosis)\b"
)
_DIAGNOSIS = "world/diagnosis"
_LONGEST_VALUE, _NOTE = 80, 60
"""Characters of a value at most that is no note: in a note numbers have labels of their own."""

# Possessive throughout: a page of digits and letters must cost one pass.
_NUMBER = re.compile(
    r"(?<![\w.$@/-])(?:[A-Z]{1,4}[- ]?)?+(?P<digits>[0-9])[0-9A-Za-z]*+"
    r"(?:[- ][0-9][0-9A-Za-z]*+){0,6}+(?![\w@])"
)
_DIGITS, _CENTS, _AMOUNT = re.compile(r"[0-9]"), re.compile(r"\.[0-9]{2}(?![\w.])"), 7
_CODE = re.compile(
    r"(?i).*(?:\bos\.|getenv|environ|\w\(|\$\{|%\(?s|\{\{|self\.|config\.|process\.|request\.|"
    r"args\.|<[a-z_ ]+>|"
    r"\[[\"']|str\b|\bnull\b|\bNone\b|\bundefined\b).*"
)
FAINTEST = 0.05
"""Patterns below this score fit nearly any word: they are tried behind a label only."""


@cache
def _free() -> dict[str, str]:
    return {name: d.detects for name, d in detectors().items() if d.free and d.detects != "name"}


@cache
def _faint() -> dict[str, tuple[re.Pattern[str], ...]]:
    return {
        name: tuple(
            re.compile(rf"(?:{p.regex})(?![0-9A-Za-z@_])", re.IGNORECASE | re.ASCII)
            for p in detector.patterns
            if p.score < FAINTEST
        )
        for name, detector in detectors().items()
    }


def free_values(text: str) -> Iterator[Candidate]:
    """Values of the free detectors, by label or cue phrase; not yet checked by `valid`."""
    if not _free():
        return
    seen: list[tuple[int, int]] = []
    told = fields(text)
    for at, field in enumerate(told):
        for found in _of_field(text, field):
            seen.append((found.start, found.end))
            yield of_login(text, found, told[max(0, at - 1) : at + 2])
    yield from _in_sentences(text, Spans(span for span in seen if span[1] - span[0] <= _NOTE))
    yield from _in_prose(text, Spans(seen))
    yield from _secrets(text, Spans(seen))
    yield from _right_behind(text, Spans(seen))
    yield from _maiden_names(text)
    yield from spaced_codes(text)


def _of_field(text: str, field: Field) -> Iterator[Candidate]:
    names, size = claimed(field.words)
    value = text[field.start : field.end]
    nothing = len(value.encode()) < 2 or _NOTHING.fullmatch(value)
    asked = text[field.label_end : field.label_end + 1] == "?"
    if not names or (len(field.words) - size > 3 and not asked) or nothing:
        return
    for name in sorted(names - _free().keys()):
        for pattern in _faint()[name]:
            match = pattern.match(text, field.start, field.end)
            ends = match is not None and _ENDS.match(text, match.end(), field.end)
            if match and ends and match.end() > match.start():
                yield Candidate(match.start(), match.end(), name, 0.8, size, "label in front")
    for name in sorted(name for name in names if name in _free()):
        if _free()[name] == "medical" and (says_only_whom(words(value)) or _DAY.fullmatch(value)):
            continue  # the title of a screen: MEDS  RECIPIENT  INQUIRY; `D/Injury: 3/4/2025`
        if _free()[name] not in _SECRET or (len(value.split()) <= 4 and not _CODE.fullmatch(value)):
            end = field.start + len(value.split()[0]) if _free()[name] == "password" else field.end
            told = _SENTENCE_END.search(text, field.start, end)
            end = told.start() if told else end
            yield Candidate(field.start, end, name, 0.9, size, "label in front")


def _in_sentences(text: str, seen: Spans) -> Iterator[Candidate]:
    """Numbers right behind a label in a sentence: `his account number 41830671`."""
    for match in _NUMBER.finditer(text):
        many = len(_DIGITS.findall(match.group()))
        amount = many <= _AMOUNT and _CENTS.match(text, match.end())
        if many < 3 or amount or seen.touch(match.start(), match.end()):
            continue
        # Letters before the digits are part of the number ("DA 4183067") or its label ("CVV 314").
        for start in sorted({match.start(), match.start("digits")}):
            found = list(_behind_label(text, start, match.end()))
            yield from found
            if found:
                break


def _behind_label(text: str, start: int, end: int) -> Iterator[Candidate]:
    said = label_before(text, start)
    names, size = claims(said)
    names = handed(said) or names or _told_before(said) or carried_label(text, start)[0]
    for name in sorted(names - _free().keys()):
        if any(m and m.end() >= end for m in (p.match(text, start) for p in _faint()[name])):
            yield Candidate(start, end, name, 0.8, size, "label in front")


def _told_before(label: tuple[str, ...]) -> frozenset[str]:
    """Return whose number it is where words part the two: `account at Umpqua, number 41830671`.

    Without the word "number" a sentence says where the account is kept: `account at Umpqua is …`.
    """
    kept = label[-1:] in _SAYS_IT and bool(_KEPT_AT & set(label[-_APART:]))
    if label[-1:] != ("number",) and not kept:
        return frozenset()
    for end in range(len(label) - 1, max(0, len(label) - _APART), -1):
        names = {name for name in claims(label[:end])[0] if detectors()[name].detects in _NUMBERS}
        if names:
            return frozenset(names)
    return frozenset()


def _in_prose(text: str, seen: Spans) -> Iterator[Candidate]:
    """Conditions behind a phrase of prose: `was diagnosed with …`."""
    for match in _CUE.finditer(text) if _DIAGNOSIS in _free() else ():
        start = match.end()
        end = _PROSE_END.search(text, start, start + _LONGEST_VALUE)
        stop = end.start() if end else min(len(text), start + _LONGEST_VALUE)
        value = text[start:stop].rstrip()
        clinical = match["clear"] or _CLINICAL.search(value)
        if clinical and len(value) > 2 and not seen.touch(start, start + 1) and _says(value):
            yield Candidate(start, start + len(value), _DIAGNOSIS, 0.7, 1, "phrase in front")


def _secrets(text: str, seen: Spans) -> Iterator[Candidate]:
    """Passwords and codes told in a sentence: `her password is …`."""
    for match in _SAID.finditer(text):
        before = text[max(0, match.start() - 40) : match.start()].rsplit("\n", maxsplit=1)[-1]
        names, size = claims(words(_DONE.sub("", before)))
        free = sorted(name for name in names if _free().get(name) in _SECRET)
        value = match["value"].rstrip(".?)")
        nothing = _NOTHING.fullmatch(value) or _CODE.fullmatch(value)
        start = match.start("value")
        telling = re.search(r"[0-9!@#$%^&*]", value) and not nothing
        if free and telling and not seen.touch(start, start + len(value)):
            yield Candidate(start, start + len(value), free[0], 0.85, size, "label in front")


def _told(text: str) -> Iterator[re.Match[str]]:
    """Answers to a question for a password: `anyone remember the pw` … `mine is Fjord*2210`."""
    for match in _MINE_IS.finditer(text):
        if _ASKED.search(text, max(0, match.start() - 250), match.start()):
            yield match


def _right_behind(text: str, seen: Spans) -> Iterator[Candidate]:
    """Passwords right behind the word, by their mixture of signs: `password Tango!Nine9`."""
    for match in itertools.chain(_RIGHT_BEHIND.finditer(text), _told(text)):
        if _EXAMPLE.search(text, max(0, match.start() - 80), match.start()):
            continue
        start, value = match.start("value"), match["value"].rstrip(".?")
        if not _CODE.fullmatch(value) and not seen.touch(start, start + len(value)):
            yield Candidate(start, start + len(value), "world/password", 0.8, 1, "label in front")


def _maiden_names(text: str) -> Iterator[Candidate]:
    """Maiden names in brackets: `verified mother's maiden name (Ortega)`."""
    for match in _BRACKETED.finditer(text):
        yield Candidate(*match.span("value"), "world/mothers_maiden_name", 0.8, 1, "label in front")


def _says(value: str) -> bool:
    """Whether a phrase names a condition, not a person or a thing of the sentence."""
    first = value.split(maxsplit=1)[0].lower()  # "have sent sertraline" is of who sends it
    return not _NOTHING.fullmatch(value) and first not in {
        "this", "that", "these", "those", "it", "them", "him", "her", "me", "you", "us", "care",
        "place", "time", "part", "over", "advantage", "leave", "notes", "action", "steps", "all",
        "sent", "ordered", "refilled", "faxed", "reviewed", "discussed", "prescribed", "asked",
    }  # fmt: skip
