"""A thousand rounds of deliveries to a mail and a web server on localhost, to check memory growth.

    python -m tests.benchmarks.soak_sending [--rounds 1000]

In each round an alert begins or ends, and is sent by mail and to a web address. Each must arrive once, and
memory must stay within a tenth of its value after the first hundred rounds.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
import tempfile
from pathlib import Path

import psutil

from storemon.core.alerts import AlertKind, Sighting
from storemon.core.vocabulary import HOUR
from storemon.data.automation_file import AutomationFile
from storemon.services.automation.alert_book import AlertBook
from storemon.services.automation.announce import Announcer
from storemon.services.automation.dispatch import send_waiting
from storemon.services.automation.outbox import Outbox
from storemon.services.automation.presenting import PLAIN
from storemon.services.automation.send_book import Hearers, SendBook
from tests.benchmarks.table import Figure, markdown
from tests.certificates import certificate
from tests.mail_sink import PASSWORD, mail_sink, web_sink

_WARM = 100
_START = 10**15


def main() -> int:
    """Run the rounds and print the table; return 1 if something grew or was lost."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.soak_sending")
    parser.add_argument("--rounds", type=int, default=1000)
    rounds = parser.parse_args().rounds
    memory: list[float] = []
    with tempfile.TemporaryDirectory(prefix="storemon-soak-") as place, web_sink() as web:
        folder = Path(place)
        os.environ["SSL_CERT_FILE"] = str(certificate(folder)[0])
        file = AutomationFile(folder / "automation")
        book, outbox = AlertBook(file), Outbox(file)
        mails, posts = set[str](), 0
        with mail_sink(folder) as sink:
            SendBook(file).set_account(sink.account)
            for number in range(rounds):
                now = _START + number * HOUR
                seen = [Sighting(AlertKind.DOWN, "s", now, amount=HOUR)] if number % 2 == 0 else []
                book.add(seen, now, Announcer(Hearers(("ana@example.com",), web.url), {}, PLAIN, now))
                send_waiting(outbox, now, lambda _account: PASSWORD)
                mails.update(sink.ids)
                posts += len(web.taken)
                # The servers are not measured.
                sink.taken.clear()
                web.taken.clear()
                gc.collect()
                memory.append(psutil.Process().memory_info().rss / 1e6)
    first, most = memory[min(_WARM, rounds // 2)], max(memory[rounds // 2 :])
    figures = [
        Figure(
            f"memory, after {rounds:,} rounds",
            most / first,
            1.1,
            "×",
            f"{first:,.0f} MB, then {most:,.0f} MB",
        ),
        Figure("messages that were lost or came twice", abs(2 * rounds - len(mails) - posts), 0, "", ""),
    ]
    print(markdown(figures))
    return 0 if all(figure.met for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
