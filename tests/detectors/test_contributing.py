"""The detector that CONTRIBUTING.md prints works as printed, and as one for an ID of one's own."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
TRY = """
import sys
import detectors.us
detectors.us.__path__.append(sys.argv[1])
import polars as pl
from detectors.columns.judge import classify
from detectors.examples import failures
from detectors.texts.search import search
print([fault for fault in failures() if fault.startswith("us/quay_permit")])
cells = pl.DataFrame({"0": ["1418306715", "1307295826", "1529417083"]})
print(classify(["Quay Permit No."], cells, "")[0].detector)
print(search(pl.Series(["quay permit: 1418306715"]))["detector"].to_list())
"""


def test_an_id_of_ones_own_is_one_printed_file_with_other_words(tmp_path: Path) -> None:
    [printed] = re.findall(
        r"```python\n(.*?)```", (ROOT / "CONTRIBUTING.md").read_text(), re.DOTALL
    )
    assert len(printed.splitlines()) < 40
    own = re.sub(r"headers=\(.*\)", 'headers=("quay permit", "quay permit no")', printed)
    own = re.sub(r"context=\(.*\)", 'context=("quay permit", "quay leave")', own)
    (tmp_path / "quay_permit.py").write_text(own)
    done = subprocess.run(
        [sys.executable, "-c", TRY, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert done.stdout.split("\n")[:3] == ["[]", "us/quay_permit", "['us/quay_permit']"]
