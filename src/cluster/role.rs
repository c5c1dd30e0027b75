//! Roles and titles beside names: `Foreign ministry spokesman Omar Haddad`, `Lena Kerr, the head of the monitor`.

use std::ops::Range;

use crate::cluster::lexicon::{is_body_noun, is_field, is_role_noun, synonyms};
use crate::cluster::name;
use crate::text::{Document, TokenKind};

/// What a role or a description says of its bearer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Role {
    /// The words, without an article.
    pub(crate) tokens: Range<usize>,
    /// The head noun, small and singular.
    pub(crate) head: String,
    /// The country of the place or people that it names, in ISO 3166.
    pub(crate) country: Option<[u8; 2]>,
}

/// The countries that the names of places and peoples stand for, by token.
#[derive(Debug, Default)]
pub(crate) struct Countries {
    /// The first token behind each name and the country, ascending.
    names: Vec<(u32, [u8; 2])>,
}

impl Countries {
    /// Notes a name that ends before the token `end`; names come in order.
    pub(crate) fn note(&mut self, end: usize, country: Option<&str>) {
        if let Some(code) = country.and_then(|code| code.as_bytes().try_into().ok()) {
            self.names.push((end as u32, code));
        }
    }

    /// The country of the first name that ends within the tokens.
    pub(crate) fn within(&self, tokens: &Range<usize>) -> Option<[u8; 2]> {
        let at = self.names.partition_point(|&(end, _)| end as usize <= tokens.start);
        self.names.get(at).filter(|(end, _)| *end as usize <= tokens.end).map(|&(_, country)| country)
    }
}

impl Role {
    /// Reads a role of `tokens` whose head noun is the token `head`.
    pub(crate) fn new(
        document: &Document<'_>,
        countries: &Countries,
        tokens: Range<usize>,
        head: usize,
    ) -> Self {
        let head = before_general(document, &tokens, head);
        Self {
            head: singular(&document.word(head).to_lowercase()),
            country: countries.within(&tokens),
            tokens,
        }
    }

    /// How well `other`, a description, fits this role; `None` if they contradict each other.
    pub(crate) fn fit(&self, document: &Document<'_>, other: &Self) -> Option<f32> {
        let mut fit = if self.head == other.head {
            SAME_HEAD
        } else if synonyms(&other.head).contains(&self.head.as_str()) {
            SYNONYM
        } else {
            return None;
        };
        match (self.country, other.country) {
            (Some(a), Some(b)) if a != b => return None,
            (Some(_), Some(_)) => fit += SAME_COUNTRY,
            _ => {}
        }
        let (mine, theirs) = (self.words(document), other.words(document));
        if self.head != other.head && leads_part(&theirs) && !leads_part(&mine) {
            return None;
        }
        let (my_fields, their_fields) = (fields(&mine), fields(&theirs));
        if !my_fields.is_empty() && !their_fields.is_empty() && !shares(&my_fields, &their_fields) {
            return None;
        }
        if my_fields.is_empty() != their_fields.is_empty() {
            fit -= if their_fields.is_empty() { ONE_FIELD } else { 2.0 * ONE_FIELD };
        }
        let shared = theirs.iter().filter(|word| mine.contains(word)).count();
        Some(fit + SHARED_WORD * shared.min(3) as f32)
    }

    /// The words besides the head, small; at most a dozen.
    fn words(&self, document: &Document<'_>) -> Vec<String> {
        let words = self.tokens.clone().take(12).map(|index| document.word(index).to_lowercase());
        words.filter(|word| *word != self.head && word.len() > 2 && !is_common(word)).collect()
    }
}

/// Whether the words say that somebody leads no country but a part of it: `the leader of the ruling party`.
fn leads_part(words: &[String]) -> bool {
    let is_part = |word: &String| {
        matches!(
            &**word,
            "party" | "group" | "movement" | "union" | "club" | "company" | "team" | "faction" | "opposition"
        )
    };
    words.iter().any(is_part)
}

/// The noun in `secretary general`, else the head itself.
fn before_general(document: &Document<'_>, tokens: &Range<usize>, head: usize) -> usize {
    let is_general = document.word(head).eq_ignore_ascii_case("general");
    let is_office = |at: &usize| tokens.contains(at) && is_role_noun(&document.word(*at).to_lowercase());
    head.checked_sub(1).filter(|at| is_general && is_office(at)).unwrap_or(head)
}

const SAME_HEAD: f32 = 3.0;
const SYNONYM: f32 = 2.0;
const SAME_COUNTRY: f32 = 2.0;
const SHARED_WORD: f32 = 1.0;
const ONE_FIELD: f32 = 0.5;

fn fields(words: &[String]) -> Vec<&str> {
    words.iter().map(|word| field(word)).filter(|word| is_field(word)).collect()
}

/// One spelling for `defense` and `defence`.
fn field(word: &str) -> &str {
    match word {
        "defense" => "defence",
        "labor" => "labour",
        _ => word,
    }
}

fn shares(a: &[&str], b: &[&str]) -> bool {
    a.iter().any(|word| b.contains(word))
}

fn is_common(word: &str) -> bool {
    matches!(
        word,
        "the" | "and" | "for" | "new" | "top" | "senior" | "former" | "of" | "its" | "his" | "her" | "'s"
    )
}

/// A noun without the `s` of the plural.
pub(crate) fn singular(noun: &str) -> String {
    match noun {
        _ if noun.ends_with("ies") && noun.len() > 4 => format!("{}y", &noun[..noun.len() - 3]),
        _ if noun.ends_with('s')
            && !noun.ends_with("ss")
            && noun.len() > 3
            && noun.is_char_boundary(noun.len() - 1) =>
        {
            noun[..noun.len() - 1].to_owned()
        }
        _ => noun.to_owned(),
    }
}

/// So many words before a name `of` is looked for: `Head of the U.N. Office on Drugs and Crime`.
const LONGEST_OFFICE: usize = 8;

/// The longest role, in words.
const LONGEST: usize = 12;

/// The roles that stand beside the name of a person or, with `body`, of an organisation.
pub(crate) fn beside(
    document: &Document<'_>,
    countries: &Countries,
    name: &Range<usize>,
    body: bool,
) -> Vec<Role> {
    let is_head = |noun: &str| if body { is_body_noun(noun) } else { is_role_noun(noun) };
    let found = [
        before(document, name, &is_head),
        before_comma(document, name, &is_head),
        behind(document, name, &is_head),
        naming(document, name, &is_head),
        copula(document, name, &is_head),
    ];
    let mut roles: Vec<Role> = found
        .into_iter()
        .flatten()
        .map(|(tokens, head)| Role::new(document, countries, tokens, head))
        .collect();
    if body {
        roles.extend(own_nouns(document, countries, name));
    }
    roles
}

/// The title before a name: `U.S. Secretary of State`, `foreign ministry spokesman`.
fn before(
    document: &Document<'_>,
    name: &Range<usize>,
    is_head: &dyn Fn(&str) -> bool,
) -> Option<(Range<usize>, usize)> {
    if name.start == 0 || document.tokens()[name.start].is_paragraph_start() {
        return None;
    }
    let last = name.start - 1;
    let floor = name.start.saturating_sub(LONGEST);
    let head = if is_head_at(document, last, is_head) {
        last
    } else {
        // `Secretary of State Anna Reed`: the words behind `of` are capitalised.
        if !document.tokens()[last].is_capitalised() {
            return None;
        }
        let of = (floor..last)
            .rev()
            .take(LONGEST_OFFICE)
            .find(|&at| matches!(document.word(at), "of" | "to" | "for"))?;
        if document.word(of) == "to"
            && !matches!(document.word(of.checked_sub(1)?), "Ambassador" | "ambassador" | "envoy" | "Envoy")
        {
            return None;
        }
        let mut office = of + 1..name.start;
        let capitalised = !is_honorific(document.word(last))
            && office.all(|at| {
                document.tokens()[at].is_capitalised()
                    || matches!(document.word(at), "the" | "and" | "on" | "for")
            });
        of.checked_sub(1).filter(|&head| capitalised && is_head_at(document, head, is_head))?
    };
    let mut start = head;
    while start > floor && !is_opening(document, start) && is_modifier(document, start - 1) {
        start -= 1;
    }
    Some((start..name.start, head))
}

/// The description before a name and a comma: `The owner, Omar Haddad,`, `The governor of the state, Omar Haddad`.
fn before_comma(
    document: &Document<'_>,
    name: &Range<usize>,
    is_head: &dyn Fn(&str) -> bool,
) -> Option<(Range<usize>, usize)> {
    let before = name.start.checked_sub(1)?;
    let comma = if is_honorific(document.word(before)) { before.checked_sub(1)? } else { before };
    if document.word(comma) != "," {
        return None;
    }
    let floor = comma.saturating_sub(LONGEST);
    let inside = |at: &usize| document.tokens()[*at].kind() != TokenKind::Symbol;
    let articles = (floor..comma).rev().take_while(inside).filter(|&at| is_determiner(document.word(at)));
    articles
        .take(MOST_ARTICLES)
        .map(|article| article + 1..comma)
        .filter(|phrase| !phrase.is_empty())
        .find_map(|phrase| {
            let head = head_of(document, &phrase);
            is_head_at(document, head, is_head).then_some((phrase, head))
        })
}

/// What says how somebody is called: `A group calling itself the Harbour Front`, `a man known as Brandt`.
fn naming(
    document: &Document<'_>,
    name: &Range<usize>,
    is_head: &dyn Fn(&str) -> bool,
) -> Option<(Range<usize>, usize)> {
    let word = |at: usize| document.word(at);
    let last = name.start.checked_sub(1)?;
    let last = if word(last) == "the" { last.checked_sub(1)? } else { last };
    let verb = if matches!(word(last), "itself" | "himself" | "herself" | "as") {
        last.checked_sub(1)?
    } else {
        last
    };
    let head = verb.checked_sub(1).filter(|_| is_naming(word(verb)))?;
    let mut start = head;
    while start > name.start.saturating_sub(LONGEST)
        && !is_opening(document, start)
        && is_modifier(document, start - 1)
    {
        start -= 1;
    }
    is_head_at(document, head, is_head).then_some((start..name.start, head))
}

/// Whether a word stands between a noun and its bearer's name.
pub(crate) fn is_naming(word: &str) -> bool {
    matches!(word, "calling" | "called" | "known" | "named")
}

/// How many articles a description may hold: `the governor of the state`.
const MOST_ARTICLES: usize = 3;

/// The apposition behind a name: `, the head of the monitor`, `, 44, a dock worker`.
fn behind(
    document: &Document<'_>,
    name: &Range<usize>,
    is_head: &dyn Fn(&str) -> bool,
) -> Option<(Range<usize>, usize)> {
    let count = document.tokens().len();
    let mut start = name.end + 1;
    if start >= count || document.word(name.end) != "," {
        return None;
    }
    if document.tokens()[start].kind() == TokenKind::Number
        && start + 2 < count
        && document.word(start + 1) == ","
    {
        start += 2;
    }
    phrase_at(document, start, is_head)
}

/// The predicate behind a name: `is the mayor of Ordu`, `, who has been mayor of Ordu`.
fn copula(
    document: &Document<'_>,
    name: &Range<usize>,
    is_head: &dyn Fn(&str) -> bool,
) -> Option<(Range<usize>, usize)> {
    let word = |at: usize| if at < document.tokens().len() { document.word(at) } else { "" };
    let is_clause = word(name.end) == "," && word(name.end + 1) == "who";
    let verb = if is_clause { name.end + 2 } else { name.end };
    let verb = if word(verb) == "has" && word(verb + 1) == "been" { verb + 1 } else { verb };
    let is_copula = matches!(word(verb), "is" | "was" | "became") || word(verb) == "been" && verb > name.end;
    (is_copula && (is_clause || is_determiner(word(verb + 1))))
        .then(|| phrase_at(document, verb + 1, is_head))
        .flatten()
}

/// The phrase that begins at `start`, without its article, if a role is its head.
fn phrase_at(
    document: &Document<'_>,
    start: usize,
    is_head: &dyn Fn(&str) -> bool,
) -> Option<(Range<usize>, usize)> {
    let start = start + usize::from(is_determiner(document.word(start)));
    let ceiling = document.tokens().len().min(start + LONGEST);
    let end = (start..ceiling)
        .find(|&at| {
            let kind = document.tokens()[at].kind();
            !matches!(kind, TokenKind::Word | TokenKind::Number)
                || document.tokens()[at].is_paragraph_start() && at > start
                || is_clause_word(document.word(at))
        })
        .unwrap_or(ceiling);
    if start >= end {
        return None;
    }
    let head = head_of(document, &(start..end));
    is_head_at(document, head, is_head).then_some((start..end, head))
}

/// The nouns of an organisation's own name: `Eastern Observatory` is an observatory.
fn own_nouns(document: &Document<'_>, countries: &Countries, name: &Range<usize>) -> Vec<Role> {
    let nouns = name.clone().take(LONGEST).filter(|_| name.len() > 1);
    nouns
        .filter_map(|at| {
            let word = document.word(at).to_lowercase();
            let kind = kind_of_firm(&word).map_or_else(|| singular(&word), str::to_owned);
            is_body_noun(&kind).then(|| Role {
                head: kind,
                country: countries.within(&(name.start.saturating_sub(2)..name.end)),
                tokens: name.clone(),
            })
        })
        .collect()
}

/// What the last word of a firm's name says: `Inc` a company, `Airlines` an airline.
fn kind_of_firm(word: &str) -> Option<&'static str> {
    Some(match word.trim_end_matches('.') {
        "inc" | "ltd" | "llc" | "plc" | "corp" | "co" | "gmbh" | "holdings" | "corporation"
        | "industries" | "motors" | "steel" | "technologies" | "limited" => "company",
        "airways" => "airline",
        "fc" | "united" | "rovers" => "club",
        "times" | "post" | "herald" | "gazette" | "chronicle" | "tribune" => "newspaper",
        _ => return None,
    })
}

/// The last word of a phrase before a preposition.
pub(crate) fn head_of(document: &Document<'_>, phrase: &Range<usize>) -> usize {
    let edge = (phrase.start + 1..phrase.end).find(|&at| is_preposition(document.word(at)));
    edge.unwrap_or(phrase.end).max(phrase.start + 1) - 1
}

fn is_head_at(document: &Document<'_>, at: usize, is_head: &dyn Fn(&str) -> bool) -> bool {
    document.tokens()[at].kind() == TokenKind::Word && is_head(&document.word(at).to_lowercase())
}

/// Whether the token can stand before a role as a part of it: `deputy`, `U.S.`, `ministry`, not `told` or `the`.
pub(crate) fn is_modifier(document: &Document<'_>, at: usize) -> bool {
    let (token, word) = (document.tokens()[at], document.word(at));
    if matches!(word, "'s" | "’s") {
        return true;
    }
    if token.kind() != TokenKind::Word || is_determiner(word) || is_clause_word(word) {
        return false;
    }
    if token.is_capitalised() {
        return !is_preposition(&word.to_lowercase()) && !is_linking(word);
    }
    let before_capital = document.tokens()[at + 1].is_capitalised();
    !is_preposition(word)
        && !is_verb_form(word)
        && !is_plural(word)
        && (!before_capital || is_rank_adjective(word) || word.contains('-'))
}

/// Whether a small word before a capitalised title belongs to it: `former President`, not `say President`.
fn is_rank_adjective(word: &str) -> bool {
    matches!(
        word,
        "former"
            | "acting"
            | "deputy"
            | "vice"
            | "senior"
            | "top"
            | "chief"
            | "assistant"
            | "late"
            | "new"
            | "then"
            | "interim"
            | "outgoing"
            | "incoming"
            | "retired"
            | "veteran"
            | "hardline"
            | "conservative"
            | "liberal"
    )
}

fn is_plural(word: &str) -> bool {
    word.ends_with('s')
        && !word.ends_with("ss")
        && !matches!(
            word,
            "affairs"
                | "sports"
                | "news"
                | "relations"
                | "rights"
                | "operations"
                | "sales"
                | "communications"
                | "works"
                | "politics"
                | "economics"
                | "physics"
                | "arms"
                | "emergencies"
                | "business"
                | "always"
        )
}

/// Whether a capitalised word links clauses, so that a title begins behind it.
fn is_linking(word: &str) -> bool {
    matches!(
        word,
        "However"
            | "But"
            | "And"
            | "Meanwhile"
            | "When"
            | "While"
            | "Although"
            | "Then"
            | "Like"
            | "So"
            | "Yet"
    )
}

/// Whether a sentence or paragraph begins with the token.
fn is_opening(document: &Document<'_>, at: usize) -> bool {
    document.tokens()[at].is_paragraph_start()
        || document.sentences()[document.sentence_of(at)].tokens().start == at
}

/// Whether a small word ends as verbs and adverbs do.
fn is_verb_form(word: &str) -> bool {
    word.ends_with("ing") && word != "acting" && word != "leading"
        || word.ends_with("ed") && word != "retired" && !word.contains('-')
        || word.ends_with("ly") && word != "family"
        || matches!(
            word,
            "told"
                | "said"
                | "says"
                | "met"
                | "with"
                | "quoted"
                | "when"
                | "while"
                | "then"
                | "also"
                | "not"
                | "saw"
                | "were"
        )
}

pub(crate) fn is_determiner(word: &str) -> bool {
    const DETERMINERS: [&str; 12] =
        ["the", "a", "an", "this", "that", "his", "her", "its", "their", "our", "my", "one"];
    DETERMINERS.iter().any(|other| word.eq_ignore_ascii_case(other))
}

fn is_clause_word(word: &str) -> bool {
    matches!(
        word,
        "who"
            | "which"
            | "whose"
            | "said"
            | "says"
            | "told"
            | "and"
            | "is"
            | "was"
            | "are"
            | "were"
            | "has"
            | "had"
            | "have"
            | "but"
            | "that"
            | "when"
            | "where"
            | "will"
            | "would"
    )
}

/// Whether a word is a form of address that stands before names.
pub(crate) fn is_honorific(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase()) && (name::is_title(word) || matches!(word, "Lord" | "Lady"))
}

pub(crate) fn is_preposition(word: &str) -> bool {
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
