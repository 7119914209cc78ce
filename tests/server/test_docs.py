"""The API documentation: complete, and loaded from this server only."""

from __future__ import annotations

import re

import pytest

from tests.server.conftest import ROOT, Server


def test_the_description_has_every_way_to_ask(server: Server) -> None:
    described = server.ask("GET", "/openapi.json").json
    assert described["openapi"].startswith("3.")
    assert {(method, path) for path, methods in described["paths"].items() for method in methods} == {
        (method, path)
        for method in ("get", "post")
        for path in ("/trigger_report", "/get_report", "/get_report/{report_id}")
    }
    answers = described["paths"]["/get_report"]["post"]["responses"]
    assert answers["200"]["content"].keys() == {"application/json", "text/csv"}
    assert answers.keys() == {"200", "400", "401", "404", "429", "503"}
    names = [one["operationId"] for methods in described["paths"].values() for one in methods.values()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("path", ["/", "/docs", "/page.css", "/page.js"])
def test_pages_bring_nothing_from_elsewhere(server: Server, path: str) -> None:
    answer = server.ask("GET", path)
    assert answer.status == 200
    text = answer.body.decode()
    assert not re.search(r"https?:|//\w|@import|url\(", re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))


def test_the_server_has_the_icon_of_the_window() -> None:
    icons = [
        ROOT / "resources" / "icons" / "storemon.svg",
        ROOT / "storemon" / "server" / "static" / "icon.svg",
    ]
    assert icons[0].read_bytes() == icons[1].read_bytes()


def test_the_page_for_programs_lists_each_request(server: Server) -> None:
    text = server.ask("GET", "/docs").body.decode()
    for request in ("/trigger_report", "/get_report", "/get_report/{report_id}"):
        assert f"<code>GET or POST {request}</code>" in text
    assert 'href="/openapi.json"' in text
