"""What a worker finds in its environment: one thread a library, memory kept, nothing more."""

from __future__ import annotations

import os
import sys

_THREADS = ("POLARS_MAX_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
_KEPT_VARIABLES = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "PYTHONHOME", "SYSTEMROOT")
ALLOCATOR = {"MALLOC_MMAP_THRESHOLD_": "33554432", "MALLOC_TRIM_THRESHOLD_": "134217728"}
"""Memory that a reader frees is kept for its next batch (bytes; glibc's own limits give it back and
fetch it anew, page by page, which took a quarter of the time of pages and dumps)."""


def of_worker() -> dict[str, str]:
    """Environment of workers: one thread per library, no current folder, constant hashes."""
    path = os.pathsep.join(dict.fromkeys(os.path.realpath(entry) for entry in sys.path if entry))
    return {
        **{name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ},
        **dict.fromkeys(_THREADS, "1"),
        "PYTHONPATH": path,
        "PYTHONHASHSEED": "0",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "MALLOC_ARENA_MAX": "2",
        **ALLOCATOR,
        "MIMALLOC_ARENA_RESERVE": "65536",  # KiB: Arrow else takes 1 GiB of the address space
    }
