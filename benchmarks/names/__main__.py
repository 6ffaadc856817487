"""Names found in text: by form, by origin of the name, by corpus, and words per second.

    python -m benchmarks.names [--corpora FOLDER] [--presidio FILE] [--columns FILE...]
        [--nlp MODEL] [--misses]

Columns: names there; precision, recall, F1 of names found to the letter; the same of names of
which half of the letters were found (what decides whether an element meets its person).
CORPORA is the folder `ner/` of annotated corpora (read is what no model is trained on), FILE the
evaluation set of presidio-research (`data/synth_dataset_v2.json`); what is not given is left out,
with a word. A file of columns is a set as of CoNLL 2003: a word a line and its tag last.
Published for Presidio with its default model on that set: 56.7 / 65.3
(presidio-research, notebook 4, commit 7622dec1).
"""

from __future__ import annotations

import os

# As in the program's workers: one thread, set before numpy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from spacy.language import Language

from benchmarks.names.score import Count
from benchmarks.names.texts import Text, columns, forms, synthetic
from detectors.people import name_finder
from training.names import corpora

HEAD = f"{'':24} names  exact P   R    F1     half P   R    F1"


def measure(nlp: Language, texts: Iterable[Text], misses: Counter[str] | None) -> Count:
    """Count over the texts; with `misses`, note what was missed (-) and wrongly found (+)."""
    count, known = Count(), list(texts)
    every = name_finder.people_of_each(nlp, (text.text for text in known))
    for text, people in zip(known, every, strict=True):
        found = [(p.start, p.end) for p in people]
        reached = count.add(text.text, text.names, found)
        if misses is not None:
            _note(text, found, reached, misses)
    return count


def _note(
    text: Text, found: list[tuple[int, int]], reached: list[bool], misses: Counter[str]
) -> None:
    for (start, end), hit in zip(text.names, reached, strict=True):
        if not hit:
            misses[f"- {text.text[max(0, start - 25) : end + 15]!r} ({text.text[start:end]})"] += 1
    for start, end in found:
        if not any(a < end and start < b for a, b in text.names):
            misses[f"+ {text.text[max(0, start - 25) : end + 15]!r} ({text.text[start:end]})"] += 1


def by_origin(nlp: Language, texts: Iterable[Text]) -> dict[str, tuple[int, int]]:
    """Origin -> names there and names found."""
    there, found = Counter[str](), Counter[str]()
    for text in texts:
        reached = Count().add(
            text.text, text.names, ((p.start, p.end) for p in name_finder.people(nlp, text.text))
        )
        there.update(text.origins)
        found.update(o for o, hit in zip(text.origins, reached, strict=True) if hit)
    return {origin: (there[origin], found[origin]) for origin in sorted(there)}


def speeds(nlp: Language, texts: Iterable[Text]) -> tuple[float, float]:
    """Words (between white space) per second of CPU time: by the model alone, and rules and all.

    Texts are read together, as documents are.
    """
    whole = [text.text for text in texts]
    words = sum(len(text.split()) for text in whole)
    began = time.process_time()
    with nlp.select_pipes(disable=["name_finder"]), nlp.memory_zone():
        sum(1 for _ in nlp.pipe(whole, batch_size=64))
    between = time.process_time()
    name_finder.people_of_each(nlp, whole)
    return words / (between - began), words / (time.process_time() - between)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path)
    parser.add_argument("--presidio", type=Path)
    parser.add_argument("--columns", type=Path, nargs="*", default=[])
    parser.add_argument("--nlp")
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    began = time.perf_counter()
    nlp = name_finder.pipeline(given.nlp)
    name_finder.people(nlp, "Ana Ruiz")
    print(f"loaded in {time.perf_counter() - began:.2f} s")
    misses = Counter[str]() if given.misses else None
    own = forms()
    print(HEAD)
    for form, texts in own.items():
        print(f"{form:24}{measure(nlp, texts, misses).line()}")
    every = [text for texts in own.values() for text in texts]
    print(f"{'all forms':24}{measure(nlp, every, None).line()}")
    for origin, (there, found) in by_origin(nlp, every).items():
        print(f"  {origin:22}{there:6} recall {100 * found / there:5.1f}")
    model, whole = speeds(nlp, every)
    print(f"words per CPU second: {model:,.0f} by the model, {whole:,.0f} with the rules")
    _corpora(nlp, given.corpora)
    if given.presidio is None:
        print("presidio-research: no file given")
    else:
        print(f"{'presidio-research':24}{measure(nlp, synthetic(given.presidio), None).line()}")
    for path in given.columns:
        print(f"{path.stem:24}{measure(nlp, columns(path), None).line()}")
    for miss, times in sorted((misses or Counter()).items()):
        print(times, miss)


def _corpora(nlp: Language, folder: Path | None) -> None:
    if folder is None:
        print("corpora: no folder given")
        return
    texts: dict[str, list[Text]] = {}
    for name, passage in corpora.unseen(folder):
        names = tuple((start, end) for start, end, _ in passage.people())
        texts.setdefault(name, []).append(Text(passage.text, names))
    for name, passages in texts.items():
        print(f"{name:24}{measure(nlp, passages, None).line()}")


if __name__ == "__main__":
    main()
