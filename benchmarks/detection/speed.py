"""CPU time of detection against merely reading, in tables and in text, and memory of a worker."""

from __future__ import annotations

import os
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import polars as pl

from benchmarks import wide_table
from benchmarks.detection.quality import Peer
from benchmarks.detection.values import KINDS
from detectors.texts.search import search
from pipelines.blocks import Table
from pipelines.tables.assemble import body_of, records_from_table, sighted
from pipelines.tables.layout import regions
from pipelines.tables.plans import planned
from pipelines.tables.strays import SOUGHT
from pipelines.tables.typed_columns import TypedColumns
from scanner.environment import of_worker
from scanner.readers import delimited
from scanner.readers.opened import Opened

BATCH = 100_000
_KEY = b"k" * 32
_ROUNDS = 3
_TEXT_ROUNDS = 7
_PEER_TEXTS = 60
_WORDS = (  # noqa: SIM905
    "the of and to in is for on with was by at from that this be are as or an it not we have has "
    "informe reunión señora niños équipe während größe straße city council agenda minutes budget "
    "approved motion carried public works library branch hours opened closed repair street lights "
    "parks trail survey residents asked staff replied next meeting held room upstairs water bill"
).split()  # fmt: skip


def cpu(step: Callable[[], object]) -> float:
    """CPU seconds of this process for one step."""
    before = time.process_time()
    step()
    return time.process_time() - before


def wide(folder: Path, rows: int) -> Path:
    """The wide table of so many rows, made once."""
    folder.mkdir(exist_ok=True, parents=True)
    path = folder / f"people-{rows}.csv"
    if not path.exists():
        wide_table.write(path, rows)
    return path


def batches(path: Path) -> Iterator[pl.DataFrame]:
    """The rows of a CSV as a reader gives them."""
    grid = pl.scan_csv(path, infer_schema=False, has_header=False)
    for batch in grid.collect_batches(chunk_size=BATCH):
        batch.columns = [str(i) for i in range(batch.width)]
        yield batch


def merely_read(path: Path) -> int:
    """Rows that Polars reads, all columns as text."""
    return sum(b.height for b in pl.scan_csv(path, infer_schema=False).collect_batches())


def detected(path: Path) -> int:
    """Rows whose cells were looked at: layout, types, a verdict per cell, search of open cells."""
    table, plan, row = Table(place="", name="people", header=None, batches=iter(())), None, 0
    for whole in batches(path):
        batch = whole
        if plan is None:
            region = regions(batch)[0]
            batch = batch.slice(region.first)
            body = batch.select(pl.nth(c).alias(str(i)) for i, c in enumerate(region.columns))
            plan = planned(table, region, region.header, body, ("s", _KEY), TypedColumns({}))
        sighted(body_of(batch, plan, row), plan)
        row += batch.height
    return row


def assembled(path: Path) -> int:
    """Records of the table."""
    block = Table(place="", name="people", header=None, batches=batches(path))
    return sum(frame.height for frame in records_from_table(block, "s", _KEY))


def of_tables(path: Path) -> dict[str, tuple[float, float]]:
    """Step -> (CPU seconds, times reading); the median of the ratios of rounds in one process."""
    steps = {"detection": detected, "records": assembled}
    detected(path)
    rounds = [
        (cpu(lambda: merely_read(path)), {n: cpu(lambda s=s: s(path)) for n, s in steps.items()})  # type: ignore[misc]
        for _ in range(_ROUNDS)
    ]
    return {
        name: (
            statistics.median(taken[name] for _, taken in rounds),
            statistics.median(taken[name] / plain for plain, taken in rounds),
        )
        for name in steps
    }


def texts(kilobytes: int, *, hits: bool) -> list[str]:
    """Paragraphs of some 1,000 characters, a fifth of the words not ASCII; one value in each."""
    draw, found = random.Random(7), []
    kinds = [kind for kind in KINDS if kind.sentence and kind.peer]
    for _ in range(kilobytes):
        words = [draw.choice(_WORDS) for _ in range(170)]
        if hits:
            kind = draw.choice(kinds)
            words.insert(85, kind.sentence.format(kind.draw(draw)))
        found.append(" ".join(words))
    return found


def of_text(peer: Peer | None, kilobytes: int, *, hits: bool) -> tuple[float, float]:
    """(megabytes a second of the search, times as fast as the peer; 0 without one).

    Both sides begin warm, take turns, and count by their quickest round: what disturbs one for a
    moment tells nothing of either.
    """
    some = texts(kilobytes, hits=hits)
    column, few = pl.Series(some), some[:_PEER_TEXTS]
    steps: list[tuple[Callable[[], object], list[str]]] = [(lambda: search(column, SOUGHT), some)]
    if peer is not None:
        steps.append((lambda: [peer(text, []) for text in few], few))
    for step, _ in steps:
        step()
    rounds = [[cpu(step) for step, _ in steps] for _ in range(_TEXT_ROUNDS)]
    each = [
        min(taken) / sum(len(text.encode()) for text in seen)
        for taken, (_, seen) in zip(zip(*rounds, strict=True), steps, strict=True)
    ]
    return 1 / each[0] / 1e6, each[-1] / each[0] if peer is not None else 0.0


def of_text_in_worker(kilobytes: int, *, hits: bool, lean: bool) -> tuple[float, float]:
    """What `of_text` gives, against the default Presidio or a lean one, in a process of its own.

    Its environment is that of a worker: one thread a library, freed memory kept, for both sides.
    """
    code = (
        "from benchmarks.detection import quality, speed;"
        f"peer = speed.lean_presidio() if {lean} else quality.presidio();"
        f"print(*speed.of_text(peer, {kilobytes}, hits={hits}))"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=of_worker())
    pace, times = done.stdout.split()[-2:]
    return float(pace), float(times)


def in_worker(path: Path) -> int:
    """Records of a table, from its bytes, as a worker makes them."""
    source = Opened(
        name=path.name, media_type="text/csv", size=path.stat().st_size, path=str(path), data=None
    )
    blocks = delimited.read(source)
    tables = (block for block in blocks if isinstance(block, Table))
    return sum(f.height for table in tables for f in records_from_table(table, "s", _KEY))


def memory(path: Path) -> tuple[float, float]:
    """Peak MiB of a process of its own that makes the records of a table, and of one that reads.

    Both have one thread of Polars, as workers have. Linux only.
    """
    return tuple(_peak(path, step) for step in ("in_worker", "merely_read"))  # type: ignore[return-value]


def _peak(path: Path, step: str) -> float:
    code = (
        f"from benchmarks.detection import speed; from pathlib import Path;"
        f"speed.{step}(Path({str(path)!r}));"
        "print(Path('/proc/self/status').read_text())"
    )
    # What getrusage tells is handed down by the process that started this one.
    alone = {**os.environ, "POLARS_MAX_THREADS": "1", "MALLOC_ARENA_MAX": "2"}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=alone)
    [peak] = [line.split()[1] for line in done.stdout.splitlines() if line.startswith("VmHWM")]
    return float(peak) / 1024


def start(folder: Path) -> tuple[float, float]:
    """CPU seconds of the help text, and of a new case with a scan of one small file."""
    program = str(Path(sys.executable).parent / "breachscope")
    evidence, case = folder / "small", folder / "small-case"
    evidence.mkdir(exist_ok=True, parents=True)
    (evidence / "one.csv").write_text("Name,SSN\nRosalinda Barragan,524-18-3067\n")
    subprocess.run(["rm", "-rf", str(case)], check=True)
    return _children([program, "-h"]), _children([program, "scan", str(case), str(evidence)])


def _children(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def lean_presidio() -> Peer | None:
    """Presidio with the recognizers of the kinds in `texts` alone, without context and model.

    None where it is not installed.
    """
    try:
        from presidio_analyzer import RecognizerRegistry  # noqa: PLC0415
        from presidio_analyzer.nlp_engine import NlpArtifacts  # noqa: PLC0415
    except ImportError:
        return None
    registry = RecognizerRegistry()
    registry.load_predefined_recognizers(languages=["en"])
    wanted = {kind.peer for kind in KINDS if kind.peer}
    lean = [r for r in registry.recognizers if wanted & set(r.supported_entities)]
    bare = NlpArtifacts([], [], [], [], None, "en")  # type: ignore[arg-type]

    def found(text: str, _: list[str]) -> set[str]:
        results = (r.analyze(text, [e], bare) for r in lean for e in r.supported_entities)
        return {hit.entity_type for hits in results for hit in hits or ()}

    return found
