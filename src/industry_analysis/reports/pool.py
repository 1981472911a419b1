"""Many reports at once: worker processes on this machine, one notebook at a time in each.

Every task gives exactly one outcome, in the order they end. The trap: a worker that dies takes
the whole pool with it; whoever ran beside it is tried again alone, so that only the guilty fail.
"""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from itertools import chain
from typing import TYPE_CHECKING

from industry_analysis.reports.execute import Failure, Outcome, Task, execute

if TYPE_CHECKING:
    import psutil  # type: ignore[import-untyped]

_PATIENCE = 8.0  # seconds a worker gets to shut its kernel down before it is killed


def outcomes(
    tasks: Sequence[Task],
    *,
    jobs: int,
    stop: threading.Event,
    fail_fast: bool = False,
    started: Callable[[Task], None] = lambda _: None,
) -> Iterator[Outcome]:
    """Execute tasks in ``jobs`` processes and give the outcome of each.

    Parameters
    ----------
    tasks
        The tasks, in the order they are begun.
    jobs
        How many run at once.
    stop
        When it is set, what runs is ended and given as ``interrupted``; no process is left.
    fail_fast
        After a failure nothing more is begun; the rest is given as ``not started``.
    started
        Called with each task as it is begun.
    """
    halt = threading.Event()
    suspects: list[Task] = []
    crews = (
        _crew(group, hands, stop=stop, halt=halt, started=started, suspects=suspects)
        for group, hands in ((tasks, jobs), (suspects, 1))
    )
    for outcome in chain.from_iterable(crews):
        if fail_fast and outcome.status == "failed":
            halt.set()
        yield outcome


def _crew(
    tasks: Sequence[Task],
    hands: int,
    *,
    stop: threading.Event,
    halt: threading.Event,
    started: Callable[[Task], None],
    suspects: list[Task],
) -> Iterator[Outcome]:
    waiting = deque(tasks)
    running: dict[Future[Outcome], Task] = {}
    pool: ProcessPoolExecutor | None = None
    try:
        while not stop.is_set():
            while waiting and len(running) < hands and not halt.is_set():
                pool = pool or _pool(hands)
                try:
                    running[_submit(pool, waiting[0])] = waiting[0]
                except BrokenProcessPool:
                    if running:
                        break
                    pool = None  # an idle worker died; nobody is to blame
                else:
                    started(waiting.popleft())
            if not running:
                break
            ended, _ = wait(running, timeout=0.2, return_when=FIRST_COMPLETED)
            for future in [f for f in ended if not isinstance(f.exception(), BrokenProcessPool)]:
                yield _outcome(future, running.pop(future))
            if running.keys() & ended:  # a worker died, and the pool with it
                accused = list(running.values())
                running.clear()
                if pool:
                    pool.shutdown()
                pool = None
                if len(accused) > 1:
                    suspects += accused
                else:
                    yield _died(accused[0])
    finally:
        if running:
            _end_workers()
        if pool:
            pool.shutdown()
    yield from (Outcome(task.name, "interrupted") for task in running.values())
    yield from (Outcome(task.name, "not started") for task in waiting)


def _outcome(future: Future[Outcome], task: Task) -> Outcome:
    error = future.exception()
    if error is None:
        return future.result()
    return Outcome(task.name, "failed", failure=Failure(type(error).__name__, str(error)))


def _died(task: Task) -> Outcome:
    message = "the process that made the report ended abruptly; was memory short?"
    return Outcome(task.name, "failed", failure=Failure("WorkerDied", message))


def _pool(hands: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")  # fork would copy threads and locks
    return ProcessPoolExecutor(hands, mp_context=context, initializer=_prepare)


def _submit(pool: ProcessPoolExecutor, task: Task) -> Future[Outcome]:
    """Hand a task to the pool; a worker born here is deaf to Ctrl-C until it is prepared."""
    if not hasattr(signal, "pthread_sigmask"):
        return pool.submit(_work, task)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return pool.submit(_work, task)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _prepare() -> None:
    """Make a worker leave Ctrl-C to its parent, and end with it."""
    import logging

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    threading.Thread(target=_outlive_no_parent, daemon=True).start()
    for name in ("papermill", "traitlets", "asyncio"):  # what went wrong is in the outcome
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def _leave(*_: object) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # once: nbclient is to shut its kernel down
    raise SystemExit(128 + signal.SIGTERM)


def _outlive_no_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)


def _work(task: Task) -> Outcome:
    try:
        return execute(task)
    except SystemExit:
        _kill(_descendants(os.getpid()))  # a kernel that was still starting is nobody's yet
        os._exit(128 + signal.SIGTERM)  # the pool would keep the worker and give it another task


def _end_workers() -> None:
    """End the workers, and with them the kernels; kill what does not listen."""
    workers = multiprocessing.active_children()
    kernels = [kernel for worker in workers for kernel in _descendants(worker.pid)]
    for worker in workers:
        worker.terminate()
    for worker in workers:
        worker.join(_PATIENCE)
        if worker.is_alive():
            worker.kill()
            worker.join()
    _kill(kernels)


def _descendants(pid: int | None) -> list["psutil.Process"]:
    import psutil

    try:
        return list(psutil.Process(pid).children(recursive=True))
    except psutil.NoSuchProcess:
        return []


def _kill(processes: list["psutil.Process"]) -> None:
    import psutil

    for process in processes:
        with suppress(psutil.NoSuchProcess):
            process.kill()
