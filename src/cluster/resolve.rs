//! Who a noun phrase means: names, surnames, roles and pronouns resolved to clusters.

use std::collections::HashMap;
use std::ops::Range;

use crate::attribution::PartyType;
use crate::cluster::Cluster;
#[cfg(feature = "train")]
use crate::cluster::antecedent::Evidence;
use crate::cluster::antecedent::{Trait, Weights};
use crate::cluster::description::is_union;
use crate::cluster::gender::{self, Gender};
use crate::cluster::lexicon::{is_body_noun, is_role_noun};
use crate::cluster::noun::{self, NounPhrase};
use crate::cluster::role::{self, Countries, Role};
use crate::entity::{Entity, Label};
use crate::text::{Document, Token, TokenKind};

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
    pub(super) fn unnamed(party_type: PartyType) -> Self {
        Self { name: None, cluster: None, party_type }
    }
}

/// A noun phrase as it is to be resolved.
#[derive(Clone, Debug)]
pub(crate) struct Phrase<'r> {
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// Of `who` and `which`: the phrase that they relate to, where it is known.
    pub(crate) antecedent: Option<Range<usize>>,
    /// Who says the words in which the phrase stands.
    pub(crate) speaker: Option<&'r Resolution>,
    /// The first token of the phrase that stands for who says them.
    pub(crate) said_at: Option<usize>,
    /// The cluster that it does not mean: who asked is not who answers.
    pub(crate) other_than: Option<u32>,
}

impl Phrase<'_> {
    /// A phrase of which nothing more is known.
    pub(crate) fn bare(tokens: Range<usize>) -> Self {
        Self { tokens, antecedent: None, speaker: None, said_at: None, other_than: None }
    }
}

/// A mention of a cluster, as the resolver looks back at it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mention {
    pub(super) first: u32,
    pub(super) end: u32,
    pub(super) sentence: u32,
    /// Index into the clusters.
    pub(super) cluster: u32,
    pub(super) kind: Option<Label>,
    /// The first name of its sentence, outside quotations: most likely its subject.
    pub(super) leads: bool,
    /// Followed by `'s`.
    pub(super) possesses: bool,
    /// The quotation in which it stands.
    pub(super) quotation: Option<u32>,
    /// Where the title before the name begins; the name's first token if it has none.
    pub(super) title: u32,
}

/// A party that has spoken.
#[derive(Clone, Debug)]
pub(super) struct Speaker {
    pub(super) resolution: Resolution,
    /// The phrase itself, which names an unnamed speaker for the pronouns after it.
    pub(super) description: String,
    /// What the phrase calls the speaker.
    pub(super) role: Role,
    pub(super) sentence: usize,
    pub(super) token: usize,
    pub(super) gender: Option<Gender>,
    pub(super) quotation: Option<u32>,
    /// Unnamed and many: `officials`.
    pub(super) is_plural: bool,
    /// Somebody else reports it.
    pub(super) is_nested: bool,
}

/// A person whom a pronoun or the subject of a sentence takes up, outside quotations.
#[derive(Clone, Debug)]
pub(super) struct Trace {
    pub(super) token: usize,
    pub(super) sentence: usize,
    /// Whom; named by the words of the phrase if there is no name.
    pub(super) resolution: Resolution,
    /// What the words say.
    pub(super) gender: Option<Gender>,
    /// By what words: [`Trait::Nominative`], [`Trait::Oblique`] or [`Trait::Noun`].
    pub(super) kind: Trait,
}

/// What says whether somebody is a he or a she, from the weakest to the surest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ground {
    Pronouns,
    FirstName,
    /// A first name that hardly anybody of the other gender bears, or with which the pronouns agree.
    SureFirstName,
    /// A title or noun beside the name.
    Title,
}

/// The noun phrase that begins a sentence.
#[derive(Clone, Debug)]
pub(super) struct Subject {
    pub(super) tokens: Range<usize>,
    pub(super) sentence: usize,
    pub(super) party_type: PartyType,
    /// One person without a name: `a teacher`.
    pub(super) is_person: bool,
    /// Not `the negotiations`.
    pub(super) can_speak: bool,
    pub(super) is_plural: bool,
}

/// Resolves parties in the order in which they stand in the text; remembers who has spoken.
pub(crate) struct Resolver<'a> {
    pub(super) document: Document<'a>,
    pub(super) clusters: &'a [Cluster],
    pub(super) mentions: Vec<Mention>,
    pub(super) genders: Vec<Option<Gender>>,
    /// What says it, by cluster.
    pub(super) grounds: Vec<Ground>,
    pub(super) countries: Countries,
    /// The roles beside names, with the index of the mention, in the order of the mentions.
    pub(super) roles: Vec<(u32, Role)>,
    /// The roles of each head noun.
    pub(super) roles_of: HashMap<String, Vec<u32>>,
    pub(super) speakers: Vec<Speaker>,
    pub(super) subjects: Vec<Subject>,
    /// The tokens outside quotations that are `he`, `her` and the like, ascending.
    pub(super) pronouns: Vec<u32>,
    /// What pronouns and subjects take up, in order, as far as the text is read.
    pub(super) traces: Vec<Trace>,
    /// How many pronouns and subjects are read.
    pub(super) read: (usize, usize),
    pub(super) weights: Weights,
    /// The pronouns heard, if the trainer asks for them.
    #[cfg(feature = "train")]
    examples: Option<Vec<Example>>,
}

/// What the trainer sees of a pronoun that is a source.
#[cfg(feature = "train")]
pub(crate) struct Example {
    /// Where the pronoun begins, in bytes.
    pub(crate) start: u32,
    /// Those whom it may mean, by name.
    pub(crate) names: Vec<String>,
    /// What speaks for each, by number.
    pub(crate) evidence: Vec<(usize, Evidence)>,
}

/// How many mentions, and how many speakers, a pronoun looks back at; bounds the work per pronoun.
pub(super) const LOOK_BACK: usize = 24;

impl<'a> Resolver<'a> {
    pub(crate) fn new(document: Document<'a>, entities: &'a [Entity], clusters: &'a [Cluster]) -> Self {
        let mut resolver = Self {
            document,
            clusters,
            mentions: Vec::new(),
            genders: vec![None; clusters.len()],
            grounds: vec![Ground::Pronouns; clusters.len()],
            countries: Countries::default(),
            roles: Vec::new(),
            roles_of: HashMap::new(),
            speakers: Vec::new(),
            subjects: Vec::new(),
            pronouns: Vec::new(),
            traces: Vec::new(),
            read: (0, 0),
            weights: *Weights::embedded(),
            #[cfg(feature = "train")]
            examples: None,
        };
        resolver.note_mentions(entities);
        resolver.note_roles();
        resolver.note_genders();
        resolver
    }

    fn note_mentions(&mut self, entities: &[Entity]) {
        let mut named = Vec::with_capacity(entities.len());
        for entity in entities {
            let tokens = self.document.tokens_in(entity.span);
            if tokens.is_empty() {
                continue;
            }
            if let Some(place) = &entity.place {
                self.countries.note(tokens.end, place.country.as_deref());
            }
            if let Some(id) = entity.cluster {
                named.push((tokens, id - 1, entity.label.kind()));
            }
        }
        let overlooked = overlooked_surnames(&self.document, entities, self.clusters);
        if !overlooked.is_empty() {
            let person = |(at, cluster)| (at..at + 1, cluster, Some(Label::Person));
            named.extend(overlooked.into_iter().map(person));
            named.sort_by_key(|(tokens, ..)| tokens.start);
        }
        let mut previous_sentence = None;
        for (tokens, cluster, kind) in named {
            let sentence = self.document.sentence_of(tokens.start) as u32;
            let quotation = self.quotation_of(tokens.start);
            let is_person = kind == Some(Label::Person);
            let is_first = is_person && quotation.is_none() && previous_sentence != Some(sentence);
            if is_first {
                previous_sentence = Some(sentence);
            }
            let governor =
                tokens.start.checked_sub(1).filter(|&at| !role::is_honorific(self.document.word(at)));
            let governor = governor.or(tokens.start.checked_sub(2));
            let leads = is_first && governor.is_none_or(|at| !role::is_preposition(self.document.word(at)));
            self.mentions.push(Mention {
                first: tokens.start as u32,
                end: tokens.end as u32,
                sentence,
                cluster,
                kind,
                leads,
                possesses: self.is_possessive(tokens.end),
                quotation,
                title: tokens.start as u32,
            });
        }
    }

    fn note_roles(&mut self) {
        for index in 0..self.mentions.len() {
            let mention = self.mentions[index];
            let tokens = mention.first as usize..mention.end as usize;
            if !matches!(mention.kind, Some(Label::Person | Label::Org | Label::Fac)) {
                continue;
            }
            let is_body = mention.kind != Some(Label::Person);
            for role in role::beside(&self.document, &self.countries, &tokens, is_body) {
                let is_before = role.tokens.end == tokens.start || role.tokens.end + 1 == tokens.start;
                if is_before {
                    self.mentions[index].title = role.tokens.start as u32;
                }
                self.roles_of.entry(role.head.clone()).or_default().push(self.roles.len() as u32);
                self.roles.push((index as u32, role));
            }
        }
    }

    /// What titles and first names say; the pronouns tell of the others, and make first names more or less sure.
    fn note_genders(&mut self) {
        for asked in [Ground::Title, Ground::FirstName] {
            for mention in self.mentions.iter().filter(|mention| mention.kind == Some(Label::Person)) {
                let cluster = mention.cluster as usize;
                if self.genders[cluster].is_some() {
                    continue;
                }
                let tokens = mention.first as usize..mention.end as usize;
                let said = match asked {
                    Ground::Title => gender::of_surroundings(&self.document, tokens).map(|it| (it, asked)),
                    _ => gender::of_full_name(&self.document, tokens).map(by_first_name),
                };
                if let Some((gender, ground)) = said {
                    (self.genders[cluster], self.grounds[cluster]) = (Some(gender), ground);
                }
            }
        }
        self.ask_pronouns();
    }

    /// Whom the noun phrase means, who now speaks: the pronouns behind it look for speakers first.
    pub(crate) fn hear(&mut self, phrase: &Phrase<'_>) -> Resolution {
        self.read_to(phrase.tokens.start);
        #[cfg(feature = "train")]
        self.note_example(phrase);
        let (resolution, gender) = self.meaning(phrase);
        if !phrase.tokens.is_empty() {
            self.remember(&resolution, gender, phrase);
        }
        resolution
    }

    /// Weighs by `weights` and collects examples from now on.
    #[cfg(feature = "train")]
    pub(crate) fn train(&mut self, weights: Weights) {
        self.weights = weights;
        self.examples = Some(Vec::new());
    }

    #[cfg(feature = "train")]
    pub(crate) fn into_examples(self) -> Vec<Example> {
        self.examples.unwrap_or_default()
    }

    #[cfg(feature = "train")]
    fn note_example(&mut self, phrase: &Phrase<'_>) {
        let pronoun = noun::pronoun(&self.document, &phrase.tokens);
        let (Some(noun::Pronoun::Singular(gender)), true) = (pronoun, self.examples.is_some()) else {
            return;
        };
        let example = self.example(gender, phrase);
        self.examples.as_mut().expect("it is asked for").push(example);
    }

    /// Whom the noun phrase means.
    pub(crate) fn resolve(&self, phrase: &Phrase<'_>) -> Resolution {
        self.meaning(phrase).0
    }

    /// The roles found beside names: the cluster's id and the words.
    pub(crate) fn into_roles(self) -> Vec<(u32, String)> {
        let words = |role: &Role| self.document.text()[self.document.span_of(role.tokens.clone())].to_owned();
        let is_title = |index: u32, role: &Role| {
            let mention = self.mentions[index as usize];
            !noun::overlaps(&role.tokens, &(mention.first as usize..mention.end as usize))
        };
        let beside = self.roles.iter().filter(|(index, role)| is_title(*index, role));
        beside.map(|(index, role)| (self.mentions[*index as usize].cluster + 1, words(role))).collect()
    }

    /// Whether the tokens are `I`, `we` or `my`: whoever is quoted.
    pub(crate) fn is_quoted_speaker(&self, tokens: &Range<usize>) -> bool {
        noun::pronoun(&self.document, tokens) == Some(noun::Pronoun::Speaker)
    }

    /// Who is meant by `I` or `we` that `speaker` says: a spokesman's `we` is the organisation for which he speaks.
    pub(crate) fn speaking_as(&self, tokens: &Range<usize>, speaker: Resolution) -> Resolution {
        let body = speaker
            .cluster
            .filter(|_| self.is_many(tokens.start))
            .and_then(|cluster| self.spoken_for(cluster));
        body.unwrap_or(speaker)
    }

    /// Whether the token is `we`, `our` or `us`.
    pub(super) fn is_many(&self, token: usize) -> bool {
        ["we", "our", "us"].iter().any(|we| self.document.word(token).eq_ignore_ascii_case(we))
    }

    /// Whether the tokens are `who` or `which`.
    pub(crate) fn is_relative(&self, tokens: &Range<usize>) -> bool {
        noun::pronoun(&self.document, tokens) == Some(noun::Pronoun::Relative)
    }

    /// Tells the resolver which noun phrases begin sentences, in order; plural and neuter pronouns may mean them.
    pub(crate) fn note_subjects(&mut self, subjects: impl Iterator<Item = Range<usize>>) {
        let document = self.document;
        let subjects = subjects
            .filter(|tokens| !noun::is_demonstrative(&document, tokens))
            .map(|tokens| {
                let read = NounPhrase::read(&document, tokens.clone());
                let head = document.word(read.head).to_lowercase();
                let named = self.named_at(&tokens, read.head);
                let titled = if named.is_none() { noun::titled_name(&document, &read) } else { None };
                let is_titled = titled.is_some_and(|name| self.mentions_in(&name).is_empty());
                let party_type = match named {
                    Some(mention) => self.party_type_of(mention.cluster),
                    None if is_titled => PartyType::Person,
                    None => noun::party_type(&document, &read),
                };
                let is_person = is_titled || party_type == PartyType::Person && is_role_noun(&head);
                let sentence = document.sentence_of(tokens.start);
                let can_speak = party_type != PartyType::Group || noun::are_people(&head);
                Subject {
                    tokens,
                    sentence,
                    party_type,
                    is_person,
                    can_speak,
                    is_plural: named.is_none() && !is_titled && noun::is_plural(&head),
                }
            })
            .collect();
        self.subjects = subjects;
    }

    fn meaning(&self, phrase: &Phrase<'_>) -> (Resolution, Option<Gender>) {
        let tokens = &phrase.tokens;
        if tokens.is_empty() {
            return (Resolution::unnamed(PartyType::Unknown), None);
        }
        match noun::pronoun(&self.document, tokens) {
            Some(pronoun) => self.pronoun(pronoun, phrase),
            None => self.noun_phrase(tokens),
        }
    }

    fn remember(&mut self, resolution: &Resolution, gender: Option<Gender>, phrase: &Phrase<'_>) {
        if resolution.name.is_none() && noun::pronoun(&self.document, &phrase.tokens).is_some() {
            return;
        }
        let tokens = phrase.antecedent.as_ref().unwrap_or(&phrase.tokens);
        let read = NounPhrase::read(&self.document, tokens.clone());
        let known = resolution.cluster.and_then(|id| self.genders[id as usize - 1]);
        if let (Some(id), Some(_)) = (resolution.cluster, gender) {
            let cluster = id as usize - 1;
            if resolution.party_type == PartyType::Person && self.grounds[cluster] == Ground::Pronouns {
                self.genders[cluster] = gender;
            }
        }
        self.speakers.push(Speaker {
            resolution: resolution.clone(),
            description: resolution.name.clone().unwrap_or_else(|| noun::description(&self.document, tokens)),
            role: Role::new(&self.document, &self.countries, tokens.clone(), read.head),
            sentence: self.document.sentence_of(phrase.tokens.start),
            token: phrase.tokens.start,
            gender: gender.or(known),
            quotation: self.quotation_of(phrase.tokens.start),
            is_plural: resolution.cluster.is_none() && noun::is_plural(self.document.word(read.head)),
            is_nested: phrase.speaker.is_some(),
        });
    }

    pub(super) fn cluster_named(&self, cluster: u32) -> Resolution {
        let found = &self.clusters[cluster as usize];
        let party_type = self.party_type_of(cluster);
        Resolution { name: Some(found.name.clone()), cluster: Some(found.id), party_type }
    }

    fn party_type_of(&self, cluster: u32) -> PartyType {
        match self.clusters[cluster as usize].label.kind() {
            Some(Label::Person) => PartyType::Person,
            Some(Label::Org) => PartyType::Organization,
            _ => PartyType::Place,
        }
    }

    /// The name within the phrase of which the token `head` is a part.
    fn named_at(&self, phrase: &Range<usize>, head: usize) -> Option<&Mention> {
        let holds = |it: &&Mention| (it.first as usize..it.end as usize).contains(&head);
        self.mentions_in(phrase).iter().find(holds)
    }

    /// The mentions that lie within the tokens.
    pub(super) fn mentions_in(&self, tokens: &Range<usize>) -> &[Mention] {
        let first = self.mentions_before(tokens.start);
        let end =
            first + self.mentions[first..].partition_point(|mention| (mention.end as usize) <= tokens.end);
        &self.mentions[first..end]
    }

    /// How many mentions begin before the token.
    pub(super) fn mentions_before(&self, token: usize) -> usize {
        self.mentions.partition_point(|mention| (mention.first as usize) < token)
    }

    /// The innermost quotation of more than a few words that holds the token.
    pub(super) fn quotation_of(&self, token: usize) -> Option<u32> {
        let quotations = self.document.quotations();
        let end = quotations.partition_point(|quotation| quotation.open() <= token);
        let holds =
            |at: &usize| quotations[*at].end() > token && quotations[*at].tokens().len() > LONGEST_NICKNAME;
        (end.saturating_sub(DEEPEST)..end).rev().find(holds).map(|at| at as u32)
    }

    pub(super) fn is_possessive(&self, token: usize) -> bool {
        token < self.document.tokens().len()
            && matches!(self.document.word(token), "'s" | "’s" | "'" | "’")
            && !self.document.tokens()[token].space_before()
    }

    fn noun_phrase(&self, tokens: &Range<usize>) -> (Resolution, Option<Gender>) {
        let phrase = NounPhrase::read(&self.document, tokens.clone());
        let inside = self.mentions_in(tokens);
        let is_speaking = |mention: &&Mention| {
            mention.kind == Some(Label::Person) && self.is_head(&phrase, mention, inside)
        };
        let people: Vec<&Mention> = inside.iter().filter(is_speaking).collect();
        let gender = self.gender_beside(tokens, inside);
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
        if let Some(other) = inside.iter().find(|mention| self.is_meant(mention, &phrase)) {
            return (self.cluster_named(other.cluster), None);
        }
        if let Some(last) = inside.last().filter(|last| self.is_apposed_last(last, &phrase)) {
            return (self.cluster_named(last.cluster), gender);
        }
        let described = self.described(&phrase, gender);
        (self.called(&phrase, inside).filter(|_| described.name.is_none()).unwrap_or(described), gender)
    }

    /// A party by the name at the head of its phrase, which is not known as one: `Reeve Odile Brandt of the parish`.
    fn called(&self, phrase: &NounPhrase, inside: &[Mention]) -> Option<Resolution> {
        let tokens = noun::proper_name(&self.document, phrase)?;
        let is_known = |it: &Mention| noun::overlaps(&tokens, &(it.first as usize..it.end as usize));
        if inside.iter().any(is_known) || self.is_title_cased(tokens.start) {
            return None;
        }
        let name = self.document.text()[self.document.span_of(tokens)].to_owned();
        let has_the = self.document.word(phrase.tokens.start).eq_ignore_ascii_case("the");
        let party_type = match noun::titled_name(&self.document, phrase) {
            Some(_) => PartyType::Person,
            // `The Harbour Gazette`: people have no article.
            None if has_the => PartyType::Organization,
            None => noun::party_type(&self.document, phrase),
        };
        Some(Resolution { name: Some(name), cluster: None, party_type })
    }

    /// Whether the sentence of the token is a headline in which every long word has a capital.
    fn is_title_cased(&self, token: usize) -> bool {
        let tokens = self.document.sentences()[self.document.sentence_of(token)].tokens();
        let is_small = |at: usize| {
            !self.document.tokens()[at].is_capitalised() && self.document.word(at).len() >= LONG_WORD
        };
        !tokens.take(LONGEST_HEADLINE).any(is_small)
    }

    /// What the nouns of a phrase say, not the names: not `Pope` in `Councilwoman Denise Pope`.
    fn gender_beside(&self, tokens: &Range<usize>, inside: &[Mention]) -> Option<Gender> {
        let mut start = tokens.start;
        let people = inside.iter().filter(|mention| mention.kind == Some(Label::Person));
        let names = people.map(|mention| (mention.first as usize, mention.end as usize));
        for (first, end) in names.chain([(tokens.end, tokens.end)]) {
            let said = gender::of_phrase(&self.document, start..first.max(start));
            if said.is_some() {
                return said;
            }
            start = end;
        }
        None
    }

    /// Whether a person's name is what the phrase is about, not a part of its description: not `Assad` in
    /// `Assad's spokesman`, `a spokesman for Assad` and `the Assad government`.
    fn is_head(&self, phrase: &NounPhrase, mention: &Mention, inside: &[Mention]) -> bool {
        let name = mention.first as usize..mention.end as usize;
        let before = |end: u32| inside.iter().any(|other| other.kind == Some(Label::Org) && other.end == end);
        let modifies = phrase.head >= name.end
            && self.document.span_of(name.end - 1..phrase.head + 1).len() < 60
            && (name.end..=phrase.head)
                .all(|at| !matches!(self.document.word(at), "," | "and" | "-" | "–" | "—" | "("))
            && noun::is_common_head(&self.document, phrase.head);
        !modifies
            && !mention.possesses_within(&phrase.tokens)
            && (phrase.leaves_free(&self.document, mention.title as usize)
                || before(mention.title) && name.end == phrase.tokens.end)
    }

    /// Whether the head noun is part of the name (`the Observatory for Human Rights`) or says what the name is
    /// (`the Interfax agency`).
    fn is_meant(&self, mention: &Mention, phrase: &NounPhrase) -> bool {
        let (first, end) = (mention.first as usize, mention.end as usize);
        let head = phrase.head;
        let head_word = || self.document.word(head).to_lowercase();
        mention.kind != Some(Label::Person)
            && ((first..end).contains(&head) && !mention.possesses_within(&phrase.tokens)
                || mention.kind == Some(Label::Org)
                    && self.is_named_before(end, head)
                    && noun::is_generic_body(&head_word())
                    && !(self.has_members(mention) && head_word() == "agency")
                || mention.kind == Some(Label::Org) && self.is_apposed(phrase, first))
    }

    /// Whether the name is of an organisation that has agencies of its own.
    pub(super) fn has_members(&self, mention: &Mention) -> bool {
        is_union(&self.clusters[mention.cluster as usize].name)
    }

    /// `the Interfax agency`, `the Interfax news agency`.
    fn is_named_before(&self, end: usize, head: usize) -> bool {
        let is_small = |at: usize| {
            self.document.tokens()[at].kind() == TokenKind::Word
                && !self.document.tokens()[at].is_capitalised()
        };
        (end..=end + 2).contains(&head) && (end..head).all(is_small)
    }

    /// `the main opposition party, the National Alliance`: the name stands behind the comma behind the head.
    fn is_apposed(&self, phrase: &NounPhrase, name: usize) -> bool {
        let comma = phrase.head + 1;
        let head = role::singular(&self.document.word(phrase.head).to_lowercase());
        let behind =
            comma + 1 == name || comma + 2 == name && role::is_determiner(self.document.word(comma + 1));
        behind
            && comma < name
            && self.document.word(comma) == ","
            && (is_body_noun(&head) || is_role_noun(&head))
    }

    /// `The charity which runs the hospital, Eastern Aid`: the name ends the phrase, behind its last comma.
    fn is_apposed_last(&self, mention: &Mention, phrase: &NounPhrase) -> bool {
        let head = role::singular(&self.document.word(phrase.head).to_lowercase());
        let is_fitting = match mention.kind {
            Some(Label::Person) => is_role_noun(&head),
            Some(Label::Org) => is_body_noun(&head),
            _ => false,
        };
        let (first, end) = (mention.first as usize, phrase.tokens.end);
        let ends = mention.end as usize == end
            || mention.end as usize + 1 == end && self.document.word(end - 1) == ",";
        is_fitting
            && phrase.has_article
            && phrase.head < first
            && ends
            && self.document.word(first - 1) == ","
    }

    /// `Lee and Ortiz`: a group, named after its members; with an apposition in between it is one person.
    pub(super) fn together(&self, first: &Mention, last: &Mention) -> Resolution {
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
}

impl Mention {
    /// Whether it is a possessor inside the phrase.
    fn possesses_within(&self, phrase: &Range<usize>) -> bool {
        self.possesses && (self.end as usize) < phrase.end
    }
}

/// Words of so many bytes have a capital in headlines.
const LONG_WORD: usize = 5;
/// So many tokens of a sentence tell whether it is a headline.
const LONGEST_HEADLINE: usize = 40;

/// The tokens outside the entities that are the surname of one person who is named in full, with the person's index:
/// what was overlooked as a name.
fn overlooked_surnames(
    document: &Document<'_>,
    entities: &[Entity],
    clusters: &[Cluster],
) -> Vec<(usize, u32)> {
    let mut surnames: HashMap<&str, Option<u32>> = HashMap::new();
    let people = (0..).zip(clusters).filter(|(_, cluster)| cluster.label.kind() == Some(Label::Person));
    for (index, cluster) in people {
        let Some((_, surname)) = cluster.name.rsplit_once(' ') else { continue };
        surnames.entry(surname).and_modify(|known| *known = None).or_insert(Some(index));
    }
    let mut found = Vec::new();
    if surnames.is_empty() {
        return found;
    }
    let mut ahead = entities.iter().peekable();
    for (at, token) in document.tokens().iter().enumerate() {
        while ahead.next_if(|entity| entity.span.end() <= token.span().start()).is_some() {}
        let is_named = ahead.peek().is_some_and(|entity| entity.span.start() <= token.span().start());
        if is_named || !token.is_capitalised() {
            continue;
        }
        let cluster = surnames.get(document.word(at)).copied().flatten();
        found.extend(cluster.filter(|_| stands_alone(document, at)).map(|cluster| (at, cluster)));
    }
    found
}

/// Whether no capitalised word but a title stands beside a token: `Mayor Kerr`, not `Kerr Street`.
fn stands_alone(document: &Document<'_>, at: usize) -> bool {
    let tokens = document.tokens();
    let is_capital = |at: usize| tokens.get(at).is_some_and(Token::is_capitalised);
    let begins = |at: usize| document.sentences()[document.sentence_of(at)].tokens().start == at;
    let before = at.checked_sub(1).filter(|&before| is_capital(before) && !begins(at));
    let is_title = |at: usize| {
        let word = document.word(at);
        begins(at) || role::is_honorific(word) || is_role_noun(&word.to_lowercase())
    };
    !is_capital(at + 1) && before.is_none_or(is_title)
}

/// What a first name says, and how well.
fn by_first_name((gender, is_sure): (Gender, bool)) -> (Gender, Ground) {
    (gender, if is_sure { Ground::SureFirstName } else { Ground::FirstName })
}

/// A quotation of so few tokens, marks included, may be a nickname or a scare quote.
const LONGEST_NICKNAME: usize = 5;
/// How many quotations back one that holds a token is looked for.
pub(super) const DEEPEST: usize = 6;
