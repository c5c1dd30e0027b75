//! [`link`]: the clusters of many articles joined to [`Identity`]s.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::article::Article;
use crate::cluster::Cluster;
use crate::cluster::name::{Family, Name};
use crate::cluster::role::singular;
use crate::entity::Label;

/// A person, organisation or place of which one or more articles speak.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Identity {
    /// The number in this list, from 1, in the order in which the articles first speak of it.
    pub id: u32,
    /// What it is.
    pub label: Label,
    /// The fullest of its names; of equally full ones the most frequent.
    pub name: String,
    /// All the forms in which it is named, the most frequent first.
    pub variants: Vec<String>,
    /// The roles and titles beside its names, the most frequent first.
    pub roles: Vec<String>,
    /// The indices of the articles that speak of it, ascending.
    pub articles: Vec<u32>,
    /// The clusters that were joined: the index of the article and the cluster's id.
    pub clusters: Vec<(u32, u32)>,
    /// How often it is named.
    pub mentions: u32,
    /// Of how many attributions it is the source.
    pub attributions: u32,
}

/// Joins the clusters of a corpus by the evidence of their names: the persons, organisations and places of which the
/// articles speak, in the order in which they first do.
///
/// It is conservative. Places are joined by their number in GeoNames, organisations by their name without `Inc` and
/// the like, or by an acronym that only one of them bears. Persons are joined by their full name, those with common
/// names of two words only if a role or a country speaks for it; a surname alone joins only the one bearer whose
/// role it shares. The order of the articles makes no difference to what is joined. The work is in proportion
/// to n log n for n mentions.
///
/// ```
/// use copydesk::{Extractor, link};
///
/// let extractor = Extractor::embedded();
/// let articles = [
///     extractor.extract("Mayor Ivan Petrenko spoke in Kyiv. \"We will rebuild,\" Petrenko said."),
///     extractor.extract("KYIV, Ukraine (AP) — Mayor Ivan Petrenko said the bridge comes first."),
/// ];
/// let identities = link(&articles);
/// let mayor = identities.iter().find(|identity| identity.name == "Ivan Petrenko").unwrap();
/// assert_eq!((&*mayor.articles, mayor.attributions), (&[0, 1][..], 2));
/// ```
#[must_use]
pub fn link<'a>(articles: impl IntoIterator<Item = &'a Article>) -> Vec<Identity> {
    let evidence = evidence(articles);
    let mut sets = Sets::new(evidence.len());
    join_full_names(&evidence, &mut sets);
    join_short_names(&evidence, &mut sets);
    identities(&evidence, &mut sets)
}

/// What an article says of one cluster.
struct Evidence<'a> {
    article: u32,
    cluster: &'a Cluster,
    /// The forms in which it is named.
    forms: Vec<&'a str>,
    /// The name under which it is looked for; names are compared within a family only.
    key: (Family, String),
    /// The names under which it can be found besides.
    other_keys: Vec<String>,
    /// Whether the key says for itself that equal ones mean the same.
    is_telling: bool,
    /// The role nouns beside its names, and the countries of which the article speaks.
    traits: Vec<String>,
}

fn evidence<'a>(articles: impl IntoIterator<Item = &'a Article>) -> Vec<Evidence<'a>> {
    let mut evidence = Vec::new();
    for (index, article) in articles.into_iter().enumerate() {
        let mut forms: Vec<Vec<&str>> = vec![Vec::new(); article.clusters.len()];
        for entity in &article.entities {
            if let Some(forms) = entity.cluster.and_then(|id| forms.get_mut((id as usize).wrapping_sub(1))) {
                forms.push(&entity.text);
            }
        }
        let countries = countries(article);
        for (cluster, forms) in article.clusters.iter().zip(forms) {
            evidence.extend(Evidence::new(index as u32, cluster, forms, &countries));
        }
    }
    evidence
}

/// The countries of the places that an article names.
fn countries(article: &Article) -> BTreeSet<&str> {
    article.entities.iter().filter_map(|entity| entity.place.as_ref()?.country.as_deref()).collect()
}

impl<'a> Evidence<'a> {
    fn new(
        article: u32,
        cluster: &'a Cluster,
        forms: Vec<&'a str>,
        countries: &BTreeSet<&str>,
    ) -> Option<Self> {
        let family = Family::of(cluster.label)?;
        let words = words_of(cluster.label, &cluster.name)?;
        let number = cluster.place.as_ref().and_then(|place| place.geonames_id);
        let key = match number.filter(|_| family == Family::Place) {
            Some(number) => format!("#{number}"),
            None => words.join(" "),
        };
        let other_keys = forms.iter().filter_map(|form| {
            let words = words_of(cluster.label, form)?;
            Some(words.join(" ")).filter(|other| *other != key)
        });
        let surname = words.last().filter(|_| family == Family::Person && words.len() > 1).cloned();
        let mut other_keys: Vec<String> = other_keys.chain(surname).collect();
        other_keys.sort_unstable();
        other_keys.dedup();
        let roles = cluster.roles.iter().filter_map(|role| role.split_whitespace().last());
        let mut traits: Vec<String> = roles.map(|role| singular(&role.to_lowercase())).collect();
        traits.extend(countries.iter().map(|country| format!("#{country}")));
        let is_telling = family != Family::Person || words.len() > 2;
        Some(Self { article, cluster, forms, key: (family, key), other_keys, is_telling, traits })
    }

    /// Whether the key is a surname or first name alone.
    fn is_bare(&self) -> bool {
        self.key.0 == Family::Person && !self.key.1.contains(' ')
    }
}

/// The words by which a name is compared across articles, without the `Inc` of firms.
fn words_of(label: Label, name: &str) -> Option<Vec<String>> {
    let name = Name::of(label, name)?;
    let mut words = name.words().to_vec();
    while name.family() == Family::Organization
        && words.len() > 1
        && words.last().is_some_and(|word| is_legal_form(word))
    {
        words.pop();
    }
    Some(words)
}

fn is_legal_form(word: &str) -> bool {
    matches!(
        word,
        "inc" | "ltd" | "llc" | "plc" | "corp" | "co" | "gmbh" | "ag" | "sa" | "limited" | "corporation"
    )
}

/// Joins clusters of one full name that a trait connects, or that need none; those without traits join if all the
/// others of that name are one.
fn join_full_names(evidence: &[Evidence<'_>], sets: &mut Sets) {
    let mut bearers: BTreeMap<&(Family, String), Vec<usize>> = BTreeMap::new();
    for (index, it) in evidence.iter().enumerate().filter(|(_, it)| !it.is_bare()) {
        bearers.entry(&it.key).or_default().push(index);
    }
    for group in bearers.values() {
        let mut first_with: BTreeMap<&str, usize> = BTreeMap::new();
        for &index in group {
            let it = &evidence[index];
            let common = it.is_telling.then_some("").into_iter().chain(it.traits.iter().map(String::as_str));
            for it in common {
                sets.join(*first_with.entry(it).or_insert(index), index);
            }
        }
        let (known, unknown): (Vec<usize>, Vec<usize>) =
            group.iter().partition(|&&index| !evidence[index].traits.is_empty());
        let roots: BTreeSet<usize> = known.iter().map(|&index| sets.root(index)).collect();
        let target = match roots.len() {
            0 => unknown.first(),
            1 => roots.first(),
            _ => None,
        };
        for &index in unknown.iter().filter(|_| target.is_some()) {
            sets.join(*target.unwrap_or(&index), index);
        }
    }
}

/// Joins acronyms and surnames that are found alone to the one full name that has them among its forms. Of persons a
/// role must be common to both.
fn join_short_names(evidence: &[Evidence<'_>], sets: &mut Sets) {
    let mut bearers: BTreeMap<(Family, &str), BTreeSet<usize>> = BTreeMap::new();
    let roots: Vec<usize> = (0..evidence.len()).map(|index| sets.root(index)).collect();
    for (it, &root) in evidence.iter().zip(&roots) {
        for key in &it.other_keys {
            bearers.entry((it.key.0, key)).or_default().insert(root);
        }
    }
    let mut roles: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    for (it, &root) in evidence.iter().zip(&roots) {
        let found = it.traits.iter().map(String::as_str).filter(|it| !it.starts_with('#'));
        roles.entry(root).or_default().extend(found);
    }
    for (index, it) in evidence.iter().enumerate() {
        let Some(bearers) = bearers.get(&(it.key.0, it.key.1.as_str())) else { continue };
        let shares_role = |root: &usize| it.traits.iter().any(|role| roles[root].contains(role.as_str()));
        let may_be = |root: &usize| *root != roots[index] && (!it.is_bare() || shares_role(root));
        let is_alone = it.key.0 == Family::Organization && it.forms.iter().all(|form| !form.contains(' '));
        let others: Vec<usize> = bearers.iter().copied().filter(may_be).collect();
        if let ([bearer], true) = (&others[..], it.is_bare() || is_alone) {
            sets.join(*bearer, index);
        }
    }
}

fn identities(evidence: &[Evidence<'_>], sets: &mut Sets) -> Vec<Identity> {
    let mut number_of: BTreeMap<usize, usize> = BTreeMap::new();
    let mut groups: Vec<Vec<&Evidence<'_>>> = Vec::new();
    for (index, it) in evidence.iter().enumerate() {
        let number = *number_of.entry(sets.root(index)).or_insert(groups.len());
        if number == groups.len() {
            groups.push(Vec::new());
        }
        groups[number].push(it);
    }
    groups.iter().zip(1..).map(|(group, id)| identity(id, group)).collect()
}

fn identity(id: u32, group: &[&Evidence<'_>]) -> Identity {
    let variants = by_frequency(group.iter().flat_map(|it| it.forms.iter().copied()));
    let names = by_frequency(group.iter().map(|it| it.cluster.name.as_str()));
    // The first of the fullest names: they are in the order of their frequency.
    let name =
        names.iter().fold(&names[0], |best, name| if Name::is_fuller(name, best) { name } else { best });
    let labels = by_frequency(group.iter().map(|it| it.cluster.label.as_str()));
    let label = group
        .iter()
        .find(|it| it.cluster.label.as_str() == labels[0])
        .map_or(Label::Person, |it| it.cluster.label);
    let mut articles: Vec<u32> = group.iter().map(|it| it.article).collect();
    articles.dedup();
    Identity {
        id,
        label,
        name: name.clone(),
        variants,
        roles: roles_by_frequency(group.iter().flat_map(|it| it.cluster.roles.iter().map(String::as_str))),
        articles,
        clusters: group.iter().map(|it| (it.article, it.cluster.id)).collect(),
        mentions: group.iter().map(|it| it.cluster.mentions.len() as u32).sum(),
        attributions: group.iter().map(|it| it.cluster.attributions).sum(),
    }
}

/// The different texts, the most frequent first, of equally frequent ones in the order of the alphabet.
fn by_frequency<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    texts.for_each(|text| *counts.entry(text).or_default() += 1);
    let mut counts: Vec<(&str, u32)> = counts.into_iter().collect();
    counts.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    counts.into_iter().map(|(text, _)| text.to_owned()).collect()
}

/// As `by_frequency`, but roles in other capitals are one, written as it mostly is: `Mayor` and `mayor`.
fn roles_by_frequency<'a>(roles: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut written: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    roles.for_each(|role| written.entry(role.to_lowercase()).or_default().push(role));
    let mut written: Vec<Vec<&str>> = written.into_values().collect();
    written.sort_by_key(|forms| std::cmp::Reverse(forms.len()));
    written.into_iter().filter_map(|forms| by_frequency(forms.into_iter()).into_iter().next()).collect()
}

/// Disjoint sets of numbers; the root of each is its least number.
struct Sets(Vec<usize>);

impl Sets {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b)] = a.min(b);
    }
}
