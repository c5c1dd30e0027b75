//! Who a noun phrase means: names, surnames, roles and pronouns resolved to clusters.

use std::collections::HashMap;
use std::ops::Range;

use crate::attribution::PartyType;
use crate::cluster::Cluster;
use crate::cluster::gender::{self, Gender};
use crate::cluster::noun::{self, NounPhrase};
use crate::entity::{Entity, Label};
use crate::text::{Document, TokenKind};

/// Whom a source or addressee stands for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Resolution {
    /// The full name, if the party is named in the article.
    pub(crate) name: Option<String>,
    /// The cluster's id.
    pub(crate) cluster: Option<u32>,
    /// What kind of party it is.
    pub(crate) party_type: PartyType,
}

impl Resolution {
    fn unnamed(party_type: PartyType) -> Self {
        Self { name: None, cluster: None, party_type }
    }
}

/// A mention of a cluster, as the resolver looks back at it.
#[derive(Clone, Copy)]
struct Mention {
    first: u32,
    end: u32,
    sentence: u32,
    /// Index into the clusters.
    cluster: u32,
    kind: Option<Label>,
    /// The first name of its sentence, outside quotations: most likely its subject.
    leads: bool,
}

/// A party that has spoken.
struct Speaker {
    resolution: Resolution,
    /// The phrase itself, which names an unnamed speaker for the pronouns after it.
    description: String,
    /// The head noun of the phrase, small.
    head: String,
    sentence: usize,
    token: usize,
    gender: Option<Gender>,
}

/// Resolves parties in the order in which they stand in the text; remembers who has spoken.
pub(crate) struct Resolver<'a> {
    document: Document<'a>,
    clusters: &'a [Cluster],
    mentions: Vec<Mention>,
    genders: Vec<Option<Gender>>,
    /// The mentions beside which a role noun stands: `spokesman` -> the mention of Baghaei.
    roles: HashMap<String, Vec<u32>>,
    speakers: Vec<Speaker>,
}

/// How many mentions, and how many speakers, a pronoun looks back at; bounds the work per pronoun.
const LOOK_BACK: usize = 24;

impl<'a> Resolver<'a> {
    pub(crate) fn new(document: Document<'a>, entities: &'a [Entity], clusters: &'a [Cluster]) -> Self {
        let mut resolver = Self {
            document,
            clusters,
            mentions: Vec::new(),
            genders: vec![None; clusters.len()],
            roles: HashMap::new(),
            speakers: Vec::new(),
        };
        resolver.note_mentions(entities);
        resolver.note_roles();
        resolver
    }

    fn note_mentions(&mut self, entities: &[Entity]) {
        let mut previous_sentence = None;
        for entity in entities {
            let Some(id) = entity.cluster else { continue };
            let tokens = self.document.tokens_in(entity.span);
            if tokens.is_empty() {
                continue;
            }
            let sentence = self.document.sentence_of(tokens.start) as u32;
            let leads = entity.label.kind() == Some(Label::Person) && previous_sentence != Some(sentence);
            if leads {
                previous_sentence = Some(sentence);
            }
            self.mentions.push(Mention {
                first: tokens.start as u32,
                end: tokens.end as u32,
                sentence,
                cluster: id - 1,
                kind: entity.label.kind(),
                leads,
            });
        }
    }

    fn note_roles(&mut self) {
        for index in 0..self.mentions.len() {
            let mention = self.mentions[index];
            let tokens = mention.first as usize..mention.end as usize;
            if mention.kind == Some(Label::Person) {
                let gender = gender::of_mention(&self.document, tokens.clone());
                let known = &mut self.genders[mention.cluster as usize];
                *known = known.or(gender);
            }
            if matches!(mention.kind, Some(Label::Person | Label::Org)) {
                for role in noun::roles_beside(&self.document, tokens) {
                    self.roles.entry(role).or_default().push(index as u32);
                }
            }
        }
    }

    /// Whom the noun phrase of `tokens` means, who now speaks: the pronouns behind it look for speakers first.
    pub(crate) fn hear(&mut self, tokens: Range<usize>) -> Resolution {
        let (resolution, gender) = self.meaning(&tokens);
        if !tokens.is_empty() {
            self.remember(&resolution, gender, &tokens);
        }
        resolution
    }

    /// Whom the noun phrase of `tokens` means.
    pub(crate) fn resolve(&self, tokens: Range<usize>) -> Resolution {
        self.meaning(&tokens).0
    }

    /// Whether the tokens are `I`, `we` or `my`: whoever is quoted.
    pub(crate) fn is_quoted_speaker(&self, tokens: &Range<usize>) -> bool {
        noun::pronoun(&self.document, tokens) == Some(noun::Pronoun::Speaker)
    }

    fn meaning(&self, tokens: &Range<usize>) -> (Resolution, Option<Gender>) {
        if tokens.is_empty() {
            return (Resolution::unnamed(PartyType::Unknown), None);
        }
        match noun::pronoun(&self.document, tokens) {
            Some(pronoun) => self.pronoun(pronoun, tokens.start),
            None => self.noun_phrase(&NounPhrase::read(&self.document, tokens.clone()), tokens),
        }
    }

    fn remember(&mut self, resolution: &Resolution, gender: Option<Gender>, tokens: &Range<usize>) {
        let head = NounPhrase::read(&self.document, tokens.clone()).head;
        let known = resolution.cluster.and_then(|id| self.genders[id as usize - 1]);
        if let (Some(id), None, Some(_)) = (resolution.cluster, known, gender) {
            if resolution.party_type == PartyType::Person {
                self.genders[id as usize - 1] = gender;
            }
        }
        self.speakers.push(Speaker {
            resolution: resolution.clone(),
            description: resolution.name.clone().unwrap_or_else(|| noun::description(&self.document, tokens)),
            head: self.document.word(head).to_lowercase(),
            sentence: self.document.sentence_of(tokens.start),
            token: tokens.start,
            gender: gender.or(known),
        });
    }

    fn cluster_named(&self, cluster: u32) -> Resolution {
        let found = &self.clusters[cluster as usize];
        let party_type = match found.label.kind() {
            Some(Label::Person) => PartyType::Person,
            Some(Label::Org) => PartyType::Organization,
            _ => PartyType::Place,
        };
        Resolution { name: Some(found.name.clone()), cluster: Some(found.id), party_type }
    }

    fn mentions_in(&self, tokens: &Range<usize>) -> &[Mention] {
        let first = self.mentions.partition_point(|mention| (mention.first as usize) < tokens.start);
        let end =
            first + self.mentions[first..].partition_point(|mention| (mention.end as usize) <= tokens.end);
        &self.mentions[first..end]
    }

    fn noun_phrase(&self, phrase: &NounPhrase, tokens: &Range<usize>) -> (Resolution, Option<Gender>) {
        let inside = self.mentions_in(tokens);
        let people: Vec<&Mention> = inside
            .iter()
            .filter(|mention| {
                mention.kind == Some(Label::Person)
                    && phrase.is_head(&self.document, mention.first as usize..mention.end as usize)
            })
            .collect();
        let gender = gender::of_phrase(&self.document, tokens.clone());
        match people[..] {
            [person] => {
                return (
                    self.cluster_named(person.cluster),
                    gender.or(self.genders[person.cluster as usize]),
                );
            }
            [first, .., last] => return (self.together(first, last), None),
            [] => {}
        }
        let is_meant = |mention: &&Mention| self.is_meant(mention, phrase.head);
        if let Some(other) = inside.iter().find(is_meant) {
            return (self.cluster_named(other.cluster), None);
        }
        let party_type = noun::party_type(&self.document, phrase);
        let known = phrase.is_definite.then(|| self.described(phrase, party_type, gender, tokens)).flatten();
        (known.unwrap_or(Resolution::unnamed(party_type)), gender)
    }

    /// Whom a definite description means: the last holder of that role, the last speaker so described, or, of
    /// `the group` and `the leader`, the last that it can be.
    fn described(
        &self,
        phrase: &NounPhrase,
        party_type: PartyType,
        gender: Option<Gender>,
        tokens: &Range<usize>,
    ) -> Option<Resolution> {
        let role = self.document.word(phrase.head).to_lowercase();
        if let Some(cluster) = self.holder_of(&role, tokens.start) {
            return Some(self.cluster_named(cluster));
        }
        if !phrase.has_article {
            return None;
        }
        let is_so_called = |speaker: &&Speaker| speaker.token < tokens.start && speaker.head == role;
        if let Some(speaker) = self.speakers.iter().rev().take(LOOK_BACK).find(is_so_called) {
            return Some(Resolution {
                name: Some(speaker.description.clone()),
                ..speaker.resolution.clone()
            });
        }
        match party_type {
            PartyType::Organization if noun::is_generic_body(&role) => self.last_organization(tokens.start),
            PartyType::Person if noun::is_generic_person(&role) => {
                Some(self.person_meant(gender, tokens.start)).filter(|person| person.cluster.is_some())
            }
            _ => None,
        }
    }

    /// The organisation that spoke last, or else the one named last.
    fn last_organization(&self, token: usize) -> Option<Resolution> {
        let spoke = |speaker: &&Speaker| {
            speaker.token < token
                && speaker.resolution.party_type == PartyType::Organization
                && speaker.resolution.cluster.is_some()
        };
        let speaker =
            self.speakers.iter().rev().take(LOOK_BACK).find(spoke).map(|speaker| speaker.resolution.clone());
        speaker.or_else(|| Some(self.thing_meant(token)).filter(|thing| thing.cluster.is_some()))
    }

    /// Whether the head noun is part of the name (`the Observatory for Human Rights`) or says what the name is
    /// (`the Interfax agency`).
    fn is_meant(&self, mention: &Mention, head: usize) -> bool {
        let (first, end) = (mention.first as usize, mention.end as usize);
        let head_word = || self.document.word(head).to_lowercase();
        (first..end).contains(&head)
            || mention.kind == Some(Label::Org) && end == head && noun::is_generic_body(&head_word())
    }

    /// `Lee and Ortiz`: a group, named after its members; with an apposition in between it is one person.
    fn together(&self, first: &Mention, last: &Mention) -> Resolution {
        let joined = (first.end as usize..last.first as usize)
            .any(|index| matches!(self.document.word(index), "and" | "&"));
        if !joined || first.cluster == last.cluster {
            return self.cluster_named(first.cluster);
        }
        let name = format!(
            "{} and {}",
            self.clusters[first.cluster as usize].name, self.clusters[last.cluster as usize].name
        );
        Resolution { name: Some(name), cluster: None, party_type: PartyType::Group }
    }

    /// The cluster that `the spokesman`, `the monitor` or `the ministry` last stood beside, before the token `before`.
    fn holder_of(&self, role: &str, before: usize) -> Option<u32> {
        let mentions = self.roles.get(role)?;
        let at = mentions.partition_point(|&index| (self.mentions[index as usize].first as usize) < before);
        at.checked_sub(1).map(|at| self.mentions[mentions[at] as usize].cluster)
    }

    fn pronoun(&self, pronoun: noun::Pronoun, token: usize) -> (Resolution, Option<Gender>) {
        use noun::Pronoun;
        match pronoun {
            Pronoun::Singular(gender) => (self.person_meant(Some(gender), token), Some(gender)),
            Pronoun::Thing => (
                self.last_speaker(token, |party_type| {
                    !matches!(party_type, PartyType::Person | PartyType::Group)
                })
                .unwrap_or_else(|| self.thing_meant(token)),
                None,
            ),
            Pronoun::Plural => (
                self.last_speaker(token, |party_type| party_type == PartyType::Group)
                    .or_else(|| {
                        self.last_speaker(token, |party_type| {
                            matches!(party_type, PartyType::Organization | PartyType::Place)
                        })
                    })
                    .unwrap_or(Resolution::unnamed(PartyType::Group)),
                None,
            ),
            Pronoun::Speaker => {
                (self.last_speaker(token, |_| true).unwrap_or(Resolution::unnamed(PartyType::Person)), None)
            }
            Pronoun::Relative => (self.antecedent(token), None),
        }
    }

    fn last_speaker(&self, token: usize, is_kind: impl Fn(PartyType) -> bool) -> Option<Resolution> {
        let speaker = self
            .speakers
            .iter()
            .rev()
            .take(LOOK_BACK)
            .find(|speaker| speaker.token < token && is_kind(speaker.resolution.party_type))?;
        Some(Resolution { name: Some(speaker.description.clone()), ..speaker.resolution.clone() })
    }

    /// The organisation or place that `it` means where none has spoken yet.
    fn thing_meant(&self, token: usize) -> Resolution {
        let end = self.mentions.partition_point(|mention| (mention.first as usize) < token);
        let thing = self.mentions[..end]
            .iter()
            .rev()
            .take(LOOK_BACK)
            .find(|mention| mention.kind == Some(Label::Org));
        thing.map_or(Resolution::unnamed(PartyType::Unknown), |mention| self.cluster_named(mention.cluster))
    }

    /// The person that `he` or `she` means: the best of the people named or heard lately.
    fn person_meant(&self, gender: Option<Gender>, token: usize) -> Resolution {
        let sentence = self.document.sentence_of(token);
        let end = self.mentions.partition_point(|mention| (mention.first as usize) < token);
        let mut best: Option<(f32, Resolution)> = None;
        let mut offer = |score: f32, resolution: Resolution| {
            if best.as_ref().is_none_or(|(best, _)| score > *best) {
                best = Some((score, resolution));
            }
        };
        for mention in self.mentions[..end]
            .iter()
            .rev()
            .take(LOOK_BACK)
            .filter(|mention| mention.kind == Some(Label::Person))
        {
            let known = self.genders[mention.cluster as usize];
            if is_other(known, gender) {
                continue;
            }
            let distance = sentence - mention.sentence as usize;
            let score = f32::from(u8::from(mention.leads)) * LEADS
                + f32::from(u8::from(known.is_some())) * KNOWN_GENDER
                - distance.min(20) as f32;
            offer(score, self.cluster_named(mention.cluster));
        }
        for speaker in self.speakers.iter().rev().take(LOOK_BACK).filter(|speaker| speaker.token < token) {
            let is_person = matches!(speaker.resolution.party_type, PartyType::Person | PartyType::Unknown);
            if !is_person || is_other(speaker.gender, gender) {
                continue;
            }
            let distance = sentence.saturating_sub(speaker.sentence);
            let score = SPOKE + f32::from(u8::from(speaker.gender.is_some())) * KNOWN_GENDER
                - distance.min(20) as f32;
            offer(
                score,
                Resolution {
                    name: Some(speaker.description.clone()),
                    party_type: PartyType::Person,
                    ..speaker.resolution.clone()
                },
            );
        }
        best.map_or(Resolution::unnamed(PartyType::Person), |(_, resolution)| resolution)
    }

    /// What `who` or `which` relates to: the name that ends right before it.
    fn antecedent(&self, token: usize) -> Resolution {
        let end = self.mentions.partition_point(|mention| (mention.first as usize) < token);
        let Some(mention) = end.checked_sub(1).map(|at| &self.mentions[at]) else {
            return Resolution::unnamed(PartyType::Unknown);
        };
        let between = mention.end as usize..token;
        let is_near = between.len() <= 1
            && between.clone().all(|index| self.document.tokens()[index].kind() == TokenKind::Symbol);
        if is_near { self.cluster_named(mention.cluster) } else { Resolution::unnamed(PartyType::Unknown) }
    }
}

fn is_other(known: Option<Gender>, asked: Option<Gender>) -> bool {
    known.is_some() && asked.is_some() && known != asked
}

/// What a pronoun weighs against one sentence of distance, tuned on the training articles.
const LEADS: f32 = 1.5;
const KNOWN_GENDER: f32 = 0.5;
const SPOKE: f32 = 1.5;
