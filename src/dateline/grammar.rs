//! The grammar of datelines: items (places, date, credits, reporters) and the marks between and behind them.

use std::ops::Range;

use super::agency;
use crate::place::{Gazetteer, NameKind, PlaceRecord};
use crate::text::{Document, Token, TokenKind};
use crate::value::{MONTHS, WrittenDate, read_written_date};

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
    capitals: bool,
    /// Whether the table knows the qualifier as a country or region.
    qualified: bool,
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

#[derive(Clone, Debug)]
pub(super) struct Credit {
    pub(super) tokens: Range<usize>,
    known: bool,
}

/// What ends a dateline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Closing {
    Dash,
    Colon,
    /// The bracket around a credit, the text following at once.
    Bracket,
    /// The slash behind a credit, or the full stop behind the slash or the date.
    Stop,
    Line,
}

/// What stands behind an item.
enum Mark {
    /// The dateline may end here, before the token; or go on from there.
    Closing(Closing, usize),
    /// The next item begins at the token.
    Soft(usize),
    None,
}

/// Reads datelines off the tokens of a document.
#[derive(Clone, Copy)]
pub(super) struct Grammar<'d> {
    document: Document<'d>,
    gazetteer: Gazetteer<'static>,
    /// No token from here on is looked at.
    limit: usize,
}

/// A dateline has at most as many items and brackets.
const MOST_ITEMS: usize = 10;
/// Most tokens between two brackets.
const LONGEST_BRACKET: usize = 28;
/// Most tokens of a place's name.
const LONGEST_NAME: usize = 6;
/// Most tokens that are searched for the end of a sentence.
const LONGEST_SENTENCE: usize = 100;
/// Most tokens of a credit.
const LONGEST_CREDIT: usize = 6;

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

    fn is_spaced(&self, at: usize) -> bool {
        self.token(at).is_none_or(Token::space_before)
    }

    pub(super) fn begins_paragraph(&self, at: usize) -> bool {
        self.token(at).is_none_or(Token::is_paragraph_start)
    }

    fn begins_line(&self, at: usize) -> bool {
        self.token(at).is_none_or(Token::is_line_start)
    }

    fn is_capitalised(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::is_capitalised)
    }

    fn text(&self, tokens: Range<usize>) -> &'d str {
        &self.document.text()[self.document.span_of(tokens)]
    }

    // The whole.

    /// The dateline that begins with the token `first`, if one does.
    pub(super) fn read(&self, first: usize) -> Option<Reading> {
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
                        break;
                    }
                }
                Mark::Soft(next) => at = next,
                Mark::None => break,
            }
        }
        best.or_else(|| self.read_unmarked(first))
    }

    /// A dateline with no mark behind it: a city in capitals, or a date with weekday and year.
    fn read_unmarked(&self, first: usize) -> Option<Reading> {
        self.read_unmarked_date(first).or_else(|| self.read_unmarked_city(first))
    }

    /// `Thursday, May 7, 2015 On Tuesday, the government`.
    fn read_unmarked_date(&self, first: usize) -> Option<Reading> {
        let date = self.full_date(first).filter(|_| first > 0 && self.begins_paragraph(first))?;
        let tokens = date.tokens.clone();
        (self.is_weekday(first) && is_opener(self.word(tokens.end))).then(|| Reading {
            tokens,
            date: Some(date),
            ..Reading::default()
        })
    }

    /// `CAIRO Tens of thousands`.
    fn read_unmarked_city(&self, first: usize) -> Option<Reading> {
        if !self.token(first)?.is_all_caps() {
            return None;
        }
        let (end, record) = self.gazetteer.longest_match(&self.document, first)?;
        if !record.is_city() || record.name_kind == NameKind::Abbreviation || !self.are_capitals(first..end) {
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
    fn item(&self, reading: &mut Reading, at: usize) -> Option<usize> {
        if at > reading.tokens.start && self.begins_paragraph(at) {
            return None;
        }
        match self.word(at) {
            "(" | "[" => return self.bracket(reading, at),
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
        let open = reading.date.is_none() || !reading.credits.is_empty();
        if reading.places.is_empty() && open { self.places(reading, at) } else { None }
    }

    /// The mark behind the item that ends before `at`.
    fn mark(&self, reading: &Reading, at: usize) -> Mark {
        if self.begins_paragraph(at) {
            return Mark::Closing(Closing::Line, at);
        }
        let mut next = at;
        while matches!(self.word(next), "," | "|") || self.word(next) == "." && self.goes_on_behind_stop(next)
        {
            next += 1;
        }
        if let Some(end) = self.dash(next) {
            return Mark::Closing(Closing::Dash, end);
        }
        match self.word(next) {
            ":" => return Mark::Closing(Closing::Colon, self.dash(next + 1).unwrap_or(next + 1)),
            "." if self.word(next - 1) == "/" || reading.date.is_some() && !reading.places.is_empty() => {
                return Mark::Closing(Closing::Stop, next + 1);
            }
            _ => {}
        }
        if next > at {
            return Mark::Soft(next);
        }
        let follows_credit = matches!(self.word(at - 1), ")" | "]" | "/") && !reading.credits.is_empty();
        if follows_credit {
            let closing = if self.word(at - 1) == "/" { Closing::Stop } else { Closing::Bracket };
            return Mark::Closing(closing, at);
        }
        let goes_on = matches!(self.word(at), "(" | "[" | "/")
            || self.begins_date(at)
            || self.bare_credit(reading, at).is_some()
            || matches!(self.word(at - 1), ")" | "]");
        if goes_on { Mark::Soft(at) } else { Mark::None }
    }

    fn goes_on_behind_stop(&self, stop: usize) -> bool {
        matches!(self.word(stop + 1), "(" | "/" | "," | "-" | "--" | "–" | "—" | "_")
            || self.begins_date(stop + 1)
    }

    /// The index behind the dash at `at`, unless it joins two words.
    fn dash(&self, at: usize) -> Option<usize> {
        if self.word(at) == "&" && matches!(self.word(at + 1), "mdash" | "ndash") {
            return (self.word(at + 2) == ";").then_some(at + 3);
        }
        if !self.is_kind(at, TokenKind::Dash) {
            return None;
        }
        let joins = !self.is_spaced(at)
            && !self.is_spaced(at + 1)
            && matches!(self.word(at), "-" | "‐" | "‑")
            && self.is_kind(at - 1, TokenKind::Word);
        let mut end = at + 1;
        while self.is_kind(end, TokenKind::Dash) && !self.begins_paragraph(end) {
            end += 1;
        }
        (!joins).then_some(end)
    }

    // Dates.

    fn begins_date(&self, at: usize) -> bool {
        self.date(at).is_some()
    }

    fn date(&self, at: usize) -> Option<DateItem> {
        let token = self.token(at)?;
        let may_begin = match token.kind() {
            TokenKind::Number => true,
            TokenKind::Word => token.span().len() <= 12,
            _ => false,
        };
        let (date, end) = may_begin.then(|| read_written_date(&self.document, at)).flatten()?;
        let whole = end <= self.limit && (at + 1..end).all(|inner| !self.begins_paragraph(inner));
        whole.then_some(DateItem { tokens: at..end, day: DayOf::Calendar(date) })
    }

    /// `BRISBANE, Thursday –`.
    fn weekday(&self, reading: &Reading, at: usize) -> Option<DateItem> {
        let day = WEEKDAYS.iter().position(|name| name.eq_ignore_ascii_case(self.word(at)))?;
        let closed = self.dash(at + 1).is_some() || matches!(self.word(at + 1), ":" | "(");
        (closed && !reading.places.is_empty())
            .then_some(DateItem { tokens: at..at + 1, day: DayOf::Week(day as u8) })
    }

    /// What stands in the place of a date, behind a comma and before a dash: `Marchg 12`, `March 187`, `April`.
    fn garbled_date(&self, reading: &Reading, at: usize) -> Option<DateItem> {
        let month = self.is_kind(at, TokenKind::Word) && matches!(self.word(at).len(), 3..=9);
        let number = self.is_kind(at + 1, TokenKind::Number);
        let end = if number { at + 2 } else { at + 1 };
        let month = month && (number || is_month(self.word(at)));
        let slot =
            at > 0 && self.word(at - 1) == "," && !reading.places.is_empty() && self.dash(end).is_some();
        (month && slot).then_some(DateItem { tokens: at..end, day: DayOf::Garbled })
    }

    // Credits.

    /// The end of a known credit without brackets: `SYDNEY, March 5 AAP -`, `Tehran, IRNA –`, `AFP -`.
    fn bare_credit(&self, reading: &Reading, at: usize) -> Option<usize> {
        if !self.is_kind(at, TokenKind::Word) {
            return None;
        }
        let first = reading.tokens.start == at;
        let end = (at + 1..=at + 4).rev().filter(|&end| end <= self.limit).find(|&end| {
            let closed = self.dash(end).is_some()
                || self.word(end) == "." && self.is_kind(end + 1, TokenKind::Dash)
                || matches!(self.word(end), "," | "/" | ":") && (!first || self.begins_date(end + 1));
            // `ERIE, Pa. —` is a state.
            let acronym = end - at > 1 || self.word(at).len() > 4 || !self.word(at).ends_with('.');
            let whole = !self.is_kind(end - 1, TokenKind::Stop);
            closed && acronym && whole && is_bare_credit(self.text(at..end))
        })?;
        let place = first && self.gazetteer.best(self.text(at..end)).is_some_and(|place| place.is_city());
        (!place).then_some(end)
    }

    /// A bracket: credits, a date, and where no place stands before it, a place.
    fn bracket(&self, reading: &mut Reading, open: usize) -> Option<usize> {
        let closing = if self.word(open) == "(" { ")" } else { "]" };
        let close = (open + 1..=open + LONGEST_BRACKET)
            .take_while(|&at| !self.begins_paragraph(at))
            .find(|&at| self.word(at) == closing)?;
        let mut draft = reading.clone();
        let mut at = open + 1;
        while at < close {
            if matches!(self.word(at), "," | "/" | "|" | ";" | ":" | ".") || self.is_kind(at, TokenKind::Dash)
            {
                at += 1;
            } else {
                at = self.bracket_item(&mut draft, at, close)?;
            }
        }
        // `--( )--`: a credit that was lost on the way.
        if close == open + 1 && reading.places.is_empty() {
            return None;
        }
        *reading = draft;
        Some(close + 1)
    }

    fn bracket_item(&self, reading: &mut Reading, at: usize, close: usize) -> Option<usize> {
        if reading.date.is_none() {
            if let Some(date) = self.date(at).filter(|date| date.tokens.end <= close) {
                let end = date.tokens.end;
                reading.date = Some(date);
                return Some(end);
            }
        }
        let end = (at + 1..close).find(|&end| self.ends_credit(end)).unwrap_or(close);
        if self.knows_credit(at..end) {
            self.add_credits(reading, at..end);
            return Some(end);
        }
        if reading.places.is_empty() && reading.credits.is_empty() {
            let mut draft = reading.clone();
            if let Some(end) = self.places(&mut draft, at).filter(|&end| end <= close) {
                if draft.places[0].standing != Standing::Unknown {
                    *reading = draft;
                    return Some(end);
                }
            }
        }
        if !self.may_be_credit(at..end) {
            return None;
        }
        self.add_credits(reading, at..end);
        Some(end)
    }

    /// Whether the token inside a bracket parts two credits, or a credit and a date.
    fn ends_credit(&self, at: usize) -> bool {
        match self.word(at) {
            "," | "|" | ";" => true,
            "/" => self.is_spaced(at) || self.is_spaced(at + 1),
            _ => {
                self.is_kind(at, TokenKind::Dash) && (self.is_spaced(at + 1) || self.begins_date(at + 1))
                    || self.is_spaced(at) && self.begins_date(at)
            }
        }
    }

    fn knows_credit(&self, tokens: Range<usize>) -> bool {
        let text = self.text(tokens.clone());
        agency::name_of(text).is_some()
            || agency::is_call_sign(text)
            || tokens.len() > 1
                && self.is_spaced(tokens.start + 1)
                && self.may_be_credit(tokens.clone())
                && agency::name_of(self.word(tokens.start)).is_some()
    }

    /// Adds a credit, or several that slashes join.
    fn add_credits(&self, reading: &mut Reading, tokens: Range<usize>) {
        let whole = agency::name_of(self.text(tokens.clone())).is_some();
        let slash = tokens.clone().find(|&at| self.word(at) == "/");
        if let Some(slash) = slash.filter(|&slash| !whole && slash > tokens.start && slash + 1 < tokens.end) {
            let parts = [tokens.start..slash, slash + 1..tokens.end];
            if parts.iter().any(|part| agency::name_of(self.text(part.clone())).is_some()) {
                for part in parts {
                    self.add_credits(reading, part);
                }
                return;
            }
        }
        let known = self.knows_credit(tokens.clone());
        reading.credits.push(Credit { tokens, known });
    }

    /// Whether the tokens may name an agency that is not in the table.
    fn may_be_credit(&self, tokens: Range<usize>) -> bool {
        let name_part = |at: usize| match self.token(at).map(Token::kind) {
            Some(TokenKind::Word) => self.is_capitalised(at) || is_small_name_part(self.word(at)),
            Some(TokenKind::Number) => tokens.len() > 1,
            Some(TokenKind::Address) => true,
            _ => matches!(self.word(at), "&" | "/" | "-" | "." | "'"),
        };
        let first = self.word(tokens.start);
        (1..=LONGEST_CREDIT).contains(&tokens.len())
            && (self.is_capitalised(tokens.start) || tokens.len() > 1)
            && first.len() > 1
            && !first.starts_with("D-")
            && !first.starts_with("R-")
            && tokens.clone().any(|at| self.is_capitalised(at))
            && tokens.clone().all(name_part)
    }

    /// `/TASS/`, `/PRNewswire/`.
    fn slashes(&self, reading: &mut Reading, open: usize) -> Option<usize> {
        let close = (open + 2..open + 2 + LONGEST_CREDIT)
            .take_while(|&at| !self.begins_paragraph(at))
            .find(|&at| self.word(at) == "/")?;
        let tokens = open + 1..close;
        if !(self.knows_credit(tokens.clone()) || self.is_spaced(open) && self.may_be_credit(tokens.clone()))
        {
            return None;
        }
        self.add_credits(reading, tokens);
        Some(close + 1)
    }

    // Places.

    /// One place or several: `LAGOS/ABUJA`, `KAMPALA and NAIROBI`, `LUSAKA, Zambia and JOHANNESBURG`.
    fn places(&self, reading: &mut Reading, at: usize) -> Option<usize> {
        let first = self.place(at)?;
        let mut end = first.tokens.end;
        if first.standing == Standing::Unknown && is_desk(self.word(end - 1)) {
            reading.credits.push(Credit { tokens: first.tokens, known: false });
            return Some(end);
        }
        reading.places.push(first);
        while reading.places.len() < MOST_ITEMS
            && (matches!(self.word(end), "/" | "&" | "and" | "AND") || self.begins_city(end))
        {
            if self.word(end) == "/" && self.slashes(&mut Reading::default(), end).is_some() {
                break;
            }
            let Some(next) = self.place(end + 1) else { break };
            end = next.tokens.end;
            reading.places.push(next);
        }
        self.tidy(&mut reading.places);
        Some(end)
    }

    /// Whether behind the comma at `at` a second city stands, and no qualifier: `NEW YORK, LONDON (Reuters)`.
    fn begins_city(&self, at: usize) -> bool {
        if self.word(at) != ","
            || self.names_day(at + 1)
            || self.bare_credit(&Reading::default(), at + 1).is_some()
        {
            return false;
        }
        let Some(end) = self.name_end(at + 1) else { return false };
        let city = self.place_of(at + 1..end);
        city.capitals
            && matches!(city.standing, Standing::City { .. })
            && self.gazetteer.area(self.text(at + 1..end)).is_none()
    }

    /// Drops a section's label before a city: `Sports News, New Delhi, Oct 12 (IANS)`.
    fn tidy(&self, places: &mut [PlaceItem]) {
        for place in places {
            let Some(qualifier) = place.qualifier.clone() else { continue };
            let city = self.place_of(qualifier.clone());
            let label = place.standing == Standing::Unknown && !place.capitals && !place.qualified;
            let is_city = matches!(city.standing, Standing::City { .. });
            if is_city && label {
                *place = city;
            } else if is_city && place.standing == Standing::Area && self.lies_in(&qualifier, &place.name) {
                // `Egypt, Cairo`: the country stands first.
                place.qualifier = Some(std::mem::replace(&mut place.name, qualifier));
                place.standing = city.standing;
                place.qualified = true;
            }
        }
    }

    /// Whether the table knows a city of the one name in a country or region of the other.
    fn lies_in(&self, city: &Range<usize>, area: &Range<usize>) -> bool {
        let resolved = self.gazetteer.resolve(self.text(city.clone()), Some(self.text(area.clone())));
        resolved.place.is_some_and(|place| place.is_city())
    }

    /// A place with its qualifiers.
    fn place(&self, at: usize) -> Option<PlaceItem> {
        let end = self.name_end(at)?;
        let mut place = self.place_of(at..end);
        if place.standing == Standing::Unknown {
            self.part_glued_qualifier(&mut place);
        }
        for _ in 0..3 {
            let Some((qualifier, end, known)) = self.qualifier(&place) else { break };
            place.tokens.end = end;
            place.qualified |= known;
            // The first one decides: `GEORGETOWN, Grand Cayman, British West Indies`.
            place.qualifier.get_or_insert(qualifier);
        }
        Some(place)
    }

    fn place_of(&self, name: Range<usize>) -> PlaceItem {
        let records = || self.gazetteer.candidates(self.text(name.clone()));
        let known = |record: &PlaceRecord<'_>| record.name_kind != NameKind::Abbreviation;
        let cities = records().filter(|record| record.is_city() && known(record));
        let standing = match cities.map(|city| city.prominence()).max() {
            Some(population) => Standing::City { population },
            None if records().any(|record| known(&record)) => Standing::Area,
            None => Standing::Unknown,
        };
        let capitals = self.are_capitals(name.clone());
        PlaceItem { tokens: name.clone(), name, qualifier: None, standing, capitals, qualified: false }
    }

    /// `FARMINGTON Conn.`, `FRESNO CA`: a state behind the city without a comma.
    fn part_glued_qualifier(&self, place: &mut PlaceItem) {
        let (start, end) = (place.name.start, place.name.end);
        let is_state = |split: usize| {
            let area = self.gazetteer.area(self.text(split..end));
            area.is_some_and(|area| {
                area.name_kind == NameKind::Abbreviation || !self.are_capitals(split..end)
            })
        };
        let Some(split) = (start + 1..end).find(|&split| is_state(split)) else { return };
        let bare = self.place_of(start..split);
        if bare.capitals || bare.standing != Standing::Unknown {
            *place = PlaceItem { tokens: start..end, qualifier: Some(split..end), qualified: true, ..bare };
        }
    }

    /// The qualifier behind a place: its tokens, the index behind it with its bracket, and whether it is known.
    fn qualifier(&self, place: &PlaceItem) -> Option<(Range<usize>, usize, bool)> {
        let at = place.tokens.end;
        let (first, bracket) = match self.word(at) {
            "," => (at + 1, false),
            "[" => (at + 1, true),
            _ => return None,
        };
        let cities =
            matches!(place.standing, Standing::City { .. }) && place.capitals && self.begins_city(at);
        if self.begins_paragraph(first) || self.names_day(first) || cities {
            return None;
        }
        if self.bare_credit(&Reading::default(), first).is_some() && first > 0 {
            return None;
        }
        let end = self.name_end(first)?;
        let known = self.gazetteer.area(self.text(first..end)).is_some();
        if bracket {
            return (self.word(end) == "]").then_some((first..end, end + 1, known));
        }
        let closed = matches!(self.word(end), "," | "(" | "[" | "/" | ":" | "." | "&" | "and" | "|")
            || self.dash(end).is_some()
            || self.begins_date(end)
            || self.begins_paragraph(end);
        closed.then_some((first..end, end, known))
    }

    fn names_day(&self, at: usize) -> bool {
        self.begins_date(at) || self.is_weekday(at) || self.is_garbled_date(at)
    }

    fn is_garbled_date(&self, at: usize) -> bool {
        let number = self.is_kind(at + 1, TokenKind::Number) && self.dash(at + 2).is_some();
        number || is_month(self.word(at)) && self.dash(at + 1).is_some()
    }

    fn is_weekday(&self, at: usize) -> bool {
        WEEKDAYS.iter().any(|name| name.eq_ignore_ascii_case(self.word(at)))
    }

    /// The end of the name of a place that begins at `at`: a known name, or a run of capitalised words.
    fn name_end(&self, at: usize) -> Option<usize> {
        let token = self.token(at)?;
        let known = self
            .gazetteer
            .longest_match(&self.document, at)
            .map(|(end, _)| end)
            .filter(|&end| end <= self.limit && (at + 1..end).all(|inner| !self.begins_paragraph(inner)));
        if token.kind() != TokenKind::Word || !token.is_capitalised() && known.is_none() {
            return None;
        }
        if known.is_none_or(|end| end == at + 1) && is_no_place(token_text(self.document, token)) {
            return None;
        }
        let mut end = at + 1;
        while end < at + LONGEST_NAME && self.continues_name(end) {
            end += 1;
        }
        Some(known.map_or(end, |known| known.max(end)))
    }

    fn continues_name(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        if token.kind() != TokenKind::Word || token.is_paragraph_start() || self.begins_date(at) {
            return false;
        }
        let word = self.word(at);
        let clitic = !token.space_before() && matches!(word, "'s" | "'S" | "’s" | "’S");
        clitic
            || token.is_capitalised() && !matches!(word, "AND") && !self.is_credit_before_dash(at)
            || is_particle(word) && self.is_capitalised(at + 1) && !self.begins_date(at + 1)
            || matches!(word, "city" | "province" | "state" | "county") && !self.begins_paragraph(at + 1)
    }

    /// `WASHINGTON AP -`: the credit is no part of the name.
    fn is_credit_before_dash(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::is_all_caps)
            && self.dash(at + 1).is_some()
            && is_bare_credit(self.word(at))
    }

    fn are_capitals(&self, tokens: Range<usize>) -> bool {
        let mut words = tokens.filter(|&at| self.is_kind(at, TokenKind::Word)).map(|at| self.word(at));
        words.all(|word| is_particle(word) || !word.chars().any(char::is_lowercase) || word.starts_with("Mc"))
    }

    // What is enough.

    /// Whether what was read up to `behind`, and ends with that closing before `end`, is a dateline.
    fn accepts(&self, reading: &Reading, closing: Closing, behind: usize, end: usize) -> bool {
        let place = reading.places.first();
        let firm = place
            .is_some_and(|place| place.standing != Standing::Unknown || place.capitals || place.qualified);
        let known_credit = reading.credits.iter().any(|credit| credit.known);
        let (has_place, has_date, has_credit) =
            (place.is_some(), reading.date.is_some(), !reading.credits.is_empty());
        match closing {
            Closing::Bracket if firm && has_credit && self.is_date_in_bracket(reading) => true,
            Closing::Bracket => known_credit && (firm || has_date || !has_place && self.follows(end, 3)),
            Closing::Stop => has_credit && firm && (has_date || known_credit || self.word(end - 1) != "."),
            Closing::Line => self.is_date_line(reading) && (!has_place || firm),
            Closing::Dash | Closing::Colon if has_place && (has_date || has_credit) => {
                (firm || known_credit || has_date && self.has_comma(reading))
                    && (firm && self.is_spaced(end) || !self.is_hung_on(end))
            }
            Closing::Dash if has_place => self.accepts_place(reading, behind, end),
            Closing::Colon if has_place => self.accepts_label(reading, end),
            Closing::Dash if has_credit => known_credit && self.follows(end, 3) || has_date,
            Closing::Colon if has_credit => known_credit && self.word(behind - 1) == ")",
            Closing::Dash => self.accepts_date(reading, end),
            Closing::Colon => false,
        }
    }

    /// `Tehran, (Unknown Agency - 2nd Dec, 2024)`, but not `MONTREAL, Feb 26 - (Name of a company)`.
    fn is_date_in_bracket(&self, reading: &Reading) -> bool {
        let (Some(place), Some(date)) = (reading.places.last(), &reading.date) else { return false };
        (place.tokens.end..date.tokens.start).any(|at| self.word(at) == "(")
    }

    /// Whether a capitalised name and a comma stand before the date.
    fn has_comma(&self, reading: &Reading) -> bool {
        let date = reading.date.as_ref().map_or(0, |date| date.tokens.start);
        date > 0 && self.word(date - 1) == "," && self.is_capitalised(reading.tokens.start)
    }

    /// A full date, with or without a place, that fills its line.
    fn is_date_line(&self, reading: &Reading) -> bool {
        let full = reading.date.as_ref().is_some_and(|date| match date.day {
            DayOf::Calendar(day) => day.year.is_some() && day.day.is_some(),
            DayOf::Week(_) | DayOf::Garbled => false,
        });
        let start = reading.tokens.start;
        full && (self.begins_line(start) || self.word(start - 1) == "|")
    }

    /// A place and a dash, no date and no credit.
    fn accepts_place(&self, reading: &Reading, behind: usize, end: usize) -> bool {
        let place = &reading.places[0];
        let enough = if place.capitals && place.standing != Standing::Unknown { 4 } else { 8 };
        let headed = self.is_capitalised(place.tokens.start) && !self.begins_paragraph(end);
        if !headed || !self.follows(end, enough) {
            return false;
        }
        match place.standing {
            _ if place.qualified => true,
            Standing::City { .. } => true,
            Standing::Area => self.is_spaced(end),
            Standing::Unknown if place.tokens.start == 0 && place.name.len() == 1 && !place.capitals => {
                // `Kuujjuaq – A judge`: a village at the very head.
                self.is_spaced(behind) && is_opener(self.word(end)) && self.is_sentence(end)
            }
            Standing::Unknown => {
                place.capitals
                    && place.name.len() <= 4
                    && self.is_spaced(behind)
                    && self.is_spaced(end)
                    && !self.token(end).is_some_and(Token::is_all_caps)
                    && place.name.clone().all(|at| !is_no_place(self.word(at)))
                    && self.text(place.name.clone()).len() >= 4
            }
        }
    }

    /// A place and a colon, no date and no credit: not the name of a speaker.
    fn accepts_label(&self, reading: &Reading, end: usize) -> bool {
        let place = &reading.places[0];
        let enough = if place.capitals { 5_000 } else { 200_000 };
        let city = matches!(place.standing, Standing::City { population } if population >= enough);
        city && self.is_capitalised(place.tokens.start)
            && self.follows(end, 8)
            && self.is_sentence(end)
            && !self.speaks_again(place)
    }

    /// Whether the label stands at the head of another paragraph too, as a speaker's does.
    fn speaks_again(&self, place: &PlaceItem) -> bool {
        let label = self.text(place.tokens.clone());
        let tokens = self.document.tokens();
        let heads = (place.tokens.end..tokens.len().min(place.tokens.end + 1000))
            .filter(|&at| tokens[at].is_paragraph_start());
        heads.take(60).any(|at| self.document.text()[tokens[at].span().start() as usize..].starts_with(label))
    }

    /// `May 28 -`, with neither place nor credit.
    fn accepts_date(&self, reading: &Reading, end: usize) -> bool {
        let day = reading.date.as_ref().map(|date| date.day);
        let has_day = matches!(day, Some(DayOf::Calendar(date)) if date.day.is_some());
        let start = reading.tokens.start;
        let month_named = (start..end).any(|at| self.is_kind(at, TokenKind::Word) && self.is_capitalised(at));
        has_day && month_named && self.begins_paragraph(start) && self.is_spaced(end) && self.follows(end, 8)
    }

    /// Whether a sentence of at least that many tokens begins at `at`, in the same paragraph or the next.
    fn follows(&self, at: usize, tokens: usize) -> bool {
        let last = at + tokens;
        !self.is_hung_on(at)
            && last <= self.document.tokens().len()
            && (at + 1..last).all(|inner| !self.document.tokens()[inner].is_paragraph_start())
    }

    /// Whether a full stop stands in the rest of the paragraph from `at`, as in no headline.
    fn is_sentence(&self, at: usize) -> bool {
        let tokens = self.document.tokens();
        let rest = &tokens[at.min(tokens.len())..tokens.len().min(at + LONGEST_SENTENCE)];
        let same =
            rest.iter().enumerate().take_while(|(index, token)| *index == 0 || !token.is_paragraph_start());
        same.filter(|(_, token)| token.kind() == TokenKind::Stop).count() > 0
    }

    /// Whether a small word stands there: `Paris - the city`.
    fn is_hung_on(&self, at: usize) -> bool {
        self.is_kind(at, TokenKind::Word) && self.word(at).chars().next().is_some_and(char::is_lowercase)
    }

    // Reporters.

    /// A byline: `By Asim Rehmani`, `By CRISPIN BRIGHT, Political Correspondent, PA News`. It ends with its line, or
    /// before a gap in the line; returns it with whether it fills its line.
    pub(super) fn byline(&self, at: usize) -> Option<(Reading, bool)> {
        if !self.word(at).eq_ignore_ascii_case("by") || !self.begins_line(at) {
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
        while !self.ends_byline(next) {
            if !matches!(self.word(next), "," | "|" | "-" | "–" | "—") || next > at + 24 {
                return None;
            }
            let end = (next + 1..next + 10).find(|&end| self.word(end) == "," || self.ends_byline(end))?;
            if agency::name_of(self.text(next + 1..end)).is_some() {
                reading.credits.push(Credit { tokens: next + 1..end, known: true });
            }
            next = end;
        }
        reading.tokens.end = next;
        Some((reading, self.begins_line(next)))
    }

    /// Whether the line ends before `at`, or a gap of several blanks stands there.
    fn ends_byline(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return true };
        let gap = token.span().start() - self.document.tokens()[at - 1].span().end();
        token.is_line_start() || gap >= 2
    }

    fn person_end(&self, at: usize) -> Option<usize> {
        if !self.is_kind(at, TokenKind::Word) || !self.is_capitalised(at) || self.begins_line(at) {
            return None;
        }
        let mut end = at + 1;
        while end < at + 5
            && !self.ends_byline(end)
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

    fn person_end_of_bar(&self, at: usize) -> Option<usize> {
        let bar = (at + 2..at + 6).find(|&bar| self.word(bar) == "|")?;
        (at..bar).all(|part| self.is_kind(part, TokenKind::Word) && self.is_capitalised(part)).then_some(bar)
    }

    pub(super) fn full_date(&self, at: usize) -> Option<DateItem> {
        let full =
            |day: &DayOf| matches!(day, DayOf::Calendar(date) if date.year.is_some() && date.day.is_some());
        self.date(at).filter(|date| full(&date.day))
    }
}

fn token_text<'d>(document: Document<'d>, token: &Token) -> &'d str {
    &document.text()[token.span()]
}

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Whether the text is a credit wherever it stands.
fn is_bare_credit(text: &str) -> bool {
    agency::find(text).is_some_and(|agency| !agency.needs_brackets)
}

/// Whether the word is a month written out.
fn is_month(word: &str) -> bool {
    MONTHS.iter().any(|month| month.eq_ignore_ascii_case(word))
}

/// Small words inside names of places.
fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "la"
            | "las"
            | "los"
            | "el"
            | "al"
            | "del"
            | "di"
            | "da"
            | "do"
            | "dos"
            | "du"
            | "des"
            | "le"
            | "les"
            | "of"
            | "the"
            | "on"
            | "upon"
            | "sur"
            | "en"
            | "am"
            | "an"
            | "der"
            | "den"
            | "y"
            | "e"
            | "bin"
            | "van"
            | "von"
            | "zu"
            | "ud"
            | "ul"
    )
}

/// Small words inside names of agencies.
fn is_small_name_part(word: &str) -> bool {
    is_particle(word) || matches!(word, "and" | "for" | "via" | "with" | "news" | "'s" | "’s")
}

/// The last word of a desk's name, which stands where a place might: `BRUSSELS TIMES DESK`.
fn is_desk(word: &str) -> bool {
    ["desk", "bureau", "correspondent", "reporter", "news", "report", "agencies", "monitoring"]
        .iter()
        .any(|desk| word.eq_ignore_ascii_case(desk))
}

/// Capitalised words with which no unknown place begins.
fn is_no_place(word: &str) -> bool {
    let mut buffer = [0; 16];
    let Some(lower) = buffer.get_mut(..word.len()) else { return false };
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    std::str::from_utf8(lower).is_ok_and(|lower| NO_PLACES.binary_search(&lower).is_ok())
}

/// Whether a sentence begins with the word so clearly that the city before it must be a dateline.
fn is_opener(word: &str) -> bool {
    OPENERS.binary_search(&word).is_ok()
}

/// Words at the head of labels, headlines and sentences; sorted.
#[rustfmt::skip]
const NO_PLACES: &[&str] = &[
    "a", "about", "abstract", "added", "after", "alert", "all", "also", "among", "an", "analysis",
    "and", "another", "answer", "as", "asean", "at", "background", "because", "before", "bonds", "box",
    "breaking", "brief", "briefs", "business", "but", "by", "caption", "chapter", "chart", "cia",
    "closing", "cocoa", "coffee", "column", "comment", "commodities", "contact", "continued", "copper",
    "corn", "correction", "corrections", "cotton", "credit", "crude", "culture", "currencies", "date",
    "day", "dear", "despite", "during", "earnings", "economy", "editor", "editorial", "eds", "election",
    "entertainment", "eu", "euro", "exclusive", "explainer", "fact", "factbox", "fbi", "feature",
    "features", "fifa", "figure", "file", "film", "final", "first", "fob", "football", "for", "forex",
    "from", "game", "gas", "gold", "gradings", "grain", "grains", "graphic", "group", "guest", "he",
    "headline", "headlines", "health", "her", "here", "highlights", "his", "home", "host", "how", "i",
    "if", "image", "imf", "in", "insight", "interview", "interviewer", "it", "its", "just", "keywords",
    "last", "late", "latest", "lead", "letter", "letters", "life", "link", "live", "livestock",
    "market", "markets", "meanwhile", "media", "men", "metals", "moderator", "money", "more", "most",
    "mr", "mrs", "ms", "music", "my", "nasa", "nato", "new", "news", "newsletter", "nickel", "no",
    "nor", "not", "note", "notes", "notice", "now", "obituary", "of", "official", "oil", "on", "one",
    "opec", "opinion", "or", "our", "over", "page", "photo", "photos", "picture", "pictures",
    "politics", "poll", "posted", "preview", "prices", "profile", "published", "q", "quarter",
    "question", "quotes", "recap", "related", "report", "result", "results", "review", "rpt", "rubber",
    "say", "says", "science", "score", "scorers", "scores", "section", "senator", "she", "silver",
    "since", "so", "soccer", "some", "source", "soybeans", "special", "sport", "sports", "standings",
    "stocks", "story", "sugar", "summary", "table", "tags", "take", "tech", "technology", "that", "the",
    "their", "there", "these", "they", "this", "those", "though", "time", "timeline", "tin", "tip",
    "title", "to", "today", "top", "topic", "total", "track", "two", "uefa", "un", "under", "until",
    "update", "updated", "updates", "urgent", "us", "video", "view", "warning", "watch", "we",
    "weather", "week", "weekend", "what", "wheat", "when", "where", "which", "while", "who", "why",
    "with", "women", "world", "wrap", "wrapup", "year", "yes", "yet", "you", "your", "zinc",
];

/// Words that begin a sentence and no name; sorted.
#[rustfmt::skip]
const OPENERS: &[&str] = &[
    "A", "About", "After", "All", "Almost", "Although", "An", "Another", "Any", "As", "At", "Because",
    "Before", "Both", "By", "Despite", "Dozens", "During", "Each", "Even", "Every", "Few", "For",
    "Four", "From", "Half", "He", "Her", "His", "How", "Hundreds", "If", "In", "Is", "It", "Its",
    "Just", "Last", "Many", "Millions", "More", "Most", "Nearly", "No", "Nobody", "Not", "Now", "On",
    "Once", "One", "Only", "Our", "Over", "Scores", "Several", "She", "Since", "Six", "So", "Some",
    "Such", "Ten", "Tens", "That", "The", "Their", "There", "These", "They", "This", "Those",
    "Thousands", "Three", "Two", "Under", "Until", "We", "What", "When", "Where", "Whether", "While",
    "Who", "Why", "With", "You",
];

#[cfg(test)]
mod tests {
    #[test]
    fn the_word_lists_are_sorted() {
        assert!(super::NO_PLACES.is_sorted());
        assert!(super::OPENERS.is_sorted());
    }
}
