"""Vectors that nobody here wrote: tests and corpora of other projects, read where they lie.

    python -m benchmarks.detection.public FOLDER

FOLDER holds fetched repositories, each a checkout or a bare git directory somewhere below a folder
whose name holds the project's: python-stdnum, presidio, datafog, ferret-scan, gitleaks. What is
missing is left out. Nothing of them is kept.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from detectors.catalog import detectors
from detectors.columns.values import accepts
from detectors.model import letters_and_digits
from detectors.national_ids import SCHEMES, is_right
from detectors.protection.found_keys import keys_in
from detectors.texts.search import search

_TEST = re.compile(
    "^(?:123456789|987654321|0?78051120|4111111111111111|5500000000000004)$"
    "|^1?555[0-9]{7}|^1?[2-9][0-9]{2}555[0-9]{4}$"
)
"""Numbers of manuals, and telephone numbers that nobody has: refused on purpose."""

_LEAST = 0.4
"""The score from which a result of Presidio counts, as its users set it."""

_PRESIDIO = {
    "us_ssn": ("ssn", "SSN"), "us_itin": ("tax_id", "ITIN"),
    "us_passport": ("passport", "passport"),
    "us_driver_license": ("drivers_license", "driver's license"),
    "iban": ("account_number", "IBAN"),
    "credit_card": ("card_number", "card number"), "us_bank": ("account_number", "bank account"),
    "us_mbi": ("health_insurance", "MBI"), "email": ("email", "email"), "phone": ("phone", "phone"),
    "uk_nino": ("other_government_id", "national insurance number"),
}  # fmt: skip
_STDNUM = {
    "us/ssn.py": "us/ssn", "us/itin.py": "us/itin", "us/atin.py": "us/atin", "us/ein.py": "us/ein",
    "iban.py": "world/iban", "us/rtn.py": "us/routing_number", "cusip.py": "us/cusip",
}  # fmt: skip
_FOREIGN = {
    "mx/curp.py": "Mexican CURP", "cn/ric.py": "Chinese identity number",
    "kr/rrn.py": "Korean resident registration number", "br/cpf.py": "Brazilian CPF",
    "it/codicefiscale.py": "Italian codice fiscale", "in_/aadhaar.py": "Indian Aadhaar number",
    "in_/pan.py": "Indian PAN", "es/dni.py": "Spanish DNI or NIE",
    "es/nie.py": "Spanish DNI or NIE", "fr/nir.py": "French NIR",
    "ca/sin.py": "Canadian SIN", "cl/rut.py": "Chilean RUT",
    "pl/pesel.py": "Polish PESEL", "nl/bsn.py": "Dutch BSN",
    "tr/tckimlik.py": "Turkish identity number", "se/personnummer.py": "Swedish personnummer",
    "za/idnr.py": "South African identity number", "do/cedula.py": "Dominican cedula",
    "ec/ci.py": "Ecuadorian cedula", "th/pin.py": "Thai identity number",
    "jp/in_.py": "Japanese individual number",
}  # fmt: skip
_RULES = ("privatekey", "age", "curl")
"""Rules of gitleaks for what may open evidence; its others are for tokens of services."""

_DATAFOG = {"EMAIL": "email", "PHONE": "phone", "SSN": "ssn", "CREDIT_CARD": "card_number"}
_FERRET = {**_DATAFOG, "PASSPORT": "passport", "BANK_ACCOUNT": "account_number"}


@dataclass(frozen=True, slots=True)
class Vector:
    """A text, what of one code stands in it, and whose vector it is."""

    project: str
    code: str
    text: str
    values: tuple[str, ...]


class Repository:
    """The files of one fetched repository, from its work tree or from its bare git directory."""

    def __init__(self, folder: Path, name: str) -> None:
        """Raises FileNotFoundError where the folder holds no such project."""
        found = [p for p in folder.iterdir() if name in p.name.lower()]
        if not found:
            raise FileNotFoundError(name)
        nested = [p.parent for p in found[0].rglob("HEAD") if (p.parent / "objects").is_dir()]
        self._git = nested[0] if nested else found[0]

    def _said(self, *asked: str) -> str:
        done = subprocess.run(
            ["git", "-C", str(self._git), *asked], capture_output=True, check=True, text=True
        )
        return done.stdout

    def files(self, pattern: str) -> Iterator[tuple[str, str]]:
        """Path and text of the files whose path the pattern matches."""
        for path in self._said("ls-tree", "-r", "--name-only", "HEAD").splitlines():
            if re.search(pattern, path):
                yield path, self._said("show", f"HEAD:{path}")


def presidio(repository: Repository) -> Iterator[Vector]:
    """The cases of Presidio's recognizer tests, alone where it is sure of them, and labelled."""
    for path, text in repository.files(r"presidio-analyzer/tests/test_\w+_recognizer\.py"):
        kind = Path(path).stem.removeprefix("test_").removesuffix("_recognizer")
        if kind not in _PRESIDIO:
            continue
        code, label = _PRESIDIO[kind]
        for said, spans, scores in _cases(text):
            values = tuple(said[start:end] for start, end in spans)
            if all(score >= _LEAST for score in scores):
                yield Vector("presidio, alone", code, said, values)
            if len(values) == 1 and values[0] == said:
                yield Vector("presidio, with a label", code, f"{label}: {said}", values)


def _cases(source: str) -> Iterator[tuple[str, list[tuple[int, int]], list[float]]]:
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Tuple):
            continue
        try:
            case = ast.literal_eval(ast.unparse(node).replace("'max'", "1.0"))
        except (ValueError, SyntaxError):
            continue
        if len(case) < 3 or not isinstance(case[0], str) or not isinstance(case[1], int):
            continue
        spans = [s for s in case[2] if isinstance(s, tuple) and len(s) == 2]
        ranges = case[3] if len(case) > 3 and isinstance(case[3], tuple) else ()
        scores = [float(r[-1]) for r in ranges if isinstance(r, tuple) and r]
        if len(spans) == case[1]:
            yield case[0], spans, scores


def datafog(repository: Repository) -> Iterator[Vector]:
    """DataFog's corpora of sentences."""
    for _, text in repository.files(r"tests/corpus/\w+\.json"):
        for case in json.loads(text):
            for kind, code in _DATAFOG.items():
                held = [e["text"] for e in case["expected_entities"] if e["type"] == kind]
                yield Vector("datafog", code, case["input"], tuple(held))


def ferret(repository: Repository) -> Iterator[Vector]:
    """The written cases of ferret-scan's corpus, with the findings that it holds itself to."""
    golden = {
        Path(path).name.removesuffix(".json.json"): text
        for path, text in repository.files(r"goldencorpus/testdata/golden/.*\.json\.json$")
    }
    [(_, source)] = repository.files(r"internal/goldencorpus/corpus\.go$")
    for name, body in re.findall(
        r'Name:\s+"(\w+)".*?Input:\s+((?:"(?:[^"\\]|\\.)*"[\s+]*)+),', source, re.DOTALL
    ):
        said = "".join(json.loads(part) for part in re.findall(r'"(?:[^"\\]|\\.)*"', body))
        found = re.findall(r'"(?:text|match)": ?"([^"]+)"', golden.get(name, ""))
        kinds = re.findall(r'"type": ?"([^"]+)"', golden.get(name, ""))
        for kind, code in _FERRET.items():
            held = tuple(t for t, k in zip(found, kinds, strict=False) if kind in k.upper())
            yield Vector("ferret-scan", code, said, held)


def stdnum(repository: Repository) -> Iterator[tuple[str, str, bool]]:
    """(detector or foreign scheme, value, whether it is valid) of python-stdnum's doctests."""
    for path, text in repository.files(r"^stdnum/[a-z_]*/?[a-z_]+\.py$"):
        name = path.removeprefix("stdnum/")
        known = _STDNUM.get(name) or _FOREIGN.get(name)
        for value, answer in re.findall(r">>> validate\('([^']+)'\)[^\n]*\n([^\n]*)", text):
            if known:
                yield known, value, not answer.startswith("Traceback")


def _taken(known: str, value: str) -> bool:
    """Whether a detector, or the arithmetic of a foreign scheme, takes a value."""
    cell = pl.DataFrame({"value": [value]})
    if known in detectors():
        return bool(cell.select(accepts(detectors()[known], pl.col("value"))).item())
    scheme = next(s for s in SCHEMES if s.title == known)
    return is_right(cell.select(letters_and_digits(pl.col("value"))).item(), scheme)


def gitleaks(repository: Repository) -> Iterator[tuple[str, str, bool]]:
    """(rule, text, whether a credential stands in it) of the cases that gitleaks' rules carry."""
    for rule in _RULES:
        [(_, source)] = repository.files(rf"^cmd/generate/config/rules/{rule}\.go$")
        source = source.split("func PrivateKeyPKCS12File")[0]
        good, _, bad = source.partition("tps :=")[2].partition("fps :=")
        for part, right in ((good, True), (bad, False)):
            for text in re.findall(r"(?s)`([^`]*)`", part):
                yield rule, text, right


def told(vectors: list[Vector]) -> Iterator[str]:
    """A line per project and code: values, recall, precision."""
    finds = search(pl.Series([v.text for v in vectors]))
    codes = {name: d.detects for name, d in detectors().items()}
    held: dict[int, list[tuple[str, str]]] = {}
    for row, value, name in finds.select("row", "value", "detector").iter_rows():
        held.setdefault(row, []).append((codes[name], value))
    counts: dict[tuple[str, str], list[int]] = {}
    for row, vector in enumerate(vectors):
        tests = [v for v in vector.values if _TEST.search(re.sub(r"[^0-9]", "", v))]
        own = [value for code, value in held.get(row, []) if code == vector.code]
        hit = [v for v in vector.values if any(v in o or o in v for o in own)]
        tests = [v for v in tests if v not in hit]
        wrong = [o for o in own if not any(v in o or o in v for v in vector.values)]
        count = counts.setdefault((vector.project, vector.code), [0, 0, 0, 0])
        for place, more in enumerate((len(vector.values), len(hit), len(wrong), len(tests))):
            count[place] += more
    for (project, code), (there, found, more, refused) in sorted(counts.items()):
        line = f"{project:24}{code:22}{there:5} values, {found:5} found, {more:4} more found"
        if there:
            yield line + f", {refused:4} refused as test or fictional numbers"


def main(folder: Path) -> None:
    """Print the figures of every project that is there."""
    vectors: list[Vector] = []
    for name, read in (("presidio", presidio), ("datafog", datafog), ("ferret-scan", ferret)):
        try:
            vectors += read(Repository(folder, name))
        except FileNotFoundError:
            print(f"{name}: not there")
    if vectors:
        print("\n".join(told(vectors)))
    counts: dict[str, list[int]] = {}
    for known, value, valid in stdnum(Repository(folder, "python-stdnum")):
        _count(counts, f"{'python-stdnum':24}{known:40}", valid, _taken(known, value))
    for rule, text, there in gitleaks(Repository(folder, "gitleaks")):
        _count(counts, f"{'gitleaks':24}{rule:40}", there, bool(keys_in(text)))
    for name, (good, kept, bad, let) in sorted(counts.items()):
        print(f"{name}{kept} of {good} right ones taken, {let} of {bad} wrong ones")


def _count(counts: dict[str, list[int]], name: str, right: bool, taken: bool) -> None:
    count = counts.setdefault(name, [0, 0, 0, 0])
    count[2 * (not right)] += 1
    count[2 * (not right) + 1] += taken


if __name__ == "__main__":
    main(Path(sys.argv[1]))
