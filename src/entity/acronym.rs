//! Acronyms follow their expansions: `Hayat Tahrir al-Sham (HTS)` is one organisation, and so is each later `HTS`.
//!
//! The expansion is found as Schwartz and Hearst do ("A Simple Algorithm for Identifying Abbreviation Definitions
//! in Biomedical Text", 2003), but by whole words: each letter of the acronym begins one.

use std::collections::HashMap;
use std::ops::Range;

use crate::entity::{Entity, Label};
use crate::text::{Document, Token, TokenKind};

/// An acronym that the article explains.
struct Definition {
    expansion: Range<usize>,
    acronym: usize,
    label: Label,
    score: f64,
}

/// Gives every explained acronym and its expansion one label, and finds the mentions of it that the tagger missed.
///
/// An acronym counts as explained only if the tagger saw a name in its expansion or in the brackets.
pub(crate) fn follow(document: &Document<'_>, names: &mut Vec<Entity>) {
    let definitions: Vec<Definition> = (1..document.tokens().len())
        .filter(|&at| document.word(at - 1) == "(")
        .filter_map(|at| definition_at(document, names, at))
        .collect();
    if definitions.is_empty() {
        return;
    }
    let explained: HashMap<&str, &Definition> =
        definitions.iter().map(|definition| (document.word(definition.acronym), definition)).collect();
    let mut found: Vec<Entity> = definitions
        .iter()
        .map(|definition| definition.name(document, definition.expansion.clone()))
        .collect();
    for (at, token) in document.tokens().iter().enumerate().filter(|(_, token)| is_acronym(token)) {
        if let Some(definition) = explained.get(&document.text()[token.span()]) {
            found.push(definition.name(document, at..at + 1));
        }
    }
    found.sort_by_key(|name| name.span);
    replace(names, found);
}

impl Definition {
    fn name(&self, document: &Document<'_>, tokens: Range<usize>) -> Entity {
        let span = document.span_of(tokens);
        let text = document.text()[span].to_owned();
        Entity { span, text, label: self.label, score: self.score, cluster: None, place: None, value: None }
    }
}

fn is_acronym(token: &Token) -> bool {
    token.kind() == TokenKind::Word && token.is_all_caps() && token.span().len() <= LONGEST
}

const LONGEST: u32 = 8;

/// What the bracketed acronym at the token `at` is explained by, if it is.
fn definition_at(document: &Document<'_>, names: &[Entity], at: usize) -> Option<Definition> {
    let closed = document.tokens().get(at + 1).is_some_and(|_| document.word(at + 1) == ")");
    if !closed || !is_acronym(&document.tokens()[at]) {
        return None;
    }
    let start = expansion_start(document, at - 1, document.word(at))?;
    let expansion = start..at - 1;
    let seen =
        longest_name(document, names, &expansion).or_else(|| longest_name(document, names, &(at..at + 1)))?;
    let label = if seen.label == Label::Person { Label::Org } else { seen.label };
    Some(Definition { expansion, acronym: at, label, score: seen.score.max(DEFINITION_SCORE) })
}

/// The probability that an explained acronym is a name as labelled, measured on the training articles.
const DEFINITION_SCORE: f64 = 0.9;

/// The first token of the words before `end` whose first letters are those of `acronym`.
fn expansion_start(document: &Document<'_>, end: usize, acronym: &str) -> Option<usize> {
    let mut letters = acronym.chars().rev().filter(|c| c.is_alphanumeric()).peekable();
    let mut at = end;
    while letters.peek().is_some() {
        at = at.checked_sub(1)?;
        let token = &document.tokens()[at];
        let is_small = !token.is_capitalised();
        for part in document.word(at).rsplit('-') {
            let begins = |letter: &char| {
                part.chars().next().is_some_and(|first| first.to_uppercase().eq(letter.to_uppercase()))
            };
            let used = letters.next_if(begins).is_some();
            if !used && !is_small {
                return None;
            }
        }
        if token.kind() != TokenKind::Word || token.is_paragraph_start() && letters.peek().is_some() {
            return None;
        }
    }
    document.tokens()[at].is_capitalised().then_some(at)
}

/// The longest name that shares a token with `tokens`.
fn longest_name<'n>(
    document: &Document<'_>,
    names: &'n [Entity],
    tokens: &Range<usize>,
) -> Option<&'n Entity> {
    let span = document.span_of(tokens.clone());
    let first = names.partition_point(|name| name.span.end() <= span.start());
    names[first..].iter().take_while(|name| name.span.start() < span.end()).max_by_key(|name| name.span.len())
}

/// Puts the names `found` in the place of those that they cover; one that reaches further stays instead.
fn replace(names: &mut Vec<Entity>, found: Vec<Entity>) {
    let mut merged: Vec<Entity> = Vec::with_capacity(names.len() + found.len());
    let mut old = names.drain(..).peekable();
    for name in found {
        while let Some(before) = old.next_if(|old| old.span.end() <= name.span.start()) {
            merged.push(before);
        }
        let mut reaches_further = merged.last().is_some_and(|last| last.span.intersects(name.span));
        while let Some(covered) = old.next_if(|old| old.span.start() < name.span.end()) {
            if !name.span.contains(covered.span) {
                merged.push(covered);
                reaches_further = true;
            }
        }
        if !reaches_further {
            merged.push(name);
        }
    }
    merged.extend(old);
    *names = merged;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Segmenter;

    /// What becomes of the tagger's names, given as text and label.
    fn followed(text: &str, seen: &[(&str, Label)]) -> Vec<(String, Label)> {
        let mut segmenter = Segmenter::new();
        let document = segmenter.segment(text);
        let entity = |&(name, label): &(&str, Label)| {
            let start = text.find(name).unwrap() as u32;
            let span = crate::Span::new(start, start + name.len() as u32);
            Entity { span, text: name.to_owned(), label, score: 0.5, cluster: None, place: None, value: None }
        };
        let mut names: Vec<Entity> = seen.iter().map(entity).collect();
        follow(&document, &mut names);
        names.into_iter().map(|name| (name.text, name.label)).collect()
    }

    #[test]
    fn an_explained_acronym_and_its_later_mentions_are_of_one_kind() {
        let text = "Hayat Tahrir al-Sham (HTS) led; HTS won.";
        let group = "Hayat Tahrir al-Sham".to_owned();
        let expected =
            vec![(group, Label::Org), ("HTS".to_owned(), Label::Org), ("HTS".to_owned(), Label::Org)];
        assert_eq!(followed(text, &[("Hayat Tahrir al-Sham", Label::Person)]), expected);
        assert_eq!(followed(text, &[("Tahrir", Label::Person)]), expected);
    }

    #[test]
    fn small_joining_words_need_no_letter() {
        let found = followed("The Bureau of Land and Water (BLW) met.", &[("Bureau of Land", Label::Org)]);
        assert_eq!(found[0], ("Bureau of Land and Water".to_owned(), Label::Org));
    }

    #[test]
    fn a_place_stays_a_place() {
        let found = followed("the United Arab Emirates (UAE) said", &[("United Arab Emirates", Label::Gpe)]);
        assert_eq!(found[1], ("UAE".to_owned(), Label::Gpe));
    }

    #[test]
    fn what_the_tagger_never_saw_or_the_letters_deny_is_left_alone() {
        assert!(followed("an Improvised Explosive Device (IED) went off", &[]).is_empty());
        let names = [("Ana Ruiz", Label::Person), ("FAO", Label::Org)];
        assert_eq!(followed("Ana Ruiz (FAO) spoke", &names)[0], ("Ana Ruiz".to_owned(), Label::Person));
    }
}
