//! What the rules see of a document: words, tags, names and quotations by token.

use std::ops::Range;

use super::lexicon;
use super::part_of_speech::{self, Tag};
use crate::entity::{Entity, Label};
use crate::text::{Document, Quotation, QuoteStyle, TokenKind};

/// A document with what was found out about its tokens.
pub(super) struct Context<'a> {
    document: &'a Document<'a>,
    entities: &'a [Entity],
    /// The index of the entity that holds the token, or `NONE`.
    entity_at: Vec<u32>,
    /// The index of the innermost quotation that holds the token, or `NONE`.
    quotation_at: Vec<u32>,
    tags: Vec<Tag>,
}

const NONE: u32 = u32::MAX;

impl<'a> Context<'a> {
    pub(super) fn new(document: &'a Document<'a>, entities: &'a [Entity]) -> Self {
        let count = document.tokens().len();
        let (mut entity_at, mut quotation_at) = (vec![NONE; count], vec![NONE; count]);
        let mut next = 0;
        for (index, entity) in entities.iter().enumerate() {
            while next < count && document.tokens()[next].span().end() <= entity.span.start() {
                next += 1;
            }
            while next < count && document.tokens()[next].span().start() < entity.span.end() {
                entity_at[next] = index as u32;
                next += 1;
            }
        }
        for (index, quotation) in document.quotations().iter().enumerate() {
            quotation_at[quotation.tokens()].fill(index as u32);
        }
        let tags = part_of_speech::tag(document, |token| {
            if is_plural_possessive(document, token) && quotation_at[token] == NONE {
                return Some(Tag::PossessiveEnding);
            }
            if is_warning(document, token) {
                return Some(Tag::Gerund);
            }
            if let Some(tag) = plain_form(document, token) {
                return Some(tag);
            }
            if speaks_behind_quotation(document, &quotation_at, token) && entity_at[token] == NONE {
                return Some(Tag::Past);
            }
            let entity = entities.get(entity_at[token] as usize)?;
            (!entity.label.is_value() && entity.label.kind() != Some(Label::Norp)).then_some(Tag::Name)
        });
        Self { document, entities, entity_at, quotation_at, tags }
    }

    pub(super) const fn document(&self) -> &'a Document<'a> {
        self.document
    }

    pub(super) fn word(&self, token: usize) -> &'a str {
        if token < self.tags.len() { self.document.word(token) } else { "" }
    }

    /// Whether the token is one of `words`, which are small.
    pub(super) fn is(&self, token: usize, words: &[&str]) -> bool {
        let word = self.word(token);
        words.iter().any(|other| word.eq_ignore_ascii_case(other))
    }

    pub(super) fn tag(&self, token: usize) -> Tag {
        self.tags.get(token).copied().unwrap_or(Tag::Punctuation)
    }

    pub(super) fn kind(&self, token: usize) -> Option<TokenKind> {
        self.document.tokens().get(token).map(crate::text::Token::kind)
    }

    pub(super) fn is_comma(&self, token: usize) -> bool {
        self.word(token) == ","
    }

    pub(super) fn entity(&self, token: usize) -> Option<&'a Entity> {
        self.entities.get(*self.entity_at.get(token)? as usize)
    }

    /// The tokens of the entity that holds the token.
    pub(super) fn entity_tokens(&self, token: usize) -> Option<Range<usize>> {
        let entity = *self.entity_at.get(token).filter(|&&entity| entity != NONE)?;
        let same = |at: &usize| self.entity_at.get(*at) == Some(&entity);
        let first = (0..=token).rev().take_while(same).last()?;
        Some(first..(token..self.tags.len()).take_while(same).last()? + 1)
    }

    /// Whether the token belongs to a date or time.
    pub(super) fn is_date(&self, token: usize) -> bool {
        self.entity(token).is_some_and(|entity| matches!(entity.label, Label::Date | Label::Time))
    }

    /// Whether the token belongs to a name.
    pub(super) fn is_name(&self, token: usize) -> bool {
        self.entity(token).is_some_and(|entity| !entity.label.is_value())
    }

    /// The innermost quotation that holds the token.
    pub(super) fn quotation(&self, token: usize) -> Option<&'a Quotation> {
        self.document.quotations().get(*self.quotation_at.get(token)? as usize)
    }

    /// The quotation whose opening mark is the token.
    pub(super) fn quotation_opening_at(&self, token: usize) -> Option<&'a Quotation> {
        self.quotation(token).filter(|quotation| quotation.open() == token)
    }

    /// The quotation whose closing mark is the token.
    pub(super) fn quotation_closing_at(&self, token: usize) -> Option<&'a Quotation> {
        self.quotation(token).filter(|quotation| quotation.is_closed() && quotation.end() == token + 1)
    }

    /// Whether a quotation reads as speech and not as a scare quote, nickname or title: it begins a sentence, or a
    /// comma, stop or question mark stands at its end.
    pub(super) fn is_speech(&self, quotation: &Quotation) -> bool {
        let mark = |at: usize| self.is_comma(at) || matches!(self.kind(at), Some(TokenKind::Stop));
        let last = quotation.end().saturating_sub(2);
        let sentence = self.document.sentences()[self.document.sentence_of(quotation.open())].tokens();
        sentence.start == quotation.open()
            || !self.is_title(quotation)
                && (mark(last) || self.is_comma(quotation.end()) || quotation.tokens().len() > 12)
    }

    /// Whether the words between the marks are written like a title: `on NBC's "Meet the Press," ...`.
    fn is_title(&self, quotation: &Quotation) -> bool {
        let mut capitalised = 0;
        let is_written_so = |at: usize| {
            let token = &self.document.tokens()[at];
            let is_name_like = token.is_capitalised() || token.is_all_caps();
            capitalised += usize::from(is_name_like);
            is_name_like || token.kind() != TokenKind::Word || self.is(at, JOINING_TITLES)
        };
        quotation.tokens().len() <= LONGEST_TITLE && quotation.tokens().all(is_written_so) && capitalised > 1
    }

    /// The tokens within which a clause around `token` must stay: its sentence, and the quotation it stands in.
    /// Overlong sentences fall into several rooms, which bounds the work.
    pub(super) fn room(&self, token: usize) -> Range<usize> {
        let sentence = self.document.sentences()[self.document.sentence_of(token)].tokens();
        let start = sentence.start + (token - sentence.start) / LONGEST_ROOM * LONGEST_ROOM;
        let end = sentence.end.min(start + LONGEST_ROOM);
        match self.quotation(token) {
            Some(quotation) if quotation.style() != QuoteStyle::Single || quotation.tokens().len() > 4 => {
                let close = quotation.end() - usize::from(quotation.is_closed());
                start.max(quotation.open() + 1).min(token)..end.min(close).max(token + 1)
            }
            _ => start..end,
        }
    }
}

/// The most tokens of a title with its marks.
const LONGEST_TITLE: usize = 10;

/// The words that stay small in titles.
const JOINING_TITLES: &[&str] =
    &["a", "an", "and", "at", "for", "from", "in", "of", "on", "or", "the", "to", "with"];

/// The most tokens of a sentence that are looked at together.
pub(super) const LONGEST_ROOM: usize = 300;

/// Whether the token is the verb of `urged calm, warning of a disaster`, which looks like a noun.
fn is_warning(document: &Document<'_>, token: usize) -> bool {
    document.word(token) == "warning"
        && token > 0
        && document.word(token - 1) == ","
        && token + 1 < document.tokens().len()
        && matches!(document.word(token + 1), "of" | "that" | "against")
}

/// Whether the token is the verb of `"...," joked the director`: a past form behind the closing mark of speech. The
/// `state` of `"...," state radio said` is none.
fn speaks_behind_quotation(document: &Document<'_>, quotation_at: &[u32], token: usize) -> bool {
    let Some(before) = token.checked_sub(1) else { return false };
    let closes = document
        .quotations()
        .get(quotation_at[before] as usize)
        .is_some_and(|quotation| quotation.is_closed() && quotation.end() == token);
    closes
        && before > 0
        && matches!(document.word(before - 1), "," | "!" | "?")
        && !document.word(token).ends_with("ing")
        && lexicon::verb(document.word(token))
            .is_some_and(|verb| verb.lemma != document.word(token) || matches!(verb.lemma, "read" | "quoth"))
}

/// The tag of the verb of `we welcome` and `he did call for`, which looks like a noun or adjective.
fn plain_form(document: &Document<'_>, token: usize) -> Option<Tag> {
    let before = document.word(token.checked_sub(1)?);
    let tag = match before {
        "I" | "we" | "We" | "they" | "They" => Tag::Present,
        "did" | "does" => Tag::Base,
        _ => return None,
    };
    let word = document.word(token);
    lexicon::verb(word).is_some_and(|verb| verb.lemma == word).then_some(tag)
}

/// The apostrophe of `the nurses' union`.
fn is_plural_possessive(document: &Document<'_>, token: usize) -> bool {
    matches!(document.word(token), "'" | "’")
        && token > 0
        && !document.tokens()[token].space_before()
        && document.word(token - 1).ends_with('s')
}
