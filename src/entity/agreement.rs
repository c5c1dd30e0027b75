//! One name, one label: equal names of several words agree within an article.

use std::collections::HashMap;

use crate::entity::{Entity, Label};

/// Gives all mentions of one name of several words the label for which the tagger was surest, summed over them.
///
/// Single words are left alone: `Washington` may be a city here and a person there.
pub(crate) fn agree(names: &mut [Entity]) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;

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

    #[test]
    fn equal_names_of_several_words_take_the_surest_label() {
        let mut names = [
            entity("Blue Channel Lines", Label::Work, 0.6),
            entity("Blue Channel Lines", Label::Org, 0.5),
            entity("Blue Channel Lines", Label::Org, 0.5),
            entity("Jordan", Label::Gpe, 0.9),
            entity("Jordan", Label::Person, 0.8),
        ];
        agree(&mut names);
        let labels = names.map(|name| name.label);
        assert_eq!(labels, [Label::Org, Label::Org, Label::Org, Label::Gpe, Label::Person]);
    }
}
