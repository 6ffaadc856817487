"""Trains the names model that the program ships: deterministic, CPU only.

    python -m training.names.train CORPORA [--steps N] [--out FOLDER]

CORPORA is the folder with `ner/` and `names/`. The same steps, seed and library versions give the
same model. The figures and sources go to the card beside the model.
"""

from __future__ import annotations

import os

# One thread: the sums inside a matrix product come in the same order in every run.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import random
import shutil
import time
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Span
from spacy.training import Example
from thinc.api import Adam, NumpyOps, fix_random_seed, set_current_ops

import detectors.people.name_classes  # noqa: F401  registers the component
from training.names.augment import augmented
from training.names.corpora import training_passages
from training.names.layouts import document
from training.names.passages import Passage
from training.names.people import Names
from training.names.surroundings import Surroundings

LABELS = ("LOC", "ORG", "PERSON")
META = {
    "name": "breachscope_names",
    "description": "Names of persons in text; see README.md",
    "license": "Apache-2.0",
}
GENERATED = 0.45
HIDDEN_LISTS = 0.12
RATE = 0.0012
WIDTH, DEPTH = 96, 4
ROWS = {"NORM": 8000, "PREFIX": 1600, "SUFFIX": 4000, "SHAPE": 4000, "TAG": 512}


def recognizer() -> dict[str, Any]:
    """The model: hashed embeddings with the list classes, convolutions, a transition parser."""
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2", "width": WIDTH, "attrs": list(ROWS),
        "rows": list(ROWS.values()), "include_static_vectors": False,
    }  # fmt: skip
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2", "width": WIDTH, "window_size": 1,
        "maxout_pieces": 3, "depth": DEPTH,
    }  # fmt: skip
    return {
        "model": {
            "@architectures": "spacy.TransitionBasedParser.v2", "state_type": "ner",
            "extra_state_tokens": False, "hidden_width": 64, "maxout_pieces": 2, "use_upper": True,
            "nO": None,
            "tok2vec": {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode},
        }
    }  # fmt: skip


def pipeline() -> Language:
    """An untrained pipeline with its labels."""
    nlp = spacy.blank("en")
    nlp.add_pipe("name_classes")
    ner = nlp.add_pipe("ner", config=recognizer())
    for label in LABELS:
        ner.add_label(label)  # type: ignore[attr-defined]
    return nlp


def example(nlp: Language, passage: Passage, *, hide: float = 0.0) -> Example:
    """A passage as spaCy trains on it; spans grow to whole tokens."""
    classes: Any = nlp.get_pipe("name_classes")
    classes.blank = hide
    predicted = classes(nlp.make_doc(passage.text))
    classes.blank = 0.0
    reference, entities, last = predicted.copy(), list[Span](), 0
    for start, end, label in passage.spans:
        span = reference.char_span(start, end, label=label, alignment_mode="expand")
        if span is None or span.start < last:
            continue
        inner = [t.i for t in span if not t.is_space]
        if inner:
            entities.append(Span(reference, inner[0], inner[-1] + 1, label=label))
            last = inner[-1] + 1
    reference.ents = tuple(entities)
    return Example(predicted, reference)


def examples(nlp: Language, corpora: Path, seed: int) -> Iterator[Example]:
    """An endless stream of examples: corpus passages and generated documents, augmented."""
    dice = random.Random(seed)
    around = Surroundings(Names(corpora / "names"))
    passages, weights = training_passages(corpora / "ner")
    sums = list(accumulate(weights))
    while True:
        generated = dice.random() < GENERATED
        passage = (
            document(around, dice) if generated else dice.choices(passages, cum_weights=sums)[0]
        )
        passage = augmented(passage, around, dice, generated=generated)
        made = example(nlp, passage, hide=HIDDEN_LISTS)
        if len(made.predicted):
            yield made


def train(corpora: Path, out: Path, steps: int, seed: int = 1) -> None:
    """Train for so many updates and write the pipeline to the folder `out`."""
    fix_random_seed(seed)
    # numpy's products of matrices are three times as fast as those that spaCy brings.
    set_current_ops(NumpyOps(use_blis=False))
    nlp = pipeline()
    stream = examples(nlp, corpora, seed)
    first = [next(stream) for _ in range(200)]
    nlp.initialize(lambda: first)
    ner: Any = nlp.get_pipe("ner")
    optimizer = Adam(RATE, L2=0.01, grad_clip=1.0, use_averages=True, L2_is_weight_decay=True)
    began, words, losses = time.process_time(), 0, dict[str, float]()
    for step in range(steps):
        done = step / steps
        optimizer.learn_rate = RATE * min(1.0, (step + 1) / 200) * (1 - 0.95 * done)
        batch = _batch(stream, 900 + int(1800 * min(1.0, done * 2)))
        ner.update(batch, drop=0.1, sgd=optimizer, losses=losses)
        words += sum(len(e.predicted) for e in batch)
        if step % 100 == 99:
            print(
                f"{time.process_time() - began:6.0f} s  step {step + 1}  {words:,} tokens  loss {losses['ner'] / 100:.1f}",
                flush=True,
            )
            losses = {}
    with nlp.use_params(optimizer.averages):
        state = ner.to_bytes(exclude=["vocab"])
    _save(state, out)


def _batch(stream: Iterator[Example], size: int) -> list[Example]:
    batch, tokens = list[Example](), 0
    while tokens < size:
        batch.append(next(stream))
        tokens += len(batch[-1].predicted)
    return batch


def _save(state: bytes, out: Path) -> None:
    """Write from a fresh vocabulary, so that no name of a training text is in the model's files."""
    fresh = pipeline()
    fresh.initialize()
    fresh.get_pipe("ner").from_bytes(state)  # type: ignore[attr-defined]
    fresh.meta.update(META)
    fresh.to_disk(out)
    shutil.copy(Path(__file__).with_name("card.md"), out / "README.md")


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--steps", type=int, default=3600)
    parser.add_argument("--out", type=Path, default=Path("detectors/names_model"))
    given = parser.parse_args()
    train(given.corpora, given.out, given.steps)


if __name__ == "__main__":
    main()
