"""Letters for print: confirmed, private, one per person, the words of the notice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from letter_case import FACTS, documents, log, mode
from pypdfium2 import PdfDocument

from pipelines.outputs.letters import HEADINGS, TITLE

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Program


@pytest.fixture
def typed(scanned: Path, program: Program) -> Path:
    """A case with letters, up to date."""
    (scanned / "incident.toml").write_text(FACTS)
    assert program("run", "acme").returncode == 3
    return scanned


def pages(path: Path) -> list[str]:
    with PdfDocument(path) as document:
        return [page.get_textpage().get_text_range() for page in document]


def test_one_letter_per_person(typed: Path, tmp_path: Path, program: Program) -> None:
    run = program("merge-letters", "acme", "A", "--reveal", "-o", "letters.pdf")
    assert run.returncode == 0, run.stderr
    path = tmp_path / "letters.pdf"
    assert mode(path) == 0o600
    text = pages(path)
    firsts = [page for page in text if TITLE in page]
    addressed = {re.search(r"Dear (.+):", page)[1] for page in firsts}  # type: ignore[index]
    assert addressed == {
        *("Thuy Linh Nguyen", "Aram Sarkisian", "Denise Okafor", "Rohan Bhattacharya"),
    }
    assert len(firsts) == 4
    assert "1580 HARRISON ST\r\nOAKLAND, CA 94612" in "".join(firsts)
    assert all("DRAFT" in page for page in text)
    assert [h for h in HEADINGS if "".join(text).count(h) >= 4] == list(HEADINGS)
    (entry,) = log(typed, "reveal")
    assert (entry["what"], entry["rows"], entry["draft"]) == ("notice-A", 4, True)
    assert "4 letters (DRAFT" in run.stdout
    assert "1 who cannot be reached by post" in run.stdout
    assert "Okafor" not in run.stdout + run.stderr + (typed / "audit.jsonl").read_text()


def test_approved_letters_are_no_drafts(typed: Path, tmp_path: Path, program: Program) -> None:
    for role in ("county_counsel", "privacy_officer"):
        program("approve", "acme", "notice-A", "--by", "R. Okonkwo", "--role", role)
    assert not documents(typed)["notice-A"]["draft"]
    run = program("merge-letters", "acme", "A", "--reveal", "-o", "letters.pdf")
    assert "(approved)" in run.stdout, run.stderr
    assert not any("DRAFT" in page for page in pages(tmp_path / "letters.pdf"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["A", "-o", "letters.pdf"], "--reveal"),
        (["Q", "--reveal", "-o", "letters.pdf"], "no letter Q"),
        (["A", "--reveal", "-o", "nowhere/letters.pdf"], "nowhere"),
        (["A", "--reveal", "-o", "leak/letters.pdf"], "inside the evidence"),
    ],
)
def test_where_no_letter_is_written(
    typed: Path, program: Program, words: list[str], said: str
) -> None:
    run = program("merge-letters", "acme", *words)
    assert (run.returncode, said in run.stderr) == (1, True), run.stderr
    assert list(typed.parent.rglob("*.pdf")) == []
    assert log(typed, "reveal") == []


def test_letters_are_not_made_from_what_no_longer_holds(typed: Path, program: Program) -> None:
    program("incident", "acme", "--set", "incident.description=A server stood open.")
    run = program("merge-letters", "acme", "A", "--reveal", "-o", "letters.pdf")
    assert run.returncode == 1
    assert "breachscope run" in run.stderr


def test_letters_in_another_language(typed: Path, tmp_path: Path, program: Program) -> None:
    program("incident", "acme", "--set", "notice.languages=Spanish, Korean")
    assert program("run", "acme").returncode == 3
    run = program("merge-letters", "acme", "A-es", "--reveal", "-o", "letters.pdf")
    assert "4 letters (DRAFT" in run.stdout, run.stderr
    text = "".join(pages(tmp_path / "letters.pdf"))
    assert text.count("Qué información estuvo involucrada") == 4
    assert "Estimado/a Denise Okafor:" in text
    run = program("merge-letters", "acme", "A-ko", "--reveal", "-o", "korean.pdf")
    assert run.returncode == 1
    assert "characters that the font lacks" in run.stderr
    assert not (tmp_path / "korean.pdf").exists()
    roles = ("county_counsel", "privacy_officer", "translator")
    for role in roles:
        assert documents(typed)["notice-A-es"]["draft"]
        program("approve", "acme", "notice-A-es", "--by", "R. Okonkwo", "--role", role)
    assert not documents(typed)["notice-A-es"]["draft"]
