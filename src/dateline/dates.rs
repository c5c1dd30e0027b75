//! The grammar of a dateline's date.

use super::grammar::{DateItem, DayOf, Grammar, Reading};
use super::words::{WEEKDAYS, begins_like_month, foreign_month, is_month};
use crate::text::TokenKind;
use crate::value::{MONTHS, WrittenDate, read_written_date};

impl Grammar<'_> {
    pub(super) fn begins_date(&self, at: usize) -> bool {
        self.date(at).is_some()
    }

    pub(super) fn date(&self, at: usize) -> Option<DateItem> {
        let token = self.token(at)?;
        let may_begin = match token.kind() {
            TokenKind::Number => true,
            TokenKind::Word => token.span().len() <= 12,
            _ => false,
        };
        let written = || read_written_date(&self.document, at).or_else(|| self.unusual_date(at));
        let (date, end) = may_begin.then(written).flatten()?;
        let whole = end <= self.limit && (at + 1..end).all(|inner| !self.begins_paragraph(inner));
        whole.then_some(DateItem { tokens: at..end, day: DayOf::Calendar(date) })
    }

    /// A day and a month of another language (`5 ene`, `ABR 7`), or a day and year that a slash joins (`May 8/2020`).
    fn unusual_date(&self, at: usize) -> Option<(WrittenDate, usize)> {
        let day = |at: usize| self.word(at).parse().ok().filter(|day| (1..=31).contains(day));
        let next = self.word(at + 1);
        let of = |month: u8, day: u8, year| WrittenDate { year, month, day: Some(day) };
        if self.is_kind(at, TokenKind::Number) {
            return Some((of(foreign_month(next)?, day(at)?, None), at + 2));
        }
        if !self.is_kind(at + 1, TokenKind::Number) {
            return None;
        }
        if let Some(month) = foreign_month(self.word(at)) {
            return Some((of(month, day(at + 1)?, None), at + 2));
        }
        let (first, year) = next.split_once('/')?;
        let month = MONTHS.iter().position(|month| month.eq_ignore_ascii_case(self.word(at)))? as u8 + 1;
        let day = first.parse().ok().filter(|day| (1..=31).contains(day))?;
        let year = year.parse().ok().filter(|year| (1900..2100).contains(year))?;
        Some((of(month, day, Some(year)), at + 2))
    }

    /// `BRISBANE, Thursday –`.
    pub(super) fn weekday(&self, reading: &Reading, at: usize) -> Option<DateItem> {
        let day = WEEKDAYS.iter().position(|name| name.eq_ignore_ascii_case(self.word(at)))?;
        let closed = self.dash(at + 1).is_some() || matches!(self.word(at + 1), ":" | "(");
        (closed && !reading.places.is_empty())
            .then_some(DateItem { tokens: at..at + 1, day: DayOf::Week(day as u8) })
    }

    /// What stands in the place of a date, behind a comma and before a dash: `Marchg 12`, `March 187`, `April`.
    pub(super) fn garbled_date(&self, reading: &Reading, at: usize) -> Option<DateItem> {
        let month = self.is_kind(at, TokenKind::Word) && matches!(self.word(at).len(), 3..=9);
        let number = self.is_kind(at + 1, TokenKind::Number);
        let end = if number { at + 2 } else { at + 1 };
        let month = month && (number && begins_like_month(self.word(at)) || is_month(self.word(at)));
        let slot =
            at > 0 && self.word(at - 1) == "," && !reading.places.is_empty() && self.dash(end).is_some();
        (month && slot).then_some(DateItem { tokens: at..end, day: DayOf::Garbled })
    }
}
