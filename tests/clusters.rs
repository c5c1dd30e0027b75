//! The catalogue of clusters and speakers in `tests/cases/clusters`: one case per heading, read from end to end.
//!
//! Behind the text of a case stands a line for each cluster that it is about, with all its mentions in order, and one
//! for each source, in order, with the name to which it is resolved:
//!
//! ```text
//! - mention = mention
//! > source: name
//! ```
//!
//! A dash stands for a source that has no name.

mod common;

use std::collections::BTreeSet;
use std::path::Path;

use common::{Case, check_catalogue};
use copydesk::{Article, Extractor, Identity, Label, link};
use proptest::prelude::*;

/// The mentions of each cluster: `Lena Kerr = Kerr`.
fn clusters(text: &str, article: &Article) -> Vec<String> {
    let words = |cluster: &copydesk::Cluster| -> Vec<&str> {
        cluster.mentions.iter().map(|&mention| &text[mention]).collect()
    };
    article.clusters.iter().map(|cluster| words(cluster).join(" = ")).collect()
}

/// Each source with its name: `he: Lena Kerr`.
fn sources(article: &Article) -> Vec<String> {
    let parties = article.attributions.iter().filter_map(|attribution| attribution.source.as_ref());
    parties.map(|party| format!("{}: {}", party.text, party.name.as_deref().unwrap_or("-"))).collect()
}

fn holds(case: &Case, clusters: &[String], sources: &[String]) -> bool {
    let mut rest = sources.iter();
    case.lines("-").all(|cluster| clusters.iter().any(|found| found == cluster))
        && case.lines(">").all(|source| rest.any(|found| found == source))
}

#[test]
fn the_catalogue_of_clusters_holds() {
    check_catalogue("clusters", 110, |case| {
        let article = Extractor::embedded().extract(&case.text);
        let (clusters, sources) = (clusters(&case.text, &article), sources(&article));
        (holds(case, &clusters, &sources), format!("  found: {clusters:?} {sources:?}"))
    });
}

#[test]
fn a_role_in_other_capitals_is_one_role_of_an_identity() {
    let texts = [
        "Mayor Omar Haddad opened the bridge.",
        "Omar Haddad, the mayor, closed the bridge.",
        "Mayor Omar Haddad opened the bridge again.",
    ];
    let articles = texts.map(|text| Extractor::embedded().extract(text));
    let identities = link(&articles);
    let mayor = identities.iter().find(|identity| identity.name == "Omar Haddad").unwrap();
    assert_eq!(mayor.roles, ["Mayor"]);
}

#[test]
fn a_cluster_knows_its_mentions_roles_and_attributions() {
    let text =
        "Foreign ministry spokesman Omar Haddad met Reuters in Kyiv. Haddad said no. \"Never,\" he added.";
    let article = Extractor::embedded().extract(text);
    let named = |name: &str| article.clusters.iter().find(|cluster| cluster.name == name).unwrap();
    let speaker = named("Omar Haddad");
    assert_eq!(speaker.mentions.iter().map(|&it| &text[it]).collect::<Vec<_>>(), ["Omar Haddad", "Haddad"]);
    assert_eq!(speaker.roles, ["Foreign ministry spokesman"]);
    assert_eq!(speaker.attributions, 2);
    assert!(named("Reuters").outlet && !speaker.outlet);
    assert_eq!(named("Kyiv").place.as_ref().unwrap().geonames_id, Some(703_448));
}

const ARTICLES: [&str; 8] = [
    "Mayor Omar Haddad opened the bridge in Kyiv. \"It will last,\" Haddad said.",
    "KYIV, Ukraine (AP) - Mayor Omar Haddad said the bridge had cracked.",
    "Goalkeeper Omar Haddad saved two penalties in Oslo. Haddad said he was lucky.",
    "The Eastern Fisheries Board (EFB) met in Bergen. The EFB said the quota would stand.",
    "The EFB said on Monday that the cod was back.",
    "Northfield Motors Ltd makes pumps. Northfield Motors said it was sold out.",
    "Northfield Motors said its pumps were late, and Lena Kerr said she was sorry.",
    "Mayor Haddad said the ferry was older than the town.",
];

fn articles(order: &[usize]) -> Vec<Article> {
    order.iter().map(|&index| Extractor::embedded().extract(ARTICLES[index])).collect()
}

fn found<'a>(identities: &'a [Identity], name: &str) -> Vec<&'a Identity> {
    identities.iter().filter(|identity| identity.name == name).collect()
}

#[test]
fn clusters_of_a_corpus_are_linked_by_name_and_role() {
    let identities = link(&articles(&[0, 1, 2, 3, 4, 5, 6, 7]));
    let [mayor, goalkeeper] = found(&identities, "Omar Haddad")[..] else { panic!("{identities:#?}") };
    assert_eq!((&*mayor.articles, &*goalkeeper.articles), (&[0, 1, 7][..], &[2][..]));
    assert_eq!(mayor.label, Label::Person);
    assert_eq!(mayor.variants, ["Haddad", "Omar Haddad"]);
    assert_eq!(mayor.attributions, 3);
    assert_eq!(found(&identities, "Eastern Fisheries Board")[0].articles, [3, 4]);
    assert_eq!(found(&identities, "Northfield Motors Ltd")[0].articles, [5, 6]);
    assert!(identities.iter().zip(1..).all(|(identity, id)| identity.id == id));
}

#[test]
fn every_cluster_belongs_to_one_identity() {
    let articles = articles(&[0, 1, 2, 3, 4, 5, 6, 7]);
    let mut linked: Vec<(u32, u32)> = link(&articles).into_iter().flat_map(|it| it.clusters).collect();
    linked.sort_unstable();
    let all = articles.iter().zip(0..).flat_map(|(it, index)| it.clusters.iter().map(move |c| (index, c.id)));
    assert_eq!(linked, all.collect::<Vec<_>>());
    assert!(link(&[]).is_empty());
}

/// Which clusters are one, whatever their articles' places in the corpus.
fn partition(order: &[usize]) -> BTreeSet<BTreeSet<(usize, u32)>> {
    let sets = link(&articles(order)).into_iter();
    sets.map(|it| it.clusters.iter().map(|&(index, id)| (order[index as usize], id)).collect()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn the_order_of_the_articles_does_not_change_who_is_who(
        order in Just((0..ARTICLES.len()).collect::<Vec<_>>()).prop_shuffle()
    ) {
        prop_assert_eq!(partition(&order), partition(&[0, 1, 2, 3, 4, 5, 6, 7]));
    }
}

#[test]
fn thousands_of_articles_are_linked_in_time() {
    let mut articles = Vec::new();
    for article in articles_of_one_name(200) {
        articles.extend((0..20).map(|_| article.clone()));
    }
    let identities = link(&articles);
    let count: usize = articles.iter().map(|it| it.clusters.len()).sum();
    assert_eq!(identities.iter().map(|it| it.clusters.len()).sum::<usize>(), count);
}

fn articles_of_one_name(count: usize) -> Vec<Article> {
    let text = |number: usize| format!("Captain Omar Haddad met Lena Q{number} in Oslo. Haddad said no.");
    (0..count).map(|number| Extractor::embedded().extract(&text(number))).collect()
}

/// The hand-annotated article lies beside the repository where it is developed.
#[test]
fn the_seed_article_keeps_its_names() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seed/seed.gold.jsonl");
    let Ok(gold) = std::fs::read_to_string(path) else { return };
    let gold: serde_json::Value = serde_json::from_str(gold.lines().next().unwrap()).unwrap();
    let text = gold["text"].as_str().unwrap();
    let article = Extractor::embedded().extract(text);
    let named: BTreeSet<&str> =
        article.attributions.iter().filter_map(|it| it.source.as_ref()?.name.as_deref()).collect();
    let names = gold["attributions"].as_array().unwrap().iter().filter_map(|it| it["speaker_name"].as_str());
    let missing: Vec<&str> = names.filter(|name| !named.contains(name)).collect();
    assert!(missing.is_empty(), "{missing:?} are not among {named:?}");
}
