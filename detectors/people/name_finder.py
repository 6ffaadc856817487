"""People named in text: the trained model and the rules together, each with a measured score.

The model (`names_model/`, made by `training/names`) knows sentences and shapes; the rules
(`person_finder.py`) know labels, titles and lists, and say why. What either finds is a person; how
sure depends on which of them found it and on what the lists know, as measured on texts held back
from training (`name_scores.toml`, written by `training/names/calibrate.py`).
"""

from __future__ import annotations

import os
import re
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import NumpyOps

import detectors.people.name_classes  # noqa: F401  a confined worker may not see the entry point
from detectors.people import person_finder
from detectors.people.lone_names import words_of
from detectors.people.name_claims import announced, borne_out, plain, surely
from detectors.people.name_doubts import surely_swapped, unlikely
from detectors.people.name_kinds import SWAPPED, WHOLE, scored
from detectors.people.name_spans import names_in
from detectors.people.name_tokens import Token, tokens_of, words
from detectors.people.names_beside import two_people
from detectors.people.person_finder import Person, without_overlaps
from detectors.people.posts import given_names, is_post
from detectors.spans import Spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PEOPLE = ("PERSON", "PER")
_NUMBER = re.compile(r"[0-9]{5}")
"""In the name of no firm or place: the model took a sentence for one."""

_TOGETHER = 64
"""Texts that the model reads at once; more of them outgrow the processor's cache."""


@Language.component("name_finder")
def _people(doc: Doc) -> Doc:
    """Run as the last spaCy component: the people of the text, in `user_data`."""
    text = doc.text
    doc.user_data["people"] = together(text, spans_of(doc), person_finder.find(text))
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
        recognizer: Any = nlp.get_pipe("ner")
        for part in recognizer.model.walk():
            part.ops = _products()
    elif spacy.util.is_package(model):
        nlp = spacy.load(model)
    else:
        raise LookupError("this spaCy model is not installed, and nothing is downloaded")
    nlp.add_pipe("name_finder", last=True)
    return nlp


@cache
def _products() -> NumpyOps:
    """What multiplies the model's matrices: numpy, three times as fast as what spaCy brings.

    Not where numpy may take every core, as it does unless told before it is imported: its threads
    wait on each other for longer than these small products last.
    """
    alone = "1" in (os.environ.get("OPENBLAS_NUM_THREADS"), os.environ.get("OMP_NUM_THREADS"))
    return NumpyOps(use_blis=not alone)


def people(nlp: Language | None, text: str) -> list[Person]:
    """People named in the text, in order, spans never overlapping.

    nlp: of `pipeline`; None for the rules alone, which cost a fifth. text: a piece of a document,
    some thousand characters.
    """
    if nlp is None:
        return together(text, None, person_finder.find(text))
    with nlp.memory_zone():
        found: list[Person] = nlp(text).user_data["people"]
    return found


def people_of_each(nlp: Language, texts: Iterable[str]) -> list[list[Person]]:
    """As `people` for each text: short ones together cost a third of what they do one by one."""
    with nlp.memory_zone():
        return [doc.user_data["people"] for doc in nlp.pipe(texts, batch_size=_TOGETHER)]


def together(
    text: str, said: Iterable[tuple[int, int, bool]] | None, ruled: list[Person]
) -> list[Person]:
    """What the model said and the rules found as one list, scored by the kind of evidence.

    said: as `spans_of`; None where no model has read the text. Where both overlap, the model knows
    where a name ends, but for names in turned order. What the model takes for a firm or a place is
    no person without a label or title, or where it takes the same words for one elsewhere.
    """
    read, said = said is not None, list(said or ())
    full = frozenset(w for start, end, person in said if person for w in words_of(text, start, end))
    post = read and is_post(text)
    if post:  # `Jesus, Joseph and Mary`
        ruled = [p for p in ruled if p.because != SWAPPED or surely_swapped(text, p)]
    spoken = ((start, end) for start, end, person in said if person)
    by_model = [s for span in spoken for s in names_in(text, span, full, post=post)]
    by_model = [s for span in _longest(by_model) for s in _beside_whole(span, ruled) or [span]]
    others = Spans(
        (start, start + len(text[start:end].partition("\n")[0]))
        for start, end, person in said
        if not person and not _NUMBER.search(text, start, end) and not text[start].islower()
    )
    met = {plain(text, *s) for s in by_model if " " in text[slice(*s)]}
    kept, taken = list[Person](), set[int]()
    for person in ruled:
        same = [i for i, s in enumerate(by_model) if s[0] < person.end and person.start < s[1]]
        other = others.touch(person.start, person.end)
        again = plain(text, person.start, person.end) in met
        again = again or (read and not same and borne_out(text, person))
        if not same and other and not again and not surely(text, person, said):
            continue
        if read and not same and not again and unlikely(text, person, post=post):
            continue
        meant = [by_model[i] for i in same]
        two = two_people(text, person, meant, others)
        spans = meant if two else _names(text, person, meant)
        kept += [scored(text, s, person, said=bool(same)) for s in spans]
        taken.update(same)
    kept += [scored(text, s, None, said=True) for i, s in enumerate(by_model) if i not in taken]
    return without_overlaps([*kept, *_alone(text, kept, said)] if post else kept)


def _longest(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans without those that the next one begins with: `[Jae-won]` of `[Jae-won Chung]`."""
    return list({start: (start, end) for start, end in spans}.values())


def _beside_whole(span: tuple[int, int], ruled: list[Person]) -> list[tuple[int, int]]:
    """Two names that a model took for one, or of which it cut the first.

    `Jae-won [Yi, Hripsime Petrosyan]`, `per Dr. [Kessler, Ana Ruiz] may return`.
    """
    met = [p for p in ruled if p.start < span[1] and span[0] < p.end]
    if len(met) != 2 or WHOLE not in met[1].because:
        return []
    cut = WHOLE in met[0].because and met[0].start < span[0]
    two = cut or met[0].because.startswith("title")
    return [(p.start, p.end) for p in met] if two else []


def _alone(text: str, known: list[Person], said: list[tuple[int, int, bool]]) -> Iterator[Person]:
    """Given names that stand alone in a post, where nothing else is known."""
    taken = [(p.start, p.end) for p in known] + [(start, end) for start, end, _ in said]
    for person in given_names(text, Spans(taken)):
        yield scored(text, (person.start, person.end), person, said=False)


def _turned(person: Person) -> bool:
    return person.because.startswith("family name, comma")


def _names(text: str, ruled: Person, said: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where the names stand of which the rules saw one, and the model these.

    The model knows better where a name ends, but it splits LAST, FIRST and cuts parts of full
    names off.
    """
    span = (ruled.start, ruled.end)
    if not said:
        return [span]
    comma = "," in text[slice(*span)]
    family = span[0] <= said[0][0] and "," not in text[slice(*said[0])]
    turned = comma and (" " not in text[slice(*said[0])] or (family and _turned(ruled)))
    if said[0][0] < span[0] and "\n" in text[said[0][0] : span[0]]:
        # The word at the end of the line above is of another column.
        return [span, *said[1:]]
    inside = span[0] <= said[0][0] and said[-1][1] <= span[1]
    one = len(said) == 1 or all(" " not in text[slice(*s)] for s in said)
    cut = inside and one and not comma and (WHOLE in ruled.because or announced(ruled))
    labelled = ruled.because.startswith("label")
    cut = cut and (labelled or all(map(_in_names, _outside(text, span, said))))
    return [span] if cut or turned else said


def _outside(text: str, span: tuple[int, int], inner: list[tuple[int, int]]) -> Iterator[Token]:
    """The words of a span before, between and behind others in it, whole ones only."""
    for token in tokens_of(text, *span):
        if not any(start < token.end and token.start < end for start, end in inner):
            yield token


def _in_names(word: Token) -> bool:
    """Whether a name may go on with the word: `Vice President Dick Cheney` begins with others."""
    small = words()["particle"] | words()["suffix"]
    listed = (word.given or word.family) and (not word.ordinary or "-" in word.low)
    return bool(word.initial or listed or word.low in small or not word.text[0].isalnum())
