"""The border of the sandbox: whatever a step on hostile content does, the outcome is a code.

Here stands the one broad `except`.
"""

from __future__ import annotations

from collections.abc import Callable

from scanner import frames
from scanner.readers.opened import ReadError


def failure(step: Callable[[], None]) -> str | None:
    """Run a step. Returns the code for what went wrong; null where nothing did."""
    try:
        step()
    except (KeyboardInterrupt, SystemExit, GeneratorExit, BrokenPipeError):
        raise
    except BaseException as error:  # noqa: BLE001
        return _code_of(error)
    return None


def _code_of(error: BaseException) -> str:
    """The code for an error: the reader's own, what memory and nesting mean, else `crashed`."""
    if isinstance(error, ReadError):
        return error.code
    if isinstance(error, MemoryError | frames.BadFrameError) or "allocate memory" in str(error):
        return "too_large"  # Polars has no class for the error that Rust got no memory
    return "too_deep" if isinstance(error, RecursionError) else "crashed"
