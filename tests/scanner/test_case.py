"""The case folder: made whole or not at all, held by one process, never mixed with evidence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scanner import case as cases
from scanner.case import Case
from scanner.errors import BreachscopeError
from scanner.session import Session


def _code(call: pytest.ExceptionInfo[BreachscopeError]) -> str:
    return call.value.code


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Session(tmp_path / "acme", create=True):
        pass
    return tmp_path / "acme"


def test_a_new_case_is_private_and_never_committed(folder: Path) -> None:
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / ".gitignore").read_text() == "*\n"
    assert (folder / "incident.toml").read_text()
    assert all(
        path.stat().st_mode & 0o077 == 0 for path in folder.rglob("*") if not path.is_symlink()
    )


def test_a_case_is_as_it_was_stored(folder: Path, tmp_path: Path) -> None:
    for name in ('quo"te', "back\\slash", "Đặng Հայկ", "# [x]"):
        (tmp_path / name).mkdir()
    roots = tuple(sorted(tmp_path / name for name in ('quo"te', "back\\slash", "Đặng Հայկ")))
    cases.save(Case(folder=folder, roots=roots, nlp="en_core_web_sm"))
    assert cases.load(folder) == Case(folder=folder, roots=roots, nlp="en_core_web_sm")


def test_a_half_made_case_is_made_whole(tmp_path: Path) -> None:
    folder = tmp_path / "acme"
    (folder / "parts").mkdir(parents=True)
    (folder / ".incident.toml.tmp").write_text("half")
    with Session(folder, create=True) as session:
        assert session.case.folder == folder
    assert cases.exists(folder)
    assert not (folder / ".incident.toml.tmp").exists()


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(BreachscopeError) as caught, Session(tmp_path, create=True):
        pass
    assert _code(caught) == "case_occupied"
    assert [entry.name for entry in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_missing_case_is_said(tmp_path: Path) -> None:
    with pytest.raises(BreachscopeError) as caught, Session(tmp_path / "none"):
        pass
    assert _code(caught) == "case_missing"
    assert not (tmp_path / "none").exists()


def test_a_second_process_is_told_who_holds_the_case(folder: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from scanner import case\n"
        "with case.locked(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", script, str(folder)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ | _path()
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(BreachscopeError) as caught, Session(folder):
            pass
        assert _code(caught) == "case_locked"
        assert str(holder.pid) in str(caught.value)
        holder.kill()
    with Session(folder):
        pass


def _path() -> dict[str, str]:
    return {"PYTHONPATH": str(Path(__file__).parents[2])}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("schema = 99\n", "case_newer"),
        ("schema = \n", "case_damaged"),
        ("", "case_damaged"),
        ("schema = 1\nevidence = 3\n", "case_damaged"),
        ("schema = 1\n[settings]\nnlp = 3\n", "case_damaged"),
    ],
)
def test_a_case_of_another_kind_is_refused(folder: Path, content: str, code: str) -> None:
    (folder / "case.toml").write_text(content)
    with pytest.raises(BreachscopeError) as caught:
        cases.load(folder)
    assert _code(caught) == code


def test_evidence_is_kept_as_absolute_paths(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "leak").mkdir()
    monkeypatch.chdir(tmp_path)
    with Session(folder) as session:
        assert session.add_evidence([Path("leak")]) == 1
        assert session.add_evidence([Path("leak"), tmp_path / "leak" / ".." / "leak"]) == 0
    assert cases.load(folder).roots == (tmp_path / "leak",)


def test_no_file_is_read_twice_when_roots_hold_each_other(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "leak" / "hr").mkdir(parents=True)
    case = cases.with_evidence(Case(folder=folder), [tmp_path / "leak" / "hr"])
    wider = cases.with_evidence(case, [tmp_path / "leak"])
    assert wider.roots == (tmp_path / "leak",)
    assert cases.with_evidence(wider, [tmp_path / "leak" / "hr"]) == wider


@pytest.mark.parametrize("place", [".", "acme", "acme/parts"])
def test_case_and_evidence_never_hold_each_other(folder: Path, place: str) -> None:
    with pytest.raises(BreachscopeError) as caught:
        cases.check_evidence(folder, [folder.parent / place])
    assert _code(caught) == "evidence_overlap"


def test_a_link_does_not_hide_an_overlap(folder: Path, tmp_path: Path) -> None:
    link = tmp_path.parent / f"{tmp_path.name}-link"
    link.symlink_to(folder / "tables")
    with pytest.raises(BreachscopeError) as caught:
        cases.check_evidence(folder, [link])
    assert _code(caught) == "evidence_overlap"


def test_evidence_that_is_missing_or_special_is_said(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(BreachscopeError) as caught:
        cases.check_evidence(folder, [tmp_path / "none"])
    assert _code(caught) == "evidence_missing"
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(BreachscopeError) as caught:
        cases.check_evidence(folder, [tmp_path / "pipe"])
    assert _code(caught) == "evidence_special"


def test_nothing_is_written_into_the_evidence(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "leak").mkdir()
    case = Case(folder=folder, roots=(tmp_path / "leak",))
    with pytest.raises(BreachscopeError) as caught:
        cases.check_outside_evidence(case, tmp_path / "leak" / "people.csv")
    assert _code(caught) == "into_evidence"
    cases.check_outside_evidence(case, tmp_path / "people.csv")


def test_a_model_that_is_not_installed_is_said_before_anything_is_made(tmp_path: Path) -> None:
    with (
        pytest.raises(BreachscopeError) as caught,
        Session(tmp_path / "acme", create=True, nlp="xx_no_such_model"),
    ):
        pass
    assert _code(caught) == "model_missing"
    assert not (tmp_path / "acme").exists()
