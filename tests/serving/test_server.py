"""The server answers with what it was given, to this machine alone, and opens no file."""

import http.client
import socket
from functools import partial

import pytest

from cspctl.serving.server import Server, Site

FILES = {
    "index.html": b"<h1>Boards</h1>",
    "csp/index.html": b"<h1>Community Safety</h1>",
    "site.css": b"body {}",
    "filter.js": b"'use strict'",
    "feed.atom": b"<feed/>",
    "calendar.ics": b"BEGIN:VCALENDAR",
    "csp/pack.pdf": b"%PDF",
    "csp/pack.docx": b"PK",
    "csp/Plan ä.pdf": b"%PDF",
    "csp/data.bin": b"\0",
}


def gone():
    raise FileNotFoundError("secret/path")


@pytest.fixture(scope="module")
def server():
    site = Site()
    site.files = {name: partial(bytes, data) for name, data in FILES.items()}
    site.files["csp/gone.pdf"] = gone
    running = Server(site, 0)
    running.start()
    yield running
    running.stop()


def ask(server, path, host=None, method="GET"):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)
    connection.putrequest(method, path, skip_host=True)
    for one in host if isinstance(host, list) else [host or f"127.0.0.1:{server.port}"]:
        connection.putheader("Host", one)
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


@pytest.mark.parametrize(
    ("path", "kind", "body"),
    [
        ("/", "text/html; charset=utf-8", b"<h1>Boards</h1>"),
        ("/index.html?a=1", "text/html; charset=utf-8", b"<h1>Boards</h1>"),
        ("/csp/", "text/html; charset=utf-8", b"<h1>Community Safety</h1>"),
        ("/site.css", "text/css; charset=utf-8", b"body {}"),
        ("/filter.js", "text/javascript; charset=utf-8", b"'use strict'"),
        ("/feed.atom", "application/atom+xml; charset=utf-8", b"<feed/>"),
        ("/calendar.ics", "text/calendar; charset=utf-8", b"BEGIN:VCALENDAR"),
        ("/csp/pack.pdf", "application/pdf", b"%PDF"),
        ("/csp/Plan%20%C3%A4.pdf", "application/pdf", b"%PDF"),
        ("/csp/data.bin", "application/octet-stream", b"\0"),
    ],
)
def test_a_file_comes_with_its_kind_and_is_not_kept(server, path, kind, body):
    answer, got = ask(server, path)
    assert (answer.status, got) == (200, body)
    assert answer.headers["Content-Type"] == kind
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_page_may_fetch_from_its_own_site_alone_and_is_in_nobodys_frame(server):
    policy = ask(server, "/")[0].headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "http" not in policy
    assert ask(server, "/csp/pack.pdf")[0].headers["Content-Security-Policy"] is None


def test_a_file_that_is_gone_since_the_build_says_so_and_no_more(server):
    answer, body = ask(server, "/csp/gone.pdf")
    assert (answer.status, body) == (410, b"This file has changed since the site was built.\n")


def test_the_head_alone_can_be_asked_for(server):
    answer, body = ask(server, "/", method="HEAD")
    assert (answer.status, body, answer.headers["Content-Length"]) == (200, b"", "15")


def test_a_folder_without_its_slash_leads_to_the_one_with_it(server):
    answer, _ = ask(server, "/csp")
    assert (answer.status, answer.headers["Location"]) == (301, "/csp/")


@pytest.mark.parametrize(
    "path",
    [
        "/nothing.html",
        "/csp/nothing/",
        "/../../etc/passwd",
        "/..%2f..%2fetc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "//etc/passwd",
        "/csp/../index.html",
        "/csp%00",
        "/C:/Windows/win.ini",
        "/..\\..\\boot.ini",
    ],
)
def test_no_path_leads_out_of_the_site(server, path):
    answer, body = ask(server, path)
    assert (answer.status, body) == (404, b"There is no such page on this site.\n")


@pytest.mark.parametrize(
    "host",
    ["example.org", "example.org:{port}", "127.0.0.1:1", "127.0.0.1.example.org:{port}", "[::1]"],
)
def test_another_name_is_not_answered(server, host):
    answer, body = ask(server, "/", host=host.format(port=server.port))
    assert answer.status == 421
    assert b"Boards" not in body


def test_two_names_or_none_are_not_answered(server):
    own = f"127.0.0.1:{server.port}"
    assert ask(server, "/", host=[own, "example.org"])[0].status == 421
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as line:
        line.sendall(b"GET / HTTP/1.0\r\n\r\n")
        assert b" 421 " in line.recv(4096)


def test_localhost_is_this_machine_too(server):
    assert ask(server, "/", host=f"localhost:{server.port}")[0].status == 200


def test_nothing_can_be_sent_to_it(server):
    assert ask(server, "/", method="POST")[0].status == 501


def test_it_listens_on_the_loopback_alone(server):
    assert server._server.server_address[0] == "127.0.0.1"
    assert server.address == f"http://127.0.0.1:{server.port}/"


def test_before_the_first_build_it_says_where_to_look():
    running = Server(Site(), 0)
    running.start()
    try:
        answer, body = ask(running, "/")
        assert (answer.status, b"terminal" in body) == (503, True)
    finally:
        running.stop()


def test_a_taken_port_is_an_error_and_a_stopped_server_gives_it_back():
    first = Server(Site(), 0)
    first.start()
    with pytest.raises(OSError, match="in use"):
        Server(Site(), first.port)
    first.stop()
    second = Server(Site(), first.port)
    second.start()
    second.stop()
