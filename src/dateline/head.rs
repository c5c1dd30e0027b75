//! Where in the head of an article a dateline may begin: behind headlines, bylines and what a crawler left.

use super::agency;
use super::grammar::{Credit, Grammar, Reading};
use crate::text::{Document, TokenKind};

/// A dateline ends within as many tokens, or there is none.
pub(super) const HEAD: usize = 600;
/// Most lines that are tried.
const MOST_LINES: usize = 60;
/// A paragraph that ends with a full stop is text, not headline, from as many tokens.
const SHORTEST_TEXT: usize = 12;
/// How many paragraphs of text a dateline beyond doubt may follow (a summary, an editor's note).
const MOST_TEXT: usize = 2;
/// The longest label of a section, with its comma: `Sports News, New Delhi, Oct 12 (IANS)`.
const LONGEST_LABEL: usize = 4;
/// The longest headline that a date may end.
const LONGEST_HEADLINE: usize = 40;

/// Finds the dateline in the first lines of `document`.
pub(super) fn find(document: &Document<'_>) -> Option<Reading> {
    let grammar = Grammar::new(*document, HEAD);
    let limit = document.tokens().len().min(HEAD);
    let mut texts = 0;
    let mut at = 0;
    for line in 0..MOST_LINES {
        let end = line_end(document, at, limit);
        let found = read_line(&grammar, document, at, end, line == 0);
        if let Some(reading) = found.filter(|reading| texts == 0 || reading.is_strong()) {
            return Some(with_following(&grammar, reading));
        }
        texts += usize::from(is_text(document, at, end));
        if end >= limit || texts > MOST_TEXT {
            return None;
        }
        at = end;
    }
    None
}

fn line_end(document: &Document<'_>, at: usize, limit: usize) -> usize {
    (at + 1..limit).find(|&next| document.tokens()[next].is_line_start()).unwrap_or(limit)
}

/// The dateline that begins in the line of the tokens `at..end`.
fn read_line(
    grammar: &Grammar<'_>,
    document: &Document<'_>,
    at: usize,
    end: usize,
    first: bool,
) -> Option<Reading> {
    let found = read_byline(grammar, at).or_else(|| read_credit_line(grammar, document, at, end));
    if let Some(found) = found.or_else(|| read_role_line(grammar, at, end)) {
        return Some(found);
    }
    let start = behind_residue(grammar, document, at);
    let found = grammar.read(start).or_else(|| grammar.barred_byline(start));
    if found.is_some() || !first {
        return found;
    }
    behind_headline(grammar, document, start, end)
}

/// An agency alone on its line, and the dateline on the next.
fn read_credit_line(
    grammar: &Grammar<'_>,
    document: &Document<'_>,
    at: usize,
    end: usize,
) -> Option<Reading> {
    const LONGEST: usize = 6;
    let credit = at..end;
    let short = credit.len() <= LONGEST && grammar.token(end).is_some();
    let known = short && agency::name_of(&document.text()[document.span_of(credit.clone())]).is_some();
    let mut reading = known.then(|| grammar.read(end)).flatten().filter(|next| !next.places.is_empty())?;
    reading.credits.insert(0, Credit { tokens: credit, known });
    reading.tokens.start = at;
    Some(reading)
}

/// `Our Correspondent` alone on its line, and the dateline on the next.
fn read_role_line(grammar: &Grammar<'_>, at: usize, end: usize) -> Option<Reading> {
    if !grammar.is_unnamed_writer(at..end) {
        return None;
    }
    let mut reading = grammar.read(end).filter(|next| !next.places.is_empty())?;
    reading.reporters.insert(0, at..end);
    reading.tokens.start = at;
    Some(reading)
}

/// A byline with the dateline behind it, or alone if it fills its line.
fn read_byline(grammar: &Grammar<'_>, at: usize) -> Option<Reading> {
    let (mut byline, fills_line) = grammar.byline(at)?;
    let next = byline.tokens.end;
    let behind_address = fills_line && grammar.is_kind(next, TokenKind::Address);
    let head = if behind_address && grammar.begins_line(next + 1) { next + 1 } else { next };
    let is_head = |found: &Reading| {
        let dated = fills_line && found.date.is_some() && grammar.begins_paragraph(found.tokens.end);
        !found.places.is_empty() || !found.credits.is_empty() || dated
    };
    match grammar.read(head).filter(is_head) {
        Some(dateline) => {
            byline.tokens.end = dateline.tokens.end;
            byline.places.extend(dateline.places);
            byline.date = dateline.date;
            byline.credits.extend(dateline.credits);
            Some(byline)
        }
        None => (fills_line && grammar.token(next).is_some()).then_some(byline),
    }
}

/// The index behind `date 2024-12-02`, and behind stray marks and letters at the head of the text.
fn behind_residue(grammar: &Grammar<'_>, document: &Document<'_>, at: usize) -> usize {
    if grammar.word(at).eq_ignore_ascii_case("date") {
        if let Some(date) = grammar.full_date(at + 1) {
            return if grammar.begins_paragraph(date.tokens.end) { at } else { date.tokens.end };
        }
    }
    let stray = |index: usize| {
        let token = document.tokens()[index];
        match token.kind() {
            TokenKind::Symbol => !matches!(grammar.word(index), "(" | "[" | "/"),
            TokenKind::Stop | TokenKind::Dash | TokenKind::Quote => true,
            TokenKind::Number | TokenKind::Word => {
                token.span().len() == 1 && wide_gap_behind(document, index)
            }
            _ => false,
        }
    };
    let at = grammar.behind_remark(at).unwrap_or(at);
    let stop = document.tokens().len().min(at + 12);
    (at..stop).find(|&index| !stray(index)).unwrap_or(at)
}

fn wide_gap_behind(document: &Document<'_>, index: usize) -> bool {
    let tokens = document.tokens();
    tokens.get(index + 1).is_some_and(|next| next.span().start() >= tokens[index].span().end() + 3)
}

/// A date, or a dateline, behind a headline or a section's label in the same line.
fn behind_headline(
    grammar: &Grammar<'_>,
    document: &Document<'_>,
    start: usize,
    end: usize,
) -> Option<Reading> {
    for at in start + 1..end.min(start + LONGEST_HEADLINE) {
        let weekday = grammar.is_weekday(at) && grammar.word(at - 1) != ":";
        let date = weekday.then(|| grammar.full_date(at)).flatten().filter(|date| date.tokens.end == end);
        if let Some(date) = date.filter(|_| grammar.begins_paragraph(end)) {
            return Some(Reading { tokens: date.tokens.clone(), date: Some(date), ..Reading::default() });
        }
        let before = document.tokens()[at - 1];
        let label =
            before.kind() == TokenKind::Symbol && grammar.word(at - 1) == "," && at <= start + LONGEST_LABEL;
        let stop = before.kind() == TokenKind::Stop && document.tokens()[at].space_before();
        if stop || label || wide_gap_behind(document, at - 1) {
            let ends_with_dash = |found: &Reading| grammar.is_kind(found.tokens.end - 1, TokenKind::Dash);
            let found = grammar.read(at);
            let firm = |found: &Reading| {
                let labelled = label && found.is_strong() && !found.credits.is_empty();
                labelled || !label && found.is_in_capitals() && (found.is_strong() || ends_with_dash(found))
            };
            if let Some(found) = found.filter(firm) {
                return Some(found);
            }
        }
    }
    None
}

/// A line with a date alone, or a byline, and the dateline in the line behind it are one.
fn with_following(grammar: &Grammar<'_>, mut reading: Reading) -> Reading {
    let alone = reading.places.is_empty()
        && reading.credits.is_empty()
        && grammar.begins_paragraph(reading.tokens.end);
    let next = alone.then(|| grammar.read(reading.tokens.end)).flatten();
    if let Some(next) = next.filter(Reading::is_strong) {
        reading.tokens.end = next.tokens.end;
        reading.places = next.places;
        reading.credits = next.credits;
        reading.date = reading.date.or(next.date);
    }
    reading
}

/// Whether the line `at..end` is running text: long, and closed with a full stop.
fn is_text(document: &Document<'_>, at: usize, end: usize) -> bool {
    let tokens = &document.tokens()[at..end];
    let closed = tokens.iter().rev().take(2).any(|token| token.kind() == TokenKind::Stop);
    tokens.len() >= SHORTEST_TEXT && closed || tokens.len() > 2 * LONGEST_HEADLINE
}
