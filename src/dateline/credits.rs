//! The grammar of a dateline's credits.

use std::ops::Range;

use super::agency;
use super::grammar::{Credit, Grammar, LONGEST_BRACKET, LONGEST_CREDIT, Reading, Standing};
use super::words::{is_bare_credit, is_common, is_desk, is_small_name_part};
use crate::text::{Token, TokenKind};

impl Grammar<'_> {
    /// The end of a known credit without brackets: `SYDNEY, March 5 AAP -`, `Tehran, IRNA –`, `AFP -`.
    pub(super) fn bare_credit(&self, reading: &Reading, at: usize) -> Option<usize> {
        if !self.is_kind(at, TokenKind::Word) {
            return None;
        }
        let first = reading.tokens.start == at;
        let behind_bar = !first && self.word(at - 1) == "|";
        let end = (at + 1..=at + 4).rev().filter(|&end| end <= self.limit).find(|&end| {
            let closed = self.dash(end).is_some()
                || self.word(end) == "."
                    && (self.is_kind(end + 1, TokenKind::Dash)
                        || reading.date.is_some() && self.is_all_capitals(end - 1))
                || matches!(self.word(end), "," | "/" | ":") && (!first || self.goes_on_behind_credit(end))
                || first && self.is_closing_slash(end);
            // `ERIE, Pa. —` is a state.
            let acronym = end - at > 1 || self.word(at).len() > 4 || !self.word(at).ends_with('.');
            let whole = (at..end).all(|part| !self.is_kind(part, TokenKind::Dash))
                && !self.is_kind(end - 1, TokenKind::Stop);
            let text = self.text(at..end);
            let between_bars = behind_bar && self.word(end) == "|" && agency::name_of(text).is_some();
            (between_bars || closed && acronym && is_bare_credit(text)) && whole
        })?;
        let place = first && self.gazetteer.best(self.text(at..end)).is_some_and(|place| place.is_city());
        (!place).then_some(end)
    }

    /// Whether the slash closes an outlet that opens the text: `Shafaq News/ A drone fell near the field.`
    pub(super) fn is_closing_slash(&self, at: usize) -> bool {
        self.word(at) == "/" && !self.is_spaced(at) && self.is_spaced(at + 1) && self.is_sentence(at + 1)
    }

    /// `afrol News, 5 November -`, `EUOBSERVER / BRUSSELS -`, `afrol News / Africa Renewal, 5 November -`.
    fn goes_on_behind_credit(&self, at: usize) -> bool {
        let city = || {
            let end = self.name_end(at + 1)?;
            let place = self.place_of(at + 1..end);
            Some(matches!(place.standing, Standing::City { .. }) && self.dash(end).is_some())
        };
        let other = || {
            let ends = at + 2..=at + 4;
            ends.into_iter().any(|end| is_bare_credit(self.text_before(at + 1, end)) && self.word(end) == ",")
        };
        self.begins_date(at + 1) || self.word(at) != ":" && (city().unwrap_or(false) || other())
    }

    /// The text of the tokens, or nothing if they are not all in reach.
    fn text_before(&self, start: usize, end: usize) -> &str {
        if end <= self.limit { self.text(start..end) } else { "" }
    }

    /// A bracket: credits, a date, and where no place stands before it, a place.
    pub(super) fn bracket(&self, reading: &mut Reading, open: usize) -> Option<usize> {
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

    pub(super) fn bracket_item(&self, reading: &mut Reading, at: usize, close: usize) -> Option<usize> {
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
        if reading.places.is_empty() {
            let mut draft = reading.clone();
            if let Some(end) = self.places(&mut draft, at).filter(|&end| end <= close) {
                if draft.places.first().is_some_and(|place| place.standing != Standing::Unknown) {
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
    pub(super) fn ends_credit(&self, at: usize) -> bool {
        match self.word(at) {
            "," | "|" | ";" => true,
            "/" => self.is_spaced(at) || self.is_spaced(at + 1),
            _ => {
                self.is_kind(at, TokenKind::Dash) && (self.is_spaced(at + 1) || self.begins_date(at + 1))
                    || self.is_spaced(at) && self.begins_date(at)
            }
        }
    }

    pub(super) fn knows_credit(&self, tokens: Range<usize>) -> bool {
        let text = self.text(tokens.clone());
        agency::name_of(text).is_some()
            || agency::is_call_sign(text)
            || text.split('/').any(|part| part.len() > 1 && agency::name_of(part).is_some())
            || tokens.len() > 1
                && self.is_spaced(tokens.start + 1)
                && self.may_be_credit(tokens.clone())
                && agency::name_of(self.word(tokens.start)).is_some()
    }

    /// Adds a credit, or several that slashes join.
    pub(super) fn add_credits(&self, reading: &mut Reading, tokens: Range<usize>) {
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

    /// The index behind a remark in brackets that names nothing: `[Text]`, `(Adds details)`.
    pub(super) fn behind_remark(&self, at: usize) -> Option<usize> {
        let closing = match self.word(at) {
            "(" => ")",
            "[" => "]",
            _ => return None,
        };
        let close = (at + 2..at + 6).find(|&close| self.word(close) == closing)?;
        let plain = |at: usize| is_common(self.word(at)) || self.word(at) == ",";
        let named = agency::name_of(self.text(at + 1..close)).is_some() || self.begins_line(close + 1);
        (!named && (at + 1..close).all(plain)).then_some(close + 1)
    }

    /// Whether the tokens may name an agency that is not in the table.
    pub(super) fn may_be_credit(&self, tokens: Range<usize>) -> bool {
        let name_part = |at: usize| match self.token(at).map(Token::kind) {
            Some(TokenKind::Word) => self.is_capitalised(at) || is_small_name_part(self.word(at)),
            Some(TokenKind::Number) => tokens.len() > 1,
            Some(TokenKind::Address) => true,
            _ => matches!(self.word(at), "&" | "/" | "-" | "." | "'"),
        };
        let first = self.word(tokens.start);
        // `[Text]`, `(Excerpt)`.
        if tokens.len() == 1 && is_common(first) && !is_desk(first) {
            return false;
        }
        (1..=LONGEST_CREDIT).contains(&tokens.len())
            && (self.is_capitalised(tokens.start) || tokens.len() > 1)
            && first.len() > 1
            && !first.starts_with("D-")
            && !first.starts_with("R-")
            && tokens.clone().any(|at| self.is_capitalised(at))
            && tokens.clone().all(name_part)
    }

    /// `/TASS/`, `/PRNewswire/`.
    pub(super) fn slashes(&self, reading: &mut Reading, open: usize) -> Option<usize> {
        // `/EINPresswire.com/`: the tokenizer takes the second slash for a part of the address.
        if self.is_kind(open + 1, TokenKind::Address) && self.word(open + 1).ends_with('/') {
            reading.credits.push(Credit { tokens: open + 1..open + 2, known: true });
            return Some(open + 2);
        }
        let close = (open + 2..open + 2 + LONGEST_CREDIT)
            .take_while(|&at| !self.begins_paragraph(at))
            .find(|&at| self.word(at) == "/")?;
        let tokens = open + 1..close;
        let date =
            self.date(close + 1).filter(|date| reading.date.is_none() && self.word(date.tokens.end) == "/");
        if !(self.knows_credit(tokens.clone()) || self.is_spaced(open) && self.may_be_credit(tokens.clone()))
        {
            return None;
        }
        self.add_credits(reading, tokens);
        // `/ ACCESSWIRE / June 15, 2021 /`.
        let end = date.as_ref().map_or(close + 1, |date| date.tokens.end + 1);
        reading.date = reading.date.take().or(date);
        Some(end)
    }
}
