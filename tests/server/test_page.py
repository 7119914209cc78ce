"""The page in a real headless browser."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from storemon.services.workspace import Workspace
from tests.server.conftest import HELD, Server, Start

WORD = "0123456789abcdef"
_LONGEST_WAIT = 60


class Page:
    """A server's page in a browser."""

    def __init__(self, driver: webdriver.Chrome, downloads: Path) -> None:
        self.driver = driver
        self.downloads = downloads

    def open(self, server: Server) -> None:
        self.driver.get(f"{server.address}/")

    def element(self, name: str) -> WebElement:
        return self.driver.find_element(By.ID, name)

    def until(self, holds: Callable[[], object]) -> None:
        WebDriverWait(self.driver, _LONGEST_WAIT, poll_frequency=0.05).until(lambda _: holds())

    def until_it_says(self, text: str) -> None:
        self.until(lambda: text in self.element("state").text)

    def complaints(self) -> list[object]:
        """Return the browser's log since the last call: errors, and violations of its policy."""
        logged: list[object] = self.driver.get_log("browser")  # type: ignore[no-untyped-call]  # as selenium has it
        return logged

    def saved(self) -> list[Path]:
        return [path for path in self.downloads.iterdir() if path.suffix == ".csv"]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    downloads = tmp_path_factory.mktemp("downloads")
    options = Options()
    options.binary_location = shutil.which("chromium") or "chromium"
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"):
        options.add_argument(argument)
    options.add_argument(f"--user-data-dir={tmp_path_factory.mktemp('profile')}")
    options.add_experimental_option("prefs", {"download.default_directory": str(downloads)})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options, Service(shutil.which("chromedriver") or "chromedriver"))
    yield Page(driver, downloads)
    driver.quit()


@pytest.fixture
def page(browser: Page) -> Iterator[Page]:
    for path in browser.downloads.iterdir():
        path.unlink()
    browser.complaints()
    yield browser
    browser.driver.get("about:blank")


def test_a_report_is_generated_and_downloaded(page: Page, server: Server) -> None:
    page.open(server)
    assert page.element("state").text == "No report yet. Generate one."
    assert not page.element("download").is_enabled()
    assert not page.element("progress").is_displayed()
    page.element("generate").click()
    page.until_it_says("is complete.")
    report_id = page.element("state").text.split()[1]
    page.element("download").click()
    page.until(page.saved)
    (file,) = page.saved()
    assert file.name == f"storemon-report-{report_id}.csv"
    assert file.read_bytes() == server.ask("GET", f"/get_report/{report_id}").body
    page.until_it_says(f"Saving report {report_id}.")
    assert page.complaints() == []


def test_the_progress_shows_while_it_runs(page: Page, start: Start) -> None:
    server = start(program=HELD)
    page.open(server)
    page.element("generate").click()
    assert server.line() == "computing"
    page.until(lambda: page.element("progress").is_displayed())
    page.until_it_says("Generating the report")
    assert not page.element("generate").is_enabled()
    assert not page.element("download").is_enabled()
    server.go_on()
    page.until_it_says("is complete.")
    assert not page.element("progress").is_displayed()
    assert page.element("generate").is_enabled()
    assert page.element("download").is_enabled()


def test_a_failed_report_says_why(page: Page, start: Start, tmp_path: Path) -> None:
    Workspace.open(tmp_path / "empty.db").close()
    page.open(start(over=tmp_path / "empty.db"))
    page.element("generate").click()
    page.until_it_says("Import")
    assert not page.element("download").is_enabled()


def test_a_server_that_is_gone_is_told_of(page: Page, start: Start) -> None:
    server = start()
    page.open(server)
    server.process.kill()
    server.end()
    page.element("generate").click()
    page.until_it_says("The server does not answer. See that it runs, then try again.")
    assert page.element("generate").is_enabled()


def test_the_token_is_asked_for(page: Page, start: Start, tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text(WORD)
    file.chmod(0o600)
    page.open(start("--token-file", file))
    assert not page.element("access").is_displayed()
    page.element("generate").click()
    page.until_it_says("Enter the token of this server first.")
    page.element("token").send_keys("wrong\n")
    page.until_it_says("The token is wrong. Enter it again.")
    page.element("token").clear()
    page.element("token").send_keys(f"{WORD}\n")
    page.until_it_says("is complete.")
    page.element("download").click()
    page.until(page.saved)


def test_the_page_for_programs_has_its_looks(page: Page, server: Server) -> None:
    page.driver.get(f"{server.address}/docs")
    assert "GET or POST /get_report" in page.driver.find_element(By.TAG_NAME, "main").text
    heading = page.driver.find_element(By.TAG_NAME, "table")
    assert heading.value_of_css_property("border-collapse") == "collapse"
    assert page.complaints() == []
