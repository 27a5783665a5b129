"""A preview that runs as a process of its own, and raw requests to it."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

REPOSITORY = Path(__file__).resolve().parents[2]
#: Seconds after which a wait is given up. On a busy machine a check takes long, since it yields to
#: everything else; only what never comes may take this long.
PATIENCE = 300.0


@dataclass(frozen=True)
class Reply:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    def json(self) -> Any:
        return json.loads(self.body)


def parse(data: bytes) -> Reply:
    head, _, body = data.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {}
    for line in lines:
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    return Reply(int(first.split(" ")[1]), headers, body)


class Preview:
    """`proofpress serve` on a port that is free."""

    def __init__(self, root: Path, *arguments: str, environ: Mapping[str, str] = {}) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "generator", "serve", "-p", "0", *arguments],
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY), "PYTHONUNBUFFERED": "1", **environ},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._said: list[str] = []
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        self.address = self.process.stdout.readline().strip()
        if not self.address.startswith("http"):
            self.process.wait()
            raise AssertionError(f"the preview did not start: {self.said()}")
        parts = urlsplit(self.address)
        self.port = parts.port
        self.host = f"127.0.0.1:{self.port}"

    def socket(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)

    def raw(self, data: bytes) -> bytes:
        """Send *data* as it is, and read until the other side hangs up."""
        with self.socket() as connection:
            connection.sendall(data)
            connection.shutdown(socket.SHUT_WR)
            received = b""
            while piece := connection.recv(65_536):
                received += piece
            return received

    def ask(
        self, target: str | bytes, method: str = "GET", body: bytes = b"", **headers: str
    ) -> Reply:
        """Ask for *target* as it is written; underscores in names of headers are dashes."""
        written = target.encode() if isinstance(target, str) else target
        named = {"host": self.host, "connection": "close"}
        named |= {name.replace("_", "-"): value for name, value in headers.items()}
        if body:
            named["content-length"] = str(len(body))
        lines = "".join(
            f"{name}: {value}\r\n" for name, value in named.items() if value is not None
        )
        head = method.encode() + b" " + written + b" HTTP/1.1\r\n" + lines.encode() + b"\r\n"
        return parse(self.raw(head + body))

    def own(self, path: str, **headers: str) -> Any:
        return self.ask(f"/__proofpress/{path}", **headers).json()

    def post(self, path: str, value: object, **headers: str) -> Reply:
        given = {"origin": f"http://{self.host}", "content_type": "application/json", **headers}
        return self.ask(f"/__proofpress/{path}", "POST", json.dumps(value).encode(), **given)

    def until(self, holds, what: str = "it") -> None:
        """Wait until *holds* gives something true."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            value = holds()
            if value:
                return value
            time.sleep(0.02)
        raise AssertionError(f"{what} did not come")

    def until_shown(self, path: str, text: str) -> Reply:
        def shown():
            reply = self.ask(path)
            return reply if text in reply.text else None

        return self.until(shown, text)

    def until_checked(self) -> dict[str, Any]:
        """Wait for the report on what is served now."""

        def checked():
            return self.own("state.json")["report"]

        return self.until(checked, "the report")

    @property
    def number(self) -> int:
        return self.own("state.json")["number"]

    def _listen(self) -> None:
        for line in self.process.stderr:
            self._said.append(line)

    def said(self) -> str:
        """What the terminal shows so far."""
        if self.process.poll() is not None:
            self._listener.join()
        return "".join(self._said)

    def end(self, number: int = signal.SIGINT) -> int:
        if self.process.poll() is None:
            self.process.send_signal(number)
            try:
                self.process.wait(timeout=PATIENCE)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self._listener.join()
        for stream in (self.process.stdout, self.process.stderr):
            stream.close()
        return self.process.returncode


class EventReader:
    """A tab that listens to the preview's events."""

    def __init__(self, preview: Preview, **headers: str) -> None:
        self._connection = preview.socket()
        named = {"host": preview.host, **headers}
        lines = "".join(f"{name}: {value}\r\n" for name, value in named.items())
        self._connection.sendall(f"GET /__proofpress/events HTTP/1.1\r\n{lines}\r\n".encode())
        self._data = b""
        self._seen = 0

    def next(self, name: str) -> Any:
        """Wait for the next event called *name*."""
        while True:
            for block in self._blocks():
                fields = dict(line.split(": ", 1) for line in block.split("\n") if ": " in line)
                if fields.get("event") == name:
                    return json.loads(fields["data"])
            piece = self._connection.recv(65_536)
            if not piece:
                raise AssertionError(f"the stream ended before {name}: {self._data!r}")
            self._data += piece

    def _blocks(self):
        text = self._data.decode(errors="replace").replace("\r\n", "\n")
        whole = [part for part in text.split("\n\n") if "event: " in part and "data: " in part]
        # The last one may not be whole yet.
        fresh = whole[self._seen :]
        for block in fresh:
            start = block.index("event: ")
            try:
                json.loads(block[block.index("data: ") + 6 :].split("\n")[0])
            except ValueError:
                return
            self._seen += 1
            yield block[start:]

    def close(self) -> None:
        self._connection.close()
