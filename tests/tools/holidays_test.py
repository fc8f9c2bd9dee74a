"""The holidays that the law fixes fall where a second program, ephem, puts the sun and the moon, and the announced tables
agree."""

import datetime
import json
import math
import unittest
from pathlib import Path

import ephem

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "holidays"
DAY = datetime.timedelta(days=1)


def china(moment):
    """The civil day in China, UTC+8, on which a moment falls."""
    return (ephem.Date(moment).datetime() + datetime.timedelta(hours=8)).date()


def sun(moment):
    return math.degrees(ephem.Ecliptic(ephem.Sun(moment), epoch=moment).lon)


def sun_reaches(degrees, moment):
    """The first moment after `moment` at which the sun stands at so many degrees; it comes within half a year."""
    early, late = ephem.Date(moment), ephem.Date(moment)
    while (sun(late) - degrees) % 360 > 180:
        early, late = late, ephem.Date(late + 1)
    for _ in range(40):
        middle = ephem.Date((early + late) / 2)
        early, late = (middle, late) if (sun(middle) - degrees) % 360 > 180 else (early, middle)
    return late


def solstice(year):
    return china(sun_reaches(270, ephem.Date(f"{year}/12/15")))


def eleventh_month(year):
    """The new moon that begins the month with the winter solstice of a year."""
    moon = ephem.previous_new_moon(ephem.Date(solstice(year) + 3 * DAY))
    while china(moon) > solstice(year):
        moon = ephem.previous_new_moon(ephem.Date(moon - 1))
    return moon


def month_begins(year):
    """The first day of each month of the Chinese year that begins in a year: a month without a major term is a leap
    month when there are thirteen between two solstices."""
    moons, end = [eleventh_month(year - 1)], china(eleventh_month(year))
    while china(moons[-1]) < end:
        moons.append(ephem.next_new_moon(ephem.Date(moons[-1] + 1)))
    days = [china(moon) for moon in moons]
    begin = ephem.Date(solstice(year - 1) - 2 * DAY)
    terms = [china(sun_reaches((270 + 30 * i) % 360, ephem.Date(begin + 30 * i))) for i in range(13)]
    begins, number, leap = {}, 10, len(days) == 14
    for first, following in zip(days, days[1:]):
        if leap and not any(first <= term < following for term in terms):
            leap = False
            continue
        number = number % 12 + 1
        begins[number] = first
    return begins


def computed(year):
    months = month_begins(year)
    return {"spring_festival": months[1] - DAY, "dragon_boat": months[5] + 4 * DAY, "mid_autumn": months[8] + 14 * DAY,
            "qingming": china(sun_reaches(15, ephem.Date(f"{year}/3/30"))),
            "new_year": datetime.date(year, 1, 1), "labour_day": datetime.date(year, 5, 1),
            "national_day": datetime.date(year, 10, 1)}


class Holidays(unittest.TestCase):
    def setUp(self):
        self.law = json.loads((FOLDER / "cn-statutory.json").read_text(encoding="utf-8"))
        self.years = range(self.law["first_year"], self.law["last_year"] + 1)

    def first_days(self, holiday):
        if "each_year" in holiday:
            return {year: datetime.date.fromisoformat(f"{year}-{holiday['each_year']}") for year in self.years}
        days = [datetime.date.fromisoformat(day) for day in holiday["first_days"]]
        return {day.year: day for day in days}

    def test_every_holiday_is_where_the_sun_and_the_moon_put_it(self):
        shipped = {holiday["id"]: self.first_days(holiday) for holiday in self.law["holidays"]}
        for year in self.years:
            self.assertEqual({name: days.get(year) for name, days in shipped.items()}, computed(year), year)

    def test_thirteen_days_a_year_are_fixed(self):
        self.assertEqual(sum(holiday["length"] for holiday in self.law["holidays"]), 13)

    def test_months_that_begin_just_before_or_after_midnight_are_right(self):
        self.assertEqual(computed(2027)["spring_festival"].isoformat(), "2027-02-05")
        self.assertEqual(computed(2030)["spring_festival"].isoformat(), "2030-02-02")
        self.assertEqual(computed(2034)["spring_festival"].isoformat(), "2034-02-18")

    def test_what_the_law_fixes_is_off_in_every_announced_year(self):
        announced = json.loads((FOLDER / "cn.json").read_text(encoding="utf-8"))["years"]
        for year, table in announced.items():
            for holiday in self.law["holidays"]:
                first = self.first_days(holiday)[int(year)]
                days = {(first + i * DAY).isoformat() for i in range(holiday["length"])}
                days.discard("2024-02-09")  # the eve became a holiday with 2025
                self.assertLessEqual(days, set(table["off"]), holiday["id"])


if __name__ == "__main__":
    unittest.main()
