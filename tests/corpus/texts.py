"""Files with unusual letters, separators, line ends or archives."""

from __future__ import annotations

import codecs

from tests.corpus.build import AT, HOURS, POLLS, ZONES, Case, gzipped, hours, lines, polls, zipped, zones

AB = ("a", "b")
PLAIN = zones("a", "b")
SOUND = zipped(a_csv=zones(*map(str, range(50))))
ALTERED = SOUND[:60] + bytes([SOUND[60] ^ 0xFF]) + SOUND[61:]
ACCENTS = lines(ZONES, "café,UTC", "naïve,UTC")

ENCODINGS = [
    Case("UTF-8", ACCENTS, ("café", "naïve")),
    Case("UTF-8 with a byte order mark", codecs.BOM_UTF8 + ACCENTS, ("café", "naïve")),
    Case("UTF-16 as spreadsheets save it", ACCENTS.decode().encode("utf-16"), ("café", "naïve")),
    Case(
        "UTF-16 big-endian",
        codecs.BOM_UTF16_BE + ACCENTS.decode().encode("utf-16-be"),
        ("café", "naïve"),
    ),
    Case("UTF-16 without a mark", ACCENTS.decode().encode("utf-16-le"), ("café", "naïve")),
    Case("UTF-16 big-endian without a mark", ACCENTS.decode().encode("utf-16-be"), ("café", "naïve")),
    Case("UTF-16 cut in the middle of a sign", PLAIN.decode().encode("utf-16")[:-1], ("a",), ("unknown",)),
    Case("UTF-32", codecs.BOM_UTF32_LE + ACCENTS.decode().encode("utf-32-le"), ("café", "naïve")),
    Case("UTF-32 big-endian", codecs.BOM_UTF32_BE + ACCENTS.decode().encode("utf-32-be"), ("café", "naïve")),
    Case("Windows-1252", ACCENTS.decode().encode("cp1252"), ("café", "naïve")),
    Case("Windows-1252 with its own signs", lines(ZONES, "€ “x”,UTC", encoding="cp1252"), ("€ “x”",)),
    Case("bytes without a meaning in Windows-1252", b"store_id,timezone_str\na\x81,UTC\n", ("a\x81",)),
    Case(
        "one broken sign among sound ones",
        lines(ZONES, "café,UTC", "né,UTC", "thé,UTC") + b"x\xe9,UTC\n",
        ("café", "né", "thé"),
        ("cannot be read",),
    ),
    Case(
        "a character that was lost before",
        lines(ZONES, "caf\ufffd,UTC", "b,UTC"),
        ("b",),
        ("character that was lost",),
    ),
    Case("Arabic and emoji", lines(ZONES, "مطعم,UTC", "🍕,UTC"), ("مطعم", "🍕")),
    Case(
        "a zero byte in a cell",
        b"store_id,timezone_str\n" + b"a,UTC\n" * 12_000 + b"b\0,UTC\n",
        ("a",),
        ("cannot be read",),
    ),
    Case("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", error="is a picture"),
    Case("a workbook", zipped(xl=b"x"), error="is a zip archive", name="book.xlsx"),
    Case("an old workbook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", error="cannot be read"),
    Case("a PDF", b"%PDF-1.7\n", error="is a PDF"),
    Case("bytes of no known kind", b"\1\2\0\3", error="not a plain CSV"),
]
SHAPES = [
    Case("semicolons", PLAIN.replace(b",", b";"), AB),
    Case("tabs", PLAIN.replace(b",", b"\t"), AB, name="file.tsv"),
    Case("a line that names the separator", b"sep=;\r\n" + PLAIN.replace(b",", b";"), AB),
    Case("Windows line ends", PLAIN.replace(b"\n", b"\r\n"), AB),
    Case("old Macintosh line ends", PLAIN.replace(b"\n", b"\r"), AB),
    Case("old Macintosh line ends in UTF-16", PLAIN.replace(b"\n", b"\r").decode().encode("utf-16"), AB),
    Case("mixed line ends", b"store_id,timezone_str\r\na,UTC\nb,UTC\r\n", AB),
    Case("line ends of three kinds", b"store_id,timezone_str\r\na,UTC\rb,UTC\nc,UTC\r\n", (*AB, "c")),
    Case("no line end at the end", PLAIN.rstrip(), AB),
    Case("blank lines everywhere", b"\n\r\n" + PLAIN.replace(b"\n", b"\n\n") + b"\n \n", AB, ("1 cell",)),
    Case("names in capitals and another order", lines("TIMEZONE_STR,Store_ID", "UTC,a", "UTC,b"), AB),
    Case("names with spaces", lines(" Store ID , Timezone Str ", "a,UTC", "b,UTC"), AB),
    Case("everything in quotes", lines('"store_id","timezone_str"', '"a","UTC"', '"b","UTC"'), AB),
    Case("quoted line breaks", lines('store_id,"a\nnote",timezone_str', 'a,"x\ny\n",UTC', "b,z,UTC"), AB),
    Case("a quoted separator and a doubled quote", lines(ZONES, '"a,""b""",UTC'), ('a,"b"',)),
    Case("inches", lines("store_id,size,timezone_str", 'a,12" b,UTC', "b,x,UTC"), AB),
    Case("blanks before quotes", lines('store_id, "timezone_str"', '"a, b", "UTC"'), ("a, b",)),
    Case("quotes escaped by backslashes", lines(ZONES, '"5\\" a, b",UTC', '"b\\\\",UTC'), ('5" a, b', "b\\")),
    Case("a backslash at the end of a quoted cell", lines(ZONES, '"C:\\",UTC', '"b",UTC'), ("C:\\", "b")),
    Case(
        "inches far from the end",
        lines("store_id,size,timezone_str", 'a,12" b,UTC', *['"a","x\ny",UTC'] * 9_000, "b,x,UTC"),
        AB,
    ),
    Case(
        "a cell of 40,000 characters",
        lines(ZONES, "a" * 40_000 + ",UTC", "b,UTC"),
        ("b",),
        ("longer than 32,767",),
    ),
    Case("a cell of 10 MB", lines(ZONES, "a," + "U" * 10_000_000), error="not a plain CSV"),
    Case("a quote that is never closed", lines(ZONES, "a,UTC", '"b,UTC', "c,UTC"), error="from line 3 on"),
    Case("dayOfWeek", hours("09:00,17:00").replace(b"day", b"dayOfWeek"), ("s0",)),
    Case("day_of_week", hours("09:00,17:00").replace(b"day", b"day_of_week"), ("s0",)),
    Case(
        "columns of somebody's own",
        lines("Note,store_id,,timezone_str", "x,a,,UTC", "y,b,,UTC"),
        AB,
        notes=("ignored: Note",),
    ),
    Case("separators behind the last cell", lines(ZONES + ",,", "a,UTC,,", "b,UTC,,"), AB),
    Case("separators behind the rows alone", lines(ZONES, "a,UTC,,", "b,UTC,,"), AB),
    Case(
        "a row with too much and one with too little",
        lines(ZONES, "a,UTC,x", "b", "c,UTC"),
        ("c",),
        ("3", "1"),
    ),
    Case("a column named twice", lines(ZONES + ",store_id", "a,UTC,b"), error="none of the files"),
    Case("no header", lines("a,UTC", "b,UTC"), AB, notes=("no header line",)),
    Case("polls without a header", lines(f"a,active,{AT}"), ("a",), notes=("no header line",)),
    Case("something else", lines("milk,eggs", "1,12"), error="none of the files"),
    Case("a letter", b"Dear all,\nplease find attached.\n", error="none of the files"),
    Case("a page of the web", b"<!DOCTYPE html>\n<html></html>\n", error="is a web page"),
    Case("nothing", b"", error="is empty"),
    Case("blank lines alone", b"\r\n \n\n", error="is empty"),
    Case("a byte order mark alone", codecs.BOM_UTF8, error="is empty"),
    Case("a header alone", lines(POLLS), error="holds no rows"),
    Case("a header without a line end", HOURS.encode(), error="holds no rows"),
]
ARCHIVES = [
    Case("gzip", gzipped(PLAIN), AB, name="file.csv.gz"),
    Case("gzip under another name", gzipped(PLAIN), AB, name="file.csv"),
    Case("two gzips one after the other", gzipped(PLAIN) + gzipped(b"c,UTC\n"), (*AB, "c"), name="file.gz"),
    Case("gzip of UTF-16", gzipped(PLAIN.decode().encode("utf-16")), AB, name="file.csv.gz"),
    Case("gzip that ends too soon", gzipped(PLAIN)[:-6], error="cannot be unpacked", name="file.csv.gz"),
    Case("gzip of nothing", gzipped(b""), error="is empty", name="file.csv.gz"),
    Case("gzip with another end", gzipped(PLAIN) + b"rest", error="cannot be unpacked", name="file.csv.gz"),
    Case("zip", zipped(a_csv=PLAIN, readme_md=b"x"), AB, name="file.zip"),
    Case("zip of a gzip", zipped(a_csv_gz=gzipped(PLAIN)), AB, name="file.zip"),
    Case("zip without a CSV", zipped(a_md=PLAIN), error="holds no files", name="file.zip"),
    Case("zip of nothing", zipped(), error="holds no files", name="file.zip"),
    Case("zip that is cut", zipped(a_csv=PLAIN)[:40], error="cannot be unpacked", name="file.zip"),
    Case("zip that is none", PLAIN, error="cannot be unpacked", name="file.zip"),
    Case(
        "zip whose content was altered",
        ALTERED,
        error="cannot be unpacked",
        name="file.zip",
    ),
    Case("text with another name", polls(AT), ("s0",), name="export.txt"),
]
