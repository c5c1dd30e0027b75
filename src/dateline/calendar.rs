//! Which day the date of a dateline is: the year that it leaves out, and the day that a weekday means.

use super::grammar::{DayOf, Reading};
use crate::text::{Document, TokenKind};
use crate::value::{Date, WrittenDate, read_written_date};

/// How many tokens behind a dateline are searched for a full date.
const REACH: usize = 300;

/// The day near which the date of the dateline must lie.
pub(super) struct Calendar {
    near: Option<Date>,
}

impl Calendar {
    /// The day of publication, or else the first full date behind the dateline.
    pub(super) fn new(document: &Document<'_>, published: Option<Date>, reading: &Reading) -> Self {
        let complete = |day: &DayOf| matches!(day, DayOf::Calendar(date) if date.year.is_some());
        let needed = reading.date.as_ref().is_some_and(|date| !complete(&date.day));
        let near = published.or_else(|| needed.then(|| full_date(document, reading.tokens.end)).flatten());
        Self { near }
    }

    /// The date in ISO 8601; `None` for a weekday of which nobody knows the week.
    pub(super) fn value(&self, day: DayOf) -> Option<String> {
        match day {
            DayOf::Calendar(date) => Some(self.calendar_value(date)),
            DayOf::Week(weekday) => {
                let near = self.near?;
                let back = (7 + i32::from(near.weekday()) - i32::from(weekday)) % 7;
                near.plus_days(-back).map(|day| day.to_string())
            }
            DayOf::Garbled => None,
        }
    }

    fn calendar_value(&self, date: WrittenDate) -> String {
        let WrittenDate { year, month, day } = date;
        match (year.or_else(|| self.year_of(month, day)), day) {
            (Some(year), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
            (Some(year), None) => format!("{year:04}-{month:02}"),
            (None, Some(day)) => format!("--{month:02}-{day:02}"),
            (None, None) => format!("--{month:02}"),
        }
    }

    /// The year that brings the day nearest.
    fn year_of(&self, month: u8, day: Option<u8>) -> Option<i16> {
        let near = self.near?;
        let days = (-1..=1).filter_map(|offset| Date::new(near.year() + offset, month, day.unwrap_or(15)));
        days.min_by_key(|day| (day.day_number() - near.day_number()).abs()).map(Date::year)
    }
}

/// The first date with day and year behind the token `first`.
fn full_date(document: &Document<'_>, first: usize) -> Option<Date> {
    let end = document.tokens().len().min(first + REACH);
    let is_number =
        |at: usize| document.tokens().get(at).is_some_and(|token| token.kind() == TokenKind::Number);
    // A month stands right before its day.
    let may_begin =
        |at: &usize| is_number(*at) || document.tokens()[*at].is_capitalised() && is_number(at + 1);
    (first..end).filter(may_begin).find_map(|at| {
        let (date, _) = read_written_date(document, at)?;
        Date::new(date.year?, date.month, date.day?)
    })
}
