"""People named in text: the trained model and the rules together, each with a measured score.

The model (`names_model/`, made by `training/names`) knows sentences and shapes; the rules
(`person_finder.py`) know labels, titles and lists, and say why. What either finds is a person; how
sure depends on which of them found it and on what the lists know, as measured on texts held back
from training (`name_scores.toml`, written by `training/names/calibrate.py`).
"""

from __future__ import annotations

import itertools
import re
import tomllib
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from detectors import person_finder
from detectors.name_doubts import is_verb, no_person
from detectors.name_evidence import name_end
from detectors.name_tokens import FAMILY_ENDS, Token, tokens_of, words
from detectors.person_finder import Person
from detectors.spans import Spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PEOPLE = ("PERSON", "PER")
_WHOLE = "listed given and family name"
_ONE = "one listed name"
_SIGN = re.compile(r"[^\s.,'\"’`]")
_NEW_FIELD = re.compile(r"[^\n:]{1,30}:[ ]")


@Language.component("name_finder")
def _people(doc: Doc) -> Doc:
    """Run as the last spaCy component: the people of the text, in `user_data`."""
    doc.user_data["people"] = together(doc.text, spans_of(doc), person_finder.find(doc.text))
    return doc


def spans_of(doc: Doc) -> list[tuple[int, int, bool]]:
    """What a model said: start, end, and whether it is a person or something else with a name."""
    return [(e.start_char, e.end_char, e.label_ in _PEOPLE) for e in doc.ents]


def pipeline(model: str | None) -> Language:
    """The spaCy pipeline that finds people: the shipped model, or the installed one named.

    Raises LookupError where the named model is not installed. Nothing is ever downloaded.
    """
    if model is None:
        nlp = spacy.load(Path(str(resources.files("detectors").joinpath("names_model"))))
    elif spacy.util.is_package(model):
        nlp = spacy.load(model)
    else:
        raise LookupError("this spaCy model is not installed, and nothing is downloaded")
    nlp.add_pipe("name_finder", last=True)
    return nlp


def people(nlp: Language | None, text: str) -> list[Person]:
    """People named in the text, in order, spans never overlapping.

    nlp: of `pipeline`; None for the rules alone, which cost a fifth. text: a piece of a document,
    some thousand characters.
    """
    if nlp is None:
        return together(text, (), person_finder.find(text))
    with nlp.memory_zone():
        found: list[Person] = nlp(text).user_data["people"]
    return found


def together(text: str, said: Iterable[tuple[int, int, bool]], ruled: list[Person]) -> list[Person]:
    """What the model said and the rules found as one list, scored by the kind of evidence.

    said: as `spans_of`. Where both overlap, the model knows where a name ends, but for names in
    turned order. What the model takes for a firm or a place is no person without a label or title.
    """
    said = list(said)
    by_model = [s for start, end, person in said if person for s in _tidy(text, start, end)]
    others = Spans((start, end) for start, end, person in said if not person)
    kept, taken = list[Person](), set[int]()
    for person in ruled:
        same = [i for i, s in enumerate(by_model) if s[0] < person.end and person.start < s[1]]
        other = others.touch(person.start, person.end)
        if not same and other and not _surely(text, person, said):
            continue
        spans = _names(text, person, [by_model[i] for i in same])
        kept += [_scored(text, s, person, said=bool(same)) for s in spans]
        taken.update(same)
    kept += [_scored(text, s, None, said=True) for i, s in enumerate(by_model) if i not in taken]
    return _apart(kept)


def _surely(text: str, person: Person, said: list[tuple[int, int, bool]]) -> bool:
    """Whether the rules' name stands though the model takes the words for a firm or a place.

    Behind a label or title, in turned order, or where the model means the same listed words and no
    list of places has them.
    """
    if " " not in text[person.start : person.end]:
        return False
    if _announced(person) or person.because.startswith("family name, comma"):
        return True
    same = (person.start, person.end, False) in said
    if not same or person.because not in (_WHOLE, _ONE):
        return False
    tokens = list(tokens_of(text, person.start, person.end))
    usual = person.because == _WHOLE or tokens[0].given or FAMILY_ENDS.search(tokens[-1].low)
    return bool(usual) and not any(t.known.place or t.ordinary for t in tokens)


def _announced(person: Person) -> bool:
    return person.because.startswith(("label", "title"))


def _apart(people: list[Person]) -> list[Person]:
    """The people in order, of overlapping ones the surest."""
    kept = list[Person]()
    for person in sorted(people, key=lambda p: (p.start, -p.score)):
        if not kept or person.start >= kept[-1].end:
            kept.append(person)
        elif person.score > kept[-1].score:
            kept[-1] = person
    return kept


def _names(text: str, ruled: Person, said: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where the names stand of which the rules saw one, and the model these.

    The model knows better where a name ends, but it splits LAST, FIRST and cuts parts of full
    names off.
    """
    span = (ruled.start, ruled.end)
    if not said:
        return [span]
    comma = "," in text[slice(*span)]
    turned = comma and " " not in text[slice(*said[0])]
    if said[0][0] < span[0] and "\n" in text[said[0][0] : span[0]]:
        # The word at the end of the line above is of another column.
        return [span, *said[1:]]
    inside = len(said) == 1 and span[0] <= said[0][0] and said[0][1] <= span[1]
    cut = inside and not comma and (_WHOLE in ruled.because or _announced(ruled))
    return [span] if cut or turned else said


def _tidy(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The names in a span of the model, without titles and signs around them."""
    for part in _parts(text, list(tokens_of(text, start, end))):
        named = [t for t in part if t.text not in (",", "/")]
        while len(named) > 1 and is_verb(named):
            named.pop()
        while len(named) > 1 and named[0].low in words()["title"]:
            named.pop(0)
        listed = len(named) > 1 and named[0].given > 0 and named[-1].family > 0
        if named and not no_person(text, named, listed=listed):
            yield named[0].start, name_end(named[-1])


def _parts(text: str, tokens: list[Token]) -> list[list[Token]]:
    """The tokens of each name: `Ana Ruiz, Bao Tran` are two, `Ruiz Soto, Ana` is one.

    A dash or another sign between words ends a name.
    """
    for i, (one, other) in enumerate(itertools.pairwise(tokens), 1):
        broken = "\n" in text[one.end : other.start] and _NEW_FIELD.match(text, other.start)
        if broken or _SIGN.search(text, one.end, other.start):
            return [*_parts(text, tokens[:i]), *_parts(text, tokens[i:])]
    at = next((i for i, t in enumerate(tokens) if t.text == ","), None)
    if at is None:
        return [tokens]
    left, right = tokens[:at], tokens[at + 1 :]
    small = words()["particle"] | words()["suffix"]
    jobs = words()["never"] | words()["credential"]
    if len(left) > 1 and right and all(t.low in jobs for t in right):
        return [left]
    first = [t for t in left if t.low not in small and not t.initial]
    then = [t for t in right if t.low not in small and not t.initial and t.text != ","]
    turned = (
        len(first) < 2
        or len(then) < 2
        or (first[0].given <= first[0].family and then[-1].given > then[-1].family)
    )
    return [tokens] if turned else [left, *_parts(text, right)]


def _scored(text: str, span: tuple[int, int], ruled: Person | None, *, said: bool) -> Person:
    kind = kind_of(text, span, ruled, said=said)
    known = _scores().get(kind)
    if known is None:
        known = ruled.score if ruled and not said else _scores().get(kind.split(";", 1)[0], 0.0)
    return Person(*span, known, kind)


def kind_of(text: str, span: tuple[int, int], ruled: Person | None, *, said: bool) -> str:
    """The kind of evidence in words: who found it; what the rules saw, or the lists know."""
    who = "model and rules" if ruled and said else "rules" if ruled else "model"
    if ruled:
        return f"{who}; {ruled.because}"
    tokens = [t for t in tokens_of(text, *span) if not t.initial and t.text not in (",", "/")]
    size = "one word" if len(tokens) < 2 else "several words"
    return f"{who}; {size}, {_listed(tokens)}"


def _listed(tokens: list[Token]) -> str:
    if not tokens:
        return "only initials"
    if all(t.ordinary for t in tokens):
        return "ordinary"
    best = max(max(t.given, t.family) for t in tokens)
    return ("on no list", "rarely a name", "known as a name", "common as a name")[best]


@cache
def _scores() -> dict[str, float]:
    text = resources.files("detectors").joinpath("name_scores.toml").read_text("utf-8")
    return {kind: float(row["true"]) for kind, row in tomllib.loads(text)["kind"].items()}
