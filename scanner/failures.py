"""What the program does when something goes wrong: one line, an exit status, and no value.

Expected failures say what to do next. Anything else is a fault of the program: its message may
quote evidence, so only its type and place are told; by its id it is found in the log.
"""

from __future__ import annotations

import errno
import gc
import hashlib
import logging
import sys
import threading
import traceback
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from scanner.errors import BreachscopeError, from_system

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

_ROOT = Path(__file__).parent.parent

_OBJECTS = 50_000
"""New objects between two looks for garbage: what is imported and made once stays anyway."""


class Program(click.Group):
    """A group of commands whose failures are one line each."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the program; see `click.Command.main`."""
        sys.excepthook = _say_unexpected
        threading.excepthook = _say_unexpected_in_thread
        # Libraries quote what they work on in warnings and log lines.
        warnings.simplefilter("ignore")
        logging.getLogger().addHandler(logging.NullHandler())
        gc.set_threshold(_OBJECTS, 20, 100)
        return super().main(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the verb and turn expected failures into their line and exit status."""
        try:
            return super().invoke(ctx)
        except BreachscopeError as error:
            _end(ctx, error)
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            _end(ctx, from_system(error))
        except MemoryError:
            _end(ctx, BreachscopeError("memory"))
        except KeyboardInterrupt:
            _end(ctx, BreachscopeError("stopped"))


def code_of(error: BaseException) -> str | None:
    """Tell the code of an expected failure; None for a fault of the program."""
    if isinstance(error, BreachscopeError):
        return error.code
    if isinstance(error, OSError):
        return from_system(error).code
    if isinstance(error, MemoryError):
        return "memory"
    return "stopped" if isinstance(error, KeyboardInterrupt) else None


def frames(trace: TracebackType | None) -> list[str]:
    """List the places of a traceback as "file:line", outermost first; no message, no value."""
    return [
        f"{_short(frame.f_code.co_filename)}:{line}" for frame, line in traceback.walk_tb(trace)
    ]


def failure_id(error: BaseException) -> str:
    """Name a fault: 8 hex digits of its type and innermost place, the same for the same fault."""
    place = frames(error.__traceback__)[-1:]
    return hashlib.sha256(f"{type(error).__name__} {place}".encode()).hexdigest()[:8]


def _end(ctx: click.Context, error: BreachscopeError) -> NoReturn:
    click.echo(f"breachscope: {error}", err=True)
    ctx.exit(error.status)


def _say_unexpected(
    _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
) -> None:
    place = "".join(frames(error.__traceback__)[-1:])
    sys.stderr.write(
        f"breachscope: unexpected failure {failure_id(error)} ({type(error).__name__}, {place});"
        " report this with the version; the log of the case tells more\n"
    )


def _say_unexpected_in_thread(failure: threading.ExceptHookArgs) -> None:
    if failure.exc_value is not None:
        _say_unexpected(failure.exc_type, failure.exc_value, failure.exc_traceback)


def _short(filename: str) -> str:
    path = Path(filename)
    parts: Sequence[str] = path.parts[-2:]
    if path.is_relative_to(_ROOT):
        parts = path.relative_to(_ROOT).parts
    return "/".join(parts)
