//! [`Reader`]: the tokens of one sentence as the rules look at them.

use super::lexicon::{LONGEST, Letters, Sense};
use crate::text::{Document, Token, TokenKind};

/// What the tokens of a document may mean, looked up once: the rules ask for most of them several times.
#[derive(Clone, Debug, Default)]
pub(super) struct Senses {
    of_tokens: Vec<Sense>,
    /// The tokens that may begin a mention by their own look: about one in four.
    pub(super) openings: Vec<u32>,
}

impl Senses {
    pub(super) fn new(document: &Document<'_>) -> Self {
        let tokens = document.tokens();
        let mut senses = Self {
            of_tokens: Vec::with_capacity(tokens.len()),
            openings: Vec::with_capacity(tokens.len() / 2),
        };
        for (at, token) in tokens.iter().enumerate() {
            let text = &document.text().as_bytes()[token.span().start() as usize..];
            senses.add(at, *token, text);
        }
        senses
    }

    /// Adds the next token, with which `text` begins.
    fn add(&mut self, at: usize, token: Token, text: &[u8]) {
        let (sense, opens) = match token.kind() {
            TokenKind::Word => of_word(token, text),
            kind => (Sense::Other, matches!(kind, TokenKind::Number | TokenKind::Money)),
        };
        let is_number = token.kind() == TokenKind::Number;
        // Most articles stand before words that mean nothing here.
        if self.of_tokens.last() == Some(&Sense::The) && (is_number || sense != Sense::Other) {
            self.openings.push(at as u32 - 1);
        }
        if is_number {
            self.open_signs(at);
        }
        if opens {
            self.openings.push(at as u32);
        }
        self.of_tokens.push(sense);
    }

    /// Opens the two tokens before a number: `$ 10`, `US $ 10`.
    fn open_signs(&mut self, number: usize) {
        let first = number.saturating_sub(2) as u32;
        let unopened = self.openings.last().map_or(first, |last| first.max(last + 1));
        self.openings.extend(unopened..number as u32);
    }
}

/// What a word may mean, and whether it may begin a mention; `text` begins with it.
fn of_word(token: Token, text: &[u8]) -> (Sense, bool) {
    let word = &text[..token.span().len() as usize];
    if word.len() > LONGEST + 1 {
        return (Sense::Other, opens_by_form(word));
    }
    let name = word.strip_suffix(b".").unwrap_or(word);
    let letters = Letters::new(text, name.len());
    let sense = if name.len() > LONGEST { Sense::Other } else { letters.sense() };
    match sense {
        Sense::Other => (sense, letters.has(b'-') || !begins_small(word) && opens_by_form(word)),
        // Months and weekdays are capitalised, unless their name means nothing else.
        Sense::Month(_) | Sense::Weekday(_) | Sense::Weekdays
            if !token.is_capitalised() && (word.len() < 6 || word == b"august") =>
        {
            (Sense::Other, false)
        }
        Sense::The => (sense, false),
        _ => (sense, true),
    }
}

/// Whether a word that means nothing to the grammar has a hyphen or, unless it begins with a small letter, a digit.
fn opens_by_form(word: &[u8]) -> bool {
    let small = begins_small(word);
    word.iter().any(|byte| *byte == b'-' || !small && byte.is_ascii_digit())
}

fn begins_small(word: &[u8]) -> bool {
    word.first().is_some_and(u8::is_ascii_lowercase)
}

/// The tokens of one sentence. Outside of it there are only empty words, so no rule reads past its ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reader<'d> {
    document: &'d Document<'d>,
    senses: &'d [Sense],
    first: usize,
    end: usize,
}

impl<'d> Reader<'d> {
    /// `senses` are those of the document.
    pub(super) fn new(
        document: &'d Document<'d>,
        senses: &'d Senses,
        sentence: std::ops::Range<usize>,
    ) -> Self {
        Self { document, senses: &senses.of_tokens, first: sentence.start, end: sentence.end }
    }

    pub(super) fn tokens(self) -> std::ops::Range<usize> {
        self.first..self.end
    }

    fn holds(self, at: usize) -> bool {
        (self.first..self.end).contains(&at)
    }

    /// The text of the token, empty outside of the sentence.
    pub(super) fn word(self, at: usize) -> &'d str {
        if self.holds(at) { self.document.word(at) } else { "" }
    }

    /// The text of the token before `at`.
    pub(super) fn before(self, at: usize) -> &'d str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    /// The text from the first to the last of the tokens, all of them in the sentence.
    pub(super) fn text(self, tokens: std::ops::Range<usize>) -> &'d str {
        &self.document.text()[self.document.span_of(tokens)]
    }

    /// Whether the token is that word, in any case.
    pub(super) fn is(self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    /// Whether the token is one of those words, in any case.
    pub(super) fn is_any(self, at: usize, words: &[&str]) -> bool {
        let own = self.word(at);
        words.iter().any(|word| own.eq_ignore_ascii_case(word))
    }

    /// Whether the token before `at` is one of those words, in any case.
    pub(super) fn follows(self, at: usize, words: &[&str]) -> bool {
        let before = self.before(at);
        words.iter().any(|word| before.eq_ignore_ascii_case(word))
    }

    pub(super) fn is_number(self, at: usize) -> bool {
        self.holds(at) && self.document.tokens()[at].kind() == TokenKind::Number
    }

    pub(super) fn is_money(self, at: usize) -> bool {
        self.holds(at) && self.document.tokens()[at].kind() == TokenKind::Money
    }

    pub(super) fn is_word(self, at: usize) -> bool {
        self.holds(at) && self.document.tokens()[at].kind() == TokenKind::Word
    }

    pub(super) fn is_dash(self, at: usize) -> bool {
        self.holds(at) && self.document.tokens()[at].kind() == TokenKind::Dash
    }

    pub(super) fn is_capitalised(self, at: usize) -> bool {
        self.holds(at) && self.document.tokens()[at].is_capitalised()
    }

    /// Whether the token before `at` is capitalised and not the first of its sentence.
    pub(super) fn is_capitalised_before(self, at: usize) -> bool {
        at > self.first + 1 && self.is_capitalised(at - 1)
    }

    /// Whether a number that is glued to the mark before `at` may be a number of its own there.
    pub(super) fn may_open_number(self, at: usize) -> bool {
        let kind = self.document.tokens()[at - 1].kind();
        matches!(kind, TokenKind::Quote | TokenKind::Dash) || matches!(self.before(at), "(" | "[" | "/" | "|")
    }

    /// Whether the token follows the one before it without a blank.
    pub(super) fn is_glued(self, at: usize) -> bool {
        self.holds(at) && at > self.first && !self.document.tokens()[at].space_before()
    }

    /// What the token may mean.
    pub(super) fn sense(self, at: usize) -> Sense {
        if self.holds(at) { self.senses[at] } else { Sense::Other }
    }

    /// The month that the token names.
    pub(super) fn month(self, at: usize) -> Option<u8> {
        match self.sense(at) {
            Sense::Month(month) => Some(month),
            _ => None,
        }
    }

    /// The index behind a comma at `at`, or `at`.
    pub(super) fn skip_comma(self, at: usize) -> usize {
        at + usize::from(self.word(at) == ",")
    }

    /// The index behind the word at `at`, or `at` if another stands there.
    pub(super) fn skip(self, at: usize, word: &str) -> usize {
        at + usize::from(self.is(at, word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Segmenter;

    fn openings(text: &str) -> Vec<String> {
        let mut segmenter = Segmenter::new();
        let document = segmenter.segment(text);
        Senses::new(&document).openings.iter().map(|at| document.word(*at as usize).to_owned()).collect()
    }

    #[test]
    fn most_words_open_nothing() {
        assert_eq!(
            openings("The man may have said so, of the sun and the second Reuters article"),
            ["the", "second"]
        );
        assert_eq!(
            openings("The year-end rush, the other day; the 1990s"),
            ["year-end", "day", "the", "1990s"]
        );
    }

    #[test]
    fn the_signs_before_a_number_open_an_amount_with_it() {
        assert_eq!(openings("He paid US $ 10 and AED9 and $5"), ["US", "$", "10", "AED9", "$5"]);
        assert_eq!(openings("Two 5 7"), ["Two", "5", "7"]);
    }
}
