"""The files that the monkeys drop and open: valid and odd ones."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

from storemon.services.sample import make_sample

_POLLS = "store_id,status,timestamp_utc\n"


def make_files(folder: Path) -> list[Path]:
    """Write the files of a small chain of stores and odd files into a folder; return all of them."""
    sample = make_sample(folder / "sample", stores=24, days=7.75)
    more = make_sample(folder / "more", stores=60, days=20.0, seed=11)
    odd = folder / "odd"
    odd.mkdir()
    texts = {
        "empty.csv": "",
        "head only.csv": _POLLS,
        "columns.csv": "a,b,c\n1,2,3\n",
        "refused.csv": _POLLS + "nord,asleep,2023-01-24 09:30:00 UTC\nnord,active,yesterday\n",
        "dates.csv": _POLLS + "nord,active,03/04/2023 09:30\n",
        "hours;.csv": "store_id;dayOfWeek;start_time_local;end_time_local\nnord;1;09:00;17:00\n",
        "zones.csv": "store_id,timezone_str\nnord,Europe/Berlin\nsüd,Nowhere/None\n",
        "<b>markup.csv": "store_id,name\nnord,<img src=x>\n",
        "long.csv": "store_id,name\n" + "x" * 40_000 + "," + "y" * 40_000 + "\n",
    }
    made = []
    for name, text in texts.items():
        path = odd / name
        path.write_text(text, encoding="utf-8")
        made.append(path)
    noise = odd / "noise.csv"
    noise.write_bytes(bytes(range(256)) * 64)
    packed = odd / "polls.csv.gz"
    packed.write_bytes(gzip.compress(sample.polls.read_bytes()))
    archive = odd / "all.zip"
    with zipfile.ZipFile(archive, "w") as held:
        for path in (sample.zones, odd / "columns.csv", noise):
            held.write(path, path.name)
    wide = odd / "utf-16.csv"
    wide.write_text((odd / "refused.csv").read_text("utf-8"), encoding="utf-16")
    return [*sample.all, *more.all, *made, noise, packed, archive, wide, odd, odd / "gone.csv"]
