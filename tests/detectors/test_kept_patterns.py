"""Steps in threads of their own give what they would give without one."""

from __future__ import annotations

import os
import threading

import pytest

from detectors.catalog import detectors
from detectors.texts.kept_patterns import kept, slot


def test_a_step_of_a_detector_always_runs_in_the_same_thread() -> None:
    own = slot("us/ssn")
    assert kept(own, threading.get_ident) == kept(own, threading.get_ident)
    assert kept(own, threading.get_ident) != threading.get_ident()


def test_every_detector_has_a_thread_and_none_the_thread_of_the_gates() -> None:
    assert 0 not in {slot(name) for name in detectors()}


def test_a_step_within_a_step_does_not_wait_for_itself() -> None:
    assert kept(1, lambda: kept(1, lambda: 7)) == 7


def test_what_a_step_raises_reaches_the_one_who_asked() -> None:
    with pytest.raises(ZeroDivisionError):
        kept(1, lambda: 1 // 0)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system forks no processes")
def test_a_process_that_was_forked_off_does_not_wait_for_threads_it_has_not() -> None:
    kept(1, threading.get_ident)
    child = os.fork()
    if child == 0:
        os._exit(kept(1, lambda: 7))
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
