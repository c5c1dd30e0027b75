//! Joins mentions into clusters by the evidence of their names.

use std::collections::HashMap;

use crate::cluster::Cluster;
use crate::cluster::gender::{self, Gender};
use crate::cluster::name::{self, Family, Name};
use crate::dateline::is_agency;
use crate::entity::{Entity, Label};
use crate::text::Document;

/// Joins the entities that mean one person, organisation or place: sets their `cluster` and returns the clusters.
///
/// Equal names are one form; forms are then joined from the longest to the shortest, each to the cluster whose
/// fullest name admits it. Of several such clusters the mention goes to the one that was mentioned last.
pub(crate) fn join(document: &Document<'_>, entities: &mut [Entity]) -> Vec<Cluster> {
    let mut joiner = Joiner::new(document, entities);
    joiner.link();
    joiner.assign(entities)
}

/// One way of writing a name, with the mentions that are written so.
struct Form {
    name: Name,
    /// The name in full where the text leaves out the surname: `Anna and Karl Moser`.
    full: Option<String>,
    /// Of persons: what titles, nouns and first names say, or else let expect.
    gender: Option<Gender>,
    /// Indices into the entities, ascending.
    mentions: Vec<u32>,
    /// The groups that the form may belong to; one, unless the name is ambiguous.
    groups: Vec<u32>,
    /// The form that an explicit gloss in the text, such as `Hayat Tahrir al-Sham (HTS)`, equates with this one.
    gloss: Option<u32>,
}

impl Form {
    fn new(name: Name, full: Option<String>) -> Self {
        Self { name, full, gender: None, mentions: Vec::new(), groups: Vec::new(), gloss: None }
    }
}

struct Joiner {
    forms: Vec<Form>,
    /// The fullest form of each group.
    heads: Vec<u32>,
    index: HashMap<(Family, String), Vec<u32>>,
}

/// A word shared by more groups than this tells nothing; the bound keeps hostile input linear.
const MOST_CANDIDATES: usize = 8;

/// Among so many groups the spelling variant of a surname is looked for.
const MOST_MISSPELT: usize = 32;

impl Joiner {
    fn new(document: &Document<'_>, entities: &[Entity]) -> Self {
        let mut forms: Vec<Form> = Vec::new();
        let mut seen: HashMap<Name, u32> = HashMap::with_capacity(entities.len());
        let mut previous = None;
        for (index, entity) in entities.iter().enumerate() {
            let Some(mut name) = Name::new(entity) else { continue };
            let mut full = None;
            if name.family() == Family::Person {
                let tokens = document.tokens_in(entity.span);
                name.set_gender(gender::of_address(document, &tokens));
                full = entities.get(index + 1).and_then(|next| with_shared_surname(document, entity, next));
                full = full.or_else(|| with_initials(document, entity, previous.map(|(_, end)| end)));
                if let Some(full) = &full {
                    name.set_words(full);
                }
            }
            let form = seen.get(&name).copied().unwrap_or_else(|| {
                let form = forms.len() as u32;
                seen.insert(name.clone(), form);
                forms.push(Form::new(name, full));
                form
            });
            if forms[form as usize].name.family() == Family::Person {
                let said = || gender::of_surroundings(document, document.tokens_in(entity.span));
                let known = &mut forms[form as usize].gender;
                *known = known.or_else(said);
            }
            forms[form as usize].mentions.push(index as u32);
            if let Some((before, end)) = previous {
                if &document.text()[end..entity.span.start() as usize] == " (" {
                    note_gloss(&mut forms, before, form);
                }
            }
            previous = Some((form, entity.span.end() as usize));
        }
        let index = HashMap::with_capacity(2 * forms.len());
        Self { forms, heads: Vec::new(), index }
    }

    /// Gives every form its group or groups, longest names first.
    fn link(&mut self) {
        let mut order: Vec<u32> = (0..self.forms.len() as u32).collect();
        order.sort_by_key(|&form| {
            let form = &self.forms[form as usize];
            (form.gloss.is_some(), std::cmp::Reverse(form.name.words().len()), form.mentions[0])
        });
        for form in order {
            let groups = match self.forms[form as usize].gloss {
                Some(full) => self.forms[full as usize].groups.clone(),
                None => self.candidates(form),
            };
            let groups = if groups.is_empty() { vec![self.new_group(form)] } else { groups };
            self.forms[form as usize].groups = groups;
            self.learn(form);
        }
    }

    fn new_group(&mut self, form: u32) -> u32 {
        self.heads.push(form);
        self.heads.len() as u32 - 1
    }

    /// The groups whose fullest name admits the form.
    fn candidates(&self, form: u32) -> Vec<u32> {
        let name = &self.forms[form as usize].name;
        let mut groups: Vec<u32> = Vec::new();
        for key in name.keys() {
            for &group in self.index.get(&(name.family(), key)).into_iter().flatten() {
                let head = &self.forms[self.heads[group as usize] as usize].name;
                if !groups.contains(&group) && head.admits(name) {
                    groups.push(group);
                }
            }
        }
        if groups.is_empty() {
            groups.extend(self.misspelt(form));
        }
        self.keep_agreeing(form, &mut groups);
        groups
    }

    /// The group of the one full name whose surname is a spelling variant of the form: `Mahetic` of `Andrej Mahecic`.
    fn misspelt(&self, form: u32) -> Option<u32> {
        let name = &self.forms[form as usize].name;
        let admits = |&group: &u32| self.forms[self.heads[group as usize] as usize].name.misspelt_as(name);
        let mut groups = (0..self.heads.len().min(MOST_MISSPELT) as u32).filter(admits);
        groups.next().filter(|_| groups.next().is_none())
    }

    /// Of several groups keeps those whose head is a man or woman as the form is, the likely ones if none is known
    /// to be, and all if nothing is known of any.
    fn keep_agreeing(&self, form: u32, groups: &mut Vec<u32>) {
        let Some(asked) = self.forms[form as usize].name.gender() else { return };
        if groups.len() < 2 {
            return;
        }
        let head = |group: u32| &self.forms[self.heads[group as usize] as usize];
        let known = |group: u32| head(group).gender.or_else(|| head(group).name.usual_gender());
        let likely = |group: u32| known(group).or_else(|| head(group).name.likely_gender());
        if groups.iter().any(|&group| known(group) == Some(asked)) {
            groups.retain(|&group| known(group) == Some(asked));
        } else if groups.iter().any(|&group| likely(group) == Some(asked)) {
            groups.retain(|&group| likely(group) == Some(asked));
        }
    }

    /// Makes the form's groups findable by the words and initials of its name.
    fn learn(&mut self, form: u32) {
        let form = &self.forms[form as usize];
        let [group] = form.groups[..] else { return };
        for key in form.name.keys_as_head() {
            let groups = self.index.entry((form.name.family(), key)).or_default();
            if groups.len() < MOST_CANDIDATES && !groups.contains(&group) {
                groups.push(group);
            }
        }
    }

    /// Decides ambiguous mentions by recency, numbers the groups by their first mentions and names them.
    fn assign(self, entities: &mut [Entity]) -> Vec<Cluster> {
        let mut form_of: Vec<Option<u32>> = vec![None; entities.len()];
        for (number, form) in self.forms.iter().enumerate() {
            for &mention in &form.mentions {
                form_of[mention as usize] = Some(number as u32);
            }
        }
        let mut last_mention: Vec<Option<usize>> = vec![None; self.heads.len()];
        let mut ids: Vec<u32> = vec![0; self.heads.len()];
        let mut clusters: Vec<Cluster> = Vec::new();
        for (index, entity) in entities.iter_mut().enumerate() {
            let Some(form) = form_of[index] else { continue };
            let form = &self.forms[form as usize];
            let group = form
                .groups
                .iter()
                .copied()
                .max_by_key(|&group| last_mention[group as usize])
                .unwrap_or_default() as usize;
            last_mention[group] = Some(index);
            if ids[group] == 0 {
                ids[group] = clusters.len() as u32 + 1;
                clusters.push(new_cluster(ids[group], entity));
            }
            entity.cluster = Some(ids[group]);
            let cluster = &mut clusters[ids[group] as usize - 1];
            cluster.mentions.push(entity.span);
            cluster.outlet |= is_outlet(entity);
            if let Some(place) = &entity.place {
                if cluster.place.as_ref().is_none_or(|known| place.score > known.score) {
                    cluster.place = Some(place.clone());
                }
            }
            let text = form.full.as_ref().unwrap_or(&entity.text);
            if Name::is_fuller(text, &cluster.name) {
                cluster.name.clone_from(text);
                cluster.label = entity.label;
            }
        }
        prefer_frequent_names(entities, &mut clusters);
        for cluster in &mut clusters {
            name::drop_nickname(&mut cluster.name);
            if cluster.label.kind() == Some(Label::Person) {
                name::drop_titles(&mut cluster.name);
            }
            if matches!(cluster.label.kind(), Some(Label::Person | Label::Gpe)) {
                name::lower_capitals(&mut cluster.name);
            }
        }
        clusters
    }
}

/// Calls each cluster by the most frequent of its equally full names.
fn prefer_frequent_names(entities: &[Entity], clusters: &mut [Cluster]) {
    let mut counts: HashMap<(u32, &str), u32> = HashMap::with_capacity(entities.len());
    for entity in entities {
        if let Some(id) = entity.cluster {
            *counts.entry((id, &entity.text)).or_default() += 1;
        }
    }
    let count = |id: u32, name: &str| counts.get(&(id, name)).copied().unwrap_or(u32::MAX);
    for entity in entities {
        let Some(id) = entity.cluster else { continue };
        let cluster = &mut clusters[id as usize - 1];
        if entity.text == cluster.name {
            continue;
        }
        let is_as_full =
            !Name::is_fuller(&cluster.name, &entity.text) && !Name::is_fuller(&entity.text, &cluster.name);
        if is_as_full && count(id, &entity.text) > count(id, &cluster.name) {
            cluster.name.clone_from(&entity.text);
        }
    }
}

/// A cluster without mentions, called as the entity.
fn new_cluster(id: u32, entity: &Entity) -> Cluster {
    Cluster {
        id,
        label: entity.label,
        name: entity.text.clone(),
        mentions: Vec::new(),
        roles: Vec::new(),
        attributions: 0,
        outlet: false,
        place: None,
    }
}

fn is_outlet(entity: &Entity) -> bool {
    entity.label.kind() == Some(Label::Org) && is_agency(&entity.text)
}

/// `Anna Moser` for the first name in `Anna and Karl Moser`.
fn with_shared_surname(document: &Document<'_>, entity: &Entity, next: &Entity) -> Option<String> {
    let between = document.text().get(entity.span.end() as usize..next.span.start() as usize)?;
    let surname = next.text.rsplit_once(' ').map(|(_, surname)| surname)?;
    let is_first_name = !entity.text.contains(' ') && gender::of_first_name(&entity.text).is_some();
    (between == " and " && next.label.kind() == Some(Label::Person) && is_first_name)
        .then(|| format!("{} {surname}", entity.text))
}

/// `J.M. Brandt` for the name behind initials in `the envoy J.M. Brandt`; the entity before ends at `end`.
fn with_initials(document: &Document<'_>, entity: &Entity, end: Option<usize>) -> Option<String> {
    let before = document.tokens_in(entity.span).start.checked_sub(1)?;
    let start = document.tokens()[before].span().start();
    let is_free = end.is_none_or(|end| end <= start as usize);
    (is_free && entity.text.contains(' ') && is_initials(document.word(before)))
        .then(|| format!("{} {}", document.word(before), entity.text))
}

/// Whether a word is of capitals with full stops, but no country or union.
fn is_initials(word: &str) -> bool {
    let bytes = word.as_bytes();
    let pairs = bytes.chunks(2);
    bytes.len() >= 2
        && pairs.into_iter().all(|pair| pair.len() == 2 && pair[0].is_ascii_uppercase() && pair[1] == b'.')
        && !matches!(word, "U.S." | "U.N." | "U.K." | "E.U." | "A.U." | "U.S.A." | "P.M." | "A.M." | "D.C.")
}

/// Notes that the form in brackets is short for the form before it, or the other way round.
fn note_gloss(forms: &mut [Form], before: u32, inside: u32) {
    let (long, short) =
        if forms[before as usize].name.words().len() >= forms[inside as usize].name.words().len() {
            (before, inside)
        } else {
            (inside, before)
        };
    let is_new =
        long != short && forms[short as usize].gloss.is_none() && forms[long as usize].gloss.is_none();
    if is_new && forms[long as usize].name.is_glossed_by(&forms[short as usize].name) {
        forms[short as usize].gloss = Some(long);
    }
}
