"""A small client of yaml-language-server, for the test that is run by hand: squiggles, completion, hover."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

Json = dict[str, Any]


class LanguageServer:
    """One running server and the files it has open."""

    def __init__(self, command: list[str], folder: Path) -> None:
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._number = 0
        self._waiting: list[Json] = []
        self.ask("initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": _CAPABILITIES})
        self.tell("initialized", {})
        settings = {"yaml": {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}}
        self.tell("workspace/didChangeConfiguration", {"settings": settings})

    def __enter__(self) -> LanguageServer:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()

    def squiggles(self, file: Path, text: str) -> list[str]:
        """Open a file with this text; what the editor underlines, as 'line: message'."""
        file.write_text(text, encoding="utf-8")
        document = {"uri": file.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        found = self._until(lambda m: m.get("method") == "textDocument/publishDiagnostics")["params"]["diagnostics"]
        return [f"{each['range']['start']['line'] + 1}: {each['message']}" for each in found]

    def completions(self, file: Path, line: int, column: int) -> list[str]:
        """What the editor offers at a place, counted from 0."""
        found = self.ask("textDocument/completion", _at(file, line, column))
        return [each["label"] for each in (found or {}).get("items", [])]

    def hover(self, file: Path, line: int, column: int) -> str:
        """What the editor shows for a place, counted from 0."""
        found = self.ask("textDocument/hover", _at(file, line, column))
        contents = (found or {}).get("contents", "")
        return str(contents["value"] if isinstance(contents, dict) else contents)

    def ask(self, method: str, params: Json) -> Any:
        """Send a request and wait for its answer."""
        self._number += 1
        number = self._number
        self._send({"id": number, "method": method, "params": params})
        return self._until(lambda m: m.get("id") == number and "method" not in m).get("result")

    def tell(self, method: str, params: Json) -> None:
        """Send a notice."""
        self._send({"method": method, "params": params})

    def _send(self, message: Json) -> None:
        raw = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(raw), raw))
        self._process.stdin.flush()

    def _until(self, wanted: Any) -> Json:
        for message in self._waiting:
            if wanted(message):
                self._waiting.remove(message)
                return message
        while True:
            message = self._read()
            if "id" in message and "method" in message:
                items = message.get("params", {}).get("items", [])
                self._send({"id": message["id"], "result": [None for _ in items]})
            elif wanted(message):
                return message
            else:
                self._waiting.append(message)

    def _read(self) -> Json:
        assert self._process.stdout
        length = 0
        while line := self._process.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        message: Json = json.loads(self._process.stdout.read(length))
        return message


_CAPABILITIES = {
    "textDocument": {
        "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
        "hover": {"contentFormat": ["markdown"]},
        "publishDiagnostics": {},
    },
    "workspace": {"configuration": False},
}


def _at(file: Path, line: int, column: int) -> Json:
    return {"textDocument": {"uri": file.as_uri()}, "position": {"line": line, "character": column}}
