//! One name, one label: the mentions of a name agree within an article.

use std::collections::HashMap;

use crate::entity::{Entity, Label};
use crate::text::{Document, Span};

/// Lets the mentions of each name agree: equal names get one label, a surname follows the full name, and mentions of sure
/// names that the tagger missed are found.
pub(crate) fn agree(document: &Document<'_>, names: &mut Vec<Entity>) {
    share_labels(names);
    follow_full_names(document, names);
    find_missed(document, names);
}

/// Gives all mentions of one name of several words the label for which the tagger was surest, summed over them.
///
/// Single words are left alone: `Washington` may be a city here and a person there.
fn share_labels(names: &mut [Entity]) {
    let mut votes: HashMap<&str, Vec<(Label, f64)>> = HashMap::new();
    for name in names.iter().filter(|name| name.text.contains(' ')) {
        let votes = votes.entry(&name.text).or_default();
        match votes.iter_mut().find(|(label, _)| *label == name.label) {
            Some((_, sum)) => *sum += name.score,
            None => votes.push((name.label, name.score)),
        }
    }
    votes.retain(|_, votes| votes.len() > 1);
    let chosen: HashMap<String, Label> =
        votes.into_iter().map(|(text, votes)| (text.to_owned(), surest(&votes))).collect();
    for name in names {
        if let Some(&label) = chosen.get(&name.text) {
            name.label = label;
        }
    }
}

/// The label with the highest sum; of equal ones the first seen.
fn surest(votes: &[(Label, f64)]) -> Label {
    let mut best = votes[0];
    for &vote in &votes[1..] {
        if vote.1 > best.1 {
            best = vote;
        }
    }
    best.0
}

/// Below this probability a single word takes the label of the full name that it ends.
const UNSURE: f64 = 0.6;

/// From this probability on all that is written like a name is one: measured on the development articles.
const SURE: f64 = 0.8;

/// The probability of a mention that was found because the name is sure elsewhere: measured as [`SURE`] is.
const MISSED: f64 = 0.85;

/// Makes a person of every single word that the tagger is not sure of and that ends the name of a person.
fn follow_full_names(document: &Document<'_>, names: &mut [Entity]) {
    let surnames: HashMap<&str, Label> =
        names.iter().filter_map(|name| surname(document, name, UNSURE)).collect();
    for name in names.iter_mut().filter(|name| name.score < UNSURE) {
        if let Some(&label) = surnames.get(name.text.as_str()) {
            name.label = label;
        }
    }
}

/// The last word of the name of a person of several words, and the label of persons, if it is as probable as that.
fn surname<'a>(document: &Document<'a>, name: &Entity, least: f64) -> Option<(&'a str, Label)> {
    let text = &document.text()[name.span];
    let (_, last) = text.rsplit_once(' ')?;
    (name.label.kind() == Some(Label::Person) && name.score >= least).then_some((last, name.label))
}

/// The names of an article that are sure, by their first words; of those with one first word the first few, longest first.
type SureNames<'a> = HashMap<&'a str, Vec<(&'a str, Label)>>;

/// As many names with one first word are looked for, so that time stays linear in the text.
const ALIKE: usize = 4;

/// Longer names are not looked for, in bytes: for the same reason.
const LONGEST: u32 = 100;

/// Finds the mentions of sure names, and the surnames of sure persons, that the tagger missed. The head of a sentence is
/// passed over for single words: there `Gap` may be a gap.
fn find_missed(document: &Document<'_>, names: &mut Vec<Entity>) {
    let known = sure_names(document, names);
    if known.is_empty() {
        return;
    }
    let mut found = Vec::new();
    let mut next = names.iter().map(|name| name.span).peekable();
    for sentence in document.sentences() {
        let tokens = sentence.tokens();
        for at in tokens.clone() {
            let token = document.tokens()[at];
            while next.next_if(|span| span.end() <= token.span().start()).is_some() {}
            let free_until = next.peek().map_or(u32::MAX, |span| span.start());
            if !token.is_capitalised() || token.span().start() >= free_until {
                continue;
            }
            let Some(alike) = known.get(document.word(at)) else { continue };
            let mention = alike.iter().find_map(|&(text, label)| {
                let span = mention_at(document, at, text)?;
                let means_something = at > tokens.start || text.contains(' ');
                (means_something && span.end() <= free_until).then_some((span, text, label))
            });
            found.extend(mention.map(|(span, text, label)| missed(span, text, label)));
        }
    }
    found.dedup_by(|next, last| next.span.intersects(last.span));
    if !found.is_empty() {
        names.append(&mut found);
        names.sort_by_key(|name| name.span);
    }
}

fn sure_names<'a>(document: &Document<'a>, names: &[Entity]) -> SureNames<'a> {
    let mut known = SureNames::new();
    let mut add = |text: &'a str, first: &'a str, label| {
        let alike = known.entry(first).or_default();
        if alike.len() < ALIKE && alike.iter().all(|&(other, _)| other != text) {
            let shorter = alike.partition_point(|(other, _)| other.len() >= text.len());
            alike.insert(shorter, (text, label));
        }
    };
    for name in names.iter().filter(|name| name.score >= SURE && name.span.len() <= LONGEST) {
        let first = document.tokens_in(name.span).start;
        add(&document.text()[name.span], document.word(first), name.label);
        if let Some((surname, label)) = surname(document, name, SURE) {
            add(surname, surname, label);
        }
    }
    known
}

/// The span of `text` if it stands at the token `at` and ends where a token does.
fn mention_at(document: &Document<'_>, at: usize, text: &str) -> Option<Span> {
    let start = document.tokens()[at].span().start();
    let end = start + text.len() as u32;
    let is_there = document.text()[start as usize..].starts_with(text);
    let behind =
        || document.tokens()[at..].iter().map(|token| token.span().end()).find(|&token| token >= end);
    (is_there && behind() == Some(end)).then(|| Span::new(start, end))
}

fn missed(span: Span, text: &str, label: Label) -> Entity {
    Entity { span, text: text.to_owned(), label, score: MISSED, cluster: None, value: None, place: None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Segmenter;

    fn entity(text: &str, label: Label, score: f64) -> Entity {
        Entity {
            span: Span::default(),
            text: text.to_owned(),
            label,
            score,
            cluster: None,
            place: None,
            value: None,
        }
    }

    /// What becomes of the tagger's names, given in order as text, label and score.
    fn agreed(text: &str, seen: &[(&str, Label, f64)]) -> Vec<(String, Label)> {
        let mut segmenter = Segmenter::new();
        let document = segmenter.segment(text);
        let mut from = 0;
        let mut names = Vec::new();
        for &(name, label, score) in seen {
            let start = from + text[from..].find(name).unwrap();
            from = start + name.len();
            names.push(Entity { span: Span::new(start as u32, from as u32), ..entity(name, label, score) });
        }
        agree(&document, &mut names);
        assert!(names.iter().all(|name| name.text == text[name.span.range()]));
        names.into_iter().map(|name| (name.text, name.label)).collect()
    }

    #[test]
    fn an_unsure_surname_follows_the_full_name_and_a_sure_city_does_not() {
        let text = "Lena Kerr sold a Kerr print in Kerr.";
        let seen = [("Lena Kerr", Label::Person, 0.9), ("Kerr", Label::Org, 0.5), ("Kerr", Label::Gpe, 0.9)];
        let labels: Vec<Label> = agreed(text, &seen).into_iter().map(|name| name.1).collect();
        assert_eq!(labels, [Label::Person, Label::Person, Label::Gpe]);
    }

    #[test]
    fn missed_mentions_of_sure_names_are_found_as_whole_words() {
        let text =
            "Lena Kerr of Blue Line met Blue Line Two. A Kerr portrait of the Kerrs hung at Blue Line.";
        let seen = [
            ("Lena Kerr", Label::Person, 0.9),
            ("Blue Line", Label::Org, 0.9),
            ("Blue Line Two", Label::Org, 0.7),
        ];
        let found: Vec<String> = agreed(text, &seen).into_iter().map(|name| name.0).collect();
        assert_eq!(found, ["Lena Kerr", "Blue Line", "Blue Line Two", "Kerr", "Blue Line"]);
    }

    #[test]
    fn neither_unsure_names_nor_the_heads_of_sentences_bring_more_names() {
        let seen = [("Gap", Label::Org, 0.9), ("Sears", Label::Org, 0.7)];
        assert_eq!(agreed("At Gap and Sears. Gap years. To Sears.", &seen).len(), 2);
    }

    #[test]
    fn equal_names_of_several_words_take_the_surest_label() {
        let mut names = [
            entity("Blue Channel Lines", Label::Work, 0.6),
            entity("Blue Channel Lines", Label::Org, 0.5),
            entity("Blue Channel Lines", Label::Org, 0.5),
            entity("Jordan", Label::Gpe, 0.9),
            entity("Jordan", Label::Person, 0.8),
        ];
        share_labels(&mut names);
        let labels = names.map(|name| name.label);
        assert_eq!(labels, [Label::Org, Label::Org, Label::Org, Label::Gpe, Label::Person]);
    }
}
