"""Every reader on a folder of real files, beside the best single library on the same files.

    python -m benchmarks.readers.corpus FOLDER [--each N] [--recognize N]
        [--resume FILE] [--out FILE]

Draws at most N different files of each media type (default 60; by the hash of the content, so
that the draw repeats), reads each in a confined child with 4 GiB and 60 CPU seconds from one block
to the next, members one level deep, and the same file by the library of `libraries.py` in another
child. Each file is one line of JSON in the file of `--resume`, and is not read again; files to
look at are printed; `--out` is the page whose table of formats gets the figures. Pictures, and
PDF pages without text, are recognized for `--recognize` files of each media type (default 10);
further pictures are not drawn.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import resource
import signal
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby, islice
from pathlib import Path

import msgspec

from benchmarks.readers.formats import look_at, write
from benchmarks.readers.libraries import library
from benchmarks.readers.outcome import Outcome, Result
from pipelines.blocks import Block, Expected, Member, Table, TextBlock, Unread
from scanner import sniff
from scanner.confine import allow_seconds, confine
from scanner.readers import strings
from scanner.readers.opened import Opened, ReadError
from scanner.readers.registry import reader_for, readers
from scanner.underway import Underway

_MEMORY, _SECONDS, _WALL = 4 << 30, 60, 600
_MEMBERS_READ = 300
_ANSWER = 1 << 20


class Reading:
    """One file read as the worker does, but for looking for people."""

    def __init__(self, path: str, kind: str, *, recognize: bool) -> None:
        self.out = Outcome()
        size = os.stat(path).st_size  # noqa: PTH116 - a path of any bytes
        opened = Opened(name=path, media_type=kind, size=size, path=path, data=None, ocr=recognize)
        self._row(self._read(self._underway(opened), depth=0), self.out.codes)

    def _underway(self, opened: Opened) -> Underway:
        return Underway(id="", parent="", path="", sha256="", opened=opened)

    def _row(self, source: Underway, codes: dict[str, int]) -> None:
        source.settle()
        row = source.row(final=True)
        self.out.status = row.status
        self.out.tables += row.tables
        self.out.rows += row.rows
        self.out.characters += row.characters
        codes.update(Counter(codes) + Counter(source.codes))

    def _read(self, source: Underway, depth: int) -> Underway:
        kind = source.opened.media_type
        reader = reader_for(kind)
        if kind == sniff.EMPTY:
            return source
        if reader is None:
            source.note("", "unknown_type" if kind == sniff.UNKNOWN else "unsupported")
            if kind.startswith(strings.SILENT):
                return source
        blocks = (reader or strings.read)(source.opened)
        while (block := self._attempt(source, lambda: next(blocks, None))) is not None:
            source.blocks += not isinstance(block, Unread | Expected)
            self._attempt(source, lambda block=block: self._take(source, block, depth))  # type: ignore[misc]
        if not source.blocks and not source.codes and not kind.startswith("text/"):
            source.note("", "empty")
        return source

    def _take(self, source: Underway, block: Block, depth: int) -> None:
        if isinstance(block, Table):
            source.table(block)
            for batch in block.batches:
                source.more_rows(block.place, batch.height)
        elif isinstance(block, TextBlock):
            source.text(block)
        elif isinstance(block, Unread):
            source.note(block.place, block.code)
        elif isinstance(block, Expected):
            source.pieces.expect(block)
        else:
            source.members += 1
            if depth == 0:
                self._member(block)

    def _member(self, block: Member) -> None:
        self.out.members += 1
        if self.out.members > _MEMBERS_READ:
            return
        opened = Opened(
            name=block.name, media_type="", size=len(block.data), path=None, data=block.data,
            ocr=False,
        )  # fmt: skip
        kind = sniff.media_type(opened.open(), block.name)
        opened = replace(opened, media_type=kind)
        self._row(self._read(self._underway(opened), depth=1), self.out.inside)

    def _attempt(self, source: Underway, step: Callable[[], Block | None]) -> Block | None:
        allow_seconds(_SECONDS)
        try:
            return step()
        except ReadError as error:
            source.note("", error.code)
        except MemoryError:
            source.note("", "too_large")
        except RecursionError:
            source.note("", "too_deep")
        except BaseException as error:  # noqa: BLE001 - what is looked for here
            source.note("", "crashed")
            last = traceback.extract_tb(error.__traceback__)[-3:]
            places = " < ".join(f"{Path(f.filename).name}:{f.lineno}" for f in reversed(last))
            self.out.fault = f"{type(error).__name__} at {places}"
        return None


def ours(path: str, kind: str, *, recognize: bool) -> Outcome:
    """In a child: read a file, confined like a worker."""
    confine([os.fsencode(path)], _MEMORY, _SECONDS)
    out = Reading(path, kind, recognize=recognize).out
    out.got = out.rows + out.characters + out.members
    return out


def bare(path: str, call: Callable[[str], int]) -> Outcome:
    """In a child: the library on the same file."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    try:
        return Outcome(got=call(path), status="read")
    except BaseException as error:  # noqa: BLE001 - whatever a library raises
        return Outcome(fault=type(error).__name__)


def child(work: Callable[[], Outcome]) -> Outcome:
    """Run in a forked child that is ended after the limits; a child that dies is a fault."""
    here, there = os.pipe()
    process = os.fork()
    if process == 0:
        signal.alarm(_WALL)
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        os.write(there, msgspec.json.encode(work())[:_ANSWER])
        os._exit(0)
    os.close(there)
    with open(here, "rb") as answer:  # noqa: PTH123
        content = answer.read()
    _, ended, used = os.wait4(process, 0)
    if content:
        out = msgspec.json.decode(content, type=Outcome)
    else:
        number = os.WTERMSIG(ended)
        late = number in {signal.SIGXCPU, signal.SIGALRM, signal.SIGKILL}
        code, fault = ("timeout", "timeout") if late else ("crashed", f"signal {number}")
        out = Outcome(status="exception", codes={code: 1}, fault=fault)
    out.seconds = round(used.ru_utime + used.ru_stime, 3)
    return out


def drawn(folder: Path, each: int, recognize: int) -> Iterator[tuple[str, str, str]]:
    """The sample: media type, hash and path; different contents only."""
    found: dict[str, tuple[str, str]] = {}
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.is_symlink():
            digest = hashlib.sha256(file.read_bytes()).hexdigest()
            with file.open("rb") as stream:
                found.setdefault(digest, (sniff.media_type(stream, file.name), str(file)))
    lines = sorted((kind, digest, path) for digest, (kind, path) in found.items())
    for kind, of_kind in groupby(lines, key=lambda line: line[0]):
        most = recognize if kind.startswith("image/") and reader_for(kind) else each
        yield from islice(of_kind, most)


def result(folder: Path, line: tuple[str, str, str], recognize: int) -> Result:
    """Read one file both ways. A PDF is recognized where it has pages without text."""
    kind, digest, path = line
    picture = kind.startswith("image/")
    out = child(lambda: ours(path, kind, recognize=picture))
    again = kind == "application/pdf" and "no_text" in out.codes and recognize > 0
    if again:
        out = child(lambda: ours(path, kind, recognize=True))
    made = Result(
        path=str(Path(path).relative_to(folder)), digest=digest, kind=kind,
        size=Path(path).stat().st_size, recognized=picture or again, ours=out,
    )  # fmt: skip
    if found := library(kind, path):
        made.library, call = found
        made.bare = child(lambda: bare(path, call))
    return made


def main() -> None:
    """Draw, read, write one line a file, then the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--each", type=int, default=60)
    asked.add_argument("--recognize", type=int, default=10)
    asked.add_argument("--resume", type=Path, default=Path("corpus.jsonl"))
    asked.add_argument("--out", type=Path)
    given = asked.parse_args()
    readers()
    done = given.resume.read_bytes().splitlines() if given.resume.exists() else []
    results = [msgspec.json.decode(line, type=Result) for line in done]
    known = {one.digest for one in results}
    left = given.recognize - sum(one.recognized for one in results if one.kind[-3:] == "pdf")
    with given.resume.open("ab") as lines:
        for line in drawn(given.folder, given.each, given.recognize):
            if line[1] not in known:
                one = result(given.folder, line, left)
                left -= one.recognized and one.kind[-3:] == "pdf"
                results.append(one)
                lines.write(msgspec.json.encode(one) + b"\n")
                lines.flush()
    print(*look_at(results), sep="\n")
    if given.out:
        write(given.out, results)


if __name__ == "__main__":
    main()
