//! Who is who: the mentions of one person, organisation or place, joined.

mod antecedent;
mod description;
mod gender;
mod join;
mod lexicon;
mod link;
mod name;
mod noun;
mod pronoun;
mod resolve;
mod role;

use serde::{Deserialize, Serialize};

use crate::attribution::Attribution;
use crate::entity::Label;
use crate::location::Location;
use crate::text::{Span, pairs};
#[cfg(feature = "train")]
pub(crate) use antecedent::{FEATURES, Weights, feature_names};
pub(crate) use join::join;
pub use link::{Identity, link};
#[cfg(feature = "train")]
pub(crate) use resolve::Example;
pub(crate) use resolve::{Phrase, Resolution, Resolver};

/// A person, organisation or place of the article, with all its mentions joined.
///
/// The mentions are the entities whose [`cluster`](crate::Entity::cluster) is this cluster's [`id`](Self::id).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Cluster {
    /// The cluster's number in this article, from 1, in the order of first mentions.
    pub id: u32,
    /// What it is.
    pub label: Label,
    /// Its fullest name in the article.
    pub name: String,
    /// Where it is named, in order.
    #[serde(default, with = "pairs")]
    pub mentions: Vec<Span>,
    /// The roles and titles that stand beside its names, in the order in which they are first met:
    /// `foreign ministry spokesman`.
    #[serde(default)]
    pub roles: Vec<String>,
    /// Of how many attributions it is the source.
    #[serde(default)]
    pub attributions: u32,
    /// Whether it is a news agency, newspaper or broadcaster that is known as one.
    #[serde(default)]
    pub outlet: bool,
    /// Of GPE and LOC: the place that its mentions stand for, where it can be known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Box<Location>>,
}

/// Gives the clusters the roles found beside their names, each once, and counts their attributions.
pub(crate) fn complete(clusters: &mut [Cluster], roles: Vec<(u32, String)>, attributions: &[Attribution]) {
    for (id, role) in roles {
        let known = &mut clusters[id as usize - 1].roles;
        if known.len() < MOST_ROLES && !known.iter().any(|it| it.eq_ignore_ascii_case(&role)) {
            known.push(role);
        }
    }
    for id in attributions.iter().filter_map(|attribution| attribution.source.as_ref()?.cluster) {
        clusters[id as usize - 1].attributions += 1;
    }
}

/// More roles than this are not kept: it bounds the work on hostile input.
const MOST_ROLES: usize = 16;

#[cfg(test)]
mod tests {
    use super::{Cluster, Phrase, Resolver, complete, join};
    use crate::attribution::PartyType;
    use crate::entity::{Entity, Label};
    use crate::text::{Document, Segmenter, Span};

    /// The mentions of `names` in the order in which they stand in the text.
    fn mentions(text: &str, names: &[(&str, Label)]) -> Vec<Entity> {
        let mut entities = Vec::new();
        let mut at = 0;
        for &(name, label) in names {
            let start = at + text[at..].find(name).unwrap_or_else(|| panic!("{name} is not in the text"));
            at = start + name.len();
            let span = Span::new(start as u32, at as u32);
            entities.push(Entity {
                span,
                text: name.to_owned(),
                label,
                score: 1.0,
                cluster: None,
                place: None,
                value: None,
            });
        }
        entities
    }

    /// The name of each mention's cluster.
    fn cluster_names(text: &str, names: &[(&str, Label)]) -> Vec<String> {
        let mut entities = mentions(text, names);
        let clusters = join(&Segmenter::new().segment(text), &mut entities);
        entities.iter().map(|entity| clusters[entity.cluster.unwrap() as usize - 1].name.clone()).collect()
    }

    /// Resolves each phrase in turn to a name.
    fn resolved(text: &str, names: &[(&str, Label)], phrases: &[&str]) -> Vec<(Option<String>, PartyType)> {
        let mut segmenter = Segmenter::new();
        let document: Document<'_> = segmenter.segment(text);
        let mut entities = mentions(text, names);
        let clusters = join(&document, &mut entities);
        let mut resolver = Resolver::new(document, &entities, &clusters);
        let mut at = 0;
        let mut next = |phrase: &&str| {
            let start = at + text[at..].find(phrase).unwrap_or_else(|| panic!("{phrase} is not in the text"));
            at = start + phrase.len();
            let tokens = document.tokens_in(Span::new(start as u32, at as u32));
            let resolution = resolver.hear(&Phrase::bare(tokens));
            (resolution.name, resolution.party_type)
        };
        phrases.iter().map(&mut next).collect()
    }

    #[test]
    fn a_role_in_capitals_is_the_same_role() {
        let mut clusters = [Cluster {
            id: 1,
            label: Label::Person,
            name: "Ivan Petrenko".to_owned(),
            mentions: Vec::new(),
            roles: Vec::new(),
            attributions: 0,
            outlet: false,
            place: None,
        }];
        let roles = ["Mayor", "mayor", "head of the council"].map(|role| (1, role.to_owned()));
        complete(&mut clusters, roles.to_vec(), &[]);
        assert_eq!(clusters[0].roles, ["Mayor", "head of the council"]);
    }

    #[test]
    fn a_surname_and_an_acronym_follow_their_full_names() {
        let text = "Assad met Bashar al-Assad's envoy. Hayat Tahrir al-Sham (HTS) said HTS had left; al-Assad agreed.";
        let names = [
            ("Assad", Label::Person),
            ("Bashar al-Assad", Label::Person),
            ("Hayat Tahrir al-Sham", Label::Org),
            ("HTS", Label::Org),
            ("HTS", Label::Org),
            ("al-Assad", Label::Person),
        ];
        let (assad, group) = ("Bashar al-Assad", "Hayat Tahrir al-Sham");
        assert_eq!(cluster_names(text, &names), [assad, assad, group, group, group, assad]);
    }

    #[test]
    fn a_shared_surname_goes_to_the_one_named_last() {
        let text = "Lena Kerr met Tom Kerr. Kerr left. Lena Kerr stayed, and Kerr wept.";
        let person = |name| (name, Label::Person);
        let names = ["Lena Kerr", "Tom Kerr", "Kerr", "Lena Kerr", "Kerr"].map(person);
        assert_eq!(
            cluster_names(text, &names),
            ["Lena Kerr", "Tom Kerr", "Tom Kerr", "Lena Kerr", "Lena Kerr"]
        );
    }

    #[test]
    fn capitals_and_common_short_names_join_places() {
        let text = "KYIV fell silent. In Kyiv the U.S. and the United States are one, Georgia another.";
        let names = ["KYIV", "Kyiv", "U.S.", "United States", "Georgia"].map(|name| (name, Label::Gpe));
        assert_eq!(
            cluster_names(text, &names),
            ["Kyiv", "Kyiv", "United States", "United States", "Georgia"]
        );
    }

    #[test]
    fn a_spelling_variant_of_a_full_name_joins_it() {
        let text = "Esmaeil Baghaei spoke. Esmail Baghaei left. Ali Baghaei came.";
        let names = ["Esmaeil Baghaei", "Esmail Baghaei", "Ali Baghaei"].map(|name| (name, Label::Person));
        assert_eq!(cluster_names(text, &names), ["Esmaeil Baghaei", "Esmaeil Baghaei", "Ali Baghaei"]);
    }

    #[test]
    fn pronouns_follow_gender_and_recency() {
        let text = "Mayor Lena Kerr met Mr. Tom Hale. Lena Kerr said no. He left, and she said more.";
        let names = ["Lena Kerr", "Tom Hale", "Lena Kerr"].map(|name| (name, Label::Person));
        let found = resolved(text, &names, &["Lena Kerr", "He", "she"]);
        assert_eq!(found[1], (Some("Tom Hale".to_owned()), PartyType::Person));
        assert_eq!(found[2], (Some("Lena Kerr".to_owned()), PartyType::Person));
    }

    #[test]
    fn a_role_names_its_last_holder() {
        let text = "Foreign ministry spokesman Omar Haddad spoke. The monitor Eastern Observatory, a rights group, counted. The spokesman said no, the monitor said yes.";
        let names = [("Omar Haddad", Label::Person), ("Eastern Observatory", Label::Org)];
        let found = resolved(text, &names, &["The spokesman", "the monitor"]);
        assert_eq!(found[0].0.as_deref(), Some("Omar Haddad"));
        assert_eq!(found[1].0.as_deref(), Some("Eastern Observatory"));
    }

    #[test]
    fn an_unnamed_source_stays_unnamed_and_a_possessor_is_not_the_speaker() {
        let text = "Omar Haddad resigned. A senior official said so. Haddad's lawyer said more, an aide to Haddad less.";
        let names = ["Omar Haddad", "Haddad", "Haddad"].map(|name| (name, Label::Person));
        let found = resolved(text, &names, &["A senior official", "Haddad's lawyer", "an aide to Haddad"]);
        assert!(found.iter().all(|(name, _)| name.is_none()), "{found:?}");
    }

    #[test]
    fn thousands_of_distinct_and_of_equal_names_are_joined_in_bounded_work() {
        let sentences: Vec<String> = (0..20_000).map(|number| format!("Ann Q{number} met Ann.")).collect();
        let text = &*sentences.join(" ");
        let mut segmenter = Segmenter::new();
        let document = segmenter.segment(text);
        let mut entities: Vec<Entity> = Vec::new();
        for sentence in document.sentences() {
            let first = sentence.tokens().start;
            for tokens in [first..first + 2, first + 3..first + 4] {
                let span = document.span_of(tokens);
                entities.push(Entity {
                    span,
                    text: text[span].to_owned(),
                    label: Label::Person,
                    score: 1.0,
                    cluster: None,
                    place: None,
                    value: None,
                });
            }
        }
        assert_eq!(join(&document, &mut entities).len(), 20_000);
    }
}
