//! The grammar of bylines.

use std::ops::Range;

use super::agency;
use super::grammar::{Credit, DateItem, Grammar, PlaceItem, Reading, Standing};
use super::words::is_particle;
use crate::text::TokenKind;

/// What those who write for an agency are called: `Associated Press Writer`.
fn is_writer(word: &str) -> bool {
    ["writer", "reporter", "correspondent", "staff"].iter().any(|role| role.eq_ignore_ascii_case(word))
}

impl Grammar<'_> {
    /// A byline: `By Asim Rehmani`, `From Ada Obi, Lagos`, `By CRISPIN BRIGHT, Political Correspondent, PA News`. It ends with its line, or
    /// before a gap in the line; returns it with whether it fills its line.
    pub(super) fn byline(&self, at: usize) -> Option<(Reading, bool)> {
        let from = self.word(at).eq_ignore_ascii_case("from");
        if !(from || self.word(at).eq_ignore_ascii_case("by")) || !self.begins_line(at) {
            return None;
        }
        let mut reading = Reading { tokens: at..at, ..Reading::default() };
        let mut next = at + 1;
        loop {
            let end = self.person_end(next)?;
            reading.reporters.push(next..end);
            next = end;
            if !matches!(self.word(next), "and" | "AND" | "&") || self.begins_line(next) {
                break;
            }
            next += 1;
        }
        if let Some(place) = self.place_of_byline(next) {
            next = place.tokens.end;
            reading.places.push(place);
        } else if from {
            return None;
        }
        while !self.ends_byline(next) && !self.begins_dated_city(next) {
            if let Some(date) = self.date_behind_role(next) {
                next = date;
                break;
            }
            if !matches!(self.word(next), "," | "|" | "-" | "–" | "—") || next > at + 24 {
                return None;
            }
            let end = (next + 1..next + 10).find(|&end| self.word(end) == "," || self.ends_byline(end))?;
            if agency::name_of(self.text(next + 1..end)).is_some() {
                reading.credits.push(Credit { tokens: next + 1..end, known: true });
            }
            next = end;
        }
        if let Some(end) = self.agency_of_writer(next) {
            reading.credits.push(Credit { tokens: next..end, known: true });
            next = self.line_end(end);
        }
        reading.tokens.end = next;
        Some((reading, self.begins_line(next)))
    }

    /// Whether the tokens are a writer without a name: `Our Correspondent`, `Staff Reporter`.
    pub(super) fn is_unnamed_writer(&self, line: Range<usize>) -> bool {
        let first = self.word(line.start);
        let whose = ["our", "staff", "special", "own"].iter().any(|word| word.eq_ignore_ascii_case(first));
        whose && (2..=3).contains(&line.len()) && is_writer(self.word(line.end - 1))
    }

    /// `in Kabul` or `, Enugu`, at the end of the line.
    fn place_of_byline(&self, at: usize) -> Option<PlaceItem> {
        if !matches!(self.word(at), "in" | "IN" | ",") || self.begins_line(at) {
            return None;
        }
        let end = self.name_end(at + 1)?;
        let place = self.place_of(at + 1..end);
        let outlet = agency::name_of(self.text(at + 1..end)).is_some();
        (place.standing != Standing::Unknown && !outlet && self.ends_byline(end)).then_some(place)
    }

    /// Whether a full date and behind it a city in capitals stand there: `March 30, 2009 NEWARK --`.
    fn begins_dated_city(&self, at: usize) -> bool {
        let Some(date) = self.full_date(at) else { return false };
        let end = self.name_end(date.tokens.end);
        end.is_some_and(|end| self.are_capitals(date.tokens.end..end) && self.dash(end).is_some())
    }

    /// The index of the date behind a role, or a comma: `Advocate Reporter March 30, 2009 NEWARK --`.
    fn date_behind_role(&self, at: usize) -> Option<usize> {
        let role = |at: usize| self.is_capitalised(at) || self.word(at) == ",";
        (at + 1..at + 6).take_while(|&date| role(date - 1)).find(|&date| self.begins_dated_city(date))
    }

    /// The end of the agency in the line `Associated Press Writer`.
    fn agency_of_writer(&self, at: usize) -> Option<usize> {
        let end = self.line_end(at);
        let writer = is_writer(self.word(end.checked_sub(1)?)) && self.begins_line(at) && end < at + 8;
        (writer && agency::name_of(self.text(at..end - 1)).is_some()).then_some(end - 1)
    }

    /// The end of the line that `at` stands in.
    pub(super) fn line_end(&self, at: usize) -> usize {
        (at + 1..self.limit).find(|&next| self.begins_line(next)).unwrap_or(self.limit.max(at))
    }

    /// Whether the line ends before `at`, or a gap of several blanks stands there.
    pub(super) fn ends_byline(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return true };
        let gap = token.span().start() - self.document.tokens()[at - 1].span().end();
        token.is_line_start() || gap >= 2
    }

    pub(super) fn person_end(&self, at: usize) -> Option<usize> {
        if !self.is_kind(at, TokenKind::Word) || !self.is_capitalised(at) || self.begins_line(at) {
            return None;
        }
        let mut end = at + 1;
        let stops = |end: usize| {
            self.ends_byline(end)
                || self.begins_date(end)
                || self.is_all_capitals(end - 1) && self.word(end).contains(char::is_lowercase)
        };
        while end < at + 5
            && !stops(end)
            && self.is_kind(end, TokenKind::Word)
            && (self.is_capitalised(end) && self.word(end) != "AND" || is_particle(self.word(end)))
        {
            end += 1;
        }
        (end > at + 1).then_some(end)
    }

    /// `Nyandeng Achol Garang | Malakal, South Sudan | Sunday, 5 February 2017`.
    pub(super) fn barred_byline(&self, at: usize) -> Option<Reading> {
        let end = self.person_end_of_bar(at)?;
        let mut reading =
            self.read(end + 1).filter(|reading| reading.date.is_some() && !reading.places.is_empty())?;
        reading.reporters.push(at..end);
        reading.tokens.start = at;
        Some(reading)
    }

    pub(super) fn person_end_of_bar(&self, at: usize) -> Option<usize> {
        let bar = (at + 2..at + 6).find(|&bar| self.word(bar) == "|")?;
        (at..bar).all(|part| self.is_kind(part, TokenKind::Word) && self.is_capitalised(part)).then_some(bar)
    }

    pub(super) fn full_date(&self, at: usize) -> Option<DateItem> {
        self.date(at).filter(DateItem::is_full)
    }
}
