//! Written calendar dates: `Dec. 2`, `2nd Dec, 2024`, `12/16/04`, `Tuesday, September 1, 2015`.

use super::calendar::days_in_month;
use super::lexicon;
use crate::text::{Document, TokenKind};

/// A calendar date as it is written, perhaps without its day or year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct WrittenDate {
    pub(crate) year: Option<i16>,
    pub(crate) month: u8,
    pub(crate) day: Option<u8>,
}

impl WrittenDate {
    /// The date, unless no year has such a day.
    pub(super) fn new(year: Option<i16>, month: u8, day: Option<u8>) -> Option<Self> {
        const LEAP_YEAR: i16 = 2000;
        let last = days_in_month(year.unwrap_or(LEAP_YEAR), month);
        (last > 0 && day.is_none_or(|day| (1..=last).contains(&day))).then_some(Self { year, month, day })
    }
}

/// Reads a written date that begins with the token `first` (`Dec. 2`, `2nd Dec, 2024`, `2 December`, `12/16/04`,
/// `2024-12-02`, `June 2022`, `Tuesday, September 1, 2015`); returns it with the index behind its last token.
///
/// It is meant for datelines and other heads, where a date is expected: small letters (`11 may`), letters for
/// digits (`April l`, `March 2O`) and one wrong letter in a long month (`Narch 2`) are forgiven. A month alone is
/// no date, and a day that no year has (`Feb. 30`) is none.
pub(crate) fn read_written_date(document: &Document<'_>, first: usize) -> Option<(WrittenDate, usize)> {
    let head = Head { document };
    let at = head.skip_weekday(first);
    // Most tokens begin no date, and are told by their first look.
    match head.document.tokens().get(at)?.kind() {
        TokenKind::Number => head.numeric(at).or_else(|| head.day_first(at)),
        TokenKind::Word => head.month_first(at).or_else(|| head.day_first(at)),
        TokenKind::Symbol => head.day_first(at),
        _ => None,
    }
}

#[derive(Clone, Copy)]
struct Head<'d> {
    document: &'d Document<'d>,
}

impl<'d> Head<'d> {
    fn word(self, at: usize) -> &'d str {
        if at < self.document.tokens().len() { self.document.word(at) } else { "" }
    }

    /// The index behind a weekday and its comma, or `at` if none stands there.
    fn skip_weekday(self, at: usize) -> usize {
        match lexicon::weekday(self.word(at)) {
            Some(_) => self.skip_comma(at + 1),
            None => at,
        }
    }

    fn skip_comma(self, at: usize) -> usize {
        at + usize::from(matches!(self.word(at), "," | "."))
    }

    /// `2024-12-02`, `12/16/04`.
    fn numeric(self, at: usize) -> Option<(WrittenDate, usize)> {
        let date = numeric_date(self.word(at))?;
        Some((date, at + 1))
    }

    /// `Dec. 2`, `December 2, 2024`, `June 2022`.
    fn month_first(self, at: usize) -> Option<(WrittenDate, usize)> {
        let month = month_of_head(self.word(at))?;
        let at =
            at + 1 + usize::from(self.word(at + 1) == "." && !self.document.tokens()[at + 1].space_before());
        if let Some(year) = year(self.word(at)) {
            return Some((WrittenDate::new(Some(year), month, None)?, at + 1));
        }
        let day = self.day(at)?;
        self.with_year(month, day, at + 1)
    }

    /// `2 December`, `2nd Dec, 2024`, `2nd of December 2024`.
    fn day_first(self, at: usize) -> Option<(WrittenDate, usize)> {
        let day = self.day(at)?;
        let at = at + 1 + usize::from(self.word(at + 1) == "of");
        let month = month_of_head(self.word(at))?;
        self.with_year(month, day, at + 1)
    }

    /// The date with the year that stands at `at` or behind a comma there, if one does.
    fn with_year(self, month: u8, day: u8, at: usize) -> Option<(WrittenDate, usize)> {
        let behind_comma = self.skip_comma(at);
        let full =
            year(self.word(behind_comma)).and_then(|year| WrittenDate::new(Some(year), month, Some(day)));
        match full {
            Some(date) => Some((date, behind_comma + 1)),
            None => Some((WrittenDate::new(None, month, Some(day))?, at)),
        }
    }

    /// The day of the month that the token stands for, a letter O or l read as the digit that it was.
    fn day(self, at: usize) -> Option<u8> {
        let word = self.word(at);
        if let Some(day) = day_of_month(word) {
            return Some(day);
        }
        if word == "I"
            && self.document.tokens().get(at + 1).is_some_and(|next| next.kind() == TokenKind::Word)
        {
            return None;
        }
        let mut day = 0;
        for c in word.chars() {
            let digit = match c {
                'O' | 'o' => 0,
                'l' | 'I' | '|' => 1,
                _ => c.to_digit(10)? as u8,
            };
            day = if word.len() <= 2 { day * 10 + digit } else { return None };
        }
        (1..=31).contains(&day).then_some(day)
    }
}

/// A month of a head, also with one wrong letter in a name of five letters or more.
fn month_of_head(word: &str) -> Option<u8> {
    lexicon::month(word).or_else(|| {
        let wrong_letters =
            |name: &str| name.bytes().zip(word.bytes()).filter(|(a, b)| !a.eq_ignore_ascii_case(b)).count();
        let like = |name: &&str| name.len() >= 5 && name.len() == word.len() && wrong_letters(name) == 1;
        lexicon::MONTHS.iter().position(like).map(|index| index as u8 + 1)
    })
}

/// `2024-12-02`, `12/16/04`, `16/12/2004`: the month stands first unless it cannot.
pub(super) fn numeric_date(word: &str) -> Option<WrittenDate> {
    if word.len() < SHORTEST_NUMERIC_DATE {
        return None;
    }
    let separator = ['-', '/', '.'].into_iter().find(|&c| word.contains(c))?;
    let mut parts = word.split(separator);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    if first.len() == 4 {
        return WrittenDate::new(Some(year(first)?), small_number(second)?, Some(small_number(third)?));
    }
    let full_year = match third.len() {
        4 => year(third)?,
        2 => in_full(small_number(third)?),
        _ => return None,
    };
    let (a, b) = (small_number(first)?, small_number(second)?);
    let (month, day) = if a > 12 || separator == '.' { (b, a) } else { (a, b) };
    WrittenDate::new(Some(full_year), month, Some(day))
}

/// The length of `1/2/04`.
const SHORTEST_NUMERIC_DATE: usize = 6;

/// The year that two digits stand for: `04` is 2004, `87` is 1987.
pub(super) fn in_full(two_digits: u8) -> i16 {
    i16::from(two_digits) + if two_digits < 50 { 2000 } else { 1900 }
}

/// A year of four digits, 1000 to 2199.
pub(super) fn year(word: &str) -> Option<i16> {
    let shape = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    shape.then(|| word.parse().ok()).flatten().filter(|year| (1000..2200).contains(year))
}

/// A day of the month in digits, perhaps with its ordinal ending: `2`, `02`, `2nd`.
pub(super) fn day_of_month(word: &str) -> Option<u8> {
    let digits = word.len().min(word.bytes().take_while(u8::is_ascii_digit).count());
    let ending = matches!(&word[digits..], "" | "st" | "nd" | "rd" | "th" | "ST" | "ND" | "RD" | "TH");
    let day = small_number(&word[..digits]).filter(|_| ending)?;
    (1..=31).contains(&day).then_some(day)
}

/// A number of one or two digits.
fn small_number(word: &str) -> Option<u8> {
    let shape = matches!(word.len(), 1 | 2) && word.bytes().all(|b| b.is_ascii_digit());
    shape.then(|| word.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Segmenter;

    fn read(text: &str) -> Option<(String, String)> {
        let mut segmenter = Segmenter::new();
        let document = segmenter.segment(text);
        let (date, end) = read_written_date(&document, 0)?;
        let part = |part: Option<i16>| part.map_or("-".to_owned(), |part| part.to_string());
        let value = format!("{} {} {}", part(date.year), date.month, part(date.day.map(i16::from)));
        Some((value, document.text()[document.span_of(0..end)].to_owned()))
    }

    #[test]
    fn dates_are_read_in_every_usual_style() {
        for (text, value) in [
            ("Dec. 2", "- 12 2"),
            ("Dec 2", "- 12 2"),
            ("DEC 2", "- 12 2"),
            ("2nd Dec, 2024", "2024 12 2"),
            ("2 December", "- 12 2"),
            ("December 2, 2024", "2024 12 2"),
            ("July 21st, 2026", "2026 7 21"),
            ("Sept. 08, 2025", "2025 9 8"),
            ("12/16/04", "2004 12 16"),
            ("16/12/2004", "2004 12 16"),
            ("2024-12-02", "2024 12 2"),
            ("Jan 10", "- 1 10"),
            ("Tuesday, September 1, 2015", "2015 9 1"),
            ("Sun. Nov. 3, 2019", "2019 11 3"),
            ("June 2022", "2022 6 -"),
            ("11 may", "- 5 11"),
            ("3 oct 2011", "2011 10 3"),
            ("2nd of March 1998", "1998 3 2"),
            ("5 febrero", "- 2 5"),
            ("April l", "- 4 1"),
            ("March 2O", "- 3 20"),
            ("Narch 2", "- 3 2"),
            ("Feb. 29", "- 2 29"),
        ] {
            assert_eq!(
                read(&format!("{text} (Wire) - Rain fell.")),
                Some((value.to_owned(), text.to_owned()))
            );
        }
    }

    #[test]
    fn what_is_no_date_is_not_read() {
        for text in [
            "Feb. 30 (",
            "31 June",
            "April (Wire)",
            "May I come in",
            "2024-13-01",
            "13/13/2004",
            "Paris 3",
            "Marcia 2",
            "Tuesday -",
            "0 May",
            "",
        ] {
            let text = format!("{text} ");
            let found = (!text.trim().is_empty()).then(|| read(&text)).flatten();
            assert_eq!(found, None, "{text}");
        }
    }

    #[test]
    fn a_year_that_has_no_such_day_is_left_out() {
        assert_eq!(read("Feb. 29, 2023 -"), Some(("- 2 29".to_owned(), "Feb. 29".to_owned())));
    }
}
