"""Work in a process of its own, for the window: it never waits, and calling off is instant.

A job is watched, not awaited: its thread talks to the process and puts what it hears where the window's timer looks.
Knows nothing of what the work is.
"""

from __future__ import annotations

import logging
import multiprocessing
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Generic, TypeVar

from app.errors import ReiskaartError

_log = logging.getLogger(__name__)

T = TypeVar("T")
Serve = Callable[[Connection], None]
"""The process's whole life, given its end of the line; a function of a module, since the process imports it anew."""


class Job(Generic[T]):
    """Work under way. Poll `fraction` and `finished` from a timer; then `result()` gives what came of it.

    `fraction` runs from 0.0 to 1.0. `cancelled` and `our_fault` are what the user is told of those two ends.
    """

    def __init__(self, name: str, cancelled: ReiskaartError, our_fault: ReiskaartError) -> None:
        self.fraction = 0.0
        self._cancelled, self._our_fault = cancelled, our_fault
        self._error: ReiskaartError | None = None
        self._value: T | None = None
        self._stopping = False
        self._lock = threading.Lock()
        self._process: SpawnProcess | None = None
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Starts the process."""
        self._thread.start()

    @property
    def finished(self) -> bool:
        """Whether it has ended, well or not."""
        return not self._thread.is_alive()

    def cancel(self) -> None:
        """Stops it, unless it has already finished."""
        self._end(self._cancelled)

    def result(self, timeout: float | None = None) -> T:
        """What came of it, waiting for its end; raises a ReiskaartError when it failed or was cancelled.

        Raises TimeoutError when it has not ended within `timeout` seconds.
        """
        self._thread.join(timeout)
        if self._thread.is_alive():
            raise TimeoutError
        if self._error is not None or self._value is None:
            raise self._error or self._our_fault
        return self._value

    # --- for the kinds of jobs -----------------------------------------------------------------------------------

    def _do(self) -> T:
        """The work, on the job's thread."""
        raise NotImplementedError

    @contextmanager
    def _child(self, serve: Serve) -> Iterator[Connection]:
        """Our end of the line to a new process that runs `serve`, and that does not outlive the block."""
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=serve, args=(theirs,), daemon=True)
        with ours:
            try:
                self._begin(process)
                theirs.close()
                yield ours
            except (EOFError, ConnectionError) as error:
                raise self._why_it_ended() from error
            finally:
                with self._lock:
                    self._process = None
                if process.pid is not None:
                    process.kill()
                    process.join()

    def _end(self, why: ReiskaartError) -> None:
        """Ends the process for a reason, which `result` then raises; the first reason counts."""
        with self._lock:
            if not self._stopping:
                self._stopping = True
                self._cancelled = why
            if self._process is not None:
                self._process.kill()

    def _go_on(self) -> None:
        """Raises the reason to stop, if there is one by now."""
        with self._lock:
            if self._stopping:
                raise self._cancelled

    # --- the thread ----------------------------------------------------------------------------------------------

    def _begin(self, process: SpawnProcess) -> None:
        """Starts the process, unless it was cancelled by now."""
        with self._lock:
            if self._stopping:
                raise self._cancelled
            process.start()
            self._process = process

    def _run(self) -> None:
        try:
            self._value = self._do()
        except ReiskaartError as error:
            self._error = error
        except Exception:  # noqa: BLE001  # the edge of a thread: nobody above would hear of it
            self._error = self._why_it_ended()

    def _why_it_ended(self) -> ReiskaartError:
        if self._stopping:
            return self._cancelled
        _log.exception("the process of a job ended by itself")
        return self._our_fault


def leave_interrupts_to_the_window() -> None:
    """In a child: Ctrl+C in a terminal is for the program that waits for us."""
    with suppress(ValueError):  # only on the main thread
        signal.signal(signal.SIGINT, signal.SIG_IGN)
