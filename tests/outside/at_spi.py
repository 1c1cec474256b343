"""The window as a screen reader meets it: AT-SPI over a D-Bus of its own, in a screen of memory.

`desktop` starts what a desktop would have running and gives its environment; `Reader` is the other process, the one
that reads. Nothing waits for a while: what is not there yet is asked for again until it is, or the time is up.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from jeepney import DBusAddress, MatchRule, MessageType, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

T = TypeVar("T")
LONGEST = 20.0
"""Seconds after which something that should happen is given up."""

_PROPERTIES = "org.freedesktop.DBus.Properties"
_SPI = "org.a11y.atspi."
_REGISTRY = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
FOCUSED, SELECTED = 12, 23
"""The numbers of states, as AT-SPI counts them."""


def until(ask: Callable[[], T | None], what: str) -> T:
    """What `ask` gives as soon as it gives anything true."""
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        answer = ask()
        if answer:
            return answer
        time.sleep(0.02)
    raise AssertionError(f"it took too long: {what}")


@contextmanager
def desktop() -> Iterator[dict[str, str]]:
    """A screen of memory, a window manager and a session's D-Bus; the environment for programs that use them."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())  # sockets need a short path
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("DBUS_", "XDG_"))}
        environment |= {"XDG_RUNTIME_DIR": folder, "XDG_CACHE_HOME": folder, "LC_ALL": "C.UTF-8", "NO_AT_BRIDGE": "0"}
        screen = ("Xvfb", "-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-displayfd")
        environment["DISPLAY"] = ":" + _started(stack, screen, environment)
        bus = ("dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address")
        environment["DBUS_SESSION_BUS_ADDRESS"] = _started(stack, bus, environment)
        stack.enter_context(running(("openbox",), environment))
        yield environment


@contextmanager
def running(command: tuple[str, ...], environment: dict[str, str], **options: Any) -> Iterator[subprocess.Popen[bytes]]:
    """A program that is ended at the end."""
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL, **options)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=LONGEST)


def _started(stack: ExitStack, command: tuple[str, ...], environment: dict[str, str]) -> str:
    """Starts a program whose last option takes the number of a file to write one line to, and gives that line."""
    reading, writing = os.pipe()
    *options, last = command
    told = (f"{last}={writing}",) if last.startswith("--") else (last, str(writing))
    stack.enter_context(running((*options, *told), environment, pass_fds=[writing]))
    os.close(writing)
    with os.fdopen(reading) as answer:
        return answer.readline().strip()


@dataclass(frozen=True)
class Thing:
    """Something that a program shows, by the program's name on the bus and its own path there."""

    reader: Reader
    bus_name: str
    path: str

    @property
    def name(self) -> str:
        return str(self._get("Accessible", "Name"))

    @property
    def description(self) -> str:
        return str(self._get("Accessible", "Description"))

    @property
    def identifier(self) -> str:
        return str(self._get("Accessible", "AccessibleId"))

    @property
    def role(self) -> str:
        return str(self._call("Accessible", "GetRoleName")[0])

    @property
    def interfaces(self) -> set[str]:
        return {name.removeprefix(_SPI) for name in self._call("Accessible", "GetInterfaces")[0]}

    @property
    def parent(self) -> Thing:
        return Thing(self.reader, *self._get("Accessible", "Parent"))

    @property
    def children(self) -> list[Thing]:
        return [Thing(self.reader, *place) for place in self._call("Accessible", "GetChildren")[0]]

    def state(self, number: int) -> bool:
        low, high = self._call("Accessible", "GetState")[0]
        return bool((low | high << 32) >> number & 1)

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Where it is on the screen: left, top, width, height."""
        x, y, w, h = self._call("Component", "GetExtents", "u", 0)[0]
        return x, y, w, h

    @property
    def value(self) -> float:
        return float(self._get("Value", "CurrentValue"))

    def set_value(self, value: float) -> None:
        self._call_of(_PROPERTIES, "Set", "ssv", _SPI + "Value", "CurrentValue", ("d", value))

    @property
    def text(self) -> str:
        return str(self._call("Text", "GetText", "ii", 0, -1)[0])

    def word_at(self, offset: int) -> str:
        return str(self._call("Text", "GetStringAtOffset", "iu", offset, 1)[0])

    def set_text(self, text: str) -> None:
        assert self._call("EditableText", "SetTextContents", "s", text)[0]

    @property
    def actions(self) -> dict[str, str]:
        """The actions by their own name, each with the words that are read aloud."""
        return {name: words for name, words, _keys in self._call("Action", "GetActions")[0]}

    def do(self, name: str) -> None:
        assert self._call("Action", "DoAction", "i", list(self.actions).index(name))[0]

    def size_of_table(self) -> tuple[int, int]:
        """How many rows and columns it has."""
        return self._get("Table", "NRows"), self._get("Table", "NColumns")

    def column_name(self, column: int) -> str:
        """What a column is called."""
        return str(self._call("Table", "GetColumnDescription", "i", column)[0])

    def cell(self, row: int, column: int) -> Thing:
        """One cell of a table."""
        return Thing(self.reader, *self._call("Table", "GetAccessibleAt", "ii", row, column)[0])

    def below(self) -> Iterator[Thing]:
        """Everything within it, depth first."""
        for child in self.children:
            yield child
            yield from child.below()

    def _get(self, interface: str, name: str) -> Any:
        return self._call_of(_PROPERTIES, "Get", "ss", _SPI + interface, name)[0][1]

    def _call(self, interface: str, method: str, signature: str | None = None, *values: Any) -> Any:
        return self._call_of(_SPI + interface, method, signature, *values)

    def _call_of(self, interface: str, method: str, signature: str | None, *values: Any) -> Any:
        return self.reader.call(self.bus_name, self.path, interface, method, signature, *values)


class Reader:
    """A screen reader, as far as it asks and listens."""

    def __init__(self, environment: dict[str, str]) -> None:
        session = open_dbus_connection(environment["DBUS_SESSION_BUS_ADDRESS"])
        address = _call(session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress")[0]
        session.close()
        self._asking = open_dbus_connection(address)
        self._hearing = open_dbus_connection(address)

    def close(self) -> None:
        self._asking.close()
        self._hearing.close()

    def call(
        self, bus_name: str, path: str, interface: str, method: str, signature: str | None = None, *values: Any
    ) -> Any:
        """The answer of a program; raises LookupError when it gives none."""
        return _call(self._asking, bus_name, path, interface, method, signature, *values)

    def programs(self) -> list[Thing]:
        """The programs that can be read."""
        return Thing(self, *_REGISTRY).children

    def listen(self, event: str, member: str) -> None:
        """Hears events from now on, such as "object:announcement"."""
        _call(self._hearing, "org.a11y.atspi.Registry", "/org/a11y/atspi/registry", "org.a11y.atspi.Registry",
              "RegisterEvent", "s", event)  # fmt: skip
        rule = MatchRule(type="signal", interface="org.a11y.atspi.Event.Object", member=member)
        self._hearing.send_and_get_reply(message_bus.AddMatch(rule))

    def heard(self, wanted: Callable[[Thing, tuple[Any, ...]], bool]) -> Thing:
        """Waits for an event that is wanted, and gives what it came from."""
        end = time.monotonic() + LONGEST
        while (left := end - time.monotonic()) > 0:
            try:
                message = self._hearing.receive(timeout=left)
            except TimeoutError:
                break
            fields = {field.name: value for field, value in message.header.fields.items()}
            if message.header.message_type is MessageType.signal and "path" in fields:
                thing = Thing(self, fields["sender"], fields["path"])
                if wanted(thing, message.body):
                    return thing
        raise AssertionError("it was never said")


def _call(
    connection: DBusConnection,
    bus_name: str,
    path: str,
    interface: str,
    method: str,
    signature: str | None = None,
    *values: Any,
) -> Any:
    call = new_method_call(DBusAddress(path, bus_name=bus_name, interface=interface), method, signature, values)
    reply = connection.send_and_get_reply(call, timeout=LONGEST)
    if reply.header.message_type is MessageType.error:
        raise LookupError(f"{method}: {reply.body}")
    return reply.body
