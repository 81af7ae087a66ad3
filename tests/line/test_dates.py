from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gesprek_tui.line.dates import resolve

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 11, 21, 14, 3, tzinfo=AMSTERDAM)  # a Saturday in ISO week 47


def at(text: str, now: datetime = NOW) -> str | None:
    found = resolve(text, now)
    return found.at if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("vandaag", "2026-11-21"),
        ("morgen", "2026-11-22"),
        ("  Overmorgen. ", "2026-11-23"),
        ("vanavond", "2026-11-21"),
        ("morgenochtend", "2026-11-22"),
        ("morgen vroeg", "2026-11-22"),
        ("over een dag", "2026-11-22"),
        ("over drie dagen", "2026-11-24"),
        ("over 10 dagen", "2026-12-01"),
        ("over veertien dagen", "2026-12-05"),
        ("over een week", "2026-11-28"),
        ("over één week", "2026-11-28"),
        ("over twee weken", "2026-12-05"),
        ("over een maand", "2026-12-21"),
        ("over 3 maanden", "2027-02-21"),
        ("dinsdag", "2026-11-24"),
        ("di", "2026-11-24"),
        ("zaterdag", "2026-11-28"),
        ("op vrijdag", "2026-11-27"),
        ("komende dinsdag", "2026-11-24"),
        ("aanstaande vrijdag", "2026-11-27"),
        ("vrijdag a.s.", "2026-11-27"),
        ("maandagochtend", "2026-11-23"),
        ("maandag ochtend", "2026-11-23"),
        ("volgende week dinsdag", "2026-11-24"),
        ("dinsdag volgende week", "2026-11-24"),
        ("volgende dinsdag", "2026-11-24"),
        ("dinsdag over een week", "2026-12-01"),
        ("zaterdag over een week", "2026-11-28"),
        ("donderdag over twee weken", "2026-12-10"),
        ("volgende week", "2026-11-23"),
        ("week 49", "2026-11-30"),
        ("in week 2", "2027-01-11"),
        ("donderdag in week 49", "2026-12-03"),
        ("1 december", "2026-12-01"),
        ("1 dec.", "2026-12-01"),
        ("dinsdag 1 december", "2026-12-01"),
        ("21 november", "2026-11-21"),
        ("20 november", "2027-11-20"),
        ("rond 3 maart", "2027-03-03"),
        ("29 februari", "2028-02-29"),
        ("15 sept 2027", "2027-09-15"),
        ("20 november 2026", "2026-11-20"),
        ("1-12", "2026-12-01"),
        ("1-12-2026", "2026-12-01"),
        ("1/12/26", "2026-12-01"),
        ("2026-12-01", "2026-12-01"),
    ],
)
def test_a_day(text: str, expected: str) -> None:
    assert at(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10:00", "10:00"),
        ("10.00", "10:00"),
        ("om 10.00 uur", "10:00"),
        ("10u", "10:00"),
        ("10u30", "10:30"),
        ("10 uur", "10:00"),
        ("om tien uur", "10:00"),
        ("rond 10", "10:00"),
        ("om drie", "15:00"),
        ("om 10.12", "10:12"),
        ("13:45", "13:45"),
        ("0:15", "00:15"),
        ("03:00", "03:00"),
        ("3 uur", "15:00"),
        ("12 uur", "12:00"),
        ("half drie", "14:30"),
        ("half een", "12:30"),
        ("half zeven", "18:30"),
        ("half acht", "07:30"),
        ("kwart over vier", "16:15"),
        ("kwart voor vijf", "16:45"),
        ("kwart voor een", "12:45"),
        ("om 10 over 9", "09:10"),
        ("om tien over drie", "15:10"),
        ("tien voor half drie", "14:20"),
        ("vijf over half drie", "14:35"),
        ("'s ochtends om half negen", "08:30"),
        ("’s avonds 8 uur", "20:00"),
        ("in de middag, 4 uur", "16:00"),
    ],
)
def test_a_time_on_a_day(text: str, expected: str) -> None:
    assert at(f"1 december {text}") == f"2026-12-01T{expected}:00+01:00"
    assert at(f"dinsdag 1-12-2026, {text}") == f"2026-12-01T{expected}:00+01:00"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("vanavond half acht", "2026-11-21T19:30:00+01:00"),
        ("vanmiddag 4 uur", "2026-11-21T16:00:00+01:00"),
        ("morgenochtend 7 uur", "2026-11-22T07:00:00+01:00"),
        ("morgenmiddag half drie", "2026-11-22T14:30:00+01:00"),
        ("maandagochtend 9:30", "2026-11-23T09:30:00+01:00"),
        ("maandag morgen 9 uur", "2026-11-23T09:00:00+01:00"),
        ("volgende week dinsdag kwart over vier", "2026-11-24T16:15:00+01:00"),
        ("om 10 uur dinsdag over een week", "2026-12-01T10:00:00+01:00"),
    ],
)
def test_a_part_of_the_day_decides_which_half_of_the_clock(text: str, expected: str) -> None:
    assert at(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "om",
        "zo snel mogelijk",
        "zo",
        "begin januari",
        "eind januari",
        "volgende maand",
        "vóór vrijdag",
        "dinsdag of woensdag",
        "dinsdag 10:00-11:00",
        "9-10 uur",
        "over twee uur",
        "over een paar dagen",
        "31 februari",
        "31-11-2026",
        "0 december",
        "1-13",
        "week 54",
        "morgen 24:00",
        "morgen 10:75",
        "morgen tien voor 0 uur",
        "'s avonds",
    ],
)
def test_better_nothing_than_a_wrong_date(text: str) -> None:
    assert at(text) is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("woensdag 1 december", "it is a Tuesday"),
        ("morgen overmorgen", "two days"),
        ("morgen 10:00 11:00", "two times"),
        ("morgenochtend 14:00", "not in the morning"),
        ("morgenmiddag 9 uur", "not in the afternoon"),
        ("volgende week 10 uur", "a time on no day"),
        ("volgende week 12 december", "another week"),
        ("over twee weken dinsdag", "that week's Tuesday, or a Tuesday two weeks on"),
        ("week 47", "it began before today"),
        ("vrijdag in week 47", "that was yesterday"),
        ("10.12", "a time or a date"),
        ("dinsdag 8.12", "a time or a date"),
        ("10:00", "today that is past, tomorrow was not said"),
    ],
)
def test_what_contradicts_itself_or_has_two_readings(text: str, why: str) -> None:
    assert at(text) is None, why


def test_a_time_alone_is_today_while_it_is_still_to_come() -> None:
    assert at("16:00") == "2026-11-21T16:00:00+01:00"
    assert at("half drie") == "2026-11-21T14:30:00+01:00"
    assert at("twee uur") is None


def test_volgende_dinsdag_counts_only_when_both_readings_are_the_same_day() -> None:
    monday = datetime(2026, 11, 23, 9, 0, tzinfo=AMSTERDAM)
    tuesday = monday + timedelta(days=1)
    assert at("volgende dinsdag", monday) is None
    assert at("volgende week dinsdag", monday) == "2026-12-01"
    assert at("dinsdag", monday) == "2026-11-24"
    assert at("volgende dinsdag", tuesday) == "2026-12-01"


def test_a_month_later_stays_within_the_month() -> None:
    assert at("over een maand", datetime(2027, 1, 31, 9, 0, tzinfo=AMSTERDAM)) == "2027-02-28"


def test_the_offset_is_the_one_of_that_day() -> None:
    assert at("1 juli 10:00") == "2027-07-01T10:00:00+02:00"
    assert at("28 maart 2027 03:30") == "2027-03-28T03:30:00+02:00"
    assert at("over een week 09:00", datetime(2026, 10, 24, 9, 0, tzinfo=AMSTERDAM)) == "2026-10-31T09:00:00+01:00"


def test_the_hour_that_summer_time_skips_does_not_exist() -> None:
    assert at("28 maart 2027 02:30") is None


@pytest.mark.parametrize(
    ("text", "echo"),
    [
        ("1-12 10 uur", "dinsdag 1 dec 2026, 10:00"),
        ("overmorgen", "maandag 23 nov 2026"),
        ("maandagmorgen", "maandag 23 nov 2026, ochtend"),
        ("week 49", "maandag 30 nov 2026 (week 49)"),
    ],
)
def test_it_is_said_back_in_words(text: str, echo: str) -> None:
    found = resolve(text, NOW)
    assert found is not None
    assert found.echo == echo


WORDS = [
    "over", "een", "3", "12", "999", "dagen", "week", "maanden", "volgende", "komende", "dinsdag",
    "zaterdag", "maandagochtend", "vandaag", "morgen", "vanavond", "week", "49", "53", "1", "31", "29",
    "februari", "dec", "2026", "2027", "1-12", "31-12-2026", "half", "kwart", "voor", "om", "rond",
    "tien", "drie", "uur", "10:00", "10.12", "02:30", "23:59", "'s", "avonds", "in", "de", "middag",
    ",", "00", "²", "é", "٣",
]  # fmt: skip
FROM_TODAY_ON = [
    "vandaag", "morgen", "over {n} dagen", "over {n} weken", "over {n} maanden", "{day}",
    "komende {day}", "volgende {day}", "volgende week", "volgende week {day}", "{day} over {n} weken",
    "week {n}", "{day} in week {n}", "{n} mei", "17:30",
]  # fmt: skip
WEEKDAYS = st.sampled_from(["maandag", "woensdag", "zaterdag", "zondag"])
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1), timezones=st.just(AMSTERDAM))


@given(st.text() | st.lists(st.sampled_from(WORDS), max_size=7).map(" ".join), MOMENTS)
def test_any_text_gives_a_real_moment_or_nothing(text: str, now: datetime) -> None:
    found = resolve(text, now)
    if found and "T" in found.at:
        moment = datetime.fromisoformat(found.at)
        assert moment.astimezone(AMSTERDAM).isoformat() == found.at
    elif found:
        date.fromisoformat(found.at)


@given(st.sampled_from(FROM_TODAY_ON), st.integers(0, 60), WEEKDAYS, MOMENTS)
def test_what_is_said_from_today_on_is_never_before_today(form: str, n: int, day: str, now: datetime) -> None:
    found = resolve(form.format(n=n, day=day), now)
    assert found is None or date.fromisoformat(found.at[:10]) >= now.date()


@given(
    st.dates(date(2026, 11, 22), date(2090, 1, 1)),
    st.sampled_from(["", "10:00", "7:15", "half drie", "avond"]),
)
def test_what_is_said_back_is_understood_as_the_same_moment(day: date, time: str) -> None:
    said = resolve(f"{day:%d-%m-%Y} {time}", NOW)
    assert said is not None
    assert resolve(said.echo, NOW) == said
