//! What is enough to be a dateline.

use std::ops::Range;

use super::grammar::{Closing, DateItem, DayOf, Grammar, LONGEST_SENTENCE, PlaceItem, Reading, Standing};
use super::words::{is_common, is_finite_verb, is_no_place, is_opener, is_place_noun, is_speech};
use crate::place::Kind;
use crate::text::TokenKind;

/// A line of as many tokens is the beginning of a story even if no full stop is in sight.
const LONG_LEAD: usize = 15;

impl Grammar<'_> {
    /// Whether what was read up to `behind`, and ends with that closing before `end`, is a dateline.
    pub(super) fn accepts(&self, reading: &Reading, closing: Closing, behind: usize, end: usize) -> bool {
        let place = reading.places.first();
        let firm = place
            .is_some_and(|place| place.standing != Standing::Unknown || place.capitals || place.qualified);
        let known_credit = reading.credits.iter().any(|credit| credit.known);
        let (has_place, has_date, has_credit) =
            (place.is_some(), reading.date.is_some(), !reading.credits.is_empty());
        match closing {
            Closing::Bracket if firm && has_credit && self.is_date_in_bracket(reading) => true,
            Closing::Bracket if !has_credit => firm && self.is_date_line(reading),
            Closing::Bracket => known_credit && (firm || has_date || !has_place && self.follows(end, 3)),
            Closing::Stop if !has_credit => {
                place.is_some_and(|place| place.capitals) && has_date && self.follows(end, 8)
            }
            Closing::Stop if !has_place && !has_date => known_credit && self.follows(end, 8),
            Closing::Stop => firm && (has_date || known_credit || self.word(end - 1) != "."),
            Closing::Line => self.is_date_line(reading) && (!has_place || firm),
            Closing::Colon if !firm && !has_date || is_speaker(reading) => false,
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
    pub(super) fn is_date_in_bracket(&self, reading: &Reading) -> bool {
        let (Some(place), Some(date)) = (reading.places.last(), &reading.date) else { return false };
        (place.tokens.end..date.tokens.start).any(|at| self.word(at) == "(")
    }

    /// Whether a capitalised name and a comma stand before the date.
    pub(super) fn has_comma(&self, reading: &Reading) -> bool {
        let date = reading.date.as_ref().map_or(0, |date| date.tokens.start);
        date > 0 && self.word(date - 1) == "," && self.is_capitalised(reading.tokens.start)
    }

    /// A full date, with or without a place, that fills its line.
    pub(super) fn is_date_line(&self, reading: &Reading) -> bool {
        let full = reading.date.as_ref().is_some_and(DateItem::is_full);
        let start = reading.tokens.start;
        full && (self.begins_line(start) || self.word(start - 1) == "|")
    }

    /// A place and a dash, no date and no credit.
    pub(super) fn accepts_place(&self, reading: &Reading, behind: usize, end: usize) -> bool {
        let place = &reading.places[0];
        let enough = if place.capitals && place.standing != Standing::Unknown { 4 } else { 8 };
        let headed = self.is_capitalised(place.tokens.start)
            && !self.begins_paragraph(end)
            && self.follows(end, enough);
        if !headed || self.is_aside(end) || self.is_route(place, end) {
            return false;
        }
        if place.qualified {
            return true;
        }
        let long = if place.capitals && place.standing != Standing::Unknown { 7 } else { LONG_LEAD };
        if !self.is_lead(end, long) || !place.capitals && is_speech(self.word(end)) {
            return false;
        }
        match place.standing {
            Standing::City { .. } if self.is_doubtful(place) => false,
            Standing::City { .. } if place.capitals => self.text(place.name.clone()).len() > 2,
            Standing::City { population } => self.is_spaced(behind) || population >= 50_000,
            Standing::Area if place.capitals => self.is_spaced(end),
            Standing::Area => {
                self.is_spaced(end) && self.is_spaced(behind) && !self.is_kind(end, TokenKind::Number)
            }
            Standing::Unknown if place.capitals => {
                let long = (end..end + 7).all(|at| !self.is_kind(at, TokenKind::Stop));
                long && self.is_spaced(behind) && self.is_spaced(end) && self.may_be_unknown_place(place)
            }
            Standing::Unknown => self.is_village(place, behind, end),
        }
    }

    /// Whether the name is of a city that is less known than the common word: `Reading`, `FAST`, but not `Nice`.
    fn is_doubtful(&self, place: &PlaceItem) -> bool {
        let enough = if place.capitals { 100_000 } else { 300_000 };
        let small = matches!(place.standing, Standing::City { population } if population < enough);
        small && !place.qualified && self.is_common_name(&place.name)
    }

    /// Whether all words of the name are common English words: `Reading`, `MOBILE`.
    pub(super) fn is_common_name(&self, name: &Range<usize>) -> bool {
        name.clone().all(|at| is_common(self.word(at)))
    }

    /// Whether the name in capitals may be of a place that the table does not have: `GOOSE CREEK`, but not `BAR CODE`;
    /// or of a ship or plane: `ABOARD AIR FORCE ONE`.
    fn may_be_unknown_place(&self, place: &PlaceItem) -> bool {
        let name = place.name.clone();
        let last = self.word(name.end - 1);
        if self.word(name.start) == "ABOARD" {
            return matches!(name.len(), 2..=6);
        }
        name.len() <= 4
            && self.text(name.clone()).len() >= 4
            && name.clone().all(|at| !is_no_place(self.word(at)))
            && (name.len() > 1 && is_place_noun(last) || !is_common(last) && !self.begins_with_city(&name))
    }

    /// `BRUSSELS SPROUTS`, which is not Brussels.
    fn begins_with_city(&self, name: &Range<usize>) -> bool {
        let first = self.place_of(name.start..name.start + 1);
        name.len() > 1 && matches!(first.standing, Standing::City { population } if population >= 100_000)
    }

    /// `Kuujjuaq – A judge`: a village at the very head.
    fn is_village(&self, place: &PlaceItem, behind: usize, end: usize) -> bool {
        let name = place.name.clone();
        name.start == 0
            && name.len() == 1
            && !is_common(self.word(0))
            && matches!(self.word(behind), "–" | "—")
            && self.is_spaced(behind)
            && is_opener(self.word(end))
            && self.is_sentence(end)
    }

    /// A place and a colon, no date and no credit: not the name of a speaker, and no item of a list.
    pub(super) fn accepts_label(&self, reading: &Reading, end: usize) -> bool {
        let place = &reading.places[0];
        let enough = self.least_population(place);
        let city = matches!(place.standing, Standing::City { population } if population >= enough);
        let seat = self.text(place.name.clone()) == "UNITED NATIONS";
        (city || seat)
            && self.is_capitalised(place.tokens.start)
            && self.follows(end, 8)
            && self.is_sentence(end)
            && self.is_lead(end, LONG_LEAD)
            && !self.is_doubtful(place)
            && !self.is_spoken(end)
            && !self.is_among_labels(place, end)
    }

    /// From how many people on a city is believed before a colon. American towns are also surnames, and no newspaper
    /// there writes so.
    fn least_population(&self, place: &PlaceItem) -> u32 {
        let best = self.gazetteer.best(self.text(place.name.clone()));
        if place.qualified || best.is_some_and(|place| place.kind == Kind::Capital) {
            return 5_000;
        }
        match best.and_then(|place| place.country) {
            Some("US") if place.capitals => 400_000,
            Some("US") => 2_000_000,
            _ if place.capitals => 5_000,
            Some(
                "AE" | "BD" | "BH" | "BT" | "IN" | "KW" | "LK" | "MV" | "MY" | "NP" | "OM" | "PK" | "QA"
                | "SA",
            ) => 50_000,
            _ => 200_000,
        }
    }

    /// Whether the sentence at `at` is of one who speaks, not of a report: `I cannot tell a lie.`
    fn is_spoken(&self, at: usize) -> bool {
        let first_person =
            |at: usize| matches!(self.word(at), "I" | "I'm" | "we" | "We" | "my" | "me" | "you");
        let sentence = (at..at + 25).take_while(|&at| !self.is_kind(at, TokenKind::Stop));
        let mut plain = sentence.take_while(|&at| !self.is_kind(at, TokenKind::Quote));
        is_speech(self.word(at)) || plain.any(first_person)
    }

    /// Whether other labels that are no cities, or the same one, stand in the text, as in a transcript or a list: at
    /// the head of another paragraph, or behind a full stop in the same one.
    fn is_among_labels(&self, place: &PlaceItem, end: usize) -> bool {
        let tokens = self.document.tokens();
        let label = self.text(place.tokens.clone());
        let colon_of = |head: usize| {
            let colon = (head + 1..tokens.len().min(head + 5)).find(|&at| self.document.word(at) == ":")?;
            let name = |at: usize| tokens[at].kind() == TokenKind::Word && tokens[at].is_capitalised();
            (head..colon).all(name).then_some(colon)
        };
        let is_other = |head: usize| {
            colon_of(head).is_some_and(|colon| {
                let known = matches!(self.place_of(head..colon).standing, Standing::City { .. });
                self.text(head..colon) == label || place.capitals && self.are_capitals(head..colon) && !known
            })
        };
        let paragraphs = (end + 1..tokens.len().min(end + 1000)).filter(|&at| tokens[at].is_line_start());
        let mut sentences = (end + 1..tokens.len().min(end + 60))
            .take_while(|&at| !tokens[at].is_paragraph_start())
            .filter(|&at| tokens[at - 1].kind() == TokenKind::Stop);
        paragraphs.take(60).any(is_other) || sentences.any(|head| colon_of(head).is_some())
    }

    /// `May 28 -`, with neither place nor credit.
    pub(super) fn accepts_date(&self, reading: &Reading, end: usize) -> bool {
        let day = reading.date.as_ref().map(|date| date.day);
        let has_day = matches!(day, Some(DayOf::Calendar(date)) if date.day.is_some());
        let start = reading.tokens.start;
        let month_named = (start..end).any(|at| self.is_kind(at, TokenKind::Word) && self.is_capitalised(at));
        let dated = has_day && month_named && self.begins_paragraph(start) && self.is_spaced(end);
        dated && self.follows(end, 8) && !self.is_among_dates(end)
    }

    /// Whether another line begins with a date and a dash too, as in a chronicle.
    fn is_among_dates(&self, end: usize) -> bool {
        let lines = (end..end + 100).filter(|&at| self.token(at).is_some() && self.begins_line(at));
        let is_dated = |at| {
            let end = self.date(at).map(|date| date.tokens.end);
            end.is_some_and(|end| self.is_spaced(end) && self.dash(end).is_some())
        };
        lines.take(4).any(is_dated)
    }

    /// Whether a sentence of at least that many tokens begins at `at`, in the same paragraph or the next.
    pub(super) fn follows(&self, at: usize, tokens: usize) -> bool {
        let last = at + tokens;
        !self.is_hung_on(at)
            && last <= self.document.tokens().len()
            && (at + 1..last).all(|inner| !self.document.tokens()[inner].is_paragraph_start())
    }

    /// Whether a full stop stands in the rest of the paragraph from `at`, as in no headline.
    pub(super) fn is_sentence(&self, at: usize) -> bool {
        // A line that begins with a small letter goes on with the one before it.
        let same = |inner: &usize| *inner == at || !self.begins_paragraph(*inner) || self.is_hung_on(*inner);
        (at..at + LONGEST_SENTENCE).take_while(same).any(|inner| self.is_kind(inner, TokenKind::Stop))
    }

    /// Whether what begins at `at` reads like the first sentence of a story, not like a headline or a table: it ends
    /// with a full stop, or it is at least `long` tokens long.
    fn is_lead(&self, at: usize, long: usize) -> bool {
        let capitals = |from: usize, to: usize, least: usize| {
            (from..to).all(|at| self.is_all_capitals(at) && self.word(at).len() >= least)
        };
        let title = matches!(self.word(at), "A" | "THE") && capitals(at + 1, at + 2, 4);
        (self.is_sentence(at) || self.follows(at, long)) && !title && !capitals(at, at + 4, 2)
    }

    pub(super) fn is_all_capitals(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.is_all_caps() && token.kind() == TokenKind::Word)
    }

    /// Whether a second dash closes an aside, and the sentence goes on: `Lagos — Africa's largest city — was dark`.
    fn is_aside(&self, end: usize) -> bool {
        const LONGEST: usize = 14;
        let dash = self.word(end - 1);
        let is_dash = |at: &usize| self.word(*at) == dash;
        let stop =
            (end..end + 40).find(|&at| self.is_kind(at, TokenKind::Stop) || self.begins_paragraph(at + 1));
        let sentence = end..stop.unwrap_or(end + 40);
        let mut dashes = sentence.filter(is_dash);
        match (dashes.next(), dashes.next()) {
            (Some(second), None) => second < end + LONGEST && is_finite_verb(self.word(second + 1)),
            _ => false,
        }
    }

    /// Whether the dash joins two places or teams: `MILAN - ROMA 2-1`, `London - Paris in two hours`,
    /// `Barcelona – Real Madrid: the teams meet`.
    fn is_route(&self, place: &PlaceItem, end: usize) -> bool {
        let Some(next_end) = self.name_end(end) else { return false };
        let next = self.place_of(end..next_end);
        let city = matches!(next.standing, Standing::City { population } if population >= 100_000);
        let goes_on = matches!(self.word(next_end), "in" | "via" | "," | ":")
            || self.is_kind(next_end, TokenKind::Number);
        let played = !place.capitals && self.word(next_end) == ":";
        played || city && (place.capitals && next.capitals && self.word(end).len() > 3 || goes_on)
    }

    /// Whether a small word stands there: `Paris - the city`.
    pub(super) fn is_hung_on(&self, at: usize) -> bool {
        self.is_kind(at, TokenKind::Word) && self.word(at).chars().next().is_some_and(char::is_lowercase)
    }
}

/// `ANN LEE (CNN):`, in a transcript.
fn is_speaker(reading: &Reading) -> bool {
    let unknown =
        |place: &PlaceItem| place.standing == Standing::Unknown && !place.qualified && place.name.len() > 1;
    reading.date.is_none() && !reading.credits.is_empty() && reading.places.first().is_some_and(unknown)
}
