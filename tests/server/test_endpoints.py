"""The two endpoints as clients use them: with both methods, and the id in every allowed place."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urlencode

import pytest

from storemon.cli import main
from storemon.services.workspace import Workspace
from tests.server.conftest import HELD, Server, Start

FORM = "application/x-www-form-urlencoded"
PARTS = '--x\r\nContent-Disposition: form-data; name="report_id"\r\n\r\n{}\r\n--x--\r\n'
HEADER = (
    b"store_id,uptime_last_hour(in minutes),uptime_last_day(in hours),uptime_last_week(in hours),"
    b"downtime_last_hour(in minutes),downtime_last_day(in hours),downtime_last_week(in hours)\n"
)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_report_is_triggered_and_its_id_comes_at_once(server: Server, method: str) -> None:
    answer = server.ask(method, "/trigger_report")
    assert answer.status == 200
    assert answer.json.keys() == {"report_id", "status"}
    assert answer.json["status"] == answer.headers["report-status"] == "Running"


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_complete_report_is_a_csv_wherever_its_id_stands(server: Server, method: str) -> None:
    report_id = server.complete()
    found = [
        server.ask(method, f"/get_report/{report_id}"),
        server.ask(method, f"/get_report?report_id={report_id}"),
        server.ask(method, "/get_report", urlencode({"report_id": report_id}), Content_Type=FORM),
        server.ask(
            method, "/get_report", PARTS.format(report_id), Content_Type="multipart/form-data; boundary=x"
        ),
        server.ask(method, "/get_report", json.dumps({"report_id": report_id})),
        server.ask(
            method, "/get_report", json.dumps({"report_id": report_id}), Content_Type="application/json"
        ),
        server.ask(method, "/get_report", json.dumps({"report_id": report_id}), Content_Type=FORM),
        server.ask(method, "/get_report", json.dumps(report_id)),
    ]
    assert {answer.status for answer in found} == {200}
    assert {answer.headers["report-status"] for answer in found} == {"Complete"}
    assert {answer.headers["content-type"] for answer in found} == {"text/csv; charset=utf-8"}
    assert (
        found[0].headers["content-disposition"] == f'attachment; filename="storemon-report-{report_id}.csv"'
    )
    assert found[0].body.startswith(HEADER)
    assert len({answer.body for answer in found}) == 1


def test_the_csv_has_the_very_bytes_of_the_command_lines(
    server: Server, served: Path, tmp_path: Path
) -> None:
    report_id, file = server.complete(), tmp_path / "report.csv"
    assert main(["get-report", "--database", str(served), report_id, "--output", str(file)]) == 0
    assert server.ask("GET", f"/get_report/{report_id}").body == file.read_bytes()


def test_who_prefers_json_gets_the_status_and_a_link(server: Server) -> None:
    report_id = server.complete()
    answer = server.ask("GET", f"/get_report/{report_id}", Accept="application/json, */*;q=0.1")
    assert answer.json == {"report_id": report_id, "status": "Complete", "link": f"/get_report/{report_id}"}
    assert server.ask("GET", answer.json["link"]).body.startswith(HEADER)


def test_a_running_report_says_so_and_how_far_it_is(start: Start) -> None:
    server = start(program=HELD)
    report_id = server.trigger()
    assert server.line() == "computing"
    answer = server.ask("GET", f"/get_report/{report_id}")
    assert (answer.status, answer.headers["report-status"]) == (200, "Running")
    assert answer.json["report_id"] == report_id
    assert 0 <= answer.json["progress"] < 1
    server.go_on()


def test_another_program_sees_the_servers_report_run(
    start: Start, database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    server = start(program=HELD)
    report_id = server.trigger()
    assert server.line() == "computing"
    assert main(["get-report", "--database", str(database), report_id]) == 0
    assert capsys.readouterr().out == "Running\n"
    server.go_on()


def test_the_server_has_the_reports_of_other_programs(
    server: Server, served: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["trigger-report", "--database", str(served)]) == 0
    report_id = capsys.readouterr().out.strip()
    assert server.ask("GET", f"/get_report/{report_id}").body.startswith(HEADER)


def test_a_failed_report_says_why(start: Start, tmp_path: Path) -> None:
    empty = tmp_path / "empty.db"
    assert main(["list-reports", "--database", str(empty)]) == 2
    Workspace.open(empty).close()
    server = start(over=empty)
    report_id = server.trigger()
    while server.status(report_id) == "Running":
        pass
    answer = server.ask("GET", f"/get_report/{report_id}")
    assert (answer.status, answer.json["status"], answer.headers["report-status"]) == (
        200,
        "Failed",
        "Failed",
    )
    assert answer.json["reason"]


def test_a_report_that_is_deleted_is_not_found_although_it_was_asked_for(
    server: Server, served: Path
) -> None:
    report_id = server.complete()
    assert server.ask("GET", f"/get_report/{report_id}").status == 200
    assert main(["delete-report", "--database", str(served), report_id]) == 0
    assert server.ask("GET", f"/get_report/{report_id}").status == 404


@pytest.mark.parametrize("report_id", ["0123456789ab", "x" * 64, "x" * 65, "..", "%00", "a%2Fb", "1'--"])
def test_an_id_that_no_report_has_is_not_found(server: Server, report_id: str) -> None:
    answer = server.ask("GET", f"/get_report/{report_id}")
    assert answer.status == 404
    assert answer.json["detail"]


@pytest.mark.parametrize(
    ("path", "body", "kind"),
    [
        ("/get_report", None, ""),
        ("/get_report?other=1", None, ""),
        ("/get_report", "{", "application/json"),
        ("/get_report", "[1]", "application/json"),
        ("/get_report", '{"report_id": 7}', "application/json"),
        ("/get_report", "other=1", FORM),
        ("/get_report", "--x", "multipart/form-data; boundary=x"),
        ("/get_report", "--x", "multipart/form-data"),
        ("/get_report", "[" * 4000, "application/json"),
    ],
)
def test_a_request_without_an_id_says_what_to_send(
    server: Server, path: str, body: str | None, kind: str
) -> None:
    answer = server.ask("POST", path, body, Content_Type=kind)
    assert answer.status == 400
    assert answer.json["detail"]


def test_the_server_tells_that_it_is_well(server: Server) -> None:
    answer = server.ask("GET", "/healthz")
    assert (answer.status, answer.json["status"]) == (200, "ok")
    assert server.ask("HEAD", "/healthz").status == 200


def test_only_so_many_reports_wait(start: Start) -> None:
    server = start(program=HELD)
    answers = [server.ask("POST", "/trigger_report") for _ in range(9)]
    assert [answer.status for answer in answers] == [200] * 8 + [429]
    assert answers[-1].headers["retry-after"] == "5"
    assert answers[-1].json["detail"].startswith("8 reports are waiting already.")
    server.process.kill()
