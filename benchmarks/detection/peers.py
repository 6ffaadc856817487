"""presidio-structured and DataProfiler on the tables of this benchmark, each in its own Python.

    python -m benchmarks.detection.peers --structured PYTHON --dataprofiler PYTHON [--rows ROWS]

PYTHON is the interpreter of an environment in which that peer is installed; it is given the tables
as JSON and says which label it gives to each column. Counted by column, and CPU time by cell.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess

from benchmarks.detection import quality
from benchmarks.detection.values import KINDS

_STRUCTURED = """
import json, sys, time
import pandas as pd
from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import NlpEngineProvider
from presidio_structured import PandasAnalysisBuilder
settings = {"nlp_engine_name": "no_op", "models": [{"lang_code": "en", "model_name": "no_op"}]}
nlp = NlpEngineProvider(nlp_configuration=settings).create_engine()
builder = PandasAnalysisBuilder(AnalyzerEngine(nlp_engine=nlp, supported_languages=["en"]))
found, cells, spent = [], 0, 0.0
for head, rows in json.load(sys.stdin):
    frame = pd.DataFrame(rows, columns=head)
    before = time.process_time()
    told = builder.generate_analysis(frame).entity_mapping
    spent += time.process_time() - before
    cells += frame.size
    found.append([told.get(name, "") for name in head])
print(json.dumps({"labels": found, "cell": spent / cells}))
"""
_DATAPROFILER = """
import json, os, sys, time
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import pandas as pd
import dataprofiler as dp
dp.set_verbosity(40)
options = dp.ProfilerOptions()
options.set({"*.is_enabled": False, "multiprocess.is_enabled": False})
options.set({"data_labeler.is_enabled": True})
found, cells, spent = [], 0, 0.0
for head, rows in json.load(sys.stdin):
    frame = pd.DataFrame(rows, columns=head)
    before = time.process_time()
    report = dp.Profiler(frame, options=options, samples_per_update=len(frame)).report()
    spent += time.process_time() - before
    cells += frame.size
    found.append([each.get("data_label") or "" for each in report["data_stats"]])
print(json.dumps({"labels": found, "cell": spent / cells}))
"""
_LABELS = {
    "ssn": {"US_SSN", "SSN"},
    "tax_id": {"US_ITIN"},
    "drivers_license": {"US_DRIVER_LICENSE", "DRIVERS_LICENSE"},
    "passport": {"US_PASSPORT"},
    "card_number": {"CREDIT_CARD"},
    "account_number": {"IBAN_CODE", "BAN"},
    "health_insurance": {"US_MBI"},
}
"""Element -> what the peers call it; they know nothing of the other elements."""


def tables(rows: int) -> list[tuple[str, int, list[list[str]]]]:
    """(element, its column, header and rows), a table for each element that a peer knows."""
    draw = random.Random(3)
    kinds = [kind for kind in KINDS if kind.element in _LABELS]
    return [(k.element, 5, quality.table(k, k.heads[0], rows, draw)) for k in kinds]


def ask(python: str, script: str, grids: list[list[list[str]]]) -> tuple[list[list[str]], float]:
    """The label of every column, and CPU seconds a cell."""
    given = json.dumps([(grid[0], grid[1:]) for grid in grids])
    done = subprocess.run(
        [python, "-c", script], input=given, capture_output=True, check=True, text=True
    )
    answer = json.loads(done.stdout.splitlines()[-1])
    return answer["labels"], answer["cell"]


def told(element: str, column: int, labels: list[str]) -> str:
    """Whether the column was named right, and how many others were called the same."""
    named = [bool(_LABELS[element] & set(label.split("|"))) for label in labels]
    others = sum(named) - named[column]
    return f"{'found' if named[column] else 'missed'}, {others} other columns called so"


def main() -> None:
    """Print what each peer says of each table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--structured", default="")
    parser.add_argument("--dataprofiler", default="")
    parser.add_argument("--rows", type=int, default=200)
    asked = parser.parse_args()
    given = tables(asked.rows)
    for name, python, script in (
        ("presidio-structured", asked.structured, _STRUCTURED),
        ("DataProfiler", asked.dataprofiler, _DATAPROFILER),
    ):
        if not python:
            continue
        labels, cell = ask(python, script, [grid for _, _, grid in given])
        print(f"{name}: {cell * 1e9:,.0f} ns of CPU a cell")
        for (element, column, _), own in zip(given, labels, strict=True):
            print(f"  {element:22}{told(element, column, own)}")


if __name__ == "__main__":
    main()
