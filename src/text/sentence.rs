//! Sentences and paragraphs: where the tokens fall into pieces.

use std::ops::Range;

use super::lexicon;
use super::token::{Token, TokenKind};

/// A run of tokens that is read as one sentence (a headline or an unpunctuated line is one too).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    first: u32,
    end: u32,
    paragraph: u32,
}

impl Sentence {
    /// The sentence's tokens, as indices into [`Document::tokens`](super::Document::tokens).
    #[must_use]
    pub const fn tokens(&self) -> Range<usize> {
        self.first as usize..self.end as usize
    }

    /// The number of the paragraph that the sentence stands in, from 0.
    #[must_use]
    pub const fn paragraph(&self) -> usize {
        self.paragraph as usize
    }
}

/// Marks the first token of every paragraph.
///
/// A blank line always parts two paragraphs. A single line break does too, unless the text is hard-wrapped
/// (most lines of one middling length), where it parts them only after a line that ends early.
pub(super) fn mark_paragraphs(text: &str, tokens: &mut [Token]) {
    let wrapped = is_hard_wrapped(text);
    let mut previous_end = 0;
    let mut line_start = 0;
    for token in tokens {
        let start = token.span().start() as usize;
        if token.is_line_start() {
            let gap = &text[previous_end..start];
            let breaks = memchr::memchr_iter(b'\n', gap.as_bytes()).count();
            if !wrapped || breaks != 1 || previous_end - line_start < SHORTEST_WRAPPED_LINE {
                token.begin_paragraph();
            }
            line_start = start;
        }
        previous_end = token.span().end() as usize;
    }
}

const SHORTEST_WRAPPED_LINE: usize = 50;
const LONGEST_WRAPPED_LINE: usize = 100;

/// Whether most lines of the text are of one middling length, as in mail and old wire copy.
fn is_hard_wrapped(text: &str) -> bool {
    let (mut filled, mut middling, mut start) = (0_u32, 0_u32, 0);
    for end in memchr::memchr_iter(b'\n', text.as_bytes()) {
        let length = end - start;
        if length > 0 {
            filled += 1;
            middling += u32::from((SHORTEST_WRAPPED_LINE..=LONGEST_WRAPPED_LINE).contains(&length));
        }
        start = end + 1;
    }
    filled >= 5 && middling * 4 >= filled * 3
}

/// Splits the tokens into sentences, appended to `sentences`.
pub(super) fn split_sentences(text: &str, tokens: &[Token], sentences: &mut Vec<Sentence>) {
    let mut first = 0;
    let mut paragraph = 0;
    for index in 0..tokens.len() {
        let at_end = index + 1 == tokens.len();
        let new_paragraph = !at_end && tokens[index + 1].is_paragraph_start();
        if at_end || new_paragraph || ends_sentence(text, tokens, first, index) {
            sentences.push(Sentence { first: first as u32, end: index as u32 + 1, paragraph });
            first = index + 1;
        }
        paragraph += u32::from(new_paragraph);
    }
}

/// Whether a sentence that began at `first` ends with the token `index`, the next token not starting a paragraph.
fn ends_sentence(text: &str, tokens: &[Token], first: usize, index: usize) -> bool {
    let token = &tokens[index];
    let next = &tokens[index + 1];
    match token.kind() {
        TokenKind::Stop => {
            !closes(text, tokens, index + 1)
                && next.space_before()
                && can_begin(text, tokens, index + 1)
                && !is_list_number(tokens, first, index)
        }
        TokenKind::Word if token.is_abbreviation() => {
            let word = &text[token.span()];
            next.space_before() && !lexicon::expects_more(word) && begins_clearly(text, tokens, index + 1)
        }
        // A closing quotation mark or bracket right behind the stop belongs to the sentence that it closes.
        TokenKind::Quote | TokenKind::Symbol => {
            index > first
                && closes(text, tokens, index)
                && stop_before(tokens, first, index)
                && !closes(text, tokens, index + 1)
                && next.space_before()
                && can_begin(text, tokens, index + 1)
        }
        _ => false,
    }
}

/// Whether the token is a closing mark glued to what stands before it.
fn closes(text: &str, tokens: &[Token], index: usize) -> bool {
    let Some(token) = tokens.get(index) else { return false };
    !token.space_before()
        && (token.kind() == TokenKind::Quote
            || token.kind() == TokenKind::Symbol && matches!(&text[token.span()], ")" | "]"))
}

/// Whether only closing marks stand between a full stop and the token `index`.
fn stop_before(tokens: &[Token], first: usize, mut index: usize) -> bool {
    while index > first {
        index -= 1;
        match tokens[index].kind() {
            TokenKind::Stop => return true,
            TokenKind::Word => return tokens[index].is_abbreviation(),
            TokenKind::Quote | TokenKind::Symbol if !tokens[index + 1].space_before() => {}
            _ => return false,
        }
    }
    false
}

/// Whether a sentence can begin with the token: not with a small letter or an inner mark.
fn can_begin(text: &str, tokens: &[Token], index: usize) -> bool {
    let token = &tokens[index];
    match token.kind() {
        TokenKind::Word => !text[token.span()].chars().next().is_some_and(char::is_lowercase),
        TokenKind::Symbol => matches!(&text[token.span()], "(" | "[" | "•" | "*"),
        TokenKind::Stop => false,
        // A mark before a small word continues the sentence: `"Why?" he asked` reads as one.
        TokenKind::Quote | TokenKind::Dash => tokens.get(index + 1).is_none_or(|_| {
            token.kind() == TokenKind::Quote && can_begin_after_mark(text, tokens, index + 1)
        }),
        _ => true,
    }
}

fn can_begin_after_mark(text: &str, tokens: &[Token], index: usize) -> bool {
    let token = &tokens[index];
    token.kind() != TokenKind::Word
        || token.space_before()
        || !text[token.span()].chars().next().is_some_and(char::is_lowercase)
}

/// Whether the token after an abbreviation begins a new sentence: a capitalised word that usually is small.
fn begins_clearly(text: &str, tokens: &[Token], index: usize) -> bool {
    let token = &tokens[index];
    match token.kind() {
        TokenKind::Word => token.is_capitalised() && lexicon::is_sentence_opener(&text[token.span()]),
        TokenKind::Quote => {
            tokens.get(index + 1).is_some_and(|next| !next.space_before() && next.is_capitalised())
        }
        _ => false,
    }
}

/// `1.` or `a.` at the head of a line.
fn is_list_number(tokens: &[Token], first: usize, stop: usize) -> bool {
    stop == first + 1 && tokens[first].kind() == TokenKind::Number && tokens[first].span().len() <= 3
}
