//! The grammar of datelines: items (places, date, credits, reporters) and the marks between and behind them.

use std::ops::Range;

use super::agency;
use super::words::{is_opener, may_stand_in_dateline};
use crate::place::{Gazetteer, NameKind};
use crate::text::{Document, Token, TokenKind};
use crate::value::{WrittenDate, read_other_date};

/// A dateline as a range of tokens, with its parts.
#[derive(Clone, Debug, Default)]
pub(super) struct Reading {
    pub(super) tokens: Range<usize>,
    pub(super) places: Vec<PlaceItem>,
    pub(super) date: Option<DateItem>,
    pub(super) credits: Vec<Credit>,
    pub(super) reporters: Vec<Range<usize>>,
}

impl Reading {
    /// Whether a place stands with a date or a known credit: a dateline beyond doubt.
    pub(super) fn is_strong(&self) -> bool {
        let firm =
            self.places.first().is_some_and(|place| place.capitals || place.standing != Standing::Unknown);
        firm && (self.date.is_some() || self.credits.iter().any(|credit| credit.known))
    }

    /// Whether the first place is written in capitals, and it or its qualifier is known.
    pub(super) fn is_in_capitals(&self) -> bool {
        let known = |place: &PlaceItem| place.qualified || place.standing != Standing::Unknown;
        self.places.first().is_some_and(|place| place.capitals && known(place))
    }
}

/// A place: name, then perhaps a qualifier.
#[derive(Clone, Debug)]
pub(super) struct PlaceItem {
    pub(super) tokens: Range<usize>,
    pub(super) name: Range<usize>,
    pub(super) qualifier: Option<Range<usize>>,
    pub(super) standing: Standing,
    /// Whether the name is written in capitals throughout.
    pub(super) capitals: bool,
    /// Whether the table knows the qualifier as a country or region.
    pub(super) qualified: bool,
}

/// What the table of places says of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// A city of at least as many people, or a capital.
    City {
        population: u32,
    },
    /// A country or region, and no city of that name.
    Area,
    Unknown,
}

#[derive(Clone, Debug)]
pub(super) struct DateItem {
    pub(super) tokens: Range<usize>,
    pub(super) day: DayOf,
}

/// What a date names.
#[derive(Clone, Copy, Debug)]
pub(super) enum DayOf {
    Calendar(WrittenDate),
    /// A weekday alone, Monday 0.
    Week(u8),
    /// None that can be read: `Marchg 12`, `March 187`.
    Garbled,
}

impl DateItem {
    /// Whether the date has a day and a year.
    pub(super) fn is_full(&self) -> bool {
        matches!(self.day, DayOf::Calendar(date) if date.year.is_some() && date.day.is_some())
    }
}

#[derive(Clone, Debug)]
pub(super) struct Credit {
    pub(super) tokens: Range<usize>,
    pub(super) known: bool,
}

/// What ends a dateline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Closing {
    Dash,
    Colon,
    /// The bracket around a credit, the text following at once.
    Bracket,
    /// The slash behind a credit, or the full stop behind the slash or the date.
    Stop,
    Line,
}

/// What stands behind an item.
pub(super) enum Mark {
    /// The dateline may end here, before the token; or go on from there.
    Closing(Closing, usize),
    /// The next item begins at the token.
    Soft(usize),
    None,
}

/// Reads datelines off the tokens of a document.
#[derive(Clone, Copy)]
pub(super) struct Grammar<'d> {
    pub(super) document: Document<'d>,
    pub(super) gazetteer: Gazetteer<'static>,
    /// No token from here on is looked at.
    pub(super) limit: usize,
}

/// A dateline has at most as many items and brackets.
pub(super) const MOST_ITEMS: usize = 10;
/// Most tokens between two brackets.
pub(super) const LONGEST_BRACKET: usize = 28;
/// Most tokens of a place's name.
pub(super) const LONGEST_NAME: usize = 6;
/// Most tokens that are searched for the end of a sentence.
pub(super) const LONGEST_SENTENCE: usize = 100;
/// Most characters of a dash; longer ones are rules between parts of a page.
const LONGEST_DASH: usize = 3;
/// Most tokens of a credit.
pub(super) const LONGEST_CREDIT: usize = 6;

impl<'d> Grammar<'d> {
    pub(super) fn new(document: Document<'d>, limit: usize) -> Self {
        let limit = limit.min(document.tokens().len());
        Self { document, gazetteer: Gazetteer::embedded(), limit }
    }

    // Tokens.

    pub(super) fn word(&self, at: usize) -> &'d str {
        if at < self.limit { self.document.word(at) } else { "" }
    }

    pub(super) fn token(&self, at: usize) -> Option<&'d Token> {
        if at < self.limit { self.document.tokens().get(at) } else { None }
    }

    pub(super) fn is_kind(&self, at: usize, kind: TokenKind) -> bool {
        self.token(at).is_some_and(|token| token.kind() == kind)
    }

    pub(super) fn is_spaced(&self, at: usize) -> bool {
        self.token(at).is_none_or(Token::space_before)
    }

    pub(super) fn begins_paragraph(&self, at: usize) -> bool {
        self.token(at).is_none_or(Token::is_paragraph_start)
    }

    pub(super) fn begins_line(&self, at: usize) -> bool {
        self.token(at).is_none_or(Token::is_line_start)
    }

    pub(super) fn is_capitalised(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::is_capitalised)
    }

    pub(super) fn text(&self, tokens: Range<usize>) -> &'d str {
        &self.document.text()[self.document.span_of(tokens)]
    }

    // The whole.

    /// The dateline that begins with the token `first`, if one does.
    pub(super) fn read(&self, first: usize) -> Option<Reading> {
        if !self.has_mark_ahead(first) {
            return self.read_unmarked(first);
        }
        let mut reading = Reading { tokens: first..first, ..Reading::default() };
        let mut at = first;
        let mut best = None;
        for _ in 0..MOST_ITEMS {
            let Some(behind) = self.item(&mut reading, at) else { break };
            match self.mark(&reading, behind) {
                Mark::Closing(closing, end) => {
                    if self.accepts(&reading, closing, behind, end) {
                        best = Some(Reading { tokens: first..end, ..reading.clone() });
                    }
                    at = end;
                    if closing == Closing::Line {
                        best = best.or_else(|| self.with_date_line(&reading, end));
                        break;
                    }
                }
                Mark::Soft(next) => at = next,
                Mark::None => break,
            }
        }
        best.or_else(|| self.read_unmarked(first))
    }

    /// Whether a mark that a dateline needs stands before the first small word. It spares most lines the look-up of
    /// places.
    fn has_mark_ahead(&self, first: usize) -> bool {
        for at in first..first + LONGEST_BRACKET {
            let Some(token) = self.token(at) else { return true };
            let is_mark = match token.kind() {
                TokenKind::Dash | TokenKind::Address => true,
                TokenKind::Symbol => self.word(at) != ",",
                TokenKind::Stop => at > first && !self.is_hung_on(at - 1),
                _ => at > first && token.is_line_start(),
            };
            if is_mark {
                return true;
            }
            if self.is_hung_on(at) && !may_stand_in_dateline(self.word(at)) {
                // `des moines, april 7 -`, `PARIS, April l -`, `Madrid, 5 ene (EFE).-`.
                let dated = |at: usize| self.word(at) == "," && self.begins_date(at + 1);
                return (first + 1..first + 6).any(dated);
            }
        }
        false
    }

    /// A city on a line, and the day on the next: `Washington, DC`, `January 17, 2011`.
    fn with_date_line(&self, reading: &Reading, at: usize) -> Option<Reading> {
        let place =
            reading.places.first().filter(|_| reading.credits.is_empty() && reading.date.is_none())?;
        let known = matches!(place.standing, Standing::City { .. }) && self.begins_line(place.tokens.start);
        let date = self.full_date(at).filter(|date| known && self.begins_line(date.tokens.end))?;
        Some(Reading { tokens: reading.tokens.start..date.tokens.end, date: Some(date), ..reading.clone() })
    }

    /// A dateline with no mark behind it: a city in capitals, or a date with weekday and year.
    pub(super) fn read_unmarked(&self, first: usize) -> Option<Reading> {
        self.read_unmarked_date(first).or_else(|| self.read_unmarked_city(first))
    }

    /// `Thursday, May 7, 2015 On Tuesday, the government`.
    pub(super) fn read_unmarked_date(&self, first: usize) -> Option<Reading> {
        let date = self.full_date(first).filter(|_| first > 0 && self.begins_paragraph(first))?;
        let tokens = date.tokens.clone();
        (self.is_weekday(first) && is_opener(self.word(tokens.end))).then(|| Reading {
            tokens,
            date: Some(date),
            ..Reading::default()
        })
    }

    /// `CAIRO Tens of thousands`.
    pub(super) fn read_unmarked_city(&self, first: usize) -> Option<Reading> {
        if !self.token(first)?.is_all_caps() {
            return None;
        }
        let (end, record) = self.gazetteer.longest_match(&self.document, first)?;
        let common = self.is_common_name(&(first..end)) && record.population < 100_000;
        if !record.is_city()
            || record.name_kind == NameKind::Abbreviation
            || !self.are_capitals(first..end)
            || common
        {
            return None;
        }
        let mut place = self.place_of(first..end);
        if self.word(end) == "," {
            let (area_end, area) = self.gazetteer.longest_match(&self.document, end + 1)?;
            if area.is_city() {
                return None;
            }
            place.tokens.end = area_end;
            place.qualifier = Some(end + 1..area_end);
        }
        let end = place.tokens.end;
        let opens = is_opener(self.word(end)) && !self.begins_paragraph(end);
        (opens && self.follows(end, 6)).then(|| Reading {
            tokens: first..end,
            places: vec![place],
            ..Reading::default()
        })
    }

    /// Reads one item into `reading`; returns the index behind it.
    pub(super) fn item(&self, reading: &mut Reading, at: usize) -> Option<usize> {
        if at > reading.tokens.start && self.begins_paragraph(at) {
            return None;
        }
        match self.word(at) {
            "(" | "[" => return self.bracket(reading, at).or_else(|| self.open_bracket(reading, at)),
            "/" => return self.slashes(reading, at),
            _ => {}
        }
        if reading.date.is_none() {
            let date = self.date(at).or_else(|| self.weekday(reading, at));
            if let Some(date) = date.or_else(|| self.garbled_date(reading, at)) {
                let end = date.tokens.end;
                reading.date = Some(date);
                return Some(end);
            }
        }
        if let Some(end) = self.bare_credit(reading, at) {
            reading.credits.push(Credit { tokens: at..end, known: true });
            return Some(end);
        }
        // Behind a date a place stands only where the credit came first: `(ANSA) - ROME, OCT 5 -`.
        let open =
            reading.date.is_none() || !reading.credits.is_empty() || self.is_city_behind_date(reading, at);
        if reading.places.is_empty() && open { self.places(reading, at) } else { None }
    }

    /// `30 July 2015, Helsinki –`, `March 30, 2009 NEWARK --`: a city behind the date that opens the reading.
    fn is_city_behind_date(&self, reading: &Reading, at: usize) -> bool {
        let opens = reading.date.as_ref().is_some_and(|date| date.tokens.start == reading.tokens.start);
        let Some(end) = self.name_end(at).filter(|_| opens) else { return false };
        let place = self.place_of(at..end);
        let parted = matches!(self.word(at - 1), "," | "|");
        matches!(place.standing, Standing::City { .. })
            && (parted || place.capitals && reading.date.as_ref().is_some_and(DateItem::is_full))
    }

    /// `(Reuters -`: a credit whose bracket nobody closed.
    fn open_bracket(&self, reading: &mut Reading, open: usize) -> Option<usize> {
        let end = (open + 2..open + 5).find(|&end| self.dash(end).is_some() && self.is_spaced(end))?;
        let known = !reading.places.is_empty() && agency::name_of(self.text(open + 1..end)).is_some();
        if !known {
            return None;
        }
        reading.credits.push(Credit { tokens: open + 1..end, known });
        Some(end)
    }

    /// The mark behind the item that ends before `at`.
    pub(super) fn mark(&self, reading: &Reading, at: usize) -> Mark {
        if self.begins_paragraph(at) {
            return Mark::Closing(Closing::Line, at);
        }
        let mut next = at;
        let outlet_first = reading.places.is_empty() && !reading.credits.is_empty();
        while matches!(self.word(next), "," | "|")
            || self.word(next) == "." && self.goes_on_behind_stop(next)
            || self.word(next) == "/" && outlet_first && self.is_spaced(next)
        {
            next += 1;
        }
        if next > at {
            // `Jeddah, Rajab 27, 1433, June 17, 2012, SPA --`.
            let other = read_other_date(&self.document, next).filter(|&end| self.word(end) == ",");
            next = other.map_or(next, |end| end + 1);
        }
        if let Some(end) = self.clock_behind_date(reading, at) {
            next = end;
        }
        if let Some(end) = self.dash(next) {
            return Mark::Closing(Closing::Dash, end);
        }
        if self.is_between_bars(reading, at) {
            return Mark::Closing(Closing::Stop, at + 1);
        }
        match self.word(next) {
            ";" if self.word(at - 1) == ")" && !reading.credits.is_empty() => {
                return Mark::Closing(Closing::Bracket, next + 1);
            }
            ":" => return Mark::Closing(Closing::Colon, self.dash(next + 1).unwrap_or(next + 1)),
            "." if self.word(next - 1) == "/"
                || !reading.places.is_empty() && (reading.date.is_some() || self.word(next - 1) == ")") =>
            {
                return Mark::Closing(Closing::Stop, next + 1);
            }
            _ => {}
        }
        if next > at {
            return Mark::Soft(next);
        }
        if outlet_first && self.is_closing_slash(at) {
            return Mark::Closing(Closing::Stop, at + 1);
        }
        let in_brackets = self.word(reading.tokens.start) == "(" && reading.date.is_some();
        let follows_credit =
            matches!(self.word(at - 1), ")" | "]" | "/") && (!reading.credits.is_empty() || in_brackets);
        if follows_credit {
            let closing = if self.word(at - 1) == "/" { Closing::Stop } else { Closing::Bracket };
            return Mark::Closing(closing, at);
        }
        let goes_on = matches!(self.word(at), "(" | "[" | "/")
            || self.begins_date(at)
            || self.bare_credit(reading, at).is_some()
            || reading.places.is_empty()
                && reading.credits.is_empty()
                && self.is_city_behind_date(reading, at)
            || matches!(self.word(at - 1), ")" | "]");
        if goes_on { Mark::Soft(at) } else { Mark::None }
    }

    /// The index behind the time of `Vatican City, May 5, 2019 / 04:10 am (CNA)`, where the date ends before `at`.
    fn clock_behind_date(&self, reading: &Reading, at: usize) -> Option<usize> {
        let dated = reading.date.as_ref().is_some_and(|date| date.tokens.end == at);
        let clock = dated && self.word(at) == "/" && self.word(at + 1).contains(':');
        (clock && matches!(self.word(at + 2), "am" | "pm" | "a.m." | "p.m.") && self.word(at + 3) == "(")
            .then_some(at + 3)
    }

    /// `Kigali, Rwanda | AFP |`: whether the bar at `at` closes what a bar before the last credit opened.
    fn is_between_bars(&self, reading: &Reading, at: usize) -> bool {
        let credit = reading.credits.last().filter(|credit| credit.tokens.end == at);
        let opened =
            credit.is_some_and(|credit| credit.tokens.start > 0 && self.word(credit.tokens.start - 1) == "|");
        opened && self.word(at) == "|"
    }

    pub(super) fn goes_on_behind_stop(&self, stop: usize) -> bool {
        matches!(self.word(stop + 1), "(" | "/" | "," | "-" | "--" | "–" | "—" | "_")
            || self.begins_date(stop + 1)
    }

    /// The index behind the dash at `at`, unless it joins two words.
    pub(super) fn dash(&self, at: usize) -> Option<usize> {
        // `&mdash;`, `&#8212;`, and a dash whose bytes were read in the wrong encoding.
        match self.word(at) {
            "&" if matches!(self.word(at + 1), "mdash" | "ndash") => {
                return (self.word(at + 2) == ";").then_some(at + 3);
            }
            "&" if self.word(at + 1) == "#" && matches!(self.word(at + 2), "8211" | "8212") => {
                return (self.word(at + 3) == ";").then_some(at + 4);
            }
            "â€" => return Some(at + 2),
            "â" if self.word(at + 1) == "€" => return Some(at + 3),
            _ => {}
        }
        if !self.is_kind(at, TokenKind::Dash) {
            return None;
        }
        let joins = !self.is_spaced(at)
            && !self.is_spaced(at + 1)
            && matches!(self.word(at), "-" | "‐" | "‑" | "_")
            && self.is_kind(at - 1, TokenKind::Word);
        let mut end = at + 1;
        while self.is_kind(end, TokenKind::Dash) && !self.begins_paragraph(end) {
            end += 1;
        }
        let rule = self.word(at).chars().nth(LONGEST_DASH).is_some();
        (!joins && !rule).then_some(end)
    }
}
