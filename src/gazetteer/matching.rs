//! How names are compared with texts: by a hash that knows no capitals, then letter by letter.

use std::iter::Peekable;
use std::ops::Range;
use std::str::Chars;

use crate::tagger::hash::Hasher;
use crate::text::Document;

/// The hash of the tokens that were pushed: it grows with them, so that all beginnings have theirs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Prefix(Hasher);

impl Prefix {
    pub(super) const fn new() -> Self {
        Self(Hasher::new())
    }

    /// Adds the token `at` and returns the hash of all so far; `glued`: whether it is the first or has no white space
    /// before it.
    pub(super) fn push(&mut self, document: &Document<'_>, at: usize, glued: bool) -> u32 {
        if !glued {
            self.0.push(b' ');
        }
        for c in word(document, at).chars() {
            if c.is_ascii() {
                self.0.push(c.to_ascii_lowercase() as u8);
            } else {
                straight(c).to_lowercase().for_each(|c| self.0.push_char(c));
            }
        }
        self.0.finish()
    }
}

/// The token `at` without the full stop of an abbreviation.
fn word<'t>(document: &Document<'t>, at: usize) -> &'t str {
    let word = document.word(at);
    if document.tokens()[at].is_abbreviation() { word.strip_suffix('.').unwrap_or(word) } else { word }
}

/// A typographic apostrophe or hyphen as it stands on a keyboard.
const fn straight(c: char) -> char {
    match c {
        '’' | '‘' | 'ʼ' => '\'',
        '‐' | '‑' => '-',
        other => other,
    }
}

/// How a name stands in a text, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// As it was given.
    Written,
    /// With a capital at the head of a word that has none: in a headline, or at the head of a sentence.
    Titled,
    /// With words in capitals.
    Shouted,
}

/// The fewest letters of a name that is known in capitals: `WHO` is not `Who`.
const FEWEST_SHOUTED: usize = 4;

/// How the tokens are the name, if they are.
pub(super) fn fit(name: &str, document: &Document<'_>, tokens: Range<usize>) -> Option<Fit> {
    let mut rest = name.chars().peekable();
    let mut worst = Fit::Written;
    for at in tokens.clone() {
        if at > tokens.start {
            let glued = !document.tokens()[at].space_before();
            pass_stop(&mut rest, glued && document.word(at).starts_with('.'));
            if !glued && rest.next() != Some(' ') {
                return None;
            }
        }
        worst = worst.max(fit_word(&mut rest, word(document, at))?);
    }
    pass_stop(&mut rest, false);
    let letters = name.chars().filter(|c| c.is_alphabetic());
    let is_known = worst < Fit::Shouted || letters.take(FEWEST_SHOUTED).count() == FEWEST_SHOUTED;
    (rest.next().is_none() && is_known).then_some(worst)
}

/// Passes over the full stop of an abbreviation, unless the text has one as a token of its own.
fn pass_stop(rest: &mut Peekable<Chars<'_>>, is_token: bool) {
    if !is_token {
        rest.next_if_eq(&'.');
    }
}

/// How `word` is what the name goes on with, which is passed over then.
fn fit_word(rest: &mut Peekable<Chars<'_>>, word: &str) -> Option<Fit> {
    let mut before = rest.clone();
    if let Some(fit) = fit_written(rest, word) {
        return Some(fit);
    }
    let same = |c: char, other: char| straight(c).to_lowercase().eq(straight(other).to_lowercase());
    let shouts = !word.chars().any(char::is_lowercase);
    let fits = shouts && word.chars().all(|c| before.next().is_some_and(|other| same(c, other)));
    *rest = before;
    fits.then_some(Fit::Shouted)
}

fn fit_written(rest: &mut Peekable<Chars<'_>>, word: &str) -> Option<Fit> {
    let mut fit = Fit::Written;
    for (at, c) in word.chars().enumerate() {
        let other = rest.next()?;
        if straight(c) != straight(other) {
            if at > 0 || !other.to_uppercase().eq([c]) {
                return None;
            }
            fit = Fit::Titled;
        }
    }
    Some(fit)
}
