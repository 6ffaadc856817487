"""Finds names of people in running text from lists, shapes and the words around them.

Nothing is learned: capitalised runs are cut into word sequences, each of them weighed by evidence
(a label, a title, "LAST, FIRST", how common its words are in names and elsewhere). Scores follow
measured precision per kind of evidence: list pair 0.95, listed word 0.6 to 0.8, no list 0.35.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detectors.people.list_marks import unmarked
from detectors.people.name_evidence import (
    calls,
    evidence,
    fills_field,
    is_us,
    label_before,
    name_end,
    refused,
)
from detectors.people.name_settings import (
    acts_next,
    in_a_bed,
    names_somebody,
    owns_next,
    turns,
    within_sentence,
)
from detectors.people.name_tails import given_first, without_credential, without_label, without_word
from detectors.people.name_tokens import (
    LETTER,
    MARK,
    NICKNAME,
    Token,
    is_abbreviation,
    tokens_of,
    words,
)
from detectors.people.names_in_signs import in_signs
from detectors.people.small_names import in_small_letters
from detectors.wrapping import unwrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BEYOND = (*range(0x100, 0x250), *range(0x1E00, 0x1F00))
"""Latin letters beyond Latin-1, large and small by turns: those of Vietnamese, Polish, Turkish."""

_SMALL_BEYOND = "".join(chr(code) for code in _BEYOND if chr(code).islower())
_UPPER = rf"[^\W\d_a-zß-öø-ÿ{_SMALL_BEYOND}]"
_TOKEN = rf"(?:{_UPPER}[{MARK}]?(?:{LETTER}|[{MARK}]|['’`\-](?={LETTER}))*\.?)"
_SMALL = (
    r"(?:d[eoau]|del|dela|delos|la|las|los|van|von|der|den|bin|ibn|bint|al|el|di|dos|das|du|le|y|"
    r"ter)"
)
_JOIN = r"(?:[ \u00a0]|,[ \u00a0]?|/(?=[A-Z]{2}))"
_RUN = re.compile(
    rf"{_TOKEN}(?:{_JOIN}(?:{_TOKEN}|(?:{_SMALL}[ \u00a0])+(?={_UPPER}){_TOKEN}|{NICKNAME}))*"
)
_DAY = re.compile("(?:Jan|Mar|Apr|May|Jun|Jul|Aug|June|April|August)[.]? [0-9]")
_IN_PART = re.compile(  # registered owner, reporting party, age and sex, a room
    r"\b(?:(?:R/[OP]|RO|RP)(?=[: ])|[0-9]{1,3}[ ]?(?:y/?o[ ]?)?[MF](?=[ ][A-Z]{2})|"
    r"(?i:rm|room|bed|apt|unit|cell)[ ]?[0-9]{1,4}[A-Z]\b)"
)
_WRITER = re.compile(r"(?<=[^\W\d_] )I(?= (?:only |just |also |still )?[a-z])")


@dataclass(frozen=True, slots=True)
class Person:
    """The name of a person: `text[start:end]`, score 0..1, reason in words without the name."""

    start: int
    end: int
    score: float
    because: str


def find(text: str) -> list[Person]:
    """People named in the text, in order, spans never overlapping.

    text: a piece of a document; names that stand alone ("Tran") are found only by title, label
        or greeting, or when the piece has the full name elsewhere.
    """
    flat = _WRITER.sub("i", unwrapped(unmarked(text)))  # "For Ana Ruiz I have …": no "the First"
    flat = _IN_PART.sub(lambda part: part.group().lower(), flat)
    runs = (_groups(flat, *run.span()) for run in _RUN.finditer(flat))
    found = [person for groups in runs for person in _in_groups(flat, groups)]
    small = [Person(*named) for named in (*in_small_letters(flat), *in_signs(flat))]
    return without_overlaps(found + small)


def without_overlaps(found: Iterable[Person]) -> list[Person]:
    """The people in order, of overlapping ones the surest."""
    kept: list[Person] = []
    for person in sorted(found, key=lambda p: (p.start, -p.score)):
        if not kept or person.start >= kept[-1].end:
            kept.append(person)
        elif person.score > kept[-1].score:
            kept[-1] = person
    return kept


def _groups(text: str, start: int, end: int) -> list[tuple[str, list[Token]]]:
    """Return the run cut at commas, slashes, sentence ends and words that are in no name.

    Each item: what stands before the sequence ("", ",", "/", "cut"), and its tokens.
    """
    sets = words()
    groups: list[tuple[str, list[Token]]] = [("", [])]
    tokens = list(tokens_of(text, start, end))
    for at, token in enumerate(tokens):
        here = groups[-1][1]
        never = token.low in sets["never"] and not token.initial
        never = never and not within_sentence(text, tokens[at : at + 2])
        if token.text in (",", "/"):
            groups.append((token.text, []))
        elif never and not (turns(tokens[at : at + 4]) or _due_here(text, token, groups)):
            groups.append(("cut", []))
        elif here and here[-1].text.endswith(".") and calls(token):
            groups.append(("cut", []))  # `clmt RUIZ, ANA B. Clmt DL`
        else:
            if groups[-1][1] and token.caseless != groups[-1][1][-1].caseless:
                groups.append(("cut", []))  # the label of the next line, in another script
            groups[-1][1].append(token)
            ends = token.text.endswith(".") and not is_abbreviation(token, len(groups[-1][1]))
            if ends or owns_next(text, token.end):
                groups.append(("cut", []))
    return groups


def _due_here(text: str, token: Token, groups: list[tuple[str, list[Token]]]) -> bool:
    """Whether a word that is in no name elsewhere is one here: `Elmer Us`, `NAME: HA, MY S`.

    So the last word is that a field holds behind a given name: `"patient":"Yen To"`.
    """
    (mark, here), before = groups[-1], groups[-2][1] if len(groups) > 1 else []
    first = mark == "," and not here and len(before) == 1 and token.given and before[0].family
    due = is_us(token, here) or acts_next(text, [*here, token])
    if due or (first and label_before(text, before[0].start)):
        return True
    last = len(here) == 1 and bool(here[0].given and token.family) and not here[0].ordinary
    return last and fills_field(text, [*here, token]) and bool(label_before(text, here[0].start))


def _in_groups(text: str, groups: list[tuple[str, list[Token]]]) -> Iterator[Person]:
    sets = words()
    i = 0
    while i < len(groups):
        tokens, titled = _trimmed(groups[i][1])
        following = groups[i + 1] if i + 1 < len(groups) else ("", [])
        i += 1
        if not tokens:
            continue
        if following[0] == "," and following[1]:
            # `Per Dr. Kessler, Ana Ruiz may return` is of two.
            another = titled and given_first(following[1])
            swapped = None if another else _last_first(text, tokens, following[1])
            if swapped is not None:
                yield swapped
                i += 1
                continue
            if following[1][0].low in sets["suffix"]:
                tokens = [*tokens, following[1][0]]
        person = _weighed(text, tokens, titled=titled)
        if person is not None:
            yield person


def _trimmed(tokens: list[Token]) -> tuple[list[Token], bool]:
    """Return the words without titles, credentials and codes around the name; whether titled."""
    sets, titled = words(), False
    while tokens and tokens[0].low in sets["title"] and (len(tokens) > 1 or titled):
        tokens, titled = tokens[1:], True
    while (
        len(tokens) > 1 and tokens[-1].low in sets["credential"] and tokens[-1].text[:2].isupper()
    ):
        tokens = tokens[:-1]
    short = len(tokens) > 2 and 1 < len(tokens[0].text) < 4 and tokens[0].text.isupper()
    if short and not tokens[1].text.isupper():
        tokens = tokens[1:]
    while len(tokens) > 2 and (_announces(tokens) or calls(tokens[0])):
        tokens = tokens[1:]
    return without_word(without_label(tokens)), titled


def _announces(tokens: list[Token]) -> bool:
    """Whether a word that is in no name stands before a listed name: `Indemnitor Ann Lee`."""
    first, given, last = tokens[0], tokens[1], tokens[-1]
    unknown = not first.given and not first.family and not first.initial
    return unknown and given.given >= 2 and last.family >= 2


def _last_first(text: str, last: list[Token], first: list[Token]) -> Person | None:
    """Return a person written LAST, FIRST MIDDLE; None when the words do not look so."""
    sets = words()
    last = [t for t in last if t.low not in sets["suffix"]] or last
    first = without_credential(first[:3])
    names = [t for t in first if t.low not in sets["particle"]]
    greets = last[-1].low in sets["greeting"]  # `Welcome, Ana`
    if greets or len(last) > 3 or not names or (names[0].initial and not last[0].text.isupper()):
        return None
    numbered = bool(last[0].family and names[0].given)
    place = first[0].known.place and first[0].given < 3
    place = place or bool(_DAY.match(text, first[0].start))
    if place or refused(text, [*last, *first], numbered=numbered):
        return None
    same_case = last[-1].text.isupper() == first[0].text.isupper() or last[-1].text.isupper()
    looks_whole = len(last) > 1 and last[0].given >= 2 and last[0].given > last[0].family
    looks_whole |= len(last) > 1 and last[0].initial  # the next: `Noor Aziz, Branch Manager`
    looks_whole |= last[0].given > names[0].given and names[0].known.word > 1 < len(last)
    both = len(last) > 1 < len(names) and not names[-1].initial
    looks_whole |= both and not (last[0].family or last[0].text.isupper())
    looks_whole |= both and "-" in last[0].low and last[-1].family > 0
    if not same_case or (looks_whole and last[0].low != "del"):  # Del Rosario is a family
        return None
    strength = (last[-1].family or last[0].family) and names[0].given
    labelled = label_before(text, last[0].start) and len(last) == 1 and len(names) <= 2
    due = labelled and fills_field(text, [*last, *first])
    if labelled and (due or ((last[0].family or names[0].given) and not names[0].ordinary)):
        return Person(last[0].start, name_end(first[-1]), 0.85, "label, family name, comma")
    weak = last[-1].ordinary and names[0].ordinary
    rare = names[0].given < 2 and last[-1].family < 2 and not last[-1].text.isupper()
    if weak or not strength or (rare and not in_a_bed(text, last[0].start)):
        return None
    return Person(last[0].start, name_end(first[-1]), 0.95, "family name, comma, given name")


def _weighed(text: str, tokens: list[Token], *, titled: bool) -> Person | None:
    start = tokens[0].start
    if refused(text, tokens):
        return None
    score, because = evidence(tokens)
    label = label_before(text, start) or names_somebody(text, start, tokens[-1].end)
    if titled and score >= 0.1:
        score, because = max(0.9, min(0.96, score + 0.2)), f"title before {because}"
    elif label and 0.1 <= score < 0.3 and len(tokens) > 1 and _due(text, tokens):
        # Families of the whole world are on no list, and some given names are words.
        score, because = 0.6, "label before " + because
    elif label and score >= 0.3:
        score, because = max(0.7, min(0.95, score + 0.25)), f"label before {because}"
    if score < 0.5:
        return None
    return Person(start, name_end(tokens[-1]), score, because)


def _due(text: str, tokens: list[Token]) -> bool:
    return not all(t.ordinary for t in tokens) or fills_field(text, tokens)
