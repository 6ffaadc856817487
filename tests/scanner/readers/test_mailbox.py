"""Where one message of a mailbox ends and the next begins."""

from __future__ import annotations

import io

import pytest

from scanner.readers import mailbox

_HEAD = b"From: a@example.org\n\n"
_MARK = b"From a@example.org Tue Mar  5 10:00:00 2024\n"


@pytest.mark.parametrize("chunk", [64, 100, 1 << 20])
def test_separators_are_found_wherever_a_chunk_ends(
    chunk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailbox, "_CHUNK", chunk)
    bodies = [b"one\n>From here\n", b"From 2023 on we sold\nit\n", b"x" * 300 + b"\n", b"last"]
    box = b"".join(_MARK + _HEAD + body + b"\n" for body in bodies)
    found = [message for message in mailbox._messages(io.BytesIO(box)) if message]
    wanted = [_HEAD + body.replace(b">From", b"From") + b"\n" for body in bodies]
    assert found == wanted


@pytest.mark.parametrize("chunk", range(2_100, 2_100 + len(_MARK)))
def test_a_separator_at_the_edge_of_a_chunk_counts_once(
    chunk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailbox, "_CHUNK", chunk)
    assert mailbox._postmarks(io.BytesIO((_MARK + _HEAD + b"hello\n\n") * 99)) == 99


def test_a_line_of_times_takes_no_time() -> None:
    body = b"From " + b"1:11 " * 200_000 + b"\nTo: b@example.org\n"
    box = (_MARK + _HEAD + body) * 2
    assert mailbox._postmarks(io.BytesIO(box)) == 2
    assert list(mailbox._messages(io.BytesIO(box))) == [_HEAD + body] * 2
