//! Blocks: whole paragraphs that a colon introduces.

use std::ops::Range;

use crate::attribution::context::Context;
use crate::text::TokenKind;

/// The paragraphs that a colon at the end of a paragraph introduces: a quotation, or a statement without marks up
/// to the first heading or line.
pub(super) fn block_after(context: &Context<'_>, start: usize) -> Vec<Range<usize>> {
    let document = context.document();
    if start >= document.tokens().len() {
        return Vec::new();
    }
    if let Some(quotation) = context.quotation_opening_at(start) {
        return vec![quotation.tokens()];
    }
    let mut paragraphs: Vec<Range<usize>> = Vec::new();
    for sentence in &document.sentences()[document.sentence_of(start)..] {
        let tokens = sentence.tokens();
        if document.tokens()[tokens.start].is_paragraph_start() {
            let ended =
                paragraphs.last().is_none_or(|last| context.kind(last.end - 1) == Some(TokenKind::Stop));
            if !ended
                || paragraphs.len() == LONGEST_BLOCK
                || context.is(tokens.start, &["further", "notes", "read"])
            {
                break;
            }
            paragraphs.push(tokens);
        } else if let Some(last) = paragraphs.last_mut() {
            last.end = tokens.end;
        }
    }
    let stops = |paragraph: &Range<usize>| context.kind(paragraph.end - 1) == Some(TokenKind::Stop);
    let first = paragraphs.first().cloned();
    paragraphs.retain(|paragraph| stops(paragraph) && paragraph.len() > 5);
    if paragraphs.is_empty() { first.into_iter().collect() } else { paragraphs }
}

/// Statements longer than this many paragraphs are cut off.
const LONGEST_BLOCK: usize = 8;
