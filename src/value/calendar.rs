//! The calendar: days of the proleptic Gregorian calendar and the arithmetic that news needs.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::error::Error;

/// A calendar day.
///
/// ```
/// use copydesk::Date;
///
/// let day: Date = "2024-12-02".parse()?;
/// assert_eq!((day.year(), day.month(), day.day()), (2024, 12, 2));
/// assert!("2023-02-29".parse::<Date>().is_err());
/// # Ok::<(), copydesk::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    year: i16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day of that year (1 to 9999), month and day of the month, if there is such a day.
    #[must_use]
    pub const fn new(year: i16, month: u8, day: u8) -> Option<Self> {
        if year >= 1 && year <= 9999 && day >= 1 && day <= days_in_month(year, month) {
            Some(Self { year, month, day })
        } else {
            None
        }
    }

    /// The year, 1 to 9999.
    #[must_use]
    pub const fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }

    /// The day of the week, Monday 0 to Sunday 6.
    #[must_use]
    pub const fn weekday(self) -> u8 {
        (self.day_number() + 3).rem_euclid(7) as u8
    }

    /// The day `days` later, or earlier if negative; `None` outside the years 1 to 9999.
    #[must_use]
    pub const fn plus_days(self, days: i32) -> Option<Self> {
        match self.day_number().checked_add(days) {
            Some(number) => Self::from_day_number(number),
            None => None,
        }
    }

    /// The year and number of the ISO 8601 week that the day belongs to.
    pub(super) const fn iso_week(self) -> (i16, u8) {
        // The week belongs to the year that its Thursday lies in.
        let thursday = self.day_number() - self.weekday() as i32 + 3;
        let Some(day) = Self::from_day_number(thursday) else { return (self.year, 1) };
        let new_year = Self { year: day.year, month: 1, day: 1 }.day_number();
        (day.year, ((thursday - new_year) / 7 + 1) as u8)
    }

    /// The day of a publication date as callers keep it, a time behind it passed over; `None` of an empty text.
    #[cfg(feature = "parallel")]
    pub(crate) fn parse_published(text: &str) -> Result<Option<Self>, Error> {
        match text.split(['T', ' ']).next().unwrap_or_default() {
            "" => Ok(None),
            day => day.parse().map(Some),
        }
    }

    /// Days since 1970-01-01.
    pub(crate) const fn day_number(self) -> i32 {
        // The days of civil calendars, after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013).
        let year = self.year as i32 - if self.month <= 2 { 1 } else { 0 };
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * ((self.month as i32 + 9) % 12) + 2) / 5 + self.day as i32 - 1;
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
    }

    const fn from_day_number(number: i32) -> Option<Self> {
        let Some(shifted) = number.checked_add(719_468) else { return None };
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        let year = era * 400 + year_of_era + if month <= 2 { 1 } else { 0 };
        if year < 1 || year > 9999 {
            return None;
        }
        Some(Self {
            year: year as i16,
            month: month as u8,
            day: (day_of_year - (153 * shifted_month + 2) / 5 + 1) as u8,
        })
    }
}

/// The number of days of the month, 0 if there is no such month.
pub(crate) const fn days_in_month(year: i16, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 0,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Date {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let digits = |range: std::ops::Range<usize>| {
            text.get(range).filter(|part| part.bytes().all(|b| b.is_ascii_digit()))?.parse::<i16>().ok()
        };
        let hyphens = text.len() == 10 && text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-';
        hyphens
            .then(|| Self::new(digits(0..4)?, digits(5..7)? as u8, digits(8..10)? as u8))
            .flatten()
            .ok_or_else(|| Error::InvalidDate { found: text.chars().take(40).collect() })
    }
}

impl TryFrom<String> for Date {
    type Error = Error;

    fn try_from(text: String) -> Result<Self, Error> {
        text.parse()
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

#[cfg(feature = "jiff")]
impl From<Date> for jiff::civil::Date {
    /// The same day; every [`Date`] is one of jiff's.
    ///
    /// ```
    /// let day: copydesk::Date = "2024-12-02".parse()?;
    /// assert_eq!(jiff::civil::Date::from(day), jiff::civil::date(2024, 12, 2));
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    fn from(date: Date) -> Self {
        jiff::civil::date(date.year, date.month as i8, date.day as i8)
    }
}

#[cfg(feature = "jiff")]
impl TryFrom<jiff::civil::Date> for Date {
    type Error = Error;

    /// The same day.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidDate`] if it lies before the year 1.
    ///
    /// ```
    /// use copydesk::Date;
    ///
    /// assert_eq!(Date::try_from(jiff::civil::date(2024, 12, 2))?, "2024-12-02".parse()?);
    /// assert!(Date::try_from(jiff::civil::date(0, 12, 31)).is_err());
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    fn try_from(date: jiff::civil::Date) -> Result<Self, Error> {
        Self::new(date.year(), date.month() as u8, date.day() as u8)
            .ok_or_else(|| Error::InvalidDate { found: date.to_string() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn day_numbers_go_there_and_back() {
        let mut day = Date::new(1, 1, 1).unwrap();
        let mut weekday = day.weekday();
        while let Some(next) = day.plus_days(1) {
            assert!(next > day);
            assert_eq!(next.plus_days(-1), Some(day));
            assert_eq!(next.weekday(), (weekday + 1) % 7);
            (day, weekday) = (next, next.weekday());
        }
        assert_eq!(day, Date::new(9999, 12, 31).unwrap());
        assert_eq!(Date::new(2024, 12, 2).unwrap().weekday(), 0);
    }
}
