"""A failure is one line that names the place and the next step, and shows no control character."""

from __future__ import annotations

import errno
import string
from pathlib import Path

import pytest

from scanner.errors import KINDS, BreachscopeError, from_system, shown


@pytest.mark.parametrize("code", KINDS)
def test_every_failure_is_one_line_with_a_next_step(code: str) -> None:
    line = str(BreachscopeError(code, Path("/cases/acme"), "detail"))
    assert "\n" not in line
    assert "{" not in line
    assert line.count("; ") >= 1


@pytest.mark.parametrize("code", KINDS)
def test_sentences_use_only_place_and_detail(code: str) -> None:
    kind = KINDS[code]
    names = {
        name
        for text in (kind.sentence, kind.step)
        for _, name, _, _ in string.Formatter().parse(text)
        if name is not None
    }
    assert names <= {"place", "detail"}


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EDQUOT, "disk_full"),
        (errno.EACCES, "forbidden"),
        (errno.EROFS, "forbidden"),
        (errno.EIO, "system"),
    ],
)
def test_system_errors_keep_their_place_and_lose_their_message(number: int, code: str) -> None:
    error = from_system(OSError(number, "message from elsewhere", "/cases/acme/tables/x"))
    assert error.code == code
    assert "/cases/acme/tables/x" in str(error)
    assert "elsewhere" not in str(error)


def test_hostile_names_cannot_steer_the_terminal() -> None:
    told = shown("leak/\x1b[2Jname\u202egnp.exe\udcff\nsecond")
    assert told.isprintable()
    assert "\\x1b" in told
    assert "\\u202e" in told


def test_ordinary_names_stay_as_they_are() -> None:
    assert shown("Ñuñez, Đặng/Հայկ.xlsx") == "Ñuñez, Đặng/Հայկ.xlsx"
