"""What ends the processes leaves nothing waiting for them."""

import os
import struct
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from doclint.project.processes import stop

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a fork")

_pools: list[ProcessPoolExecutor] = []


def begin_an_answer(said: int) -> None:
    """Write how long an answer is, and not the answer: as if killed between the two."""
    answers = vars(_pools[-1]._result_queue)["_writer"]
    os.write(answers.fileno(), struct.pack("!i", 20_000))
    os.write(said, b".")
    time.sleep(60)


def test_half_an_answer_is_not_waited_for() -> None:
    heard, said = os.pipe()
    pool = ProcessPoolExecutor(1, get_context("fork"))
    _pools.append(pool)
    pool.submit(begin_an_answer, said)
    manager = pool._executor_manager_thread
    assert manager
    assert os.read(heard, 1)
    stop(pool)
    assert not manager.is_alive()
    os.close(heard)
    os.close(said)
