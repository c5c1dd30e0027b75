//! Personal and relative pronouns: whom `he`, `it`, `they` and `who` mean.

use std::ops::Range;

use crate::attribution::PartyType;
use crate::cluster::antecedent::{Candidates, Evidence, Trait};
use crate::cluster::gender::{self, Gender};
use crate::cluster::lexicon::is_role_noun;
use crate::cluster::noun::{self, Pronoun};
#[cfg(feature = "train")]
use crate::cluster::resolve::Example;
use crate::cluster::resolve::{
    DEEPEST, Ground, LOOK_BACK, Mention, Phrase, Resolution, Resolver, Speaker, Subject, Trace,
};
use crate::cluster::role;
use crate::entity::Label;
use crate::text::{Quotation, TokenKind};

/// What a party that `it` or `they` may mean weighs against one sentence of distance, tuned on the training articles.
const SPOKE: f32 = 1.5;
const SPEAKS: f32 = 3.0;
const POSSESSES: f32 = 0.5;
const OTHER_QUOTATION: f32 = 2.5;
const NESTED: f32 = 0.5;
const SUBJECT: f32 = 1.0;
const FIRST_OF_SENTENCE: f32 = 0.5;
const LIFELESS: f32 = 1.0;
const OF_ITS_KIND: f32 = 1.0;
const MANY: f32 = 3.0;
const PLACE: f32 = 0.5;
/// What a pronoun tells of the one person named in the sentence before and in its own.
const VOTE: i32 = 1;
const VOTE_WITHIN: i32 = 2;
/// So many votes count for more than a first name.
const OUTVOTES: i32 = 3;
/// An organisation or group that was spoken of more sentences ago is not meant any more.
const FURTHEST_PARTY: usize = 6;
/// So many sentences ahead the person is named whom a pronoun at the head of a text means.
const FURTHEST_AHEAD: usize = 2;
/// So many names of a statement tell who makes it.
const LONGEST_STATEMENT: usize = 64;
/// So many tokens may be in an apposition.
const LONGEST_APPOSITION: usize = 24;
/// So many sentences back the beginning of the paragraph is looked for.
const LONGEST_PARAGRAPH: usize = 20;

/// The best of the parties offered; of equals the one offered first.
#[derive(Default)]
struct Best(Option<(f32, Resolution)>);

impl Best {
    fn offer(&mut self, score: f32, resolution: impl FnOnce() -> Resolution) {
        if self.0.as_ref().is_none_or(|(best, _)| score > *best) {
            self.0 = Some((score, resolution()));
        }
    }
}

/// A person whom a pronoun may mean.
#[derive(Clone, Copy, PartialEq)]
enum Who<'a> {
    /// The index of the cluster.
    Cluster(u32),
    /// Without a name in the article.
    Described(&'a str),
}

impl<'a> Who<'a> {
    fn of(resolution: &Resolution, name: &'a str) -> Self {
        resolution.cluster.map_or(Who::Described(name), |id| Who::Cluster(id - 1))
    }
}

/// A pronoun and where it stands.
struct Asked<'r> {
    token: usize,
    sentence: usize,
    quotation: Option<u32>,
    gender: Option<Gender>,
    /// Who says the words in which it stands.
    speaker: Option<&'r Resolution>,
    /// Where the phrase begins that stands for who says them.
    said_at: Option<usize>,
    /// The cluster that it does not mean.
    other_than: Option<u32>,
    /// Whether a quotation ends right before it.
    tags: bool,
    /// Where its paragraph begins.
    paragraph: usize,
}

impl Asked<'_> {
    /// Whether the pronoun does not mean the cluster: whoever is quoted speaks of somebody else.
    fn bars(&self, cluster: Option<u32>) -> bool {
        let says = || self.quotation.is_some() && self.speaker.is_some_and(|it| it.cluster == cluster);
        cluster.is_some() && (self.other_than == cluster || says())
    }

    /// Whether the pronoun stands, outside quotations, in what the speaker says: most likely it means the speaker.
    fn is_said_by(&self, heard: &Speaker) -> bool {
        let is_here = self.quotation.is_none() && heard.sentence >= self.sentence;
        is_here && self.said_at == Some(heard.token)
    }

    /// How far away a sentence is, and more if the words stand in another quotation.
    fn distance(&self, sentence: usize, quotation: Option<u32>) -> f32 {
        let sentences = self.sentence.saturating_sub(sentence);
        sentences as f32 + weight(self.is_elsewhere(quotation), OTHER_QUOTATION)
    }

    /// Whether words stand in another quotation.
    fn is_elsewhere(&self, quotation: Option<u32>) -> bool {
        quotation.is_some() && quotation != self.quotation
    }

    /// What is seen of every place.
    fn evidence(
        &self,
        token: usize,
        sentence: usize,
        quotation: Option<u32>,
        agreement: Agreement,
    ) -> Evidence {
        let evidence = Evidence::new(token, self.sentence.saturating_sub(sentence))
            .with(Trait::SameParagraph, token >= self.paragraph)
            .with(Trait::OtherQuotation, self.is_elsewhere(quotation));
        agreement.map_or(evidence, |agreement| evidence.with(agreement, true))
    }
}

/// What the gender that is known of a person says, if it is known.
type Agreement = Option<Trait>;

/// The people whom a pronoun may mean.
type People<'a> = Candidates<Who<'a>>;

impl Resolver<'_> {
    pub(super) fn pronoun(&self, pronoun: Pronoun, phrase: &Phrase<'_>) -> (Resolution, Option<Gender>) {
        let token = phrase.tokens.start;
        match pronoun {
            Pronoun::Singular(gender) => (self.person_meant(Some(gender), phrase), Some(gender)),
            Pronoun::Thing => (self.thing_meant(phrase), None),
            Pronoun::Plural => (self.group_meant(phrase), None),
            Pronoun::Speaker => {
                let issuer = self.is_many(token).then(|| self.issuer_of_statement()).flatten();
                let meant = issuer.or_else(|| self.last_speaker(token));
                (meant.unwrap_or(Resolution::unnamed(PartyType::Person)), None)
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

    /// Who is `we` in a statement that quotes nobody: the country or organisation with which most clauses begin.
    fn issuer_of_statement(&self) -> Option<Resolution> {
        if !self.document.quotations().is_empty() {
            return None;
        }
        let is_party = |it: &&Mention| matches!(it.kind, Some(Label::Gpe | Label::Org)) && !it.possesses;
        let subjects = self.mentions.iter().take(LONGEST_STATEMENT).filter(is_party);
        let mut clusters: Vec<u32> =
            subjects.filter(|it| self.begins_clause(it)).map(|it| it.cluster).collect();
        clusters.sort_unstable();
        let most = clusters.chunk_by(|a, b| a == b).rev().max_by_key(|same| same.len())?;
        Some(self.cluster_named(most[0]))
    }

    /// Whether a sentence begins with the name, or what is behind a comma: `As we said, Norway stands`.
    fn begins_clause(&self, mention: &Mention) -> bool {
        let word = |at: Option<usize>| at.map_or("", |at| self.document.word(at));
        let before = (mention.title as usize).checked_sub(1);
        let before = if word(before) == "the" { before.and_then(|at| at.checked_sub(1)) } else { before };
        self.begins_sentence(mention) || word(before) == "," && mention.kind == Some(Label::Gpe)
    }

    fn last_speaker(&self, token: usize) -> Option<Resolution> {
        self.earlier_speakers(token).next().map(Speaker::named)
    }

    /// Follows the pronouns and the subjects of the sentences before the token, outside quotations.
    pub(super) fn read_to(&mut self, token: usize) {
        loop {
            let pronoun = self.pronouns.get(self.read.0).map_or(usize::MAX, |&at| at as usize);
            let subject = self.subjects.get(self.read.1).map_or(usize::MAX, |it| it.tokens.end);
            if pronoun.min(subject) >= token {
                return;
            }
            let trace = if pronoun < subject {
                self.read.0 += 1;
                self.taken_up_by_pronoun(pronoun)
            } else {
                self.read.1 += 1;
                self.taken_up_by_subject(self.read.1 - 1)
            };
            self.traces.extend(trace);
        }
    }

    fn taken_up_by_pronoun(&self, token: usize) -> Option<Trace> {
        if self.speakers.iter().rev().take(LOOK_BACK).any(|speaker| speaker.token == token) {
            return None;
        }
        let gender = gender::of_pronoun(self.document.word(token));
        let resolution = self.person_meant(gender, &Phrase::bare(token..token + 1));
        let is_nominative = matches!(self.document.word(token), "he" | "He" | "she" | "She");
        let kind = if is_nominative { Trait::Nominative } else { Trait::Oblique };
        let sentence = self.document.sentence_of(token);
        resolution.name.is_some().then_some(Trace { token, sentence, resolution, gender, kind })
    }

    fn taken_up_by_subject(&self, index: usize) -> Option<Trace> {
        let subject = &self.subjects[index];
        let tokens = subject.tokens.clone();
        subject.is_person.then(|| Trace {
            token: tokens.start,
            sentence: subject.sentence,
            gender: gender::of_phrase(&self.document, tokens.clone()),
            resolution: self.named_phrase(&tokens),
            kind: Trait::Noun,
        })
    }

    /// The person that `he` or `she` means: the best of the people named, heard or taken up lately.
    pub(super) fn person_meant(&self, gender: Option<Gender>, phrase: &Phrase<'_>) -> Resolution {
        match self.people(gender, phrase).best(&self.weights) {
            Some(Who::Cluster(cluster)) => self.cluster_named(cluster),
            Some(Who::Described(name)) => {
                Resolution { name: Some(name.to_owned()), cluster: None, party_type: PartyType::Person }
            }
            None => self.first_ahead(gender, phrase.tokens.start),
        }
    }

    /// The person whom a pronoun means before whom nobody is named: the first named soon behind it.
    fn first_ahead(&self, gender: Option<Gender>, token: usize) -> Resolution {
        let furthest = (self.document.sentence_of(token) + FURTHEST_AHEAD) as u32;
        let ahead = self.mentions[self.mentions_before(token)..].iter().take(LOOK_BACK);
        let mut people = ahead.take_while(|it| it.sentence <= furthest).filter(|it| {
            let known = self.genders[it.cluster as usize];
            it.kind == Some(Label::Person) && it.quotation.is_none() && !is_other(known, gender)
        });
        let none_before = self.mentions[..self.mentions_before(token)]
            .iter()
            .rev()
            .take(LOOK_BACK)
            .all(|it| it.kind != Some(Label::Person));
        let person = people.next().filter(|_| gender.is_some() && none_before);
        person.map_or(Resolution::unnamed(PartyType::Person), |it| self.cluster_named(it.cluster))
    }

    /// What the trainer sees of `he` or `she`.
    #[cfg(feature = "train")]
    pub(super) fn example(&self, gender: Gender, phrase: &Phrase<'_>) -> Example {
        let people = self.people(Some(gender), phrase);
        let name = |who| match who {
            Who::Cluster(cluster) => self.clusters[cluster as usize].name.clone(),
            Who::Described(name) => name.to_owned(),
        };
        Example {
            start: self.document.span_of(phrase.tokens.clone()).start(),
            names: people.who().map(name).collect(),
            evidence: people.ranked().collect(),
        }
    }

    fn people(&self, gender: Option<Gender>, phrase: &Phrase<'_>) -> People<'_> {
        let asked = self.asked(gender, phrase);
        let mut people = People::default();
        self.offer_named(&asked, &mut people);
        self.offer_heard(&asked, &mut people);
        self.offer_taken_up(&asked, &mut people);
        people
    }

    fn asked<'r>(&self, gender: Option<Gender>, phrase: &Phrase<'r>) -> Asked<'r> {
        let token = phrase.tokens.start;
        let quotation = self.quotation_of(token);
        Asked {
            token,
            sentence: self.document.sentence_of(token),
            quotation,
            gender,
            speaker: phrase.speaker,
            said_at: phrase.said_at,
            other_than: phrase.other_than,
            tags: quotation.is_none() && self.tags_quotation(token),
            paragraph: self.paragraph_of(token),
        }
    }

    /// Where the token's paragraph begins, unless that is far away.
    fn paragraph_of(&self, token: usize) -> usize {
        let sentence = self.document.sentence_of(token);
        let near = &self.document.sentences()[sentence.saturating_sub(LONGEST_PARAGRAPH)..=sentence];
        let starts = || near.iter().rev().map(|sentence| sentence.tokens().start);
        let begins = |&start: &usize| self.document.tokens()[start].is_paragraph_start();
        starts().find(begins).or_else(|| starts().next_back()).unwrap_or(token)
    }

    fn offer_named(&self, asked: &Asked<'_>, people: &mut People<'_>) {
        let named = self.earlier_mentions(asked.token).filter(|it| it.kind == Some(Label::Person));
        for mention in named.filter(|mention| !asked.bars(Some(mention.cluster + 1))) {
            let known = self.genders[mention.cluster as usize];
            let Some(agreement) = self.agreement(asked, Some(mention.cluster + 1), known) else { continue };
            let (token, sentence) = (mention.first as usize, mention.sentence as usize);
            let before = (mention.title as usize).checked_sub(1).map_or("", |at| self.document.word(at));
            let evidence = asked
                .evidence(token, sentence, mention.quotation, agreement)
                .with(Trait::Named, true)
                .with(Trait::NamedHere, sentence == asked.sentence)
                .with(Trait::Leads, mention.leads)
                .with(Trait::Begins, self.begins_sentence(mention))
                .with(Trait::Possesses, mention.possesses)
                .with(Trait::Governed, role::is_preposition(before))
                .with(Trait::Apposed, before == ",");
            people.offer(Who::Cluster(mention.cluster), evidence);
        }
    }

    fn offer_heard<'s>(&'s self, asked: &Asked<'_>, people: &mut People<'s>) {
        let mut last = None;
        for heard in self.earlier_speakers(asked.token) {
            let cluster = heard.resolution.cluster;
            let is_person = matches!(heard.resolution.party_type, PartyType::Person | PartyType::Unknown);
            if !is_person || asked.bars(cluster) {
                continue;
            }
            let Some(agreement) = self.agreement(asked, cluster, heard.gender) else { continue };
            let evidence = asked
                .evidence(heard.token, heard.sentence, heard.quotation, agreement)
                .with(Trait::Speaks, true)
                .with(Trait::SpeaksHere, heard.sentence >= asked.sentence)
                .with(Trait::SpeaksLast, *last.get_or_insert(heard.token) == heard.token)
                .with(Trait::SaysThis, asked.is_said_by(heard))
                .with(Trait::Tags, asked.tags)
                .with(Trait::Lifeless, !is_human(heard))
                .with(Trait::Unnamed, cluster.is_none());
            people.offer(Who::of(&heard.resolution, &heard.description), evidence);
        }
    }

    fn offer_taken_up<'s>(&'s self, asked: &Asked<'_>, people: &mut People<'s>) {
        for trace in self.traces.iter().rev().take(LOOK_BACK).filter(|trace| trace.token < asked.token) {
            let cluster = trace.resolution.cluster;
            let Some(name) = trace.resolution.name.as_ref().filter(|_| !asked.bars(cluster)) else {
                continue;
            };
            let known = trace.gender.or_else(|| self.genders[cluster? as usize - 1]);
            // What the pronoun or noun itself says of its gender is certain.
            let agreement = match trace.gender {
                Some(_) if is_other(known, asked.gender) => None,
                _ => self.agreement(asked, cluster, known),
            };
            let Some(agreement) = agreement else { continue };
            let evidence = asked
                .evidence(trace.token, trace.sentence, None, agreement)
                .with(trace.kind, true)
                .with(Trait::Unnamed, cluster.is_none());
            people.offer(Who::of(&trace.resolution, name), evidence);
        }
    }

    /// How the gender of a person agrees, and `None` if the pronoun surely means no such person. First names and other
    /// pronouns mislead; titles and nouns do not.
    fn agreement(&self, asked: &Asked<'_>, cluster: Option<u32>, known: Option<Gender>) -> Option<Agreement> {
        if known.is_none() {
            return Some(None);
        }
        let ground = cluster.map_or(Ground::Title, |id| self.grounds[id as usize - 1]);
        match (ground, is_other(known, asked.gender)) {
            (Ground::Title | Ground::SureFirstName, true) => None,
            (Ground::FirstName, true) => Some(Some(Trait::NameDiffers)),
            (Ground::Pronouns, true) => Some(Some(Trait::PronounsDiffer)),
            (Ground::Title | Ground::SureFirstName | Ground::FirstName, false) => {
                Some(Some(Trait::NameAgrees))
            }
            (Ground::Pronouns, false) => Some(Some(Trait::PronounsAgree)),
        }
    }

    /// Whether a quotation ends right before the token or before a comma there: `"No," he said`.
    pub(super) fn tags_quotation(&self, token: usize) -> bool {
        let quotations = self.document.quotations();
        let end = quotations.partition_point(|quotation| quotation.open() < token);
        let ends = |it: &Quotation| {
            it.end() == token || it.end() + 1 == token && self.document.word(it.end()) == ","
        };
        quotations[end.saturating_sub(DEEPEST)..end].iter().any(ends)
    }

    /// The organisation, place or document that `it` means.
    fn thing_meant(&self, phrase: &Phrase<'_>) -> Resolution {
        let weigh = |party_type, is_plural| match party_type {
            _ if is_plural => None,
            PartyType::Organization | PartyType::Document => Some(OF_ITS_KIND),
            PartyType::Place => Some(PLACE),
            _ => None,
        };
        self.best_party(phrase, &weigh).unwrap_or(Resolution::unnamed(PartyType::Unknown))
    }

    /// The group that `they` means, or the organisation or place if there is none.
    fn group_meant(&self, phrase: &Phrase<'_>) -> Resolution {
        let weigh = |party_type, is_plural| match party_type {
            _ if is_plural => Some(MANY),
            PartyType::Group => Some(MANY),
            PartyType::Organization => Some(OF_ITS_KIND),
            PartyType::Place => Some(0.0),
            _ => None,
        };
        self.best_party(phrase, &weigh).unwrap_or(Resolution::unnamed(PartyType::Group))
    }

    /// The best of the parties heard, of the subjects and of the organisations named lately; `weigh` says how well
    /// a kind of party fits, one or many, and `None` if it does not.
    fn best_party(
        &self,
        phrase: &Phrase<'_>,
        weigh: &dyn Fn(PartyType, bool) -> Option<f32>,
    ) -> Option<Resolution> {
        let asked = self.asked(None, phrase);
        let is_near = |sentence: usize| sentence + FURTHEST_PARTY >= asked.sentence;
        let mut best = Best::default();
        for heard in self.earlier_speakers(asked.token).filter(|heard| is_near(heard.sentence)) {
            let Some(kind) = weigh(heard.resolution.party_type, heard.is_plural) else { continue };
            let score = kind + SPOKE + weight(asked.is_said_by(heard), SPEAKS)
                - weight(heard.is_nested && heard.sentence < asked.sentence, NESTED)
                - asked.distance(heard.sentence, heard.quotation);
            best.offer(score, || heard.named());
        }
        for subject in self.earlier_subjects(asked.token).filter(|subject| is_near(subject.sentence)) {
            let Some(kind) = weigh(subject.party_type, subject.is_plural) else { continue };
            let score = kind + SUBJECT
                - weight(!subject.can_speak, LIFELESS)
                - asked.distance(subject.sentence, None);
            best.offer(score, || self.named_phrase(&subject.tokens));
        }
        let kind = weigh(PartyType::Organization, false)?;
        let named = self.earlier_mentions(asked.token).take_while(|it| is_near(it.sentence as usize));
        for mention in named.filter(|mention| mention.kind == Some(Label::Org)) {
            let score = kind + weight(self.begins_sentence(mention), FIRST_OF_SENTENCE)
                - weight(mention.possesses, POSSESSES)
                - asked.distance(mention.sentence as usize, mention.quotation);
            best.offer(score, || self.cluster_named(mention.cluster));
        }
        best.0.map(|(_, resolution)| resolution)
    }

    /// Whether a sentence begins with the name, or with `The` and the name.
    pub(super) fn begins_sentence(&self, mention: &Mention) -> bool {
        let start = self.document.sentences()[mention.sentence as usize].tokens().start;
        (mention.title as usize) <= start + 1
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
        if let Some(person) = self.apposed_before(token) {
            return person;
        }
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

    /// The person whose apposition, up to `who`, names another: `Odile Brandt, a nurse of the Red Cross, who`.
    fn apposed_before(&self, token: usize) -> Option<Resolution> {
        let word = |at: usize| self.document.word(at);
        let comma = token.checked_sub(1).filter(|&at| word(token) == "who" && word(at) == ",")?;
        let floor = comma.saturating_sub(LONGEST_APPOSITION);
        let inside = |at: &usize| self.document.tokens()[*at].kind() != TokenKind::Symbol;
        let start = (floor..comma).rev().take_while(inside).last()?;
        let ends = |it: &&Mention| it.end as usize + 1 == start && it.kind == Some(Label::Person);
        let person = self.earlier_mentions(start).next().filter(ends)?;
        let is_apposition = word(start - 1) == "," && role::is_determiner(word(start));
        is_apposition.then(|| self.cluster_named(person.cluster))
    }

    /// Whether nothing but a comma, perhaps an age, and a comma lies in between.
    fn is_parted(&self, between: Range<usize>) -> bool {
        let is_mark =
            |&at: &usize| matches!(self.document.tokens()[at].kind(), TokenKind::Symbol | TokenKind::Number);
        between.len() <= 3 && between.clone().all(|at| is_mark(&at))
    }

    /// Asks the pronouns about the people: a pronoun outside quotations
    /// means the one person named before it in its sentence, or else the one person of the sentence before.
    pub(super) fn ask_pronouns(&mut self) {
        let mut votes = vec![0_i32; self.clusters.len()];
        let mut pronouns = Vec::new();
        for token in 0..self.document.tokens().len() {
            let Some(gender) = gender::of_pronoun(self.document.word(token)) else { continue };
            if self.quotation_of(token).is_some() {
                continue;
            }
            pronouns.push(token as u32);
            let sentence = self.document.sentence_of(token) as u32;
            let (meant, weight) = match self.people_named(token, sentence) {
                Named::Nobody => (self.people_named(token, sentence.wrapping_sub(1)), VOTE),
                people => (people, VOTE_WITHIN),
            };
            if let Named::One(cluster) = meant {
                votes[cluster as usize] += if gender == Gender::Feminine { weight } else { -weight };
            }
        }
        self.pronouns = pronouns;
        for (cluster, vote) in votes.into_iter().enumerate().filter(|(_, vote)| *vote != 0) {
            let voted = if vote > 0 { Gender::Feminine } else { Gender::Masculine };
            let (known, ground) = (&mut self.genders[cluster], &mut self.grounds[cluster]);
            let agrees = *known == Some(voted);
            match ground {
                Ground::FirstName if agrees => *ground = Ground::SureFirstName,
                Ground::FirstName | Ground::SureFirstName if !agrees && vote.abs() >= OUTVOTES => {
                    (*known, *ground) = (Some(voted), Ground::Pronouns);
                }
                Ground::Pronouns => *known = Some(voted),
                _ => {}
            }
        }
    }

    /// Who is named in the sentence before the token, outside quotations.
    fn people_named(&self, token: usize, sentence: u32) -> Named {
        let mut people = Named::Nobody;
        let named = self.earlier_mentions(token).skip_while(|mention| mention.sentence > sentence);
        for mention in named.take_while(|mention| mention.sentence == sentence) {
            if mention.kind == Some(Label::Person) && mention.quotation.is_none() {
                people = match people {
                    Named::Nobody => Named::One(mention.cluster),
                    Named::One(cluster) if cluster == mention.cluster => people,
                    _ => return Named::Several,
                };
            }
        }
        people
    }
}

/// How many people a sentence names.
#[derive(Clone, Copy)]
enum Named {
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

/// Whether a speaker is surely a person: by name, gender or role.
fn is_human(heard: &Speaker) -> bool {
    heard.resolution.cluster.is_some() || heard.gender.is_some() || is_role_noun(&heard.role.head)
}

fn weight(holds: bool, weight: f32) -> f32 {
    if holds { weight } else { 0.0 }
}

fn is_other(known: Option<Gender>, asked: Option<Gender>) -> bool {
    known.is_some() && asked.is_some() && known != asked
}
