"""Cases of recurrence with their expected instances, made by python3-dateutil, which we do not ship.

    python3 server/test/recurrence/make-cases.py > server/test/recurrence/cases.json && npx biome format --write server/test/recurrence

A rule is expanded in the time that clocks show and each instance is then placed in its zone: in the hour that summer
time skips an hour later, in the hour that comes twice the first time (RFC 5545 section 3.3.5).
"""

import json
from datetime import datetime, timedelta, timezone

from dateutil import rrule, tz

DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS = [rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR, rrule.SA, rrule.SU]
INDEXES = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
UTC = tz.UTC
cases = []


def wall(text):
    return datetime.fromisoformat(text)


def placed(naive, zone):
    """The instant at which clocks in the zone show this."""
    local = tz.resolve_imaginary(naive.replace(tzinfo=tz.gettz(zone), fold=0))
    return local.astimezone(UTC)


def text_of(instant):
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def rule_of(start, pattern, ends, zone):
    kind = pattern["type"]
    given = {"dtstart": start, "interval": pattern.get("interval", 1)}
    named = pattern.get("daysOfWeek")
    days = [WEEKDAYS[DAYS.index(name)] for name in named.split(",")] if named else [WEEKDAYS[start.weekday()]]
    if kind == "daily":
        freq = rrule.DAILY
    elif kind == "weekly":
        freq = rrule.WEEKLY
        given |= {"byweekday": days, "wkst": WEEKDAYS[DAYS.index(pattern.get("firstDayOfWeek", "monday"))]}
    elif kind == "absoluteMonthly":
        freq = rrule.MONTHLY
        given["bymonthday"] = pattern.get("dayOfMonth", start.day)
    elif kind == "relativeMonthly":
        freq = rrule.MONTHLY
        given |= {"byweekday": days, "bysetpos": INDEXES[pattern["index"]]}
    else:
        freq = rrule.YEARLY
        given |= {"bymonth": start.month, "bymonthday": pattern.get("dayOfMonth", start.day)}
    if ends["type"] == "numbered":
        given["count"] = ends["numberOfOccurrences"]
    if ends["type"] == "endDate":
        until = ends["endDate"]
        if "T" not in until:
            given["until"] = wall(until) + (timedelta(days=1, seconds=-1) if zone else timedelta())
        else:
            given["until"] = datetime.fromisoformat(until).astimezone(tz.gettz(zone)).replace(tzinfo=None)
    return rrule.rrule(freq, **given)


def case(name, start, pattern, ends=None, zone=None, window=None, minutes=60, days=1, deleted=(), moved=()):
    """`zone` left out: whole days. `deleted` and `moved` name instances by when clocks would show them begin."""
    ends = ends or {"type": "noEnd"}
    begins = wall(start)
    first, last = window or (start[:10], (begins + timedelta(days=60)).strftime("%Y-%m-%d"))
    from_, to = wall(first), wall(last)
    if zone:
        # Midnights of the zone are not the same everywhere: the window is in UTC.
        from_, to = from_.replace(tzinfo=timezone.utc), to.replace(tzinfo=timezone.utc)
        length = timedelta(minutes=minutes)
    else:
        length = timedelta(days=days)
    instances = rrule.rruleset()
    instances.rrule(rule_of(begins, pattern, ends, zone))
    for each in deleted:
        instances.exdate(wall(each))
    for original, instead in moved:
        instances.exdate(wall(original))
        instances.rdate(wall(instead))
    expected = []
    far = wall(last) + timedelta(days=3)
    for naive in instances:
        if naive > far:
            break
        if zone:
            begin = placed(naive, zone)
            if begin < to and begin + length >= from_:
                expected.append(text_of(begin))
        elif naive < to and naive + length > from_:
            expected.append(naive.strftime("%Y-%m-%d"))
    if zone:
        told = {
            "start": {"dateTime": start, "timeZone": zone},
            "end": {"dateTime": text_of(placed(begins, zone) + length), "timeZone": zone},
        }
        instant = lambda text: text_of(placed(wall(text), zone))
    else:
        told = {"start": {"date": start}, "end": {"date": (begins + length).strftime("%Y-%m-%d")}}
        instant = lambda text: text
    cases.append(
        {
            "name": name,
            **told,
            "recurrence": {"pattern": pattern, "range": ends},
            "window": [f"{first[:10]}T00:00:00Z", f"{last[:10]}T00:00:00Z"],
            "deleted": [instant(each) for each in deleted],
            "moved": [[instant(original), instant(instead)] for original, instead in moved],
            "expected": sorted(expected),
        }
    )


def numbered(count):
    return {"type": "numbered", "numberOfOccurrences": count}


def until(text):
    return {"type": "endDate", "endDate": text}


def daily(interval=1):
    return {"type": "daily", "interval": interval}


def weekly(days, interval=1, first="monday"):
    return {"type": "weekly", "interval": interval, "daysOfWeek": days, "firstDayOfWeek": first}


def monthly(day=None, interval=1):
    return {"type": "absoluteMonthly", "interval": interval, **({"dayOfMonth": day} if day else {})}


def relative(index, days, interval=1):
    return {"type": "relativeMonthly", "interval": interval, "daysOfWeek": days, "index": index}


def yearly(interval=1, day=None):
    return {"type": "absoluteYearly", "interval": interval, **({"dayOfMonth": day} if day else {})}


# Summer time begins and ends: the day before, the hour that is skipped or comes twice, and around it.
CHANGES = [
    ("Europe/Berlin", "begins", "2026-03-29", ["02:00", "02:30", "02:59"]),
    ("Europe/Berlin", "ends", "2026-10-25", ["02:00", "02:30", "02:59"]),
    ("America/New_York", "begins", "2026-03-08", ["02:00", "02:30", "02:59"]),
    ("America/New_York", "ends", "2026-11-01", ["01:00", "01:30", "01:59"]),
    ("Australia/Sydney", "begins", "2026-10-04", ["02:00", "02:30", "02:59"]),
    ("Australia/Sydney", "ends", "2026-04-05", ["02:00", "02:30", "02:59"]),
    ("Australia/Lord_Howe", "begins", "2026-10-04", ["02:00", "02:15", "02:29"]),
    ("Australia/Lord_Howe", "ends", "2026-04-05", ["01:30", "01:45", "01:59"]),
]
for zone, what, day, hours in CHANGES:
    change = wall(day)
    two_before = (change - timedelta(days=2)).strftime("%Y-%m-%d")
    week_before = (change - timedelta(days=7)).strftime("%Y-%m-%d")
    around = ((change - timedelta(days=3)).strftime("%Y-%m-%d"), (change + timedelta(days=4)).strftime("%Y-%m-%d"))
    label = f"{zone}, summer time {what}"
    for hour in ["00:00", *hours, "09:00", "23:30"]:
        case(f"{label}: daily at {hour}", f"{two_before}T{hour}", daily(), zone=zone, window=around)
    case(f"{label}: weekly on that day", f"{week_before}T{hours[1]}", weekly(DAYS[change.weekday()]), numbered(3), zone)
    case(f"{label}: six hours over the night", f"{two_before}T22:00", daily(), zone=zone, window=around, minutes=360)
    case(f"{label}: every other day", f"{two_before}T{hours[1]}", daily(2), numbered(4), zone)

# Days, counted and ended.
SHANGHAI = "Asia/Shanghai"
for interval in [1, 2, 3, 7, 30, 365]:
    case(f"every {interval} days", "2026-01-05T09:00", daily(interval), zone=SHANGHAI, window=("2026-01-01", "2027-01-01"))
for count in [1, 2, 10, 99]:
    case(f"{count} times", "2026-01-05T09:00", daily(), numbered(count), SHANGHAI, ("2026-01-01", "2026-12-31"))
    case(f"{count} times, the window in the middle", "2026-01-05T09:00", daily(), numbered(count), SHANGHAI, ("2026-01-08", "2026-02-01"))
for name, end in [
    ("a day that is included", "2026-01-10"),
    ("the very moment", "2026-01-10T09:00:00+08:00"),
    ("a second before", "2026-01-10T08:59:59+08:00"),
    ("a moment of another offset", "2026-01-10T01:00:00+00:00"),
    ("its own start", "2026-01-05T09:00:00+08:00"),
]:
    case(f"until {name}", "2026-01-05T09:00", daily(), until(end), SHANGHAI)
case("until a day in New York, late in the evening", "2026-01-05T22:00", daily(), until("2026-01-10"), "America/New_York")
case("a daily event of a hundred years, late in it", "1990-01-01T09:00", daily(), until("2090-01-01"), "Europe/Berlin", ("2089-12-20", "2090-01-10"))
case("three hours a day, the window begins in one", "2026-01-05T22:00", daily(), zone="UTC", window=("2026-01-07", "2026-01-09"), minutes=180)
case("longer than the interval", "2026-01-05T09:00", daily(), numbered(9), "UTC", ("2026-01-09", "2026-01-11"), minutes=60 * 24 * 3)
case("of no length", "2026-01-05T00:00", daily(), zone="UTC", window=("2026-01-07", "2026-01-09"), minutes=0)

# Weeks.
for days in ["monday", "monday,tuesday,wednesday,thursday,friday", "saturday,sunday", "tuesday,thursday"]:
    for interval in [1, 2, 3]:
        case(f"every {interval} weeks on {days}", "2026-01-05T09:00", weekly(days, interval), zone=SHANGHAI, window=("2026-01-01", "2026-03-15"))
for first in ["monday", "sunday", "saturday", "wednesday"]:
    case(f"every 2 weeks on tuesday and sunday, weeks begin on {first}", "1997-08-05T09:00", weekly("tuesday,sunday", 2, first), numbered(6), "America/New_York")
    case(f"every 3 weeks on all days but one, weeks begin on {first}", "2026-02-03T09:00", weekly("monday,tuesday,wednesday,friday,saturday,sunday", 3, first), numbered(20), SHANGHAI)
case("weekly, the start on another day", "2026-01-07T09:00", weekly("monday"), numbered(3), SHANGHAI)
case("weekly, late on sunday in Berlin is monday nowhere", "2026-01-04T23:30", weekly("sunday"), numbered(4), "Europe/Berlin")
case("weekly early on monday in Shanghai, sunday in UTC", "2026-01-05T06:00", weekly("monday"), numbered(4), SHANGHAI)

# Months.
YEAR = ("2026-01-01", "2027-01-01")
for day in [1, 15, 28, 29, 30, 31]:
    case(f"monthly on the {day}th", f"2026-01-{day:02}T09:00", monthly(day), zone=SHANGHAI, window=YEAR)
for interval in [2, 3, 5, 12]:
    case(f"every {interval} months on the 31st", "2026-01-31T09:00", monthly(31, interval), zone=SHANGHAI, window=("2026-01-01", "2029-01-01"))
case("monthly, the day as the start's", "2026-01-30T09:00", monthly(), zone=SHANGHAI, window=YEAR)
case("monthly on the 31st, seven times", "2026-01-31T09:00", monthly(31), numbered(7), SHANGHAI, ("2026-01-01", "2027-12-31"))
case("monthly, the start on another day", "2026-01-10T09:00", monthly(5), numbered(3), SHANGHAI, YEAR)
for index in INDEXES:
    for day in ["monday", "wednesday", "friday", "sunday"]:
        case(f"the {index} {day} of the month", "2026-01-01T09:00", relative(index, day), numbered(6), "Europe/Berlin", YEAR)
for index in ["first", "last"]:
    case(f"the {index} weekday of the month", "2026-01-01T09:00", relative(index, "monday,tuesday,wednesday,thursday,friday"), zone="Europe/Berlin", window=YEAR)
    case(f"the {index} day of the weekend", "2026-01-01T09:00", relative(index, "saturday,sunday"), zone="Europe/Berlin", window=YEAR)
    case(f"the {index} monday of every third month", "2026-01-01T09:00", relative(index, "monday", 3), zone="Europe/Berlin", window=YEAR)
case("the last sunday in Berlin at half past two", "2026-01-25T02:30", relative("last", "sunday"), zone="Europe/Berlin", window=YEAR)

# Years.
for start in ["2024-02-29", "2026-03-01", "2026-12-31"]:
    for interval in [1, 2, 4]:
        case(f"every {interval} years from {start}", f"{start}T09:00", yearly(interval), zone="Europe/Berlin", window=("2024-01-01", "2041-01-01"))
case("the 29th of February over 2100", "2096-02-29T09:00", yearly(), zone="UTC", window=("2096-01-01", "2110-01-01"))

# Zones without summer time, and with an offset of its own.
for zone in ["Asia/Kolkata", "Asia/Kathmandu", "Pacific/Chatham", "Pacific/Apia"]:
    case(f"{zone}: every other week", "2026-03-02T23:45", weekly("monday,saturday", 2), numbered(8), zone, ("2026-03-01", "2026-06-01"))
    case(f"{zone}: the last friday", "2026-01-30T00:15", relative("last", "friday"), zone=zone, window=YEAR)

# Whole days.
case("all day, daily", "2026-03-27", daily(), window=("2026-03-27", "2026-04-02"))
case("all day, over the end of summer time", "2026-10-23", daily(), window=("2026-10-23", "2026-10-28"))
case("all day, counted", "2026-03-27", daily(3), numbered(4))
case("all day, until a day that is included", "2026-03-27", daily(), until("2026-03-30"))
case("all day, weekdays", "2026-03-27", weekly("monday,wednesday,friday", 2), numbered(8))
case("all day, the 31st", "2026-01-31", monthly(31), window=YEAR)
case("all day, the last friday", "2026-01-30", relative("last", "friday"), window=YEAR)
case("all day, the 29th of February", "2024-02-29", yearly(), window=("2024-01-01", "2034-01-01"))
case("three days, the window begins in the second", "2026-03-02", weekly("monday"), window=("2026-03-10", "2026-03-20"), days=3)
case("two days, its end is not within", "2026-03-02", weekly("monday"), window=("2026-03-04", "2026-03-09"), days=2)

# Instances that are not as the rule has them.
standup = ("2026-03-02T09:00", daily())
BERLIN = {"zone": "Europe/Berlin", "window": ("2026-03-02", "2026-03-08")}
case("one deleted", *standup, deleted=["2026-03-04T09:00"], **BERLIN)
case("the first deleted", *standup, deleted=["2026-03-02T09:00"], **BERLIN)
case("several deleted", *standup, deleted=["2026-03-03T09:00", "2026-03-05T09:00"], **BERLIN)
case("one deleted of a count, which is not made up for", *standup, numbered(4), deleted=["2026-03-03T09:00"], **BERLIN)
case("one moved later that day", *standup, moved=[("2026-03-04T09:00", "2026-03-04T16:00")], **BERLIN)
case("one moved before another", *standup, moved=[("2026-03-05T09:00", "2026-03-03T08:00")], **BERLIN)
case("one moved out of the window", *standup, moved=[("2026-03-04T09:00", "2026-03-20T09:00")], **BERLIN)
case("one moved into the window", *standup, moved=[("2026-03-20T09:00", "2026-03-04T14:00")], **BERLIN)
case("one moved to before the series", *standup, moved=[("2026-03-04T09:00", "2026-02-27T09:00")], zone="Europe/Berlin", window=("2026-02-20", "2026-03-06"))
case("one moved, another deleted", *standup, deleted=["2026-03-06T09:00"], moved=[("2026-03-03T09:00", "2026-03-03T11:00")], **BERLIN)
case("one moved into the hour that is skipped", "2026-03-27T09:00", daily(), numbered(4), "Europe/Berlin", deleted=["2026-03-28T09:00"], moved=[("2026-03-29T09:00", "2026-03-29T02:30")])
case("one of the hour that is skipped deleted", "2026-03-27T02:30", daily(), numbered(4), "Europe/Berlin", deleted=["2026-03-29T02:30"])
case("one of the hour that comes twice moved", "2026-10-24T02:30", daily(), numbered(4), "Europe/Berlin", moved=[("2026-10-25T02:30", "2026-10-25T12:00")])
case("all day, one deleted", "2026-03-02", daily(), numbered(5), deleted=["2026-03-04"])
case("all day, one moved", "2026-03-02", weekly("monday"), numbered(3), moved=[("2026-03-09", "2026-03-10")])

print(json.dumps(cases, indent=1, ensure_ascii=False))
