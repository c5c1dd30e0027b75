//! [`Reader`]: the tokens of one sentence as the rules look at them.

use super::lexicon::{self, Sense};
use crate::text::{Document, TokenKind};

/// The tokens of one sentence. Outside of it there are only empty words, so no rule reads past its ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reader<'d> {
    document: &'d Document<'d>,
    /// What each token of the document may mean.
    senses: &'d [Sense],
    first: usize,
    end: usize,
}

/// What each token of the document may mean. The rules ask for most of them several times.
pub(super) fn senses(document: &Document<'_>) -> Vec<Sense> {
    (0..document.tokens().len()).map(|at| sense(document, at)).collect()
}

/// What the token may mean. Months and weekdays are capitalised, unless their name means nothing else.
fn sense(document: &Document<'_>, at: usize) -> Sense {
    let token = document.tokens()[at];
    if token.kind() != TokenKind::Word {
        return Sense::Other;
    }
    let word = document.word(at);
    let sense = lexicon::sense(word.strip_suffix('.').unwrap_or(word));
    match sense {
        Sense::Month(_) | Sense::Weekday(_) | Sense::Weekdays
            if !token.is_capitalised() && (word.len() < 6 || word == "august") =>
        {
            Sense::Other
        }
        _ => sense,
    }
}

impl<'d> Reader<'d> {
    /// `senses` are those of [`senses`].
    pub(super) fn new(
        document: &'d Document<'d>,
        senses: &'d [Sense],
        sentence: std::ops::Range<usize>,
    ) -> Self {
        Self { document, senses, first: sentence.start, end: sentence.end }
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
        words.iter().any(|word| self.is(at, word))
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
