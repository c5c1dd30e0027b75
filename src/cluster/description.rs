//! Definite descriptions: `the minister`, `the monitor`, `Kenya's justice minister`, `its spokesman`.

use std::ops::Range;

use crate::attribution::PartyType;
use crate::cluster::gender::Gender;
use crate::cluster::lexicon::{is_body_noun, is_everyday_role, is_kin, is_role_noun, synonyms};
use crate::cluster::noun::{self, NounPhrase};
use crate::cluster::resolve::{LOOK_BACK, Mention, Phrase, Resolution, Resolver, Speaker};
use crate::cluster::role::{self, Role};
use crate::entity::Label;
use crate::text::TokenKind;

/// A party that a description may mean.
struct Candidate {
    fit: f32,
    resolution: Resolution,
}

/// How many bearers of one role are looked at on either side of a description.
const BEARERS: usize = 4;
/// How many sentences ahead the bearer of a role is looked for.
const AHEAD: usize = 3;
/// What a sentence of distance costs, and how much of it at most.
const DISTANCE: f32 = 0.1;
const FURTHEST: usize = 10;
/// What a bearer costs who is named only later.
const LATER: f32 = 0.5;
/// The least fit of a description with and without an article.
const ENOUGH: f32 = 1.2;
const ENOUGH_WITHOUT_ARTICLE: f32 = 2.2;
/// Two that alone were spoken of in so many sentences are `the two countries`.
const SPOKEN_OF: usize = 5;
/// The person whom `the lawyer` takes up was named at most so many sentences ago.
const NEAR: u32 = 3;
/// What an organisation that `the company` may mean weighs against one sentence of distance.
const SPOKE: f32 = 1.5;
const LEADS: f32 = 0.5;
const POSSESSES: f32 = 0.5;
const OFTEN: f32 = 0.1;
/// More mentions than this are as many as this.
const MOST: usize = 5;
/// So many words may stand before the first name of a sentence that it begins with.
const FIRST_WORDS: usize = 2;
/// So many tokens may be in an adverbial before a comma at the head of a sentence.
const LONGEST_ADVERBIAL: usize = 9;
/// So many tokens may stand between a name and the verb of its tag.
const LONGEST_TAG: usize = 14;
/// Who is called by a mere description is introduced within so many sentences.
const INTRODUCED: usize = 3;

/// How a description agrees with what stands beside a name.
#[derive(Clone, Copy, PartialEq)]
enum Likeness {
    /// The same role.
    Same,
    /// A role that the description may stand for.
    Akin,
    /// No role stands there.
    Unknown,
    /// Another role.
    Other,
}

impl Resolver<'_> {
    /// Whom a phrase without a name at its head means.
    pub(super) fn described(&self, phrase: &NounPhrase, gender: Option<Gender>) -> Resolution {
        if let Some(kind) = noun::pair_of(&self.document, phrase) {
            return self.last_pair(phrase, kind);
        }
        let party_type = noun::party_type(&self.document, phrase);
        let role = Role::new(&self.document, &self.countries, phrase.tokens.clone(), phrase.head);
        let taken_up = phrase.is_definite.then(|| self.taken_up(phrase, &role, party_type, gender)).flatten();
        let found = taken_up.or_else(|| self.introduced_next(phrase, &role, party_type, gender));
        found.unwrap_or(Resolution::unnamed(party_type))
    }

    /// The two that were last named together: `India and Pakistan` for `the two countries`.
    fn last_pair(&self, phrase: &NounPhrase, kind: Label) -> Resolution {
        let is_kind = |mention: &&Mention| mention.kind == Some(kind);
        let before = self.mentions[..self.mentions_before(phrase.tokens.start)].iter().rev().take(LOOK_BACK);
        let named: Vec<&Mention> = before.filter(is_kind).collect();
        let are_joined = |pair: &&[&Mention]| {
            let between = pair[1].end as usize..pair[0].first as usize;
            pair[0].cluster != pair[1].cluster
                && between.len() <= FURTHEST
                && between.clone().any(|at| self.document.word(at) == "and")
                && !between.clone().any(|at| self.document.tokens()[at].kind() == TokenKind::Stop)
        };
        let pair = named.windows(2).find(are_joined);
        pair.map(|pair| self.together(pair[1], pair[0]))
            .or_else(|| self.only_two(&named, self.document.sentence_of(phrase.tokens.start)))
            .unwrap_or(Resolution::unnamed(PartyType::Group))
    }

    /// The two of `named`, the last first, if the last sentences speak of no third.
    fn only_two(&self, named: &[&Mention], sentence: usize) -> Option<Resolution> {
        let near = named.iter().take_while(|mention| mention.sentence as usize + SPOKEN_OF >= sentence);
        let mut clusters: Vec<u32> = near.map(|mention| mention.cluster).collect();
        clusters.sort_unstable();
        clusters.dedup();
        let [first, second] = clusters[..] else { return None };
        let name =
            format!("{} and {}", self.clusters[first as usize].name, self.clusters[second as usize].name);
        Some(Resolution { name: Some(name), cluster: None, party_type: PartyType::Group })
    }

    /// Whom a definite description takes up: the holder of that role, the last speaker so described, the fuller
    /// description before it, or, of `the group` and `the leader`, the last that it can be.
    fn taken_up(
        &self,
        phrase: &NounPhrase,
        role: &Role,
        party_type: PartyType,
        gender: Option<Gender>,
    ) -> Option<Resolution> {
        let enough = if phrase.has_article { ENOUGH } else { ENOUGH_WITHOUT_ARTICLE };
        let is_one = party_type != PartyType::Group;
        let holder = is_one
            .then(|| self.holder_of(phrase, role, gender))
            .flatten()
            .filter(|holder| holder.fit >= enough);
        let speaker = self.speaker_called(phrase, role);
        let nearer = match (holder, speaker) {
            (Some(holder), Some(speaker)) => Some(if speaker.fit > holder.fit { speaker } else { holder }),
            (holder, speaker) => holder.or(speaker),
        };
        let can_belong =
            |it: &Resolution| it.cluster.is_none_or(|cluster| self.can_belong(cluster - 1, role));
        nearer
            .map(|candidate| candidate.resolution)
            .filter(can_belong)
            .or_else(|| self.fuller_before(phrase, party_type))
            .or_else(|| {
                phrase.has_article.then(|| self.last_fitting(phrase, role, party_type, gender)).flatten()
            })
            .or_else(|| self.related(phrase, party_type))
    }

    /// The best bearer of a role, before the phrase or soon behind it.
    fn holder_of(&self, phrase: &NounPhrase, role: &Role, gender: Option<Gender>) -> Option<Candidate> {
        let mut best: Option<Candidate> = None;
        for head in std::iter::once(role.head.as_str()).chain(synonyms(&role.head).iter().copied()) {
            let Some(bearers) = self.roles_of.get(head) else { continue };
            let at = bearers.partition_point(|&index| self.role_start(index) < phrase.tokens.start);
            let near =
                bearers[at.saturating_sub(BEARERS)..at].iter().rev().chain(bearers[at..].iter().take(2));
            for &index in near {
                let Some(candidate) = self.candidate(phrase, role, gender, index) else { continue };
                if best.as_ref().is_none_or(|best| candidate.fit > best.fit) {
                    best = Some(candidate);
                }
            }
        }
        best
    }

    fn role_start(&self, index: u32) -> usize {
        self.mentions[self.roles[index as usize].0 as usize].first as usize
    }

    /// How well the bearer of role `index` is described by `role`.
    fn candidate(
        &self,
        phrase: &NounPhrase,
        role: &Role,
        gender: Option<Gender>,
        index: u32,
    ) -> Option<Candidate> {
        let (mention, known) = &self.roles[index as usize];
        let mention = &self.mentions[*mention as usize];
        let token = mention.first as usize;
        if noun::overlaps(&phrase.tokens, &known.tokens) {
            return None;
        }
        let other = self.genders[mention.cluster as usize];
        if gender.is_some() && other.is_some() && gender != other {
            return None;
        }
        let sentence = self.document.sentence_of(phrase.tokens.start);
        let distance = sentence.abs_diff(mention.sentence as usize);
        let is_later = token > phrase.tokens.start;
        if is_later && distance > AHEAD {
            return None;
        }
        let fit = known.fit(&self.document, role)?
            - DISTANCE * distance.min(FURTHEST) as f32
            - if is_later { LATER } else { 0.0 };
        Some(Candidate { fit, resolution: self.cluster_named(mention.cluster) })
    }

    /// The last speaker who was called so.
    fn speaker_called(&self, phrase: &NounPhrase, role: &Role) -> Option<Candidate> {
        let is_bare_plural = phrase.tokens.len() == 1 && noun::is_plural(self.document.word(phrase.head));
        if !(phrase.has_article || is_bare_plural) || noun::has_possessive_pronoun(&self.document, phrase) {
            return None;
        }
        let (token, sentence) = (phrase.tokens.start, self.document.sentence_of(phrase.tokens.start));
        let earlier = self.speakers.iter().rev().take(LOOK_BACK).filter(|speaker| speaker.token < token);
        // `Officials` takes up `Kenyan officials` only while they are being spoken of.
        let is_near = |speaker: &&Speaker| !is_bare_plural || speaker.sentence + NEAR as usize >= sentence;
        let is_many = noun::is_plural(self.document.word(phrase.head));
        let is_person = |speaker: &Speaker| speaker.resolution.party_type == PartyType::Person;
        let is_as_many = |speaker: &&Speaker| !(is_many && is_person(speaker));
        let called = earlier.filter(|speaker| speaker.role.head == role.head);
        let mut called = called.filter(is_near).filter(is_as_many);
        called.find_map(|speaker| {
            let distance = sentence.saturating_sub(speaker.sentence).min(FURTHEST);
            let fit = speaker.role.fit(&self.document, role)? - DISTANCE * distance as f32;
            let name = Some(speaker.description.clone());
            Some(Candidate { fit, resolution: Resolution { name, ..speaker.resolution.clone() } })
        })
    }

    /// The fuller description that `the government` or `officials` takes up: `the Cuban government`.
    fn fuller_before(&self, phrase: &NounPhrase, party_type: PartyType) -> Option<Resolution> {
        let is_bare = phrase.is_simple() && phrase.tokens.len() == 2;
        let many = matches!(party_type, PartyType::Organization | PartyType::Group);
        if !is_bare || !many || noun::has_possessive_pronoun(&self.document, phrase) {
            return None;
        }
        let head = self.document.word(phrase.head);
        let floor = phrase.tokens.start.saturating_sub(FULLER_BEFORE);
        let same = |at: &usize| self.document.word(*at).eq_ignore_ascii_case(head);
        let fuller = (floor..phrase.tokens.start)
            .rev()
            .filter(same)
            .take(BEARERS)
            .find_map(|at| self.with_proper_modifiers(at))?;
        let name = self.document.text()[self.document.span_of(fuller)].to_owned();
        Some(Resolution { name: Some(name), cluster: None, party_type })
    }

    /// The noun at `head` with the modifiers before it, if a name is among them and right before or possessing it.
    fn with_proper_modifiers(&self, head: usize) -> Option<Range<usize>> {
        let floor = head.saturating_sub(6);
        let start = (floor..head).rev().take_while(|&at| role::is_modifier(&self.document, at)).last()?;
        let is_proper = self.document.tokens()[start].is_capitalised()
            && (self.countries.within(&(start..head)).is_some()
                || !self.mentions_in(&(start..head)).is_empty());
        is_proper.then_some(start..head + 1)
    }

    /// Whom a description may mean that fits many: the organisation or person that was spoken of last.
    fn last_fitting(
        &self,
        phrase: &NounPhrase,
        role: &Role,
        party_type: PartyType,
        gender: Option<Gender>,
    ) -> Option<Resolution> {
        if noun::has_possessive_pronoun(&self.document, phrase) {
            return None;
        }
        match party_type {
            _ if noun::is_age(&self.document, phrase.head) => self.last_person(phrase, gender),
            PartyType::Person
                if is_role_noun(&role.head)
                    && self.is_bare(phrase)
                    && self.tags_quotation(phrase.tokens.start) =>
            {
                let everyday = is_everyday_role(&role.head);
                self.one_before(phrase, gender)
                    .or_else(|| everyday.then(|| self.last_person(phrase, gender)).flatten())
            }
            PartyType::Person
                if is_everyday_role(&role.head)
                    && self.is_bare(phrase)
                    && self.mentions_in(&(phrase.head..phrase.tokens.end)).is_empty() =>
            {
                self.last_person(phrase, gender)
            }
            PartyType::Organization | PartyType::Document
                if noun::is_generic_body(&role.head) && role.head != "ministry" && self.is_bare(phrase) =>
            {
                self.issuer(phrase).or_else(|| self.last_organization(phrase.tokens.start, role))
            }
            _ => None,
        }
    }

    /// The person that `he` or `she` would mean, if named or spoken of within the last sentences.
    fn last_person(&self, phrase: &NounPhrase, gender: Option<Gender>) -> Option<Resolution> {
        let person = self.person_meant(gender, &Phrase::bare(phrase.tokens.clone()));
        let sentence = self.document.sentence_of(phrase.tokens.start) as u32;
        let is_near = |mention: &Mention| {
            person.cluster == Some(mention.cluster + 1) && mention.sentence + NEAR >= sentence
        };
        if person.cluster.is_some_and(|id| self.contradicts(id - 1, phrase)) {
            return None;
        }
        let before = &self.mentions[..self.mentions_before(phrase.tokens.start)];
        let is_described = || {
            let speaks_near = |speaker: &Speaker| speaker.sentence + NEAR as usize >= sentence as usize;
            person.cluster.is_none()
                && matches!(self.document.word(phrase.head), "man" | "woman" | "boy" | "girl")
                && self.speakers.last().is_some_and(speaks_near)
        };
        (before.iter().rev().take(LOOK_BACK).any(is_near) || is_described()).then_some(person)
    }

    /// Whether a person holds another office of the same name: not `the finance minister` for a foreign minister.
    fn contradicts(&self, cluster: u32, phrase: &NounPhrase) -> bool {
        let role = Role::new(&self.document, &self.countries, phrase.tokens.clone(), phrase.head);
        let bearers = self.roles_of.get(&role.head).into_iter().flatten().take(LOOK_BACK);
        let roles = bearers.map(|&index| &self.roles[index as usize]);
        let mut own =
            roles.filter(|(mention, _)| self.mentions[*mention as usize].cluster == cluster).peekable();
        own.peek().is_some() && own.all(|(_, known)| known.fit(&self.document, &role).is_none())
    }

    /// The one person who is named in the last sentences, if no other is.
    fn one_before(&self, phrase: &NounPhrase, gender: Option<Gender>) -> Option<Resolution> {
        let sentence = self.document.sentence_of(phrase.tokens.start) as u32;
        let before = self.mentions[..self.mentions_before(phrase.tokens.start)].iter().rev().take(LOOK_BACK);
        let near = before.take_while(|mention| mention.sentence + NEAR >= sentence);
        let mut people =
            near.filter(|mention| mention.kind == Some(Label::Person) && mention.quotation.is_none());
        let one = people.next()?.cluster;
        let known = self.genders[one as usize];
        let agrees = gender.is_none() || known.is_none() || gender == known;
        (agrees && people.all(|mention| mention.cluster == one)).then(|| self.cluster_named(one))
    }

    /// For whom a spokesman speaks who says `we`.
    pub(crate) fn spoken_for(&self, cluster: u32) -> Option<Resolution> {
        let heads = ["spokesman", "spokeswoman", "spokesperson"];
        let roles = heads
            .iter()
            .filter_map(|head| self.roles_of.get(*head))
            .flat_map(|roles| roles.iter().take(LOOK_BACK));
        let roles = roles.map(|&index| &self.roles[index as usize]);
        let own = roles.filter(|(mention, _)| self.mentions[*mention as usize].cluster + 1 == cluster);
        let named = own.filter_map(|(_, role)| {
            self.mentions_in(&role.tokens).iter().find(|mention| mention.kind == Some(Label::Org))
        });
        named.map(|mention| self.cluster_named(mention.cluster)).next()
    }

    /// Whether nobody is named before the head noun, except places: `the Paris-based group`.
    fn is_bare(&self, phrase: &NounPhrase) -> bool {
        let named = self.mentions_in(&(phrase.tokens.start..phrase.head + 1));
        let possesses = |at: usize| matches!(self.document.word(at), "'s" | "’s" | "'" | "’");
        named.iter().all(|it| !matches!(it.kind, Some(Label::Person | Label::Org)) || self.has_members(it))
            && !(phrase.tokens.start..phrase.head).any(possesses)
    }

    /// The organisation that `the Company` with a capital means, as companies write of themselves: the first named.
    fn issuer(&self, phrase: &NounPhrase) -> Option<Resolution> {
        let before = &self.mentions[..self.mentions_before(phrase.tokens.start)];
        let is_issuer =
            |it: &&Mention| it.kind == Some(Label::Org) && !self.clusters[it.cluster as usize].outlet;
        (self.document.word(phrase.head) == "Company")
            .then(|| before.iter().take(LOOK_BACK).find(is_issuer))
            .flatten()
            .map(|it| self.cluster_named(it.cluster))
    }

    /// The organisation that can be called so and was named or has spoken lately.
    fn last_organization(&self, token: usize, role: &Role) -> Option<Resolution> {
        if role.country.is_some() && self.is_of_news(role) {
            return None; // `The French news agency`: of which country the others are is not known.
        }
        let sentence = self.document.sentence_of(token);
        let salience = |cluster: u32, other: usize| {
            let count = self.clusters[cluster as usize].mentions.len().min(MOST);
            OFTEN * count as f32 - sentence.abs_diff(other) as f32
        };
        let spoke = self.speakers.iter().rev().take(LOOK_BACK).filter_map(|speaker| {
            let is_body = speaker.resolution.party_type == PartyType::Organization && speaker.token < token;
            let cluster = speaker.resolution.cluster.filter(|_| is_body)? - 1;
            Some((SPOKE + salience(cluster, speaker.sentence), cluster))
        });
        let before = self.mentions[..self.mentions_before(token)].iter().rev().take(LOOK_BACK);
        let named = before.filter(|mention| mention.kind == Some(Label::Org)).map(|mention| {
            let subject = if self.begins_sentence(mention) { LEADS } else { 0.0 };
            let possessor = if mention.possesses { POSSESSES } else { 0.0 };
            (subject - possessor + salience(mention.cluster, mention.sentence as usize), mention.cluster)
        });
        let fitting = spoke
            .chain(named)
            .filter(|&(_, cluster)| self.can_be(cluster, role) && self.can_belong(cluster, role));
        let best = fitting.reduce(|best, other| if other.0 > best.0 { other } else { best });
        best.map(|(_, cluster)| self.cluster_named(cluster))
    }

    /// Whether a role is that of a `news agency` or the like.
    fn is_of_news(&self, role: &Role) -> bool {
        role.tokens.clone().any(|at| self.document.word(at) == "news")
    }

    /// Whether an organisation can be the agency of another: `the UN refugee agency` has refugees in its name.
    fn can_belong(&self, cluster: u32, role: &Role) -> bool {
        if role.head != "agency" {
            return true;
        }
        let owner = self.mentions_in(&role.tokens).iter().find(|it| self.has_members(it));
        let Some(owner) = owner else { return true };
        let name = &self.clusters[cluster as usize].name;
        let lower = name.to_lowercase();
        let fields = (owner.end as usize..role.tokens.end).take(FURTHEST);
        let mut fields = fields.map(|at| role::singular(&self.document.word(at).to_lowercase()));
        !is_union(name) && fields.all(|field| field == "agency" || lower.contains(&field))
    }

    /// Whether an organisation can be called so: a ministry is no company, and an agency no newspaper.
    fn can_be(&self, cluster: u32, role: &Role) -> bool {
        let cluster = &self.clusters[cluster as usize];
        let outlet = matches!(&*role.head, "newspaper" | "agency" | "network" | "broadcaster")
            || may_be_outlet(&role.head);
        if cluster.outlet || self.is_of_news(role) || may_be_outlet(&role.head) {
            return cluster.outlet && outlet;
        }
        let last = cluster.name.split_whitespace().last().map(|word| role::singular(&word.to_lowercase()));
        let Some(last) = last else { return false };
        if role.head == "party" && PARTIES.contains(&&*last) {
            return true;
        }
        let is_public = PUBLIC_BODIES.contains(&&*last) || cluster.name.starts_with("Ministry");
        let is_private =
            matches!(&*role.head, "newspaper" | "paper" | "party" | "network") || is_firm(&role.head);
        let is_wide = matches!(&*role.head, "group" | "body" | "organisation" | "organization" | "agency");
        let is_called_else =
            is_body_noun(&last) && last != role.head && !synonyms(&role.head).contains(&&*last);
        !(is_public && is_private) && (is_wide || !is_called_else)
    }

    /// Who is named for the first time soon behind a mere description: at the head of the next sentence, as in `A top
    /// U.N. official says ... Relief coordinator Jan Hollis praised ...`, or with the same role, as in `a biologist
    /// said. ... the biologist, Jan Hollis, explained`.
    fn introduced_next(
        &self,
        phrase: &NounPhrase,
        role: &Role,
        party_type: PartyType,
        gender: Option<Gender>,
    ) -> Option<Resolution> {
        let kind = match party_type {
            PartyType::Person if is_role_noun(&role.head) => Label::Person,
            PartyType::Organization if noun::is_generic_body(&role.head) && role.head != "ministry" => {
                Label::Org
            }
            _ => return None,
        };
        if self.is_kept_unnamed(phrase) {
            return None;
        }
        let sentences = self.document.sentences();
        let sentence = self.document.sentence_of(phrase.tokens.start);
        let next = sentences.get(sentence + 1)?.tokens().start;
        let end = sentences[sentences.len().min(sentence + 1 + INTRODUCED) - 1].tokens().end;
        let leads = self.begins(sentence, phrase.tokens.start)
            || noun::has_possessive_pronoun(&self.document, phrase);
        let first = self.mentions_before(next);
        let ahead = self.mentions[first..].iter().take_while(|mention| (mention.first as usize) < end);
        let mut named = (first..).zip(ahead).filter(|(_, mention)| mention.kind == Some(kind));
        let meant = named.find(|(index, mention)| {
            let title = mention.title as usize;
            let comments = self.made_comment(mention);
            let is_next = comments
                || title <= next + FIRST_WORDS
                || self.is_premodified(next..title)
                || self.tags_after(next, mention)
                || self.is_said_by(next..title);
            let fits = match self.likeness(*index, role) {
                Likeness::Same => true,
                Likeness::Akin => {
                    is_next
                        || self.begins(sentence + 1, mention.title as usize)
                        || self.tags_sentence(mention)
                }
                Likeness::Unknown => leads && is_next,
                Likeness::Other => comments && leads,
            };
            fits && self.can_be_introduced(mention, role, gender)
        });
        meant.map(|(_, mention)| self.cluster_named(mention.cluster))
    }

    /// Whether a sentence begins with the token, but for few words or an adverbial and a comma: `In other news,`.
    fn begins(&self, sentence: usize, token: usize) -> bool {
        let tokens = self.document.sentences()[sentence].tokens();
        let ends_adverbial = || {
            token <= tokens.start + LONGEST_ADVERBIAL
                && self.document.word(token - 1) == ","
                && role::is_preposition(&self.document.word(tokens.start).to_lowercase())
        };
        tokens.contains(&token) && (token <= tokens.start + FIRST_WORDS || ends_adverbial())
    }

    /// Whether nothing but an article and modifiers lies in between: `The Miami-based`.
    fn is_premodified(&self, between: Range<usize>) -> bool {
        let is_part = |at: usize| {
            let word = self.document.word(at);
            let is_tied = !self.document.tokens()[at].space_before();
            is_tied || role::is_determiner(word) || role::is_modifier(&self.document, at)
        };
        between.len() <= LONGEST_ADVERBIAL && between.into_iter().all(is_part)
    }

    /// Whether the words take up what was said and ascribe it: `The comments by`.
    fn is_said_by(&self, words: Range<usize>) -> bool {
        let word = |at: usize| if at < words.end { self.document.word(at) } else { "" };
        let takes_up = role::is_determiner(word(words.start)) && is_saying(word(words.start + 1));
        takes_up
            && matches!(word(words.start + 2), "by" | "from")
            && self.is_premodified((words.start + 3).min(words.end)..words.end)
    }

    /// Whether the words behind the name take up what was said: `Kerr made the comments`.
    fn made_comment(&self, mention: &Mention) -> bool {
        let end = mention.end as usize;
        let word = |at: usize| self.document.tokens().get(at).map_or("", |_| self.document.word(at));
        let verb = end + usize::from(word(end) == ",");
        matches!(word(verb), "made" | "issued")
            && role::is_determiner(word(verb + 1))
            && is_saying(word(verb + 2))
    }

    /// Whether the name tags a quotation that begins at the token: `"...," Relief coordinator Jan Hollis said`.
    fn tags_after(&self, token: usize, mention: &Mention) -> bool {
        let quotations = self.document.quotations();
        let at = quotations.partition_point(|quotation| quotation.open() < token);
        quotations.get(at).is_some_and(|it| it.open() == token && it.end() == mention.title as usize)
    }

    /// Whether the name tags the words before it: `..., Omar Haddad, the head of the zone, told`.
    fn tags_sentence(&self, mention: &Mention) -> bool {
        let is_comma = |at: usize| self.document.word(at) == ",";
        let sentence = self.document.sentences()[mention.sentence as usize].tokens();
        let (title, end) = (mention.title as usize, mention.end as usize);
        let mut behind = end..sentence.end.min(end + LONGEST_TAG);
        title > sentence.start
            && is_comma(title - 1)
            && behind.any(|at| matches!(self.document.word(at), "said" | "says" | "told" | "added"))
    }

    /// How a description agrees with the roles beside the mention of number `index`.
    fn likeness(&self, index: usize, role: &Role) -> Likeness {
        let first = self.roles.partition_point(|(mention, _)| (*mention as usize) < index);
        let beside = self.roles[first..].iter().take_while(|(mention, _)| *mention as usize == index);
        let mut likeness = Likeness::Unknown;
        for (_, known) in beside {
            let article = known.tokens.start.checked_sub(1).map(|at| self.document.word(at));
            if known.head == role.head && self.names(known) {
                return Likeness::Same;
            }
            if known.head == role.head
                && !matches!(article, Some("a" | "an" | "A" | "An" | "another" | "Another"))
            {
                return Likeness::Same;
            }
            let is_akin = known.head != role.head && known.fit(&self.document, role).is_some();
            likeness = if is_akin || likeness == Likeness::Akin { Likeness::Akin } else { Likeness::Other };
        }
        likeness
    }

    /// Whether a role says how its bearer is called: `a group calling itself`.
    fn names(&self, role: &Role) -> bool {
        role.tokens.clone().any(|at| role::is_naming(self.document.word(at)))
    }

    /// Whether the mention is the first of its cluster and nothing contradicts that the role speaks of it.
    fn can_be_introduced(&self, mention: &Mention, role: &Role, gender: Option<Gender>) -> bool {
        let is_new = self.clusters[mention.cluster as usize].mentions.first().map(|span| span.start())
            == Some(self.document.tokens()[mention.first as usize].span().start());
        let other = self.genders[mention.cluster as usize];
        let agrees = gender.is_none() || other.is_none() || gender == other;
        let fits = mention.kind == Some(Label::Person) || self.can_be(mention.cluster, role);
        is_new
            && agrees
            && fits
            && mention.quotation.is_none()
            && !mention.possesses
            && self.is_compatible(mention, role)
    }

    /// Whether the phrase says that its name is not given, or speaks of one of several.
    fn is_kept_unnamed(&self, phrase: &NounPhrase) -> bool {
        let is_secret =
            |at: usize| matches!(self.document.word(at), "anonymity" | "named" | "identified" | "authorized");
        let first = self.document.word(phrase.tokens.start);
        let is_many = self.document.word(phrase.head).ends_with('s');
        is_many
            || ["one", "no", "another", "neither", "each"].iter().any(|word| first.eq_ignore_ascii_case(word))
            || phrase.tokens.clone().any(is_secret)
    }

    /// Whether no role beside the mention names another country.
    fn is_compatible(&self, mention: &Mention, role: &Role) -> bool {
        let title = self.countries.within(&(mention.title as usize..mention.first as usize));
        title.is_none() || role.country.is_none() || title == role.country
    }

    /// `his wife`: the wife of whom the pronoun means.
    fn related(&self, phrase: &NounPhrase, party_type: PartyType) -> Option<Resolution> {
        let possessor = phrase.tokens.start..phrase.tokens.start + 1;
        let head = self.document.word(phrase.head).to_lowercase();
        let is_known = phrase.head > phrase.tokens.start
            && noun::has_possessive_pronoun(&self.document, phrase)
            && (is_kin(&head) || is_body_noun(&head));
        if !is_known {
            return None;
        }
        let whose = self.resolve(&Phrase::bare(possessor));
        if is_body_noun(&head) && whose.party_type != PartyType::Place {
            return None;
        }
        let whose = whose.name?;
        let what = &self.document.text()[self.document.span_of(phrase.tokens.start + 1..phrase.head + 1)];
        let name = if party_type == PartyType::Organization {
            format!("{whose}'s {what}")
        } else {
            format!("{what} of {whose}")
        };
        Some(Resolution { name: Some(name), cluster: None, party_type })
    }
}

/// Whether an organisation has agencies of its own: `the UN agency` is not the United Nations.
pub(super) fn is_union(name: &str) -> bool {
    matches!(name, "United Nations" | "UN" | "U.N." | "European Union" | "EU" | "E.U." | "African Union")
}

/// Whether a noun is of news outlets and of much else: `the station`.
fn may_be_outlet(noun: &str) -> bool {
    matches!(noun, "paper" | "daily" | "magazine" | "channel" | "station")
}

/// Whether a noun stands for what somebody has said.
fn is_saying(noun: &str) -> bool {
    let nouns = [
        "accusation",
        "allegation",
        "announcement",
        "appeal",
        "assertion",
        "call",
        "claim",
        "comment",
        "complaint",
        "criticism",
        "decision",
        "demand",
        "forecast",
        "pledge",
        "promise",
        "proposal",
        "remark",
        "request",
        "statement",
        "threat",
        "warning",
    ];
    nouns.binary_search(&noun.strip_suffix('s').unwrap_or(noun)).is_ok()
}

/// Whether a noun is of firms only.
fn is_firm(noun: &str) -> bool {
    matches!(
        noun,
        "airline"
            | "bank"
            | "broadcaster"
            | "carrier"
            | "chain"
            | "club"
            | "company"
            | "conglomerate"
            | "developer"
            | "firm"
            | "giant"
            | "insurer"
            | "lender"
            | "maker"
            | "manufacturer"
            | "operator"
            | "producer"
            | "publisher"
            | "retailer"
            | "start-up"
            | "startup"
            | "supplier"
            | "team"
            | "utility"
    )
}

/// How many tokens back a fuller description is looked for.
const FULLER_BEFORE: usize = 400;

/// Last words of the names of parties that other bodies bear too.
const PARTIES: &[&str] =
    &["alliance", "bloc", "coalition", "congress", "front", "league", "movement", "union"];

/// Last words of the names of bodies that are no companies.
const PUBLIC_BODIES: &[&str] = &[
    "ministry",
    "parliament",
    "senate",
    "court",
    "council",
    "commission",
    "committee",
    "assembly",
    "congress",
    "department",
    "treasury",
    "police",
    "army",
    "nation",
    "union",
    "house",
    "agency",
    "directorate",
];
