"""A web server for one reader: the person at this machine.

It hands out what it was given by name, and nothing else: a request's path is looked up in a list
and opens no file, so that no path and no link can lead to another one. The members' edition may be
behind it, so that a page of somebody else's in the same browser must not reach it either: it
listens on 127.0.0.1 alone, answers no other host name (DNS rebinding), and tells browsers to lend
its answers to nobody.
"""

import os
import threading
from collections.abc import Callable, Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from cspctl.problems import CannotRun

HOST = "127.0.0.1"
SILENT = 30.0  # seconds that a connection may say nothing

# Not from the mimetypes module, which asks the registry of Windows.
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".atom": "application/atom+xml; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_ALWAYS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
}
# The pages need nothing from elsewhere; a browser that holds them to it shows when one does.
# Charts have styles of their own.
_PAGES = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
}
_NOT_YET = (
    "<!doctype html><html lang='en-GB'><meta charset='utf-8'><title>Not built yet</title>"
    "<h1>The site is not built yet</h1><p>The terminal says why. Mend it, and load this page again."
)


class Site:
    """What is served now, None before the first build: by a file's path from the top, what gives
    its bytes (OSError or CannotRun when it cannot any more).

    Put in its place as a whole, so that no reader gets half of one build and half of the next.
    """

    def __init__(self) -> None:
        self.files: Mapping[str, Callable[[], bytes]] | None = None


class Server:
    """The server, running in the background from :meth:`start` to :meth:`stop`."""

    def __init__(self, site: Site, port: int) -> None:
        """Take the port (0 for a free one); OSError when something else has it."""
        handler = type("Handler", (_Handler,), {"site": site})
        self._server = _Loopback((HOST, port), handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.1,), daemon=True)

    @property
    def port(self) -> int:
        """The port that it listens on."""
        return self._server.server_port

    @property
    def address(self) -> str:
        """What to type into a browser."""
        return f"http://{HOST}:{self.port}/"

    def start(self) -> None:
        """Begin to answer."""
        self._thread.start()

    def stop(self) -> None:
        """End, and let the port go."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Loopback(ThreadingHTTPServer):
    daemon_threads = True
    # On Windows the option lets a second server take the same port in silence.
    allow_reuse_address = os.name != "nt"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that went away in the middle of an answer."""


class _Handler(BaseHTTPRequestHandler):
    site: Site
    protocol_version = "HTTP/1.1"
    server_version = "cspctl"
    sys_version = ""
    timeout = SILENT

    def do_GET(self) -> None:
        self._answer()

    def do_HEAD(self) -> None:
        self._answer()

    def _answer(self) -> None:
        if not self._is_for_us():
            self._send(HTTPStatus.MISDIRECTED_REQUEST, "", b"This server answers to 127.0.0.1.\n")
            return
        files = self.site.files
        path = unquote(urlsplit(self.path).path).removeprefix("/")
        if files is None:
            self._send(HTTPStatus.SERVICE_UNAVAILABLE, ".html", _NOT_YET.encode())
        elif path and f"{path}/index.html" in files:
            # Links of the page are relative: without the slash they would lead astray.
            self._send(HTTPStatus.MOVED_PERMANENTLY, "", b"", {"Location": f"/{path}/"})
        else:
            name = f"{path}index.html" if not path or path.endswith("/") else path
            self._hand_out(name, files.get(name))

    def _hand_out(self, name: str, content: Callable[[], bytes] | None) -> None:
        if content is None:
            self._send(HTTPStatus.NOT_FOUND, "", b"There is no such page on this site.\n")
            return
        try:
            data = content()
        except (OSError, CannotRun):
            self._send(HTTPStatus.GONE, "", b"This file has changed since the site was built.\n")
            return
        self._send(HTTPStatus.OK, PurePosixPath(name).suffix.lower(), data)

    def _is_for_us(self) -> bool:
        """Whether the request names this machine, as a browser at it does."""
        port = self.server.server_port  # type: ignore[attr-defined]
        named = {f"{name}:{port}" for name in (HOST, "localhost")}
        if port == 80:
            named |= {HOST, "localhost"}
        return self.headers.get_all("Host", []) in ([name] for name in named)

    def _send(
        self, status: HTTPStatus, suffix: str, data: bytes, more: Mapping[str, str] | None = None
    ) -> None:
        kind = _TYPES.get(suffix, "application/octet-stream" if suffix else _TYPES[".txt"])
        self.send_response(status)
        pages = _PAGES if suffix == ".html" else {}
        for name, value in {**_ALWAYS, **pages, **(more or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal is for what is wrong with the files."""
