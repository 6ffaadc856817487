"""System calls that a worker has no business with, refused by the kernel (Linux seccomp).

Refused are: the network, other programs and processes, signals to others, what changes files
past Landlock (modes, owners, times, attributes), keys, mounts, tracing, io_uring. Threads stay
allowed. Numbers are from the kernel's unistd tables of x86_64 and aarch64.
"""

from __future__ import annotations

import ctypes
import os
import platform
import struct

_REFUSED = {
    "x86_64": (
        # socket connect accept sendto sendmsg recvmsg bind listen socketpair accept4 sendmmsg
        *(41, 42, 43, 44, 46, 47, 49, 50, 53, 288, 307),
        # fork vfork execve execveat ptrace kill tkill rt_sigqueueinfo rt_tgsigqueueinfo
        *(57, 58, 59, 322, 101, 62, 200, 129, 297),
        # process_vm_readv process_vm_writev pidfd_send_signal pidfd_open pidfd_getfd kcmp
        *(310, 311, 424, 434, 438, 312),
        # chmod fchmod fchmodat fchmodat2 chown fchown lchown fchownat utime utimes futimesat
        *(90, 91, 268, 452, 92, 93, 94, 260, 132, 235, 261),
        # utimensat setxattr lsetxattr fsetxattr removexattr lremovexattr fremovexattr
        *(280, 188, 189, 190, 197, 198, 199),
        # unshare setns mount umount2 pivot_root chroot open_tree move_mount fsopen mount_setattr
        *(272, 308, 165, 166, 155, 161, 428, 429, 430, 442),
        # keyctl add_key request_key bpf perf_event_open userfaultfd io_uring_*
        *(250, 248, 249, 321, 298, 323, 425, 426, 427),
        # name_to_handle_at open_by_handle_at shmget shmat msgget semget mq_open
        *(303, 304, 29, 30, 68, 64, 240),
    ),
    "aarch64": (
        *(198, 203, 202, 206, 211, 212, 200, 201, 199, 242, 269),
        *(221, 281, 117, 129, 130, 138, 240),
        *(270, 271, 424, 434, 438, 272),
        *(52, 53, 452, 55, 54),
        *(88, 5, 6, 7, 14, 15, 16),
        *(97, 268, 40, 39, 41, 51, 428, 429, 430, 442),
        *(219, 217, 218, 280, 241, 282, 425, 426, 427),
        *(264, 265, 194, 196, 186, 190, 180),
    ),
}
_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_CLONE = {"x86_64": 56, "aarch64": 220}
_TGKILL = {"x86_64": 234, "aarch64": 131}
_PRLIMIT = {"x86_64": 302, "aarch64": 261}
_CLONE3 = 435
_X32 = 0x40000000
_CLONE_THREAD = 0x00010000

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _KILL, _EPERM, _ENOSYS = 0x7FFF0000, 0x80000000, 0x00050001, 0x00050026
_NUMBER_AT, _ARCH_AT, _FIRST_ARGUMENT_AT = 0, 4, 16
_PR_SET_SECCOMP, _FILTER = 22, 2

Instruction = tuple[int, int, int, int]
"""Code, jump if true, jump if false, operand: `struct sock_filter`."""


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def refuse_calls() -> bool:
    """Refuse the calls from now on, for this thread and those it starts; tell if it worked.

    Needs `no_new_privs`. False on other processors and on kernels without seccomp.
    """
    machine = platform.machine()
    if platform.system() != "Linux" or machine not in _ARCH:
        return False
    code = b"".join(struct.pack("HBBI", *step) for step in _program(machine, os.getpid()))
    buffer = ctypes.create_string_buffer(code, len(code))
    program = _Program(len(code) // 8, ctypes.addressof(buffer))
    libc = ctypes.CDLL(None, use_errno=True)
    refused: int = libc.prctl(_PR_SET_SECCOMP, _FILTER, ctypes.byref(program), 0, 0)
    return refused == 0


def _program(machine: str, process: int) -> list[Instruction]:
    steps: list[Instruction] = [
        (_LOAD, 0, 0, _ARCH_AT),
        (_EQUAL, 1, 0, _ARCH[machine]),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER_AT),
        (_AT_LEAST, 0, 1, _X32),
        (_RETURN, 0, 0, _KILL),
        # clone3 keeps its flags in memory, out of sight: libc falls back to clone
        (_EQUAL, 0, 1, _CLONE3),
        (_RETURN, 0, 0, _ENOSYS),
    ]
    steps += _unless(_CLONE[machine], (_ANY_BIT, 1, 0, _CLONE_THREAD))
    steps += _unless(_TGKILL[machine], (_EQUAL, 1, 0, process))
    steps += _unless(_PRLIMIT[machine], (_EQUAL, 1, 0, 0))
    for number in _REFUSED[machine]:
        steps += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, _EPERM)]
    return [*steps, (_RETURN, 0, 0, _ALLOW)]


def _unless(number: int, test: Instruction) -> list[Instruction]:
    """Refuse the call unless its first argument passes the test."""
    return [
        (_EQUAL, 0, 4, number),
        (_LOAD, 0, 0, _FIRST_ARGUMENT_AT),
        test,
        (_RETURN, 0, 0, _EPERM),
        (_RETURN, 0, 0, _ALLOW),
    ]
