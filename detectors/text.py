"""Running text through Presidio: our detectors as recognizers, our names finder in spaCy.

None of Presidio's own recognizers is loaded and nothing is downloaded. Presidio's time per byte
grows with the length of the text, so text is cut into pieces at paragraph or line ends; a piece
without digits or signs reaches only the names finder.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, cast

import spacy
from presidio_analyzer import AnalyzerEngine, EntityRecognizer, RecognizerRegistry, RecognizerResult
from presidio_analyzer.context_aware_enhancers import ContextAwareEnhancer
from presidio_analyzer.nlp_engine import NlpArtifacts, SpacyNlpEngine
from spacy.language import Language
from spacy.tokens import Doc

from detectors import person_finder
from detectors.candidates import settled, valid, weighed
from detectors.card_codes import card_codes
from detectors.catalog import detectors
from detectors.clinical_words import ILLNESS, clinical
from detectors.credential_lines import credential_lines
from detectors.findings import Finding, named, outside, worth
from detectors.free_text import FAINTEST, free_values
from detectors.person_finder import Person
from detectors.pieces import pieces
from detectors.plate_reads import plate_reads
from detectors.spans import Spans
from detectors.typed_numbers import typed_numbers

if TYPE_CHECKING:
    from spacy.vocab import Vocab

    from detectors.model import Detector

__all__ = ["Engine", "Finding", "engine"]

_NAME = "name"
_STEPS = (free_values, clinical, typed_numbers, credential_lines, card_codes, plate_reads)
_GATE = re.compile(r"[0-9]{2}[^\n]{0,12}[0-9]|[0-9]{4}|@|[A-Z]{1,3}[0-9]{2}|[0-9]{1,2}[-/.][0-9]")
# ASCII on purpose: a value may touch a letter of another script.
_BEFORE = r"(?<![0-9A-Za-z+])(?<![0-9][-.])"
_AFTER = r"(?![0-9A-Za-z])(?![-.][0-9])"


@Language.component("person_finder")
def _find_people(doc: Doc) -> Doc:
    """Run as a spaCy component: the people of the text, with their scores, in `user_data`."""
    doc.user_data["people"] = person_finder.find(doc.text)
    return doc


class _Words:
    """Tokens at white space only: the recognizers read characters, so more would be waste."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        return Doc(self.vocab, words=[text] if text else [], spaces=[False] if text else [])


class _Nlp(SpacyNlpEngine):
    """Loads no model or an installed one, never downloads; our names finder comes last."""

    def __init__(self, model: str | None) -> None:
        super().__init__(models=[{"lang_code": "en", "model_name": model or "blank"}])
        self._model = model
        self.pipeline: Language | None = None

    def load(self) -> None:
        if self._model is None:
            nlp = spacy.blank("en")
            nlp.tokenizer = _Words(nlp.vocab)
        elif spacy.util.is_package(self._model):
            nlp = spacy.load(self._model)
        else:
            raise LookupError("this spaCy model is not installed, and nothing is downloaded")
        nlp.add_pipe("person_finder", last=True)
        self.pipeline = nlp

    def is_loaded(self) -> bool:
        """Whether `load` has run."""
        return self.pipeline is not None

    def get_supported_languages(self) -> list[str]:
        """English patterns and labels; names of any origin."""
        return ["en"]

    def process_text(self, text: str, language: str) -> NlpArtifacts:
        """Return the text as one spaCy document with its people, and no lemmas."""
        doc = self.language_pipeline()(text)
        return NlpArtifacts(list(doc.ents), doc, [], [], None, language)

    def language_pipeline(self) -> Language:
        """Return the loaded pipeline. Raises LookupError where its model is not installed."""
        if self.pipeline is None:
            self.load()
        return cast("Language", self.pipeline)


class _People(EntityRecognizer):
    """Hands on the people that the spaCy pipeline found; a model's persons add to ours."""

    def __init__(self) -> None:
        super().__init__(supported_entities=[_NAME], name="people")

    def load(self) -> None:
        """Load nothing."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts
    ) -> list[RecognizerResult]:
        del text, entities
        ours: list[Person] = nlp_artifacts.tokens.user_data["people"]
        people = list(ours)
        taken = Spans((p.start, p.end) for p in ours)
        for span in nlp_artifacts.entities:
            alone = not taken.touch(span.start_char, span.end_char)
            if span.label_ in ("PERSON", "PER") and alone:
                people.append(Person(span.start_char, span.end_char, 0.6, "language model"))
        return [_result(_NAME, p.start, p.end, p.score, p.because) for p in people]


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
            _result(self._entity, match.start(), match.end(), score, "")
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


def _result(entity: str, start: int, end: int, score: float, because: str) -> RecognizerResult:
    metadata = {"because": because}
    return RecognizerResult(entity, start, end, score, recognition_metadata=metadata)


class Engine:
    """Finds everything the catalog knows, and people, in one text."""

    def __init__(self, model: str | None) -> None:
        """Raise LookupError where `model` names a spaCy model that is not installed."""
        registry = RecognizerRegistry(supported_languages=["en"])
        self._values = [
            name
            for name, d in detectors().items()
            if name != ILLNESS and any(p.score >= FAINTEST for p in d.patterns)
        ]
        registry.recognizers = [
            _People(),
            *(_Values(name, detectors()[name]) for name in self._values),
        ]
        self._nlp = _Nlp(model)
        self._presidio = AnalyzerEngine(
            registry=registry, nlp_engine=self._nlp, context_aware_enhancer=_AsFound()
        )

    def analyze(self, text: str) -> list[Finding]:
        """Values and names in order of place; values never overlap each other.

        text: any length; time grows with it in proportion.
        """
        people: list[Person] = []
        found = [candidate for step in _STEPS for candidate in step(text)]
        for offset, piece in pieces(text):
            for hit in self._hits(piece):
                start, end = hit.start + offset, hit.end + offset
                if hit.entity_type == _NAME:
                    because = str(hit.recognition_metadata["because"])
                    people.append(Person(start, end, hit.score, because))
                else:
                    weighted = weighed(text, start, end, hit.entity_type, hit.score)
                    found.extend([weighted] if weighted else [])
        people = person_finder.with_repeats(text, people)
        values = outside(people, settled(valid(text, found)))
        return sorted((*named(people, values), *worth(values)), key=lambda f: (f.start, f.end))

    def _hits(self, piece: str) -> list[RecognizerResult]:
        wanted = [_NAME, *self._values] if _GATE.search(piece) else [_NAME]
        with self._nlp.language_pipeline().memory_zone():
            return list(self._presidio.analyze(piece, "en", entities=wanted))


@cache
def engine(model: str | None) -> Engine:
    """Return the engine, built once per process; None: the names finder alone, else with a model.

    Raises LookupError where the spaCy model is not installed.
    """
    return Engine(model)
