"""storemon import."""

from __future__ import annotations

import io
import re
import signal
import zipfile
from pathlib import Path

import pyarrow as pa
import pytest
import xlsxwriter
from pyarrow import csv
from typing_extensions import override

from storemon.cli.progress_bar import working
from storemon.core.choices import Choices
from storemon.core.input_file import InputFile
from storemon.core.progress import Progress
from storemon.services.import_service import ImportService
from storemon.services.sample import SampleFiles
from storemon.services.workspace import Workspace
from tests.cli.conftest import Run


def test_each_file_gets_one_line_with_its_kind_and_counts(run: Run, sample: SampleFiles) -> None:
    answer = run("import", *sample.all)
    assert (answer.status, answer.err) == (0, "")
    lines = answer.out.splitlines()
    assert [line.split()[1] for line in lines] == ["polls", "hours", "zones", "names"]
    polls = sample.polls.read_text().count("\n") - 1
    assert re.fullmatch(rf"\S+ +polls +{polls} imported +0 known +0 refused", lines[0])


def test_the_lines_are_aligned(run: Run, sample: SampleFiles, tmp_path: Path) -> None:
    longer = tmp_path / "a file with a longer name than the others.csv"
    longer.write_bytes(sample.zones.read_bytes())
    lines = run("import", *sample.all, longer).out.splitlines()
    assert len({line.index(" imported") for line in lines}) == 1
    assert len({len(line) for line in lines}) == 1


def test_importing_again_adds_nothing(run: Run, sample: SampleFiles) -> None:
    run("import", *sample.all)
    for line in run("import", *sample.all).out.splitlines():
        assert re.search(r" 0 imported +[1-9]\d* known +0 refused$", line)


def test_a_file_that_cannot_be_used_does_not_stop_the_others(
    run: Run, sample: SampleFiles, tmp_path: Path
) -> None:
    other = tmp_path / "shopping.csv"
    other.write_text("milk,eggs\n1,12\n")
    answer = run("import", other, tmp_path / "gone.csv", sample.polls)
    assert answer.status == 2
    assert len(answer.out.splitlines()) == 1
    first, second = answer.err.splitlines()
    assert first.startswith("storemon: shopping.csv is none of the files that storemon reads.")
    assert second.startswith("storemon: gone.csv cannot be read.")


def test_the_first_three_refused_rows_are_reported_with_line_and_reason(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "zones.csv"
    path.write_text("store_id,timezone_str\na,Europe/Berlin\nb,Mars\nc,Mars\nd,Mars\ne,Mars\nf,Mars\n")
    answer = run("import", path)
    assert answer.status == 0
    assert "1 imported" in answer.out
    assert "5 refused" in answer.out
    note, *rows, rest = answer.err.splitlines()
    assert note == (
        "storemon: zones.csv: The time zones of 5 stores cannot be used, so America/Chicago is assumed: "
        "b, c, d, e, f"
    )
    assert [row.partition(": ")[2].partition(":")[0] for row in rows] == [
        "zones.csv, line 3",
        "zones.csv, line 4",
        "zones.csv, line 5",
    ]
    assert rest == "storemon: zones.csv: 2 more rows were refused"


def test_a_file_of_refused_rows_alone_is_no_success(run: Run, sample: SampleFiles, tmp_path: Path) -> None:
    path = tmp_path / "zones.csv"
    path.write_text("store_id,timezone_str\na,Mars\nb,Mars\n")
    answer = run("import", path, sample.zones)
    assert answer.status == 2
    assert answer.err.splitlines()[0] == "storemon: No row of zones.csv could be used."
    assert len(answer.out.splitlines()) == 2


def test_a_file_of_known_rows_alone_is_a_success(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "zones.csv"
    path.write_text("store_id,timezone_str\na,UTC\nb,Mars\n")
    assert [run("import", path).status, run("import", path).status] == [0, 0]


def test_a_files_name_cannot_command_the_terminal(run: Run, sample: SampleFiles, tmp_path: Path) -> None:
    path = tmp_path / "red\x1b[31m.csv"
    try:
        path.write_bytes(sample.zones.read_bytes())
    except OSError:
        pytest.skip("this system has no such names")
    answer = run("import", path)
    assert answer.status == 0
    assert "\x1b" not in answer.out


def test_ctrl_c_ends_an_import_as_cancelled(
    run: Run, sample: SampleFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_input = ImportService.import_input

    def pressed(
        self: ImportService, part: InputFile, *, progress: Progress, choices: Choices, drop: int
    ) -> object:
        signal.raise_signal(signal.SIGINT)
        return import_input(self, part, None, progress, choices, drop=drop)

    monkeypatch.setattr(ImportService, "import_input", pressed)
    answer = run("import", *sample.all)
    assert (answer.status, answer.out) == (130, "")
    names = ", ".join(map(str, sample.all))
    assert answer.err == f"storemon: Not imported: {names}\nstoremon: Canceled.\n"
    monkeypatch.undo()
    assert "0 known" in run("import", sample.polls).out


class Pressing(io.BytesIO):
    """A file that simulates Ctrl-C before its first bytes are read."""

    @override
    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell() == 0:
            signal.raise_signal(signal.SIGINT)
        return super().read(size)


def test_ctrl_c_while_arrow_reads_is_ours_to_answer(run: Run) -> None:
    pa.enable_signal_handlers(enable=True)
    run("list-imports")
    with working():
        csv.read_csv(Pressing(b"a,b\n1,2\n"))


def test_folders_and_zips_are_their_files(run: Run, sample: SampleFiles, tmp_path: Path) -> None:
    folder = tmp_path / "drop"
    folder.mkdir()
    (folder / "zones.csv").write_bytes(sample.zones.read_bytes())
    (folder / "readme.md").write_text("hello")
    with zipfile.ZipFile(folder / "week.zip", "w") as archive:
        archive.write(sample.polls, "polls.csv")
        archive.write(sample.hours, "hours.csv")
    answer = run("import", folder)
    assert (answer.status, answer.err) == (0, "")
    assert [line.split()[-7] for line in answer.out.splitlines()] == ["polls", "hours", "zones"]
    assert f"{folder / 'week.zip'} › hours.csv" in answer.out


def test_a_folder_of_nothing_is_reported(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    answer = run("import", tmp_path / "empty")
    assert answer.status == 2
    assert answer.err.startswith("storemon: empty holds no files that storemon reads.")


@pytest.mark.parametrize(("order", "date"), [("month-first", "2023-01-05"), ("day-first", "2023-05-01")])
def test_ambiguous_dates_are_read_as_chosen(run: Run, tmp_path: Path, order: str, date: str) -> None:
    file = tmp_path / "polls.csv"
    file.write_text("store_id,status,timestamp_utc\na,active,1/5/2023 9:06\n")
    assert " 1 refused" in run("import", file).out
    assert " 1 imported" in run("import", "--dates", order, file).out
    run("trigger-report")
    assert f"{date} 09:06:00" in run("list-reports").out


def test_a_file_whose_dates_show_their_order_is_read_by_them_whatever_is_chosen(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "polls.csv"
    file.write_text("store_id,status,timestamp_utc\na,active,1/5/2023 9:06\nb,active,24/1/2023 9:06\n")
    assert " 2 imported" in run("import", "--dates", "month-first", file).out
    run("trigger-report")
    assert "2023-05-01 09:06:00" in run("list-reports").out


def test_files_of_one_command_are_recorded_as_handed_over_together(
    run: Run, sample: SampleFiles, place: Path
) -> None:
    assert run("import", *sample.all).status == 0
    workspace = Workspace.open(place)
    assert len({record.finished for record in workspace.imports.recent()}) == 1
    workspace.close()


def test_each_sheet_of_a_workbook_has_a_line_of_its_own(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, zone in (("East", "America/New_York"), ("West", "America/Los_Angeles")):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["store_id", "timezone_str"])
            sheet.write_row(1, 0, [name, zone])
    answer = run("import", path)
    assert [line.split("  ")[0] for line in answer.out.splitlines()] == [f"{path} › East", f"{path} › West"]


def test_sample_data_in_the_database_is_not_counted_in_silence(
    run: Run, sample: SampleFiles, tmp_path: Path
) -> None:
    made = tmp_path / "Sample data - polls.csv"
    made.write_bytes(sample.polls.read_bytes())
    assert "sample data" in run("import", made, sample.zones).err
