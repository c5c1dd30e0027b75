//! Personal and relative pronouns: whom `he`, `it`, `they` and `who` mean.

use std::ops::Range;

use crate::attribution::PartyType;
use crate::cluster::gender::{self, Gender};
use crate::cluster::noun::{self, Pronoun};
use crate::cluster::resolve::{LOOK_BACK, Mention, Phrase, Resolution, Resolver, Speaker, Subject};
use crate::entity::Label;
use crate::text::TokenKind;

/// What a pronoun weighs against one sentence of distance, tuned on the training articles.
const LEADS: f32 = 1.5;
const KNOWN_GENDER: f32 = 0.5;
const UNLIKELY_GENDER: f32 = 1.0;
const SPOKE: f32 = 1.5;
const SPEAKS: f32 = 3.0;
const POSSESSES: f32 = 0.5;
const OTHER_QUOTATION: f32 = 2.5;
const SUBJECT: f32 = 1.0;
const OF_ITS_KIND: f32 = 1.0;
/// More sentences than this are as far as this.
const FURTHEST: usize = 20;
/// An organisation or group that was spoken of more sentences ago is not meant any more.
const FURTHEST_PARTY: usize = 6;

/// The best of the parties offered; of equals the one offered first.
#[derive(Default)]
struct Best(Option<(f32, Resolution)>);

impl Best {
    fn offer(&mut self, score: f32, resolution: impl FnOnce() -> Resolution) {
        if self.0.as_ref().is_none_or(|(best, _)| score > *best) {
            self.0 = Some((score, resolution()));
        }
    }

    fn or_unnamed(self, party_type: PartyType) -> Resolution {
        self.0.map_or(Resolution::unnamed(party_type), |(_, resolution)| resolution)
    }
}

impl Resolver<'_> {
    pub(super) fn pronoun(&self, pronoun: Pronoun, phrase: &Phrase<'_>) -> (Resolution, Option<Gender>) {
        let token = phrase.tokens.start;
        match pronoun {
            Pronoun::Singular(gender) => (self.person_meant(Some(gender), phrase), Some(gender)),
            Pronoun::Thing => (self.thing_meant(token, phrase.speaker), None),
            Pronoun::Plural => (self.group_meant(token, phrase.speaker), None),
            Pronoun::Speaker => {
                (self.last_speaker(token).unwrap_or(Resolution::unnamed(PartyType::Person)), None)
            }
            Pronoun::Relative => (self.antecedent(token, phrase.antecedent.clone()), None),
        }
    }

    fn earlier_speakers(&self, token: usize) -> impl Iterator<Item = &Speaker> {
        self.speakers.iter().rev().take(LOOK_BACK).filter(move |speaker| speaker.token < token)
    }

    fn earlier_mentions(&self, token: usize) -> impl Iterator<Item = &Mention> {
        self.mentions[..self.mentions_before(token)].iter().rev().take(LOOK_BACK)
    }

    fn earlier_subjects(&self, token: usize) -> impl Iterator<Item = &Subject> {
        let end = self.subjects.partition_point(|subject| subject.tokens.end <= token);
        self.subjects[..end].iter().rev().take(LOOK_BACK / 4)
    }

    fn last_speaker(&self, token: usize) -> Option<Resolution> {
        self.earlier_speakers(token).next().map(Speaker::named)
    }

    /// The person that `he` or `she` means: the best of the people named or heard lately. `speaker` says the words
    /// in which the pronoun stands: in quotation marks it is somebody else, without them most likely the speaker.
    pub(super) fn person_meant(&self, gender: Option<Gender>, phrase: &Phrase<'_>) -> Resolution {
        let (token, speaker) = (phrase.tokens.start, phrase.speaker);
        let sentence = self.document.sentence_of(token);
        let quotation = self.quotation_of(token);
        let is_quoted = |other: Option<u32>| {
            let says = quotation.is_some() && speaker.is_some_and(|it| it.cluster == other);
            other.is_some() && (says || phrase.other_than == other)
        };
        let mut best = Best::default();
        for mention in self.earlier_mentions(token).filter(|mention| mention.kind == Some(Label::Person)) {
            let known = self.genders[mention.cluster as usize];
            if is_other(known, gender) || is_quoted(Some(mention.cluster + 1)) {
                continue;
            }
            let distance = (sentence - mention.sentence as usize).min(FURTHEST);
            let score = weight(mention.leads, LEADS) + weight(known.is_some(), KNOWN_GENDER)
                - weight(mention.possesses, POSSESSES)
                - weight(known.is_none() && is_other(self.likely_gender(mention), gender), UNLIKELY_GENDER)
                - weight(mention.quotation.is_some() && mention.quotation != quotation, OTHER_QUOTATION)
                - distance as f32;
            best.offer(score, || self.cluster_named(mention.cluster));
        }
        for heard in self.earlier_speakers(token) {
            let is_person = matches!(heard.resolution.party_type, PartyType::Person | PartyType::Unknown);
            if !is_person || is_other(heard.gender, gender) || is_quoted(heard.resolution.cluster) {
                continue;
            }
            let distance = sentence.saturating_sub(heard.sentence).min(FURTHEST);
            let speaks = quotation.is_none() && distance == 0 && speaker == Some(&heard.resolution);
            let score = SPOKE + weight(heard.gender.is_some(), KNOWN_GENDER) + weight(speaks, SPEAKS)
                - weight(heard.quotation.is_some() && heard.quotation != quotation, OTHER_QUOTATION)
                - distance as f32;
            best.offer(score, || Resolution { party_type: PartyType::Person, ..heard.named() });
        }
        for subject in self.earlier_subjects(token).filter(|subject| subject.is_person) {
            let known = gender::of_phrase(&self.document, subject.tokens.clone());
            if !is_other(known, gender) {
                let distance = sentence.saturating_sub(subject.sentence).min(FURTHEST);
                let score = SUBJECT + weight(known.is_some(), KNOWN_GENDER) - distance as f32;
                best.offer(score, || self.named_phrase(&subject.tokens));
            }
        }
        best.or_unnamed(PartyType::Person)
    }

    /// What the ending of a first name lets expect.
    fn likely_gender(&self, mention: &Mention) -> Option<Gender> {
        let tokens = mention.first as usize..mention.end as usize;
        (tokens.len() > 1).then(|| gender::of_ending(self.document.word(tokens.start)))
    }

    /// The organisation, place or document that `it` means.
    fn thing_meant(&self, token: usize, speaker: Option<&Resolution>) -> Resolution {
        self.best_party(token, speaker, PartyType::Unknown, |party_type| match party_type {
            PartyType::Organization | PartyType::Document => Some(OF_ITS_KIND),
            PartyType::Place => Some(0.5),
            _ => None,
        })
    }

    /// The group that `they` means, or the organisation or place if there is none.
    fn group_meant(&self, token: usize, speaker: Option<&Resolution>) -> Resolution {
        self.best_party(token, speaker, PartyType::Group, |party_type| match party_type {
            PartyType::Group => Some(3.0),
            PartyType::Organization => Some(OF_ITS_KIND),
            PartyType::Place => Some(0.0),
            _ => None,
        })
    }

    /// The best of the parties heard, of the subjects and of the organisations named lately; `weigh` says how well
    /// a kind of party fits, and `None` if it does not.
    fn best_party(
        &self,
        token: usize,
        speaker: Option<&Resolution>,
        otherwise: PartyType,
        weigh: impl Fn(PartyType) -> Option<f32>,
    ) -> Resolution {
        let sentence = self.document.sentence_of(token);
        let quotation = self.quotation_of(token);
        let mut best = Best::default();
        for heard in self.earlier_speakers(token) {
            let Some(kind) = weigh(heard.resolution.party_type) else { continue };
            let distance = sentence.saturating_sub(heard.sentence);
            if distance > FURTHEST_PARTY {
                continue;
            }
            let speaks = quotation.is_none() && distance == 0 && speaker == Some(&heard.resolution);
            let score = kind + SPOKE + weight(speaks, SPEAKS)
                - weight(heard.quotation.is_some() && heard.quotation != quotation, OTHER_QUOTATION)
                - distance as f32;
            best.offer(score, || heard.named());
        }
        for subject in self.earlier_subjects(token) {
            let Some(kind) = weigh(subject.party_type) else { continue };
            let distance = sentence.saturating_sub(subject.sentence);
            if distance > FURTHEST_PARTY || !subject.can_speak {
                continue;
            }
            best.offer(kind + SUBJECT - distance as f32, || self.named_phrase(&subject.tokens));
        }
        for mention in self.earlier_mentions(token).filter(|mention| mention.kind == Some(Label::Org)) {
            let Some(kind) = weigh(PartyType::Organization) else { continue };
            let distance = sentence - mention.sentence as usize;
            if distance > FURTHEST_PARTY {
                break;
            }
            best.offer(kind - distance as f32, || self.cluster_named(mention.cluster));
        }
        best.or_unnamed(otherwise)
    }

    /// What a phrase stands for, by its own words if it has no name.
    fn named_phrase(&self, tokens: &Range<usize>) -> Resolution {
        let found = self.resolve(&Phrase::bare(tokens.clone()));
        Resolution {
            name: Some(found.name.unwrap_or_else(|| noun::description(&self.document, tokens))),
            ..found
        }
    }

    /// What `who` or `which` relates to: the person whose name or apposition ends right before it, else the phrase
    /// before it.
    fn antecedent(&self, token: usize, phrase: Option<Range<usize>>) -> Resolution {
        let phrase = phrase.filter(|tokens| noun::pronoun(&self.document, tokens).is_none());
        if let Some(mention) = self.earlier_mentions(token).next() {
            let ends = |start: usize| self.is_parted(mention.end as usize..start);
            let is_apposed = phrase
                .as_ref()
                .is_some_and(|phrase| phrase.start > mention.end as usize && ends(phrase.start));
            let is_person = mention.kind == Some(Label::Person);
            if is_person && (ends(token) || is_apposed) || phrase.is_none() && ends(token) {
                return self.cluster_named(mention.cluster);
            }
        }
        phrase.map_or(Resolution::unnamed(PartyType::Unknown), |tokens| self.named_phrase(&tokens))
    }

    /// Whether nothing but a comma, perhaps an age, and a comma lies in between.
    fn is_parted(&self, between: Range<usize>) -> bool {
        let is_mark =
            |&at: &usize| matches!(self.document.tokens()[at].kind(), TokenKind::Symbol | TokenKind::Number);
        between.len() <= 3 && between.clone().all(|at| is_mark(&at))
    }

    /// Asks the pronouns about the people of whom titles and first names say nothing: a pronoun outside quotations
    /// means the one person named before it in its sentence, or else the one person of the sentence before.
    pub(super) fn ask_pronouns(&mut self) {
        let mut votes = vec![0_i32; self.clusters.len()];
        for token in 0..self.document.tokens().len() {
            let Some(gender) = gender::of_pronoun(self.document.word(token)) else { continue };
            if self.quotation_of(token).is_some() {
                continue;
            }
            let sentence = self.document.sentence_of(token) as u32;
            let meant = match self.people_named(token, sentence) {
                People::Nobody => self.people_named(token, sentence.wrapping_sub(1)),
                people => people,
            };
            if let People::One(cluster) = meant {
                votes[cluster as usize] += if gender == Gender::Feminine { 1 } else { -1 };
            }
        }
        for (known, vote) in self.genders.iter_mut().zip(votes) {
            if known.is_none() && vote != 0 {
                *known = Some(if vote > 0 { Gender::Feminine } else { Gender::Masculine });
            }
        }
    }

    /// Who is named in the sentence before the token, outside quotations.
    fn people_named(&self, token: usize, sentence: u32) -> People {
        let mut people = People::Nobody;
        let named = self.earlier_mentions(token).skip_while(|mention| mention.sentence > sentence);
        for mention in named.take_while(|mention| mention.sentence == sentence) {
            if mention.kind == Some(Label::Person) && mention.quotation.is_none() {
                people = match people {
                    People::Nobody => People::One(mention.cluster),
                    People::One(cluster) if cluster == mention.cluster => people,
                    _ => return People::Several,
                };
            }
        }
        people
    }
}

/// How many people a sentence names.
#[derive(Clone, Copy)]
enum People {
    Nobody,
    /// The index of the cluster.
    One(u32),
    Several,
}

impl Speaker {
    /// Whom the speaker stands for, by its own words if it has no name.
    fn named(&self) -> Resolution {
        Resolution { name: Some(self.description.clone()), ..self.resolution.clone() }
    }
}

fn weight(holds: bool, weight: f32) -> f32 {
    if holds { weight } else { 0.0 }
}

fn is_other(known: Option<Gender>, asked: Option<Gender>) -> bool {
    known.is_some() && asked.is_some() && known != asked
}
