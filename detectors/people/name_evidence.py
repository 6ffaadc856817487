"""How much the words, and what stands around them, speak for the name of a person."""

from __future__ import annotations

import re
from functools import cache

from detectors.people.name_things import of_things, worded
from detectors.people.name_tokens import Token, words
from detectors.words.states import STATES

_LABELLED = re.compile(
    r"(?i)(?:^|[\s|;,(\[.\"“])([a-z][a-z'’/\-]*)(?:[ ]?\([^()\n]{1,25}\))?[ ]?[\"”]?"
    r"(?::[ ]?[\"“]?|[#=][\"“]?|[ ][-–—][ ]|\.{2,}[ ]?|[ ]{2,}|\t|\|[ ]?)"
    r"[ \t]{0,30}(?:\n[ \t]{0,30})?$"
)
_CAPACITY = re.compile(
    r"(?i)(?<![\w.] \()\b(r/?[op]|[vsw]-?[0-9]|recipient|holder|insd|clmt|"
    r"patient|employee|applicant|client|member|claimant|student|victim|witness|suspect|inmate|"
    r"defendant|plaintiff|driver|participant|customer|minor|ee|tenant|borrower|beneficiary|resident|"
    r"petitioner|respondent|decedent|paciente|worker),? $"
)
_RELATIVE = re.compile(
    r"(?i)\b((?:grand|step)?(?:mother|father|son|daughter)|grandma|grandpa|mom|dad|auntie|aunt|"
    r"uncle|cousin|niece|nephew|brother|sister|wife|husband|fiancee?|boyfriend|girlfriend|roommate|"
    r"housemate|neighbor|co-?worker|classmate|(?:our|my|your|poor|baby|dear|old) little|newborn|"
    r"se[nñ]or(?:a|ita)?|sra?\.?|srta\.?|don|do[nñ]a|(?:la|el) (?:ni[nñ][ao]|joven)|"
    r"(?:su|mi|tu) (?:hij[ao]|espos[ao]|herman[ao]|madre|padre|mam[aá]|pap[aá]|abuel[ao])|"
    r"senhora?|dona|tita|tito|kuya|lol[ao]|nanay|tatay|manang|manong|"
    r"anh|chị|em|bà|ông|cô|bác|chú|cháu|bé|(?:rm|room|bed|cell) ?[0-9]{1,4}[a-z]?) $"
)
"""Whose relative somebody is, in the languages most spoken in California, or in which room."""

_OF_WHOM = re.compile(
    r"(?i)\b(case|claim|estate|application|petition|file|matter|records?|statement|declaration|"
    r"account) of (?:mr\.? |ms\.? |mrs\.? )?$"
)
_LONGEST = 5
_FIELD_ENDS = re.compile(r"[ \t]*(?:$|[,;|(\n\t\"”]|[ ]{2}|[ ][-–—][ ])")
_NEXT_WORD = re.compile(r"['’]?s?[ ]([a-z]+)")
_FILE = re.compile(r"[ ]?[@_]|\.(?:com|org|gov|net|edu|pdf|docx?|xlsx?)\b")
_PLACE_AFTER = re.compile(
    r",?[ ](?:[A-Z]{2}[ ,]+[0-9]{5}|Calif(?:ornia\b|\.)(?![ ](?i:driver|operator|dl\b|id\b|i\.d|"
    r"identif|licen[cs]e|resident)))|[ ]?&[ ]|[ ]and Sons|"
    r",?[ ](?i:llc|llp|inc|ltd|corp|hospital|clinic|medical (?:center|group)|center|foundation)\b"
)
_PLACE_BEFORE = re.compile(r"(?i)(?:\b(?:university|county|city|town|bank|state) of|& ) $")
_OF_SOMEBODY = re.compile(
    r"(?i)\b(?:full|legal|insured|patient|employee|applicant|driver|claimant|client|member|student|"
    r"borrower|tenant)(?:['’]?s)?[ ]?name(?:[ ][A-D1-9])?[ ]?:[ ]*$"
)
"""A label that asks for the name of a person: behind it `Lan Park` is no park."""

_TOPIC = re.compile(r"(?im)^(?:(?:subject|re|asunto|fwd?|rv)[ ]?:[ ]+){1,4}$")
_GOES_ON = re.compile(r"[ ][^\W\d_]{2}")
_HOUSE_BEFORE = re.compile(
    r"(?i)(?<![0-9])(?<!-[0-9]{2}-)(?<![0-9]{3}-)(?<!\brm )"
    r"(?<!\broom )(?<!\bbed )(?<!\bcell )(?<!\bbay )(?<!\bcode )"
    r"(?<!\bcv[vc] )(?<!\bcv[vc]2 )(?<!\bpin )(?<!\bnip )([0-9]{3,5}) (?:sir )?$"
)
"""A number before a street; that of a room or a code is before whose it is: `CVV 215 Ana Ruiz`.

So is the end of a number in groups: `458-77-6738 Ana Ruiz`.
"""

_SLASH_LABEL = re.compile(r"(?<![\w/])([A-Za-z]{2,12})/$")
_YEAR = re.compile(
    r"(?i)\b(?:(?:in|since|by|until|till|during|early|late|mid)|"
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?(?: [0-9]{1,2},)?) "
    r"(?:19|20)[0-9]{2} $"
)
"""A year before a name in a sentence is no house's number: `On May 3, 2024 Ana Ruiz called`."""

_NUMBER_AFTER = re.compile(r"[ ]([0-9]{3,5})(?![0-9])")


@cache
def _firms() -> tuple[str, ...]:
    return tuple(words()["firm"])


def calls(token: Token) -> bool:
    """Whether a word says in what part somebody is named and is in no name: `Insured Ann Lee`."""
    unlisted = not token.given and not token.family and not token.initial
    return unlisted and token.low in words()["label"]


def fills_field(text: str, tokens: list[Token]) -> bool:
    """Whether two or three words, each on a list of names, are all that a field holds: `My Ha`."""
    listed = [t for t in tokens if not t.initial and t.text != ","]
    known = len(listed) == 2 and all(t.given or t.family for t in listed)
    spelled = all(t.text[:1].isupper() for t in listed)
    never = words()["never"] - words()["particle"]
    return (
        known
        and spelled
        and any(t.low not in never for t in listed)
        and _FIELD_ENDS.match(text, tokens[-1].end) is not None
    )


def name_end(token: Token) -> int:
    """Return the end without a full stop that closes the sentence."""
    keeps = token.initial or token.low in words()["suffix"]
    return token.end - (token.text.endswith(".") and not keeps)


def refused(text: str, tokens: list[Token], *, numbered: bool = False) -> bool:
    """Whether the words are a firm, a street, a place, a disease or part of a file name.

    numbered: a number right before is none of a house, as in a list of people.
    """
    sets = words()
    joined = "-".join(token.low for token in tokens)
    other = _in_state(text, tokens) or _is_topic(text, tokens) or of_things(text, tokens)
    if other or joined.startswith(_firms()):
        return True
    # "Glenn St. Clair" lives in no street.
    saint = tokens[1:2] if len(tokens) > 2 and tokens[1].low == "st" and tokens[0].given else []
    no = (sets["after_no"] | sets["eponym"]) - {t.low for t in tokens[2:] if t.text in ("V", "V.")}
    tail = [t for t in tokens[1:] if t.low in no and t not in saint]
    parted = re.fullmatch(r"[A-Z][a-z]{1,5}-[a-z]{1,5}", tokens[0].text)  # Sang-min Park
    seen = tokens[0].known
    only = seen.given >= max(seen.family, 3) and not seen.place and not seen.word
    asked = tokens[0].given > 0 and _OF_SOMEBODY.search(text[: tokens[0].start][-40:])
    known = tokens[0].given == 3 or only or asked or (parted and len(tokens) == 2)
    if tail and not (tail == [tokens[-1]] and tail[0].family == 3 and known):
        return True
    first = tokens[0]
    if first.low in sets["before_no"] and (first.known.place or first.given < 3):
        return True
    before = text[max(0, first.start - 24) : first.start]
    after = text[tokens[-1].end : tokens[-1].end + 30]
    following = _NEXT_WORD.match(after)
    if following and following[1] in sets["eponym"]:
        return True
    knight = before.lower().endswith(" sir ")  # `440 Sir Francis Drake`
    if (not numbered or knight) and _in_street(before, after):
        return True
    glued = before[-1:] in ("@", "_", "/") and not labelled_by_slash(before)
    glued = glued or bool(_FILE.match(after))
    return glued or bool(_PLACE_AFTER.match(after)) or bool(_PLACE_BEFORE.search(before))


def labelled_by_slash(before: str) -> bool:
    """Whether a label and a slash stand before a name, as in messages of the DMV: `NAME/RUIZ`."""
    label = _SLASH_LABEL.search(before)
    return label is not None and label[1].lower() in words()["label"]


def _in_street(before: str, after: str) -> bool:
    """Whether a house's number stands before; numbers in turn are of a list: `101 Ana Ruiz 102`."""
    house, then = _HOUSE_BEFORE.search(before), _NUMBER_AFTER.match(after)
    listed = then is not None and house is not None and len(then[1]) == len(house[1])
    return house is not None and not listed and not _YEAR.search(before)


def _is_topic(text: str, tokens: list[Token]) -> bool:
    """Whether it is the first word of what a message is about: `Subject: Xin giúp đỡ`."""
    if len(tokens) > 1 or not _GOES_ON.match(text, tokens[-1].end):
        return False
    return _TOPIC.search(text[max(0, tokens[0].start - 40) : tokens[0].start]) is not None


def _in_state(text: str, tokens: list[Token]) -> bool:
    """Whether the words are a town and its state, `Grants Pass, Oregon`; Georgia is a name too."""
    town, comma, state = text[tokens[0].start : tokens[-1].end].rpartition(",")
    named = " ".join(state.split()).rstrip(".").upper() in STATES
    return bool(town and comma) and named and tokens[-1].given < 3


def evidence(tokens: list[Token]) -> tuple[float, str]:
    """How much the words alone speak for a name, 0..1, and what speaks."""
    core = _core(tokens)
    if not core or len(core) > _LONGEST:
        return 0.0, "nothing"
    if len(core) == 1:
        return _single(core[0], with_initial=len(tokens) > 1 and tokens[0].initial)
    plain = sum(t.ordinary for t in core)
    first, last = core[0], core[-1]
    if plain == len(core):
        both = first.given >= 2 and last.family == 3 and not last.known.place and plain == 2
        return (0.5, "common given and family name") if both else (0.2, "ordinary words")
    if first.given and last.family:
        score = 0.95 if first.given >= 2 and last.family >= 2 else 0.85
        score -= 0.15 * plain + (0.4 if first.known.place and last.known.place else 0)
        return score, "listed given and family name"
    return _in_part(core, plain)


def _core(tokens: list[Token]) -> list[Token]:
    """Pick the words that can be on a list: no initials, no suffix, no small words inside."""
    inner = words()["suffix"] | words()["particle"]
    ends = (0, len(tokens) - 1)
    return [
        t
        for i, t in enumerate(tokens)
        if not t.initial and (t.low not in inner or (t.text[0].isupper() and i in ends))
    ]


def _in_part(core: list[Token], plain: int) -> tuple[float, str]:
    """As `evidence`, where not both ends are listed as a name says them."""
    first, last = core[0], core[-1]
    if first.family and last.given:
        return 0.75 - 0.2 * plain, "listed family name before given name"
    if plain:
        return 0.15, "ordinary words"
    one = max(first.given, last.family, first.family) > worded(core)
    return (0.62, "one listed name") if one else (0.35, "shape of a name")


def _single(token: Token, *, with_initial: bool) -> tuple[float, str]:
    if with_initial and token.family and not token.ordinary:
        return 0.65, "initial and listed family name"
    if token.ordinary:
        return 0.1, "ordinary word"
    return (0.4, "listed name") if token.given or token.family else (0.2, "one word")


def is_us(token: Token, before: list[Token]) -> bool:
    """Whether "Us" stands behind a given name, as the Maya family name, and is no pronoun."""
    return (
        token.text.rstrip(".") == "Us"
        and len(before) == 1
        and before[0].given > 0
        and not before[0].ordinary
    )


def label_before(text: str, start: int) -> str:
    """Return the last word of a form label or greeting right before the place; "" without one."""
    before = text[max(0, start - 60) : start]
    sets = words()
    greeting = re.search(r"(?i)(?:^|\n)[ \t>]*([a-z]+),? (?:mr|ms|mrs|dr)?\.? ?$", before)
    if greeting and greeting[1].lower() in sets["greeting"]:
        return greeting[1].lower()
    capacity = _CAPACITY.search(before) or _OF_WHOM.search(before) or _RELATIVE.search(before)
    if capacity:
        return capacity[1].lower()
    match = _LABELLED.search(before)
    label = match[1].lower().removesuffix("'s") if match else ""
    return label if label in sets["label"] else ""
