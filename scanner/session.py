"""One command at work on one case: the lock, the case, its log, and how it ended."""

from __future__ import annotations

import contextlib
import importlib.util
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from pipelines.law.incident import TEMPLATE
from scanner import case as cases
from scanner import failures
from scanner.audit import FIRST_VERB, Audit
from scanner.case import Case
from scanner.errors import BreachscopeError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from types import TracebackType


class Session:
    """A case held by this process; use it in a `with` statement.

    case: as case.toml tells it now. audit: its log, open.
    """

    case: Case
    audit: Audit

    def __init__(
        self,
        folder: Path,
        *,
        create: bool = False,
        nlp: str | None = None,
        beside: bool | None = None,
        ocr: bool | None = None,
    ) -> None:
        """Prepare to open the case at `folder`, or to make it where it is missing and `create`.

        nlp: name of an installed spaCy model, beside: whether passwords in the evidence are
        tried, ocr: whether scans are recognized; all kept in the case, None leaves what is there.
        """
        self._beside = beside
        self._ocr = ocr
        self._folder = folder
        self._create = create
        self._nlp = nlp
        self._lock = contextlib.ExitStack()

    def __enter__(self) -> Session:
        """Lock and open. Raises BreachscopeError."""
        if self._nlp is not None:
            check_model(self._nlp)
        if self._create:
            cases.prepare(self._folder)
        elif not cases.exists(self._folder):
            raise BreachscopeError("case_missing", self._folder)
        with contextlib.ExitStack() as stack:
            stack.enter_context(cases.locked(self._folder))
            self._open()
            self._lock = stack.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Record how the command ended, and let the case go."""
        with self._lock, contextlib.suppress(OSError):
            if error is not None and not isinstance(error, click.exceptions.Exit):
                self._record(error, trace)

    def add_evidence(self, evidence: Iterable[Path]) -> int:
        """Add roots of evidence and return how many were new."""
        before = self.case
        self.case = cases.with_evidence(before, evidence)
        if self.case == before:
            return 0
        cases.save(self.case)
        self.audit.add("add", roots=len(self.case.roots))
        return len(set(self.case.roots) - set(before.roots))

    def _open(self) -> None:
        fresh = self._create and not cases.exists(self._folder)
        if fresh:
            self.case = Case(
                folder=self._folder,
                nlp=self._nlp,
                beside=bool(self._beside),
                ocr=self._ocr is not False,
            )
            cases.furnish(self.case, incident=TEMPLATE)
        else:
            self.case = cases.load(self._folder)
        self.audit = Audit(self.case.audit_path)
        if fresh:
            self.audit.add(FIRST_VERB, schema=cases.SCHEMA, nlp=self.case.nlp)
            # Last: with this file the folder is a case.
            cases.save(self.case)
            return
        nlp = self.case.nlp if self._nlp is None else self._nlp
        beside = self.case.beside if self._beside is None else self._beside
        ocr = self.case.ocr if self._ocr is None else self._ocr
        changed = replace(self.case, nlp=nlp, beside=beside, ocr=ocr)
        if changed != self.case:
            self.case = changed
            cases.save(self.case)
            self.audit.add("settings", nlp=nlp, passwords_beside=beside, ocr=ocr)

    def _record(self, error: BaseException, trace: TracebackType | None) -> None:
        code = failures.code_of(error)
        if code is not None:
            self.audit.add("ended", code=code)
            return
        self.audit.add(
            "failure",
            id=failures.failure_id(error),
            kind=type(error).__name__,
            places=failures.frames(trace),
        )


def check_model(name: str) -> None:
    """Raise BreachscopeError `model_missing` unless a package of that name is installed."""
    if not name.isidentifier() or importlib.util.find_spec(name) is None:
        raise BreachscopeError("model_missing", detail=name)
