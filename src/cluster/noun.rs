//! Noun phrases as the resolver reads them: head, definiteness, pronouns, roles.

use std::ops::Range;

use crate::attribution::PartyType;
use crate::cluster::gender::Gender;
use crate::cluster::lexicon::{is_body_noun, is_document_noun, is_role_noun};
use crate::cluster::role::{is_determiner, is_honorific, is_preposition, singular};
use crate::entity::Label;
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
    pub(crate) tokens: Range<usize>,
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
            document.tokens()[index].kind() == TokenKind::Symbol && !is_hyphen(document, index)
                || is_preposition(word)
                || matches!(word, "who" | "which" | "that" | "whose")
                || word == "and" && !joins_modifiers(document, &tokens, index)
                || is_predicate(document, index)
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

    /// Whether nothing before the token governs what begins there: not `Assad` in `a spokesman for Assad`.
    pub(crate) fn leaves_free(&self, document: &Document<'_>, token: usize) -> bool {
        let mut governed = false;
        for index in self.tokens.start..token {
            let word = document.word(index);
            match document.tokens()[index].kind() {
                TokenKind::Symbol => governed = false,
                _ if is_preposition(word) => governed = true,
                _ if word == "who" || word == "whose" => return false,
                _ => {}
            }
        }
        !governed
    }

    /// Whether it is an article, perhaps a modifier, and a noun: `the lawyer`, `the 34-year-old`.
    pub(crate) fn is_simple(&self) -> bool {
        self.has_article && self.tokens.len() <= 2
    }
}

/// Whether a word behind people begins what is said of them: `women carrying signs`, `two people familiar with the talks`.
fn is_predicate(document: &Document<'_>, index: usize) -> bool {
    let (people, word) = (document.word(index - 1), document.word(index));
    let is_small = || word.starts_with(|c: char| c.is_lowercase());
    let opens = word.ends_with("ing")
        || word.ends_with("ed") && is_small() && is_plural(people)
        || matches!(word, "familiar" | "close" | "able" | "aware");
    opens && are_people(people)
}

/// Whether `and` stands between the names before one noun: `U.S. and European officials`.
fn joins_modifiers(document: &Document<'_>, tokens: &Range<usize>, and: usize) -> bool {
    let is_capitalised = |at: usize| at < tokens.end && document.tokens()[at].is_capitalised();
    let noun = (and + 2..tokens.end).find(|&at| !is_capitalised(at));
    tokens.start + 1 == and
        && is_capitalised(tokens.start)
        && is_capitalised(and + 1)
        && noun.is_some_and(|at| document.tokens()[at].kind() == TokenKind::Word)
        && noun.is_some_and(|at| (at..tokens.end).all(|at| is_plain(document.word(at))))
        && is_plural(document.word(tokens.end - 1))
}

/// Whether a word is one that may stand inside a noun phrase: small, no preposition.
fn is_plain(word: &str) -> bool {
    word.starts_with(|c: char| c.is_lowercase()) && !is_preposition(word)
}

/// The name at the head of a phrase that is not known as one, behind what titles it: `Sister Odile Brandt` in
/// `the nurse Odile Brandt of Bergen`.
pub(crate) fn proper_name(document: &Document<'_>, phrase: &NounPhrase) -> Option<Range<usize>> {
    let is_part = |&at: &usize| {
        let token = document.tokens()[at];
        token.is_capitalised() && token.kind() == TokenKind::Word && !token.is_all_caps()
            || is_hyphen(document, at)
            || at > phrase.tokens.start && is_hyphen(document, at - 1)
    };
    let end = phrase.head + 1;
    let first = (phrase.tokens.start..end).rev().take_while(is_part).last()?;
    let is_title = |at: &usize| {
        let word = document.word(*at).to_lowercase();
        is_role_noun(&word) || is_honorific(document.word(*at)) || is_determiner(&word)
    };
    let start = (first..end).find(|at| !is_title(at))?;
    (end - start > 1).then_some(start..end)
}

/// The name at the head of a phrase that is not known as one, if a title stands before it: `Reindeer herder Odile
/// Brandt`.
pub(crate) fn titled_name(document: &Document<'_>, phrase: &NounPhrase) -> Option<Range<usize>> {
    let is_role = |at: usize| is_role_noun(&document.word(at).to_lowercase());
    proper_name(document, phrase).filter(|name| name.start > phrase.tokens.start && is_role(name.start - 1))
}

/// Whether the token is a hyphen inside a word: `Chicago-based`.
fn is_hyphen(document: &Document<'_>, token: usize) -> bool {
    let is_tied = |at: usize| document.tokens().get(at).is_some_and(|it| !it.space_before());
    document.word(token) == "-" && is_tied(token) && is_tied(token + 1)
}

/// Whether the phrase begins with `his`, `her`, `its` or `their`.
pub(crate) fn has_possessive_pronoun(document: &Document<'_>, phrase: &NounPhrase) -> bool {
    let first = document.word(phrase.tokens.start);
    ["his", "her", "its", "their"].iter().any(|word| first.eq_ignore_ascii_case(word))
}

/// Whether the token is `34-year-old`.
pub(crate) fn is_age(document: &Document<'_>, token: usize) -> bool {
    document.tokens()[token].kind() == TokenKind::Number && document.word(token).ends_with("-old")
}

/// Whether the token is a common noun: a small word, or one that calls an organisation.
pub(crate) fn is_common_head(document: &Document<'_>, token: usize) -> bool {
    let word = document.word(token);
    document.tokens()[token].kind() == TokenKind::Word
        && !matches!(word, "himself" | "herself" | "alone" | "too" | "both" | "Jr." | "Sr." | "all")
        && (!document.tokens()[token].is_capitalised() || is_body_noun(&word.to_lowercase()))
}

pub(crate) fn overlaps(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// An unnamed phrase as a name for the pronouns behind it: without `a` in front, apposition and clause behind.
pub(crate) fn description(document: &Document<'_>, tokens: &Range<usize>) -> String {
    let first = tokens.start + usize::from(tokens.len() > 1 && drops_article(document, tokens.start));
    let ends = |at: &usize| matches!(document.word(*at), "," | "who" | "which" | "whose");
    let end = (first + 1..tokens.end).find(ends).unwrap_or(tokens.end);
    document.text()[document.span_of(first..end)].to_owned()
}

/// `a` and `an` are no part of a description, and `the` not of one that a name begins: `U.S. military`.
fn drops_article(document: &Document<'_>, first: usize) -> bool {
    let is = |word: &str| document.word(first).eq_ignore_ascii_case(word);
    is("a") || is("an") || is("the") && document.tokens()[first + 1].is_capitalised()
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
        || head.len() > 5 && head.ends_with("men")
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

/// Whether a noun speaks of several: `officials`, `police`.
pub(crate) fn is_plural(noun: &str) -> bool {
    matches!(
        noun,
        "police" | "Police" | "media" | "people" | "men" | "women" | "children" | "others" | "both"
    ) || noun.ends_with('s') && !noun.ends_with("ss") && !noun.ends_with("us") && !noun.ends_with("is")
}

/// Whether a plural noun is of people or organisations, that can say something: not `negotiations`.
pub(crate) fn are_people(noun: &str) -> bool {
    let singular = singular(noun);
    is_role_noun(&singular)
        || is_body_noun(&singular)
        || noun.ends_with("men")
        || ["ists", "ians", "ers", "ors", "ants", "ees", "ives"].iter().any(|ending| noun.ends_with(ending))
        || matches!(
            noun,
            "people"
                | "police"
                | "others"
                | "children"
                | "men"
                | "women"
                | "families"
                | "parents"
                | "relatives"
                | "countries"
                | "nations"
                | "states"
                | "sides"
                | "rebels"
                | "youths"
                | "both"
                | "friends"
                | "troops"
                | "forces"
                | "sources"
                | "locals"
                | "critics"
                | "neighbours"
                | "neighbors"
                | "allies"
                | "clerics"
                | "individuals"
                | "figures"
                | "personnel"
                | "crowds"
                | "students"
                | "girls"
                | "boys"
                | "kids"
                | "some"
                | "many"
                | "rivals"
                | "monks"
                | "nuns"
        )
}

/// Whether the tokens are `this` or `that` alone.
pub(crate) fn is_demonstrative(document: &Document<'_>, tokens: &Range<usize>) -> bool {
    let is = |list: &[&str]| list.iter().any(|word| document.word(tokens.start).eq_ignore_ascii_case(word));
    tokens.len() == 1
        && is(&[
            "this", "that", "these", "those", "there", "what", "it", "they", "he", "she", "we", "i", "you",
        ])
}

/// The members of a pair that a phrase speaks of, by its head: `the two countries`, `both men`.
pub(crate) fn pair_of(document: &Document<'_>, phrase: &NounPhrase) -> Option<Label> {
    let first = document.word(phrase.tokens.start);
    let second = || phrase.tokens.len() > 2 && document.word(phrase.tokens.start + 1) == "two";
    if !(first.eq_ignore_ascii_case("both") || first.eq_ignore_ascii_case("the") && second()) {
        return None;
    }
    Some(match document.word(phrase.head) {
        "countries" | "governments" | "nations" | "capitals" | "states" | "neighbours" | "neighbors" => {
            Label::Gpe
        }
        "companies" | "firms" | "groups" | "parties" | "clubs" | "agencies" | "banks" | "organizations" => {
            Label::Org
        }
        "men" | "women" | "leaders" | "presidents" | "ministers" | "defendants" | "officials"
        | "candidates" | "suspects" | "brothers" | "sisters" | "lawmakers" | "rivals" => Label::Person,
        _ => return None,
    })
}

/// Whether a noun fits many an organisation, whatever its name: `the group`, `the bank`.
pub(crate) fn is_generic_body(noun: &str) -> bool {
    const NOUNS: &[&str] = &[
        "agency",
        "airline",
        "association",
        "bank",
        "bloc",
        "body",
        "broadcaster",
        "carrier",
        "chain",
        "channel",
        "charity",
        "club",
        "coalition",
        "company",
        "conglomerate",
        "daily",
        "developer",
        "federation",
        "firm",
        "foundation",
        "giant",
        "group",
        "institute",
        "insurer",
        "lender",
        "magazine",
        "maker",
        "manufacturer",
        "ministry",
        "movement",
        "network",
        "newspaper",
        "operator",
        "organisation",
        "organization",
        "paper",
        "party",
        "producer",
        "publisher",
        "regulator",
        "retailer",
        "society",
        "start-up",
        "startup",
        "station",
        "supplier",
        "team",
        "union",
        "utility",
        "watchdog",
    ];
    NOUNS.binary_search(&noun).is_ok()
}
