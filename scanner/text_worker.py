"""The worker for evidence that holds texts: what reads them is imported once, before it forks.

It takes more than half of a worker's start, which tables alone can do without: there a worker that
meets a text after all imports it then.
"""

from __future__ import annotations

import detectors.texts.text  # noqa: F401 - forked workers share it
from scanner.worker import work

__all__ = ["work"]
