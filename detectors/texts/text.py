"""Running text through Presidio: our detectors as recognizers; then the names near what they find.

None of Presidio's own recognizers is loaded and nothing is downloaded. Presidio's time per byte
grows with the length of the text, so text is cut into pieces at paragraph or line ends; a piece
without digits or signs reaches only the names finder. The names model costs most of all: it reads
the pieces near a value, and the rules alone the rest.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import compress
from typing import TYPE_CHECKING, Any

import spacy
from presidio_analyzer import AnalyzerEngine, EntityRecognizer, RecognizerRegistry, RecognizerResult
from presidio_analyzer.context_aware_enhancers import ContextAwareEnhancer
from presidio_analyzer.nlp_engine import NlpArtifacts, SpacyNlpEngine
from spacy.tokens import Doc

from detectors.candidate import Candidate
from detectors.catalog import detectors
from detectors.people import name_finder
from detectors.people.name_repeats import with_repeats
from detectors.people.name_rows import among_names
from detectors.people.person_finder import Person
from detectors.spans import Spans
from detectors.texts.account_sentences import account_sentences
from detectors.texts.asked_numbers import asked_numbers
from detectors.texts.candidates import settled, valid, weighed
from detectors.texts.card_codes import card_codes
from detectors.texts.card_tracks import card_tracks
from detectors.texts.credential_lines import credential_lines
from detectors.texts.findings import (
    Finding,
    named,
    of_people,
    outside,
    whole_names,
    without_illnesses,
    worth,
)
from detectors.texts.free_text import FAINTEST, free_values
from detectors.texts.listed_numbers import listed_numbers
from detectors.texts.pieces import pieces
from detectors.texts.plan_numbers import plan_numbers
from detectors.texts.plate_reads import plate_reads
from detectors.texts.security_questions import security_answers
from detectors.texts.typed_numbers import typed_numbers
from detectors.words.clinical_words import ILLNESS, clinical

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.vocab import Vocab

    from detectors.model import Detector

__all__ = ["Engine", "Finding", "engine"]

_NEAR = 4_000
"""Characters around a value within which its person may be named."""

_STEPS = (
    free_values, clinical, typed_numbers, listed_numbers, credential_lines, card_codes, card_tracks,
    plate_reads, plan_numbers, account_sentences, security_answers, asked_numbers,
)  # fmt: skip
_GATE = re.compile(r"[0-9]{2}[^\n]{0,12}[0-9]|[0-9]{4}|@|[A-Z]{1,3}[0-9]{2}|[0-9]{1,2}[-/.][0-9]")
# ASCII on purpose: a value may touch a letter of another script.
_BEFORE = r"(?<![0-9A-Za-z+])(?<![0-9][-.])"
_AFTER = r"(?![0-9A-Za-z])(?![-.][0-9])"


class _Words:
    """Tokens at white space only: the recognizers read characters, so more would be waste."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        return Doc(self.vocab, words=[text] if text else [], spaces=[False] if text else [])


class _Nlp(SpacyNlpEngine):
    """Loads no model: Presidio asks for a spaCy document, which nothing here looks into."""

    def __init__(self) -> None:
        super().__init__(models=[{"lang_code": "en", "model_name": "blank"}])
        self.words = spacy.blank("en")
        self.words.tokenizer = _Words(self.words.vocab)

    def load(self) -> None:
        """Load nothing."""

    def is_loaded(self) -> bool:
        """Say that nothing is left to load."""
        return True

    def get_supported_languages(self) -> list[str]:
        """English patterns and labels; names of any origin."""
        return ["en"]

    def process_text(self, text: str, language: str) -> NlpArtifacts:
        """Return the text as one spaCy document of one token."""
        return NlpArtifacts([], self.words(text), [], [], None, language)


class _Values(EntityRecognizer):
    """One detector: its patterns between ASCII boundaries, or the values behind its labels."""

    def __init__(self, name: str, detector: Detector) -> None:
        super().__init__(supported_entities=[name], name=name)
        self._entity = name
        self._patterns = [
            (re.compile(f"{_BEFORE}(?:{p.regex}){_AFTER}", re.IGNORECASE | re.ASCII), p.score)
            for p in detector.patterns
            if p.score >= FAINTEST
        ]

    def load(self) -> None:
        """Nothing to load."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts
    ) -> list[RecognizerResult]:
        del entities, nlp_artifacts
        return [
            RecognizerResult(self._entity, match.start(), match.end(), score)
            for pattern, score in self._patterns
            for match in pattern.finditer(text)
            if match.end() > match.start()
        ]


class _AsFound(ContextAwareEnhancer):
    """Leaves scores alone: Presidio compares single lemmas, our context is phrases."""

    def __init__(self) -> None:
        super().__init__(0.0, 0.0, 0, 0)

    def enhance_using_context(
        self, text: str, raw_results: list[RecognizerResult], *args: Any, **more: Any
    ) -> list[RecognizerResult]:
        del text, args, more
        return raw_results


class Engine:
    """Finds everything the catalog knows, and people, in texts."""

    def __init__(self, model: str | None) -> None:
        """Raise LookupError where `model` names a spaCy model that is not installed."""
        registry = RecognizerRegistry(supported_languages=["en"])
        self._values = [
            name
            for name, d in detectors().items()
            if name != ILLNESS and any(p.score >= FAINTEST for p in d.patterns)
        ]
        registry.recognizers = [_Values(name, detectors()[name]) for name in self._values]
        self._nlp = _Nlp()
        self._presidio = AnalyzerEngine(
            registry=registry, nlp_engine=self._nlp, context_aware_enhancer=_AsFound()
        )
        self._names = name_finder.pipeline(model)

    def analyze(self, texts: Sequence[str]) -> list[list[Finding]]:
        """Per text, values and names in order of place; values never overlap each other.

        texts: of any length; time grows with it in proportion. Many short ones at once cost
        less than half of what they do one by one: patterns are built anew for every call of Polars.
        """
        found = [(text, self._candidates(text)) for text in texts]
        values = [settled(some) for some in valid(found)]
        people = self._people(list(zip(texts, values, strict=True)))
        return [_told(*one) for one in zip(texts, values, people, strict=True)]

    def _candidates(self, text: str) -> list[Candidate]:
        found = [candidate for step in _STEPS for candidate in step(text)]
        for offset, piece in pieces(text):
            for hit in self._hits(piece):
                start, end = hit.start + offset, hit.end + offset
                weighted = weighed(text, start, end, hit.entity_type, hit.score)
                found.extend([weighted] if weighted else [])
        return found

    def _hits(self, piece: str) -> list[RecognizerResult]:
        if not _GATE.search(piece):
            return []
        with self._nlp.words.memory_zone():
            return list(self._presidio.analyze(piece, "en", entities=self._values))

    def _people(self, found: Sequence[tuple[str, Sequence[Candidate]]]) -> list[list[Person]]:
        """Per text the people named in it; the model reads the pieces near a value."""
        cut = [
            (offset, piece, at)
            for at, (text, _) in enumerate(found)
            for offset, piece in pieces(text)
        ]
        near = [Spans((v.start - _NEAR, v.end + _NEAR) for v in values) for _, values in found]
        closely = [near[at].touch(offset, offset + len(piece)) for offset, piece, at in cut]
        close_by = compress((piece for _, piece, _ in cut), closely)
        read = iter(name_finder.people_of_each(self._names, close_by))
        people: list[list[Person]] = [[] for _ in found]
        for (offset, piece, at), close in zip(cut, closely, strict=True):
            met = next(read) if close else name_finder.people(None, piece)
            people[at] += (replace(p, start=p.start + offset, end=p.end + offset) for p in met)
        return people


def _told(text: str, values: list[Candidate], read: list[Person]) -> list[Finding]:
    people = with_repeats(text, among_names(text, without_illnesses(read, values)))
    values = of_people(text, outside(text, people, values))
    values = whole_names(text, people, values)
    both = (*named(text, people, values), *worth(values))
    return sorted(both, key=lambda f: (f.start, f.end))


@cache
def engine(model: str | None) -> Engine:
    """Return the engine, built once per process; None: the names finder alone, else with a model.

    Raises LookupError where the spaCy model is not installed.
    """
    return Engine(model)
