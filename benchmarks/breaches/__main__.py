"""Recall and precision on whole invented breaches, written by hands that never saw the code.

    python -m benchmarks.breaches [NAME …] [--lost]

Scans each folder beside this module with the installed program and compares the affected people
with its `truth.toml`: pairs of a person and an element. What a stranger is listed with counts
against precision. `--lost` names every pair that is lost or wrong with its files; only for folders
that are worked with: of the held-back one (`small_organizations`, by
`benchmarks/RESULTS.md`) look at the figures alone.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import tomllib
import unicodedata
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent


def people_of(breach: Path, folder: Path) -> list[dict[str, Any]]:
    """The people that a scan of the breach lists, as `export … individuals` has them."""
    program, case, out = Path(sys.executable).parent / "breachscope", folder / "case", folder / "o"
    environment = {**os.environ, "BREACHSCOPE_KEY_FILE": str(folder / "key")}
    scan = [str(program), "scan", str(case), str(breach / "files")]
    done = subprocess.run(scan, check=False, capture_output=True, env=environment)
    assert done.returncode in (0, 3), done.stderr.decode()
    export = [str(program), "export", str(case), "individuals", "--format", "json", "-o", str(out)]
    subprocess.run(export, check=True, capture_output=True, env=environment)
    listed: list[dict[str, Any]] = json.loads(out.read_text("utf-8"))
    return listed


def words(name: str | None) -> frozenset[str]:
    """The words of a name, small, without accents."""
    plain = unicodedata.normalize("NFKD", name or "").lower().replace("đ", "d").replace("'", "")
    kept = (c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return frozenset("".join(kept).split())


def is_person(found: dict[str, Any], planted: dict[str, Any]) -> bool:
    """The family name whole and one given name at least, or the planted e-mail address."""
    emails = {email.lower() for email in found["emails"] or ()}
    if planted["email"] and planted["email"].lower() in emails:
        return True
    family, given = words(planted["family"]), words(planted["given"])
    names = map(words, (found["full_name"], *(found["aliases"] or ())))
    return any(family <= name and given & name for name in names)


def show(breach: Path, *, lost: bool) -> None:
    """Print recall, precision and strangers of one breach, and what is lost where it is asked."""
    with tempfile.TemporaryDirectory() as folder:
        found = people_of(breach, Path(folder))
    planted = tomllib.loads((breach / "truth.toml").read_text("utf-8"))["person"]
    truth = {(at, element) for at, p in enumerate(planted) for element in p["elements"]}
    given = {
        (at, element)
        for at, p in enumerate(planted)
        for f in found
        if is_person(f, p)
        for element in f["elements"]
    }
    strangers = [f for f in found if not any(is_person(f, p) for p in planted)]
    listed = len(given) + sum(len(f["elements"]) for f in strangers)
    recall, precision = len(truth & given) / len(truth), len(truth & given) / max(1, listed)
    met = sum(any(is_person(f, p) for f in found) for p in planted) / len(planted)
    rightly = 1 - len(strangers) / max(1, len(found))
    print(
        f"{breach.name:22} people {len(planted)} found {met:.3f} rightly {rightly:.3f}"
        f" pairs {len(truth)} recall {recall:.3f} precision {precision:.3f}"
        f" strangers {len(strangers)}",
        flush=True,
    )
    for kind, pairs in (("lost", truth - given), ("wrong", given - truth)) if lost else ():
        for at, element in sorted(pairs):
            p = planted[at]
            print(f"    {kind} {p['given']} {p['family']}: {element}, {', '.join(p['files'])}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("names", nargs="*")
    parser.add_argument("--lost", action="store_true")
    asked = parser.parse_args()
    for truth_file in sorted(_FOLDER.glob("*/truth.toml")):
        if not asked.names or truth_file.parent.name in asked.names:
            show(truth_file.parent, lost=asked.lost)
