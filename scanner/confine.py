"""Give up, in this process and for good, everything that reading evidence does not need.

Called once in a worker that has one thread and has read nothing yet. Each measure that the
system offers is taken; what was taken is told, so that a case can say how it was read.
"""

from __future__ import annotations

import ctypes
import os
import platform
import resource
import struct
import sys
from collections.abc import Iterable
from pathlib import Path

from scanner.seccomp import refuse_calls

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS = 1, 4, 38
_SIGKILL = 9

# the same on every processor: these calls are younger than the common table
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_ASK_VERSION, _BENEATH = 1, 1
_READ_FILE, _READ_FOLDER = 1 << 2, 1 << 3
_ALL_NETWORK, _ALL_SCOPES = 0b11, 0b11
_CAP_READ_ANY = 1 << 2
_CAPSET = {"x86_64": 126, "aarch64": 91}
_OPEN_FILES = 128
_PACKAGE_FOLDERS = frozenset({"site-packages", "dist-packages"})


def confine(roots: Iterable[bytes], memory: int, seconds: int) -> tuple[str, ...]:
    """Confine this process to reading below `roots` and the program's own libraries.

    memory: bytes of address space. seconds: CPU time until `allow_seconds` is called again.
    Returns the names of the measures that took hold.
    """
    taken = ["limits"]
    _limit(memory)
    allow_seconds(seconds)
    if platform.system() != "Linux":
        return tuple(taken)
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_PDEATHSIG, _SIGKILL, 0, 0, 0)
    libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0:
        taken.append("no new privileges")
    if _drop_capabilities(libc):
        taken.append("no capabilities")
    version = _landlock(libc, [*roots, *_program_paths()])
    if version:
        taken.append(f"landlock {version}")
    if refuse_calls():
        taken.append("seccomp")
    return tuple(taken)


def allow_seconds(seconds: int) -> None:
    """Let the process use this much CPU time from now on before the system ends it."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    wanted = int(used.ru_utime + used.ru_stime) + seconds + 1
    resource.setrlimit(
        resource.RLIMIT_CPU, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most)
    )


def _limit(memory: int) -> None:
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
    ):
        _, hard = resource.getrlimit(what)
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (least, least))


def _drop_capabilities(libc: ctypes.CDLL) -> bool:
    """Keep no power of root but reading: evidence may belong to somebody else."""
    number = _CAPSET.get(platform.machine())
    if number is None:
        return False
    kept = _CAP_READ_ANY if os.geteuid() == 0 else 0
    header = ctypes.create_string_buffer(struct.pack("Ii", 0x20080522, 0))
    data = ctypes.create_string_buffer(struct.pack("6I", kept, kept, 0, 0, 0, 0))
    done: int = libc.syscall(number, header, data)
    return done == 0


def _landlock(libc: ctypes.CDLL, paths: Iterable[bytes]) -> int:
    """Allow reading below the paths and no other use of files; 0 where Landlock is missing."""
    version: int = libc.syscall(_CREATE_RULESET, None, 0, _ASK_VERSION)
    if version < 1:
        return 0
    rights = (1 << {1: 13, 2: 14, 3: 15, 4: 15}.get(version, 16)) - 1
    words = (rights, _ALL_NETWORK, _ALL_SCOPES)[: 1 if version < 4 else 2 if version < 6 else 3]
    attributes = ctypes.create_string_buffer(struct.pack(f"{len(words)}Q", *words), 8 * len(words))
    rules: int = libc.syscall(_CREATE_RULESET, attributes, 8 * len(words), 0)
    if rules < 0:
        return 0
    for path in paths:
        _allow_reading(libc, rules, path)
    restricted: int = libc.syscall(_RESTRICT_SELF, rules, 0)
    os.close(rules)
    return version if restricted == 0 else 0


def _allow_reading(libc: ctypes.CDLL, rules: int, path: bytes) -> None:
    try:
        handle = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return  # what is not there needs no rule
    try:
        rights = _READ_FILE | (_READ_FOLDER if Path(os.fsdecode(path)).is_dir() else 0)
        rule = ctypes.create_string_buffer(struct.pack("=Qi", rights, handle), 12)
        libc.syscall(_ADD_RULE, rules, _BENEATH, rule, 0)
    finally:
        os.close(handle)


def _program_paths() -> list[bytes]:
    """Where Python, its packages, this program and the system's libraries lie."""
    own = Path(__file__).parent.parent
    paths = [Path(sys.prefix), Path(sys.base_prefix), Path("/usr/lib"), Path("/usr/share/zoneinfo")]
    paths += [Path("/lib"), Path("/lib64"), Path("/etc/ld.so.cache"), Path("/dev/urandom")]
    paths += [own / package for package in ("scanner", "pipelines", "detectors")]
    # any other entry of the path may be a folder of the user's, full of other things
    paths += [Path(entry) for entry in sys.path if Path(entry).name in _PACKAGE_FOLDERS]
    return [os.fsencode(path) for path in paths]
