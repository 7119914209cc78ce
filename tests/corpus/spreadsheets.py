"""Files that a spreadsheet has opened and saved, and rows that no file should contain."""

from __future__ import annotations

from tests.corpus.build import AT, HOURS, POLLS, ZONES, Case, hours, lines, polls, zones

LONG = ("8139926242460185114", "5650143238180595371")
ROUNDED = ("8139926242460180000", "5650143238180590000")
MANY = tuple(f"100000000000{number:04}" for number in range(1003, 1009))

IDS = [
    Case("long ids", zones(*LONG, "0042", "9e1c3a0e-6f1d"), (*LONG, "0042", "9e1c3a0e-6f1d")),
    Case(
        "ids in scientific writing",
        zones("8.13992624246019E+018"),
        error="as numbers and shortened them, for example “8.13992624246019E[+]018”",
    ),
    Case(
        "ids in scientific writing with a decimal comma",
        lines("store_id;timezone_str", "8,13992624246019E+18;UTC"),
        error="shortened them, for example “8,13",
    ),
    Case(
        "long ids in groups of three",
        lines("store_id;timezone_str", "8.139.926.242.460.180.000;UTC"),
        error="shortened them, for example “8.139",
    ),
    Case("addresses and versions for ids", zones("192.168.100.200", "1.000"), ("192.168.100.200", "1.000")),
    Case("ids that had no room in their column", zones("########"), error="has put “########” in the place"),
    Case("ids that were taken for formulas", zones("a", "#NAME?"), error="has put “#NAME"),
    Case("numbers with a sign in front", zones("#1", "#"), ("#1", "#")),
    Case("an id that only looks so", zones("5E12", "1e05"), ("5E12", "1e05")),
    Case(
        "ids rounded to 15 digits",
        zones(*ROUNDED),
        error="had rounded them, for example “8139926242460180000”",
    ),
    Case("a single rounded id", zones(ROUNDED[0], "x"), error="had rounded them"),
    Case("one long id that happens to end in zeros", zones(ROUNDED[0], LONG[1]), (ROUNDED[0], LONG[1])),
    Case("ids in zeros that are known", zones(*ROUNDED, LONG[0]), (*ROUNDED, LONG[0]), known=(LONG[0],)),
    Case(
        "rounded ids, of which one that ends in zeros by itself is known",
        zones(*ROUNDED, "1000000000012340"),
        error="the store “8139926242460185114” is called “8139926242460180000” here",
        known=(*LONG, "1000000000012340"),
    ),
    Case(
        "a single rounded id that was known as it was",
        zones("939926242460180000", "x"),
        error="the store “939926242460180114” is called “939926242460180000” here",
        known=("939926242460180114",),
    ),
    Case(
        "a single id rounded up",
        zones("939926242460180000"),
        error="the store “939926242460179999” is called",
        known=("939926242460179999",),
    ),
    Case(
        "a new id near a known one, counted on",
        zones("1000000000001010"),
        ("1000000000001010",),
        known=("1000000000001009",),
    ),
    Case("ids of 16 digits, counted in ones", zones(*MANY), MANY),
    Case("ids without their zeros", zones("42", "7"), error="“0042” is called “42”", known=("0042", "0007")),
    Case("ids with and without zeros", zones("42", "0007"), ("42", "0007"), known=("0042", "0007")),
    Case("short ids that nobody knows with zeros", zones("42", "7"), ("42", "7"), known=("0043",)),
]
DATES = [
    Case(
        "month first",
        polls("1/24/2023 9:06", "2/1/2023 9:06"),
        ("s0", "s1"),
        notes=("Dates like 1/24/2023 9:06 are read as month/day/year",),
    ),
    Case("day first", polls("1/2/2023 9:06", "24/1/2023 9:06"), ("s0", "s1"), notes=("day/month/year",)),
    Case("dots", polls("1.2.2023 09:06", "01.02.2023 09:06:42"), ("s0", "s1"), notes=("day/month/year",)),
    Case("the 12-hour clock", polls("1/24/2023 9:06:42 AM", "1/24/2023 12:00 PM"), ("s0", "s1")),
    Case("year first", polls("2023/1/24 9:06", "2023-1-24 9:06:42"), ("s0", "s1")),
    Case(
        "no telling",
        polls("1/2/2023 9:06", "1/1/2023 9:06", AT),
        ("s1", "s2"),
        ("can be read in several orders",),
    ),
    Case(
        "both orders",
        polls("24/1/2023 9:06", "1/24/2023 9:06", "1/2/2023 9:06"),
        (),
        ("the month first and others the day",) * 3,
    ),
    Case("a date without a time", polls("1/24/2023", AT), ("s1",), ("no time of day",)),
    Case("two digits for the year", polls("1/24/23 9:06", AT), ("s0", "s1"), notes=("month/day/year",)),
    Case("a serial number for a date", polls("44950.37965", AT), ("s1",), ("a number of the date",)),
    Case("minutes and seconds alone", polls("06:42.6", "9:06 AM", AT), ("s2",), ("cut off the date",) * 2),
    Case("the 30th of February", polls("2023-02-30 09:06:00", AT), ("s1",), ("time cannot be read",)),
    Case("the last century", polls("1999-12-31 23:59:59 UTC", AT), ("s1",), ("before the year 2000",)),
    Case("the future", polls("2023-02-05 00:00:00 UTC", AT), ("s1",), ("in the future",)),
    Case("tomorrow", polls("2023-02-02 00:00:00 UTC"), ("s0",)),
]
TIMES = [
    Case("hours on the 12-hour clock", hours("9:06 AM,11:00:00 pm"), ("s0",), notes=("12-hour clock",)),
    Case("shares of a day", hours("0.375,0.99999"), ("s0",), notes=("shares of a day: 09:00:00",)),
    Case("shares with a comma", hours("0,375;0,99999", separator=";"), ("s0",)),
    Case("a whole day", hours("0,1"), ("s0",)),
    Case("whole hours", hours("9,17", "1,2"), (), ("several ways",) * 2),
    Case("hours of nonsense", hours("9:60,10:00", "9:00,soon", "24:00,1:00"), (), ("start", "end", "start")),
    Case("a day that is none", lines(HOURS, "a,8,9:00,17:00", "b,Mo,9:00,17:00"), (), ("weekday",) * 2),
    Case("an unknown status", lines(POLLS, f"a,test,{AT}", f"b,ACTIVE ,{AT}"), ("b",), ("neither active",)),
    Case("no id", lines(POLLS, f" ,active,{AT}", f"b,active,{AT}"), ("b",), ("id is missing",)),
    Case("an unknown zone", lines(ZONES, "a,America/New York", "b,UTC"), ("b",), ("mean America/New_York",)),
]
