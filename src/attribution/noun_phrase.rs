//! Noun phrases: how far a source or addressee reaches to the left and to the right.

use std::ops::Range;

use super::context::Context;
use super::lexicon::{self, Group};
use super::part_of_speech::Tag;
use crate::text::TokenKind;

/// Phrases longer than this are cut off: it bounds the work on hostile input.
const LONGEST: usize = 60;

/// Prepositions that attach a phrase to the noun before.
const ATTACHING: &[&str] = &[
    "of",
    "for",
    "from",
    "in",
    "at",
    "with",
    "on",
    "to",
    "near",
    "against",
    "between",
    "among",
    "under",
    "about",
    "inside",
    "outside",
    "around",
    "within",
    "behind",
    "across",
    "over",
    "throughout",
    "into",
    "representing",
    "by",
    "like",
    "per",
];

/// Where the simple phrase (determiner, modifiers, head) that ends before `end` begins; `end` if there is none.
pub(super) fn core_start(context: &Context<'_>, end: usize, floor: usize) -> usize {
    let mut start = end;
    let mut has_head = false;
    while start > floor && end - start < LONGEST {
        let at = start - 1;
        if context.is_date(at) {
            // `Sunday's editions`, `the 2019 flood`: a date may modify a head, but is none.
            if !has_head || !is_modifying_date(context, at) {
                break;
            }
            start = context.entity_tokens(at).map_or(at, |tokens| tokens.start.max(floor));
            continue;
        }
        if context.is_name(at) {
            start = context.entity_tokens(at).map_or(at, |tokens| tokens.start.max(floor));
            has_head = true;
            continue;
        }
        if let Some(open) = inner_quotation(context, at, floor) {
            start = open;
            has_head = true;
            continue;
        }
        match context.tag(at) {
            Tag::Pronoun | Tag::WhPronoun => {
                if !has_head {
                    start = at;
                }
                break;
            }
            tag if tag.is_noun() || tag == Tag::Number => has_head = true,
            _ if context.kind(at) == Some(TokenKind::Number) => has_head = true,
            Tag::Determiner if !has_head => {
                start = at;
                break;
            }
            Tag::Determiner | Tag::Possessive => {
                if has_head {
                    start = at;
                    if at > floor && matches!(context.tag(at - 1), Tag::Determiner) {
                        start = at - 1;
                    }
                }
                break;
            }
            Tag::PossessiveEnding if has_head => {}
            Tag::Adjective => has_head |= context.is(at, PLURAL_ADJECTIVES),
            Tag::Participle | Tag::Gerund if has_head && modifies(context, at, floor) => {}
            Tag::Adverb if has_head && matches!(context.tag(at + 1), Tag::Adjective | Tag::Participle) => {}
            Tag::Conjunction if has_head && joins_modifiers(context, at, floor) => {}
            Tag::Punctuation if has_head && is_inner_mark(context, at, floor) => {}
            _ => break,
        }
        start = at;
    }
    if has_head {
        with_approximator(context, start, floor)
    } else if start < end && (is_stand_in(context, start) || names_something(context, start..end)) {
        start
    } else {
        end
    }
}

/// The phrase that begins at `start` with the `at least` or `only` before it.
fn with_approximator(context: &Context<'_>, start: usize, floor: usize) -> usize {
    if start > floor && context.is(start, &["least", "most"]) && context.is(start - 1, &["at"]) {
        return start - 1;
    }
    let counts = context.tag(start) == Tag::Number || context.is(start, PLURAL_ADJECTIVES);
    let pair = |first: &str, second: &str| {
        start >= floor + 2 && context.is(start - 2, &[first]) && context.is(start - 1, &[second])
    };
    if !counts || start == floor {
        start
    } else if pair("at", "least")
        || pair("at", "most")
        || pair("more", "than")
        || pair("up", "to")
        || pair("fewer", "than")
        || pair("less", "than")
    {
        start - 2
    } else if context.is(start - 1, &["about", "only", "nearly", "almost", "some", "around", "roughly"]) {
        start - 1
    } else {
        start
    }
}

const PLURAL_ADJECTIVES: &[&str] =
    &["many", "several", "most", "few", "others", "some", "more", "both", "all"];

/// A word that stands for a noun by itself.
fn is_stand_in(context: &Context<'_>, token: usize) -> bool {
    matches!(context.tag(token), Tag::Pronoun | Tag::WhPronoun | Tag::Determiner)
        && !context.is(token, &["the", "a", "an", "no", "every"])
        || context.is(token, &["many", "several", "most", "others", "few", "both", "some", "one"])
}

/// `the accused`: a determiner with a word that the tagger did not take for a noun.
fn names_something(context: &Context<'_>, tokens: Range<usize>) -> bool {
    tokens.len() == 2 && context.is(tokens.start, &["the", "a", "an"])
}

/// The opening mark of the nickname or scare quote that closes at the token.
fn inner_quotation(context: &Context<'_>, at: usize, floor: usize) -> Option<usize> {
    let quotation = context.quotation_closing_at(at)?;
    (quotation.open() > floor && quotation.tokens().len() <= 7 && !context.is_speech(quotation))
        .then(|| quotation.open())
}

fn is_modifying_date(context: &Context<'_>, token: usize) -> bool {
    context.tag(token + 1) == Tag::PossessiveEnding || context.kind(token) == Some(TokenKind::Number)
}

/// Whether a participle stands before its noun (`the suspected attackers`), not after (`the man accused`).
fn modifies(context: &Context<'_>, at: usize, floor: usize) -> bool {
    at > floor
        && (matches!(
            context.tag(at - 1),
            Tag::Determiner
                | Tag::Possessive
                | Tag::Adjective
                | Tag::PossessiveEnding
                | Tag::Preposition
                | Tag::Adverb
                | Tag::Punctuation
        ) || context.word(at - 1) == "-" && !context.document().tokens()[at].space_before())
        || at == floor
}

/// `U.S. and Iraqi officials`: a conjunction of two modifiers of one head.
fn joins_modifiers(context: &Context<'_>, at: usize, floor: usize) -> bool {
    let like = |token: usize| {
        matches!(context.tag(token), Tag::Adjective)
            || context.entity(token).is_some_and(|entity| {
                matches!(entity.label.kind(), Some(crate::entity::Label::Norp | crate::entity::Label::Gpe))
            })
    };
    at > floor && like(at - 1) && like(at + 1) && context.is(at, &["and", "or"])
}

/// A hyphen, an ampersand, or a quotation mark around a nickname: marks that stand inside a phrase.
fn is_inner_mark(context: &Context<'_>, at: usize, floor: usize) -> bool {
    let glued = |token: usize| context.document().tokens().get(token).is_some_and(|t| !t.space_before());
    match context.word(at) {
        "&" | "/" | "%" | "°" => true,
        "-" | "–" | "‑" => at > floor && glued(at + 1),
        _ => false,
    }
}

/// The source that ends before `end`, with everything that hangs on it; `None` if no noun phrase ends there.
pub(super) fn subject_ending_at(context: &Context<'_>, end: usize, floor: usize) -> Option<Range<usize>> {
    if end > floor && context.is_comma(end - 1) {
        return subject_with_insertion(context, end - 1, floor);
    }
    let mut start = phrase_start(context, end, floor);
    while start + 1 < end && context.is(start, OPENERS) {
        start += 1;
    }
    (start < end).then_some(start..end)
}

/// The part of a source with insertions that can be one when what stands before is a clause of its own.
pub(super) fn subject_without_clause(
    context: &Context<'_>,
    source: Range<usize>,
    floor: usize,
) -> Range<usize> {
    let comma = source.clone().find(|&at| context.is_comma(at) && opens_apposition(context, at + 1));
    match comma {
        Some(comma) if source.start == floor && comma + 2 < source.end => {
            let shorter = comma + 1..source.end;
            if shorter.clone().any(|at| context.is_comma(at)) { shorter } else { source }
        }
        _ => source,
    }
}

/// Words that open a sentence and are no part of its subject, whatever the tagger takes them for.
const OPENERS: &[&str] =
    &["however", "meanwhile", "moreover", "but", "and", "also", "earlier", "later", "still", "then"];

/// The start of the phrase that ends before `end`, with prepositional phrases and short relative clauses.
fn phrase_start(context: &Context<'_>, end: usize, floor: usize) -> usize {
    let Some(mut start) = noun_before(context, end, floor) else { return end };
    while start > floor && end - start < LONGEST {
        let wider = wider_start(context, start, floor);
        if wider == start {
            break;
        }
        start = wider;
    }
    start
}

/// One step to the left over what ties the phrase that begins at `start` to an earlier noun.
fn wider_start(context: &Context<'_>, start: usize, floor: usize) -> usize {
    let at = start - 1;
    let bare_pronoun = matches!(context.tag(start), Tag::Pronoun) && !context.is(at, &["of", "for"]);
    if matches!(context.tag(at), Tag::Preposition | Tag::To) && context.is(at, ATTACHING) && !bare_pronoun {
        return full_noun_before(context, at, floor)
            .or_else(|| noun_before_participle(context, at, floor))
            .or_else(|| at.checked_sub(1).and_then(|verb| relative_start(context, verb, floor)))
            .unwrap_or(start);
    }
    if context.is(at, &["and", "or"]) && !bare_pronoun {
        return coordinated_start(context, at, floor).unwrap_or(start);
    }
    if context.is(at, &["after", "before", "during", "since", "following"]) && !bare_pronoun {
        let participle = at > floor && context.tag(at - 1) == Tag::Participle;
        return participle.then(|| full_noun_before(context, at - 1, floor)).flatten().unwrap_or(start);
    }
    if matches!(context.tag(at), Tag::Participle | Tag::Gerund) && !bare_pronoun {
        return full_noun_before(context, at, floor).unwrap_or(start);
    }
    if context.tag(at).is_verb() {
        return relative_start(context, at, floor).unwrap_or(start);
    }
    start
}

/// The start of the simple phrase that ends right before `at`, if one does.
fn noun_before(context: &Context<'_>, at: usize, floor: usize) -> Option<usize> {
    let mut end = at;
    if end > floor && context.word(end - 1) == ")" {
        end = (floor.max(end.saturating_sub(10))..end).rev().find(|&token| context.word(token) == "(")?;
    }
    let start = core_start(context, end, floor);
    (start < end).then_some(start)
}

/// `noun_before`, but not a pronoun, on which nothing can hang.
fn full_noun_before(context: &Context<'_>, at: usize, floor: usize) -> Option<usize> {
    let start = noun_before(context, at, floor)?;
    let pronoun = start + 1 == at
        && matches!(context.tag(start), Tag::Pronoun | Tag::WhPronoun)
        && !context.is(at, &["of"]);
    (!pronoun).then_some(start)
}

/// `a poll published on Sunday`: the start of the noun before the participle that ends right before `end`.
pub(super) fn noun_with_participle(context: &Context<'_>, end: usize, floor: usize) -> Option<usize> {
    let participle = end
        .checked_sub(1)
        .filter(|&at| at > floor && matches!(context.tag(at), Tag::Participle | Tag::Past))?;
    full_noun_before(context, participle, floor)
}

/// `officials who were present`: the start of the noun before the relative clause that ends right before `end`.
pub(super) fn noun_with_clause(context: &Context<'_>, end: usize, floor: usize) -> Option<usize> {
    let lowest = floor.max(end.saturating_sub(LONGEST_CLAUSE));
    let pronoun = (lowest..end)
        .rev()
        .take_while(|&at| context.tag(at) != Tag::Punctuation)
        .find(|&at| context.is(at, &["who", "which", "that"]) && context.tag(at) == Tag::WhPronoun)?;
    let verb = (pronoun..end).any(|at| context.tag(at).is_finite());
    verb.then(|| full_noun_before(context, pronoun, floor)).flatten()
}

/// Longer relative clauses without a comma are not read.
const LONGEST_CLAUSE: usize = 14;

/// `tests done on samples`: the start of the noun before the participle that stands before the preposition `at`.
fn noun_before_participle(context: &Context<'_>, at: usize, floor: usize) -> Option<usize> {
    let participle = at.checked_sub(1).filter(|&token| {
        token > floor
            && matches!(context.tag(token), Tag::Participle | Tag::Gerund | Tag::Past | Tag::Adjective)
    })?;
    full_noun_before(context, participle, floor)
}

/// `A and B`, `A, B and C`: the start of the first member; `None` if the conjunction joins clauses.
fn coordinated_start(context: &Context<'_>, conjunction: usize, floor: usize) -> Option<usize> {
    let mut end = conjunction;
    if end > floor && context.is_comma(end - 1) {
        end -= 1;
    }
    let mut start = noun_before(context, end, floor)?;
    while start > floor + 1 && context.is_comma(start - 1) {
        match noun_before(context, start - 1, floor) {
            Some(earlier)
                if context.is_name(earlier) == context.is_name(start)
                    && begins_clause(context, earlier, floor) =>
            {
                start = earlier;
            }
            _ => break,
        }
    }
    // `He met the minister and officials said`: what is joined must not be the object of a verb.
    let before = (floor..start).rev().find(|&at| context.tag(at) != Tag::Adverb);
    let object = before.is_some_and(|at| context.tag(at).is_verb());
    (!object).then_some(start)
}

/// `a witness who volunteered information`: from the verb inside the relative clause back to its noun.
fn relative_start(context: &Context<'_>, verb: usize, floor: usize) -> Option<usize> {
    if !context.tag(verb).is_verb()
        || lexicon::verb(context.word(verb))
            .is_some_and(|verb| matches!(verb.group, Group::Say | Group::Tell | Group::Believe))
    {
        return None;
    }
    let lowest = floor.max(verb.saturating_sub(12));
    let pronoun = (lowest..verb).rev().take_while(|&at| context.tag(at) != Tag::Punctuation).find(|&at| {
        context.tag(at) == Tag::WhPronoun && context.is(at, &["who", "which", "that", "whom", "whose"])
    })?;
    noun_before(context, pronoun, floor)
}

/// `Name, apposition, said`: `comma` stands before the cue; the source reaches back over the insertions.
fn subject_with_insertion(context: &Context<'_>, comma: usize, floor: usize) -> Option<Range<usize>> {
    let lowest = floor.max(comma.saturating_sub(LONGEST));
    let mut found = None;
    let mut right = comma;
    while let Some(open) = (lowest..right).rev().find(|&token| context.is_comma(token)) {
        let belongs = is_insertion(context, open + 1..right);
        if !belongs && found.is_some() {
            break;
        }
        let start = phrase_start(context, open, floor);
        if start < open && begins_clause(context, start, floor) {
            found = Some(start..if belongs { comma } else { open });
        }
        if !belongs {
            break;
        }
        right = open;
    }
    found
}

/// Whether the phrase at `start` is not the object of a verb or preposition before it.
fn begins_clause(context: &Context<'_>, start: usize, floor: usize) -> bool {
    start == floor
        || context.is(start - 1, &["that", "said", "says", "say"])
        || !(context.tag(start - 1).is_verb() || matches!(context.tag(start - 1), Tag::Preposition | Tag::To))
}

/// Whether the tokens between two commas describe the noun before: an apposition, age, origin or relative clause.
fn is_insertion(context: &Context<'_>, tokens: Range<usize>) -> bool {
    let opens = opens_apposition(context, tokens.start)
        || matches!(context.tag(tokens.start), Tag::Participle | Tag::Gerund)
        || context.word(tokens.start).parse::<u32>().is_ok();
    let relative = tokens.clone().any(|at| context.tag(at) == Tag::WhPronoun);
    opens && (relative || !tokens.clone().any(|at| context.tag(at).is_finite()))
}

/// Whether what begins at `token`, behind a comma, describes the noun before: an apposition or relative clause.
pub(super) fn opens_apposition(context: &Context<'_>, token: usize) -> bool {
    if context.is_name(token)
        || context.is(token, &["who", "whose", "whom", "which", "formerly", "also", "now"])
    {
        return true;
    }
    if context.is_date(token) {
        return false;
    }
    matches!(
        context.tag(token),
        Tag::Determiner
            | Tag::Possessive
            | Tag::Noun
            | Tag::PluralNoun
            | Tag::Name
            | Tag::Adjective
            | Tag::Number
    ) || context.is(token, &["of", "from", "himself", "herself"])
}

/// Where the simple phrase that begins at `start` ends; `start` if there is none.
pub(super) fn core_end(context: &Context<'_>, start: usize, ceiling: usize) -> usize {
    let mut end = start;
    let mut head_end = start;
    let ceiling = ceiling.min(start + LONGEST);
    while end < ceiling {
        if context.is_date(end) {
            let tokens = context.entity_tokens(end).unwrap_or(end..end + 1);
            if context.tag(tokens.end) == Tag::PossessiveEnding {
                end = tokens.end + 1;
                continue;
            }
            break;
        }
        if context.is_name(end) {
            end = context.entity_tokens(end).map_or(end + 1, |tokens| tokens.end.min(ceiling));
            head_end = end;
            continue;
        }
        match context.tag(end) {
            Tag::Pronoun if end == start => return end + 1,
            tag if tag.is_noun() || tag == Tag::Number => head_end = end + 1,
            Tag::Determiner if end == start || context.tag(end - 1) == Tag::Determiner => {
                if !context.is(end, &["the", "a", "an", "every", "no"]) {
                    head_end = end + 1;
                }
            }
            Tag::Possessive if end == start || context.tag(end - 1) == Tag::Determiner => {}
            Tag::PossessiveEnding if head_end == end => {}
            Tag::Adjective => {
                if context.is(end, PLURAL_ADJECTIVES) {
                    head_end = end + 1;
                }
            }
            Tag::Participle | Tag::Gerund
                if head_end == start || context.tag(end - 1) == Tag::Punctuation => {}
            Tag::Adverb if head_end == start => {}
            Tag::Conjunction if joins_modifiers(context, end, start) => {}
            Tag::Punctuation if end > start && is_inner_mark(context, end, start) => {}
            _ => break,
        }
        end += 1;
    }
    head_end
}

/// The source that begins at `start`, behind an inverted cue or `according to`, with everything that hangs on it.
pub(super) fn phrase_from(context: &Context<'_>, start: usize, ceiling: usize) -> Option<Range<usize>> {
    let mut end = core_end(context, start, ceiling);
    if end == start {
        return None;
    }
    let pronoun = end == start + 1 && context.tag(start) == Tag::Pronoun;
    let ceiling = ceiling.min(start + LONGEST);
    while end < ceiling && !pronoun {
        let wider = wider_end(context, end, ceiling);
        if wider == end {
            break;
        }
        end = wider;
    }
    Some(start..end)
}

/// One step to the right over what hangs on the phrase that ends at `end`.
fn wider_end(context: &Context<'_>, end: usize, ceiling: usize) -> usize {
    let attached = |at: usize| {
        let next = core_end(context, at, ceiling);
        if next > at { next } else { end }
    };
    let word = context.word(end);
    if context.tag(end) == Tag::Preposition && context.is(end, ATTACHING) || word == "to" {
        return if context.is(end, &["of"]) || !opens_adverbial(context, end) {
            attached(end + 1)
        } else {
            end
        };
    }
    if context.is(end, &["and", "or"]) {
        let next = core_end(context, end + 1, ceiling);
        let clause = next < ceiling && (context.tag(next).is_finite());
        return if next > end + 1 && !clause { next } else { end };
    }
    if word == "(" {
        let close = (end..ceiling.min(end + 12)).find(|&at| context.word(at) == ")");
        return close.map_or(end, |close| close + 1);
    }
    if context.is(end, &["who", "which"])
        || context.tag(end) == Tag::Participle && !context.tag(end).is_finite()
    {
        return clause_end(context, end + 1, ceiling);
    }
    if word == "," && opens_apposition(context, end + 1) && !context.is(end + 1, &["which"]) {
        return apposition_end(context, end + 1, ceiling).unwrap_or(end);
    }
    end
}

/// Whether the prepositional phrase at `token` says when or where something was said.
pub(super) fn opens_adverbial(context: &Context<'_>, token: usize) -> bool {
    if context.is_date(token + 1) {
        return true;
    }
    let end = core_end(context, token + 1, token + 8);
    end > token + 1
        && context.is(
            end - 1,
            &[
                "statement",
                "interview",
                "conference",
                "briefing",
                "speech",
                "letter",
                "report",
                "telephone",
                "phone",
                "court",
                "email",
                "e-mail",
                "tweet",
                "post",
                "twitter",
                "facebook",
                "radio",
                "television",
                "address",
                "remarks",
                "parliament",
                "message",
                "release",
                "note",
                "ceremony",
                "video",
                "meeting",
                "hearing",
                "testimony",
                "article",
                "editorial",
                "broadcast",
                "memoir",
                "comments",
                "response",
                "time",
                "way",
                "reporters",
                "questions",
                "filing",
                "blog",
                "interviews",
                "notice",
                "memo",
                "communique",
                "newspaper",
                "tv",
            ],
        )
}

/// The end of an apposition that begins at `start`; `None` if it reads as a clause of its own.
fn apposition_end(context: &Context<'_>, start: usize, ceiling: usize) -> Option<usize> {
    if context.is(start, &["who", "whose", "whom"]) {
        return Some(clause_end(context, start + 1, ceiling));
    }
    let mut end = core_end(context, start, ceiling);
    if end == start {
        return None;
    }
    while end < ceiling {
        let inner =
            context.tag(end) == Tag::Preposition && context.is(end, ATTACHING) && !context.is_date(end + 1);
        let joined = context.is(end, &["and", "&"]);
        let next = if inner || joined || context.word(end) == "to" {
            core_end(context, end + 1, ceiling)
        } else {
            end
        };
        if next <= end + 1 {
            break;
        }
        end = next;
    }
    if end < ceiling && context.is(end, &["who", "which", "that"]) {
        end = clause_end(context, end, ceiling);
    }
    (end >= ceiling
        || !(context.tag(end).is_finite()
            || context.tag(end) == Tag::Adverb && context.tag(end + 1).is_finite()))
    .then_some(end)
}

/// The end of the relative clause or participle phrase that runs from `start`: the next comma, quotation or stop.
fn clause_end(context: &Context<'_>, start: usize, ceiling: usize) -> usize {
    (start..ceiling)
        .find(|&at| {
            context.is_comma(at)
                || context.quotation_opening_at(at).is_some()
                || matches!(context.kind(at), Some(TokenKind::Stop | TokenKind::Dash))
                || matches!(context.word(at), ";" | ":")
        })
        .unwrap_or(ceiling)
}
