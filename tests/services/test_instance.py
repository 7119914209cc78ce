from __future__ import annotations

import os
import stat
import sys
import threading
import time
from pathlib import Path

import pytest

from storemon.services import instance as module
from storemon.services.instance import Instance, Request, instance_key, place_key

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a profile to its owner")


@pytest.fixture
def run(tmp_path: Path) -> Path:
    return tmp_path / "run"


@pytest.fixture
def first(run: Path, tmp_path: Path) -> Instance:
    first = Instance(run, tmp_path / "storemon.db")
    assert first.claim()
    return first


def hand_over(run: Path, tmp_path: Path, request: Request, first: Instance) -> list[Request]:
    """Hand over on a thread, as another process would, and accept it on this one."""
    answers: list[bool] = []
    second = Instance(run, tmp_path / "storemon.db")
    assert not second.claim()
    thread = threading.Thread(target=lambda: answers.append(second.hand_over(request)))
    thread.start()
    taken: list[Request] = []
    while not taken:
        taken = first.take()
    thread.join()
    assert answers == [True]
    return taken


@pytest.mark.parametrize(
    "request_",
    [
        Request(),
        Request((Path("/data/polls.csv").absolute(),), "token"),
        Request((Path("/data/two\nlines, and = signs.csv").absolute(), Path("/data/مطعم.csv").absolute())),
    ],
)
def test_a_request_arrives_as_it_was_sent(
    run: Path, tmp_path: Path, first: Instance, request_: Request
) -> None:
    assert hand_over(run, tmp_path, request_, first) == [request_]
    assert first.take() == []


@needs_posix
def test_a_name_that_is_no_text_arrives(run: Path, tmp_path: Path, first: Instance) -> None:
    odd = Request((Path(os.fsdecode(b"/data/\xff.csv")),))
    assert hand_over(run, tmp_path, odd, first) == [odd]


def test_a_relative_path_is_reported_from_the_folder_of_the_one_who_sends_it(
    run: Path, tmp_path: Path, first: Instance, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert hand_over(run, tmp_path, Request((Path("polls.csv"),)), first) == [
        Request((tmp_path / "polls.csv",))
    ]


def test_a_window_that_goes_leaves_its_place_to_the_one_that_waits(
    run: Path, tmp_path: Path, first: Instance
) -> None:
    second = Instance(run, tmp_path / "storemon.db")
    assert not second.claim()
    first.release()
    assert not second.hand_over(Request())
    assert second.take() == []
    assert not first.claim()


def test_a_window_that_does_not_answer_is_not_waited_for_without_an_end(
    run: Path, tmp_path: Path, first: Instance, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_PATIENCE_SECONDS", 0.05)
    assert Instance(run, tmp_path / "storemon.db").hand_over(Request())
    assert first.take() == [Request()]


def test_what_no_one_waits_for_any_more_is_dropped(run: Path, tmp_path: Path, first: Instance) -> None:
    for name, age in (("1.request", 3600), ("2.new", 3600), ("3.request", 1)):
        (first.inbox / name).write_bytes(b"")
        os.utime(first.inbox / name, (time.time() - age,) * 2)
    first.release()
    second = Instance(run, tmp_path / "storemon.db")
    assert second.claim()
    assert [path.name for path in second.inbox.iterdir()] == ["3.request"]


@needs_posix
def test_the_folder_is_the_persons_alone(run: Path, first: Instance) -> None:
    assert {stat.S_IMODE(path.stat().st_mode) for path in (run, first.inbox)} == {0o700}
    first.release()
    run.chmod(0o777)
    assert first.claim()
    assert stat.S_IMODE(run.stat().st_mode) == 0o700


@needs_posix
def test_a_folder_of_somebody_else_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "run").mkdir()
    monkeypatch.setattr(os, "getuid", lambda: 12345)
    alone = Instance(tmp_path / "run", tmp_path / "storemon.db")
    assert alone.claim()
    assert not alone.inbox.exists()


@needs_posix
def test_a_link_in_the_place_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "run").symlink_to(tmp_path / "elsewhere")
    assert Instance(tmp_path / "run", tmp_path / "storemon.db").claim()
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_where_no_folder_can_be_made_every_start_has_its_window(tmp_path: Path) -> None:
    (tmp_path / "run").write_text("a file")
    for _ in range(2):
        alone = Instance(tmp_path / "run", tmp_path / "storemon.db")
        assert alone.claim()
        assert alone.take() == []


def test_databases_have_keys_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert instance_key(tmp_path / "a.db") == instance_key(Path("a.db"))
    assert instance_key(tmp_path / "a.db") != instance_key(tmp_path / "b.db")


@needs_posix
def test_a_folder_known_by_two_paths_has_one_window(run: Path, first: Instance, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path, target_is_directory=True)
    assert not Instance(run, tmp_path / "link" / "storemon.db").claim()
    assert (
        place_key(tmp_path / "link" / "x.db") == place_key(tmp_path / "x.db") != place_key(tmp_path / "y.db")
    )


def test_a_window_is_found_whether_or_not_its_database_is_there_yet(tmp_path: Path) -> None:
    before = place_key(tmp_path / "new" / "x.db")
    (tmp_path / "new" / "x.db").touch()
    assert place_key(tmp_path / "new" / "x.db") == before


def test_a_database_that_cannot_be_opened_has_a_key_all_the_same(tmp_path: Path) -> None:
    assert place_key(tmp_path) == instance_key(tmp_path)
    assert place_key(tmp_path / ("x" * 300)) == instance_key(tmp_path / ("x" * 300))
