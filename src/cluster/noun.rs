//! Noun phrases as the resolver reads them: head, definiteness, pronouns, roles.

use std::ops::Range;

use crate::attribution::PartyType;
use crate::cluster::gender::Gender;
use crate::text::{Document, TokenKind};

/// A pronoun, by whom it can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pronoun {
    /// `he`, `she`, `his`, `her`.
    Singular(Gender),
    /// `it`, `its`.
    Thing,
    /// `they`, `their`.
    Plural,
    /// `I`, `we`, `my`: whoever is speaking.
    Speaker,
    /// `who`, `which`.
    Relative,
}

/// The pronoun that the tokens are, if they are one.
pub(crate) fn pronoun(document: &Document<'_>, tokens: &Range<usize>) -> Option<Pronoun> {
    if tokens.len() != 1 {
        return None;
    }
    let word = document.word(tokens.start);
    let is = |list: &[&str]| list.iter().any(|other| word.eq_ignore_ascii_case(other));
    if document.tokens()[tokens.start].is_all_caps() && is(&["who", "us"]) {
        return None; // The health organisation and the country.
    }
    match () {
        () if is(&["he", "him", "his", "himself"]) => Some(Pronoun::Singular(Gender::Masculine)),
        () if is(&["she", "her", "hers", "herself"]) => Some(Pronoun::Singular(Gender::Feminine)),
        () if is(&["it", "its", "itself"]) => Some(Pronoun::Thing),
        () if is(&["they", "them", "their", "both", "others"]) => Some(Pronoun::Plural),
        () if is(&["i", "we", "me", "us", "my", "our"]) => Some(Pronoun::Speaker),
        () if is(&["who", "which", "that", "whom", "whose"]) => Some(Pronoun::Relative),
        () => None,
    }
}

/// The parts of a noun phrase that decide whom it means.
#[derive(Clone, Debug)]
pub(crate) struct NounPhrase {
    tokens: Range<usize>,
    /// The token of the head noun: the last one before a preposition, comma or relative pronoun.
    pub(crate) head: usize,
    /// Whether it speaks of somebody known: `the minister`, `its spokesman`, or no article at all.
    pub(crate) is_definite: bool,
    /// Whether it begins with `the`, `that` or a possessive: it takes up somebody mentioned before.
    pub(crate) has_article: bool,
}

impl NounPhrase {
    pub(crate) fn read(document: &Document<'_>, tokens: Range<usize>) -> Self {
        let is_edge = |&index: &usize| {
            let word = document.word(index);
            document.tokens()[index].kind() == TokenKind::Symbol
                || is_preposition(word)
                || matches!(word, "who" | "which" | "that" | "whose" | "and")
        };
        let edge = (tokens.start + 1..tokens.end).find(is_edge).unwrap_or(tokens.end);
        let first = document.word(tokens.start);
        let is_indefinite = ["a", "an", "some", "one", "many", "several", "two", "three", "other", "another"]
            .iter()
            .any(|word| first.eq_ignore_ascii_case(word));
        let has_article = ["the", "that", "this", "his", "her", "its", "their"]
            .iter()
            .any(|word| first.eq_ignore_ascii_case(word));
        Self { head: edge.max(tokens.start + 1) - 1, is_definite: !is_indefinite, has_article, tokens }
    }

    /// Whether the name `name` is what the phrase is about, not a part of its description: not `Assad` in
    /// `Assad's spokesman` or `a spokesman for Assad`.
    pub(crate) fn is_head(&self, document: &Document<'_>, name: Range<usize>) -> bool {
        let is_possessor =
            name.end < self.tokens.end && matches!(document.word(name.end), "'s" | "’s" | "'" | "’");
        let mut governed = false;
        for index in self.tokens.start..name.start {
            let word = document.word(index);
            match document.tokens()[index].kind() {
                TokenKind::Symbol => governed = false,
                _ if is_preposition(word) => governed = true,
                _ if word == "who" || word == "whose" => return false,
                _ => {}
            }
        }
        !is_possessor && !governed
    }
}

fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "of" | "for"
            | "to"
            | "by"
            | "with"
            | "from"
            | "in"
            | "at"
            | "on"
            | "about"
            | "against"
            | "near"
            | "under"
            | "behind"
            | "inside"
            | "who"
            | "as"
            | "including"
            | "during"
            | "after"
    )
}

/// The role nouns beside a name, small: `spokesman Esmaeil Baghaei`, `Rami Abdel Rahman, the head of the monitor`,
/// and of an organisation its own last word (`Syrian Observatory`).
pub(crate) fn roles_beside(document: &Document<'_>, name: Range<usize>) -> Vec<String> {
    let mut roles = Vec::new();
    if let Some(before) = name.start.checked_sub(1) {
        let is_word = document.tokens()[before].kind() == TokenKind::Word
            && !document.tokens()[name.start].is_paragraph_start();
        if is_word && document.word(before).len() > 3 && !is_preposition(document.word(before)) {
            roles.push(document.word(before).to_lowercase());
        }
    }
    if name.len() > 1 {
        let nouns = name.clone().filter(|&index| document.tokens()[index].is_capitalised());
        roles
            .extend(nouns.map(|index| document.word(index).to_lowercase()).filter(|word| is_body_noun(word)));
    }
    roles.extend(apposition_role(document, name.end));
    roles
}

/// The head noun of an apposition behind a name: `head` in `, the head of the monitor`.
fn apposition_role(document: &Document<'_>, end: usize) -> Option<String> {
    let last = document.tokens().len();
    if end + 2 >= last || document.word(end) != "," {
        return None;
    }
    let stop = (end + 1..(end + 9).min(last)).find(|&index| {
        let word = document.word(index);
        document.tokens()[index].kind() != TokenKind::Word
            || is_preposition(word)
            || matches!(word, "who" | "which" | "said" | "and")
    })?;
    (stop > end + 1).then(|| document.word(stop - 1).to_lowercase())
}

/// An unnamed phrase as a name for the pronouns behind it: without `a` in front and apposition behind.
pub(crate) fn description(document: &Document<'_>, tokens: &Range<usize>) -> String {
    let first = tokens.start
        + usize::from(tokens.len() > 1 && matches!(document.word(tokens.start), "A" | "An" | "a" | "an"));
    let comma = (first..tokens.end).find(|&index| document.word(index) == ",").filter(|&comma| comma > first);
    document.text()[document.span_of(first..comma.unwrap_or(tokens.end))].to_owned()
}

/// What kind of party an unnamed phrase speaks of, by its head noun.
pub(crate) fn party_type(document: &Document<'_>, phrase: &NounPhrase) -> PartyType {
    let head = document.word(phrase.head).to_lowercase();
    let singular = head.strip_suffix('s').unwrap_or(&head);
    if is_document_noun(singular) {
        PartyType::Document
    } else if is_body_noun(singular)
        || matches!(
            &*head,
            "government"
                | "authorities"
                | "administration"
                | "media"
                | "military"
                | "army"
                | "state"
                | "television"
                | "radio"
        )
    {
        PartyType::Organization
    } else if head.ends_with('s') && !head.ends_with("ss")
        || matches!(
            &*head,
            "police"
                | "people"
                | "men"
                | "women"
                | "others"
                | "both"
                | "many"
                | "some"
                | "families"
                | "children"
        )
    {
        PartyType::Group
    } else if document.tokens()[phrase.head].kind() == TokenKind::Word {
        PartyType::Person
    } else {
        PartyType::Unknown
    }
}

/// Whether a noun fits any organisation: `the group`.
pub(crate) fn is_generic_body(noun: &str) -> bool {
    matches!(
        noun,
        "group"
            | "organisation"
            | "organization"
            | "agency"
            | "company"
            | "firm"
            | "body"
            | "newspaper"
            | "paper"
            | "network"
            | "party"
            | "coalition"
            | "movement"
            | "watchdog"
            | "ministry"
    )
}

/// Whether a noun fits many a person: `the leader`.
pub(crate) fn is_generic_person(noun: &str) -> bool {
    matches!(
        noun,
        "leader"
            | "official"
            | "man"
            | "woman"
            | "president"
            | "minister"
            | "spokesman"
            | "spokeswoman"
            | "politician"
            | "commander"
            | "general"
            | "envoy"
            | "actor"
            | "singer"
            | "author"
            | "chief"
            | "secretary"
            | "candidate"
            | "lawmaker"
            | "diplomat"
    )
}

fn is_document_noun(noun: &str) -> bool {
    sorted_has(DOCUMENT_NOUNS, noun)
}

fn is_body_noun(noun: &str) -> bool {
    sorted_has(BODY_NOUNS, noun)
}

fn sorted_has(list: &[&str], word: &str) -> bool {
    list.binary_search(&word).is_ok()
}

const DOCUMENT_NOUNS: &[&str] = &[
    "account",
    "analysi",
    "article",
    "audit",
    "bill",
    "book",
    "budget",
    "bulletin",
    "constitution",
    "data",
    "document",
    "draft",
    "editorial",
    "email",
    "evidence",
    "figure",
    "filing",
    "finding",
    "forecast",
    "indictment",
    "law",
    "lawsuit",
    "leaflet",
    "letter",
    "memo",
    "message",
    "note",
    "notice",
    "paper",
    "petition",
    "poll",
    "post",
    "poster",
    "record",
    "release",
    "report",
    "research",
    "resolution",
    "result",
    "review",
    "ruling",
    "sign",
    "statement",
    "statistic",
    "study",
    "survey",
    "text",
    "treaty",
    "tweet",
    "video",
    "warrant",
    "website",
];

const BODY_NOUNS: &[&str] = &[
    "academy",
    "agency",
    "airline",
    "alliance",
    "army",
    "assembly",
    "association",
    "authority",
    "bank",
    "board",
    "body",
    "broadcaster",
    "bureau",
    "cabinet",
    "campaign",
    "carrier",
    "center",
    "centre",
    "chamber",
    "channel",
    "charity",
    "church",
    "club",
    "coalition",
    "commission",
    "committee",
    "company",
    "congress",
    "corporation",
    "council",
    "court",
    "daily",
    "department",
    "directorate",
    "embassy",
    "federation",
    "firm",
    "force",
    "foundation",
    "fund",
    "group",
    "guard",
    "guild",
    "hospital",
    "institute",
    "institution",
    "laboratory",
    "league",
    "magazine",
    "maker",
    "militia",
    "ministry",
    "mission",
    "monitor",
    "movement",
    "network",
    "newspaper",
    "observatory",
    "office",
    "operator",
    "organisation",
    "organization",
    "paper",
    "parliament",
    "party",
    "police",
    "presidency",
    "regulator",
    "school",
    "secretariat",
    "senate",
    "service",
    "society",
    "station",
    "team",
    "tribunal",
    "union",
    "university",
    "utility",
    "watchdog",
];
