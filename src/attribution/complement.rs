//! Complements: what follows a cue, and whether it can be the cue's content.

use std::ops::Range;

use super::addressee::{self, party};
use super::context::Context;
use super::cue::{Cue, Voice};
use super::lexicon::Group;
use super::noun_phrase::{core_end, opens_adverbial, phrase_from};
use super::part_of_speech::Tag;
use crate::text::TokenKind;

/// The form of what follows a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A quotation.
    Quotation,
    /// A clause behind `that`.
    That,
    /// A clause behind `whether`, `how` and the like.
    Question,
    /// A clause without an introducing word.
    Clause,
    /// `to` and a verb.
    Infinitive,
    /// A noun phrase, or an `-ing` form that stands for one.
    Phrase,
    /// A preposition that the cue governs, with its object.
    Governed,
    /// Anything behind a colon.
    Colon,
    /// `as` and what something is said to be.
    As,
    /// A predicate behind a passive: `is believed dead`.
    Predicate,
    /// Nothing: the clause ends here, or a comma stands here.
    Nothing,
}

impl Form {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Quotation => "quotation",
            Self::That => "that",
            Self::Question => "question",
            Self::Clause => "clause",
            Self::Infinitive => "infinitive",
            Self::Phrase => "phrase",
            Self::Governed => "governed",
            Self::Colon => "colon",
            Self::As => "as",
            Self::Predicate => "predicate",
            Self::Nothing => "nothing",
        }
    }
}

/// What follows a cue.
#[derive(Clone, Debug)]
pub(super) struct Complement {
    pub(super) form: Form,
    /// The first token of the content.
    pub(super) start: usize,
    pub(super) addressee: Option<Range<usize>>,
    /// Behind the last word of the cue: a particle or governed preposition may belong to it.
    pub(super) cue_end: usize,
}

/// Reads what follows the cue, within `room`.
pub(super) fn read(context: &Context<'_>, cue: &Cue, room: &Range<usize>) -> Complement {
    let mut at = cue.tokens.end;
    if context.is(at, &["out"]) && context.is(cue.head, PARTICLE_VERBS) {
        at += 1;
    }
    if context.is(cue.head, EXPRESSING) {
        at = feeling_end(context, at, room).unwrap_or(at);
    }
    let cue_end = at;
    if let Some(governed) = governed(context, cue, at, room) {
        return governed;
    }
    let addressee = addressee::behind_cue(context, cue, at, room);
    if let Some(addressee) = &addressee {
        at = addressee.end + usize::from(addressee::is_apposed(context, addressee));
    }
    if addressee.is_some() {
        let object = at + usize::from(context.is(at, &["only"]));
        if object + 1 < room.end && governed_prepositions(cue.verb.lemma).contains(&context.word(object)) {
            return Complement { form: Form::Governed, start: object, addressee, cue_end };
        }
    }
    let (form, start) = form_behind_adverbials(context, at, room, cue);
    if let Some(quotation) = introduced_quotation(context, start, room).filter(|_| form == Form::Phrase) {
        return Complement { form: Form::Quotation, start: quotation, addressee, cue_end };
    }
    let broken =
        context.is_comma(start) && start + 1 == room.end && context.quotation_opening_at(room.end).is_some();
    if broken || form != Form::Colon && introduces_next_line(context, start, room) {
        return Complement { form: Form::Colon, start: room.end, addressee, cue_end };
    }
    Complement { form, start, addressee, cue_end }
}

/// The form of what stands at `at` or behind the adverbials there, and where the content begins.
fn form_behind_adverbials(context: &Context<'_>, at: usize, room: &Range<usize>, cue: &Cue) -> (Form, usize) {
    if let Some(quotation) = quotation_behind_circumstance(context, at, room).filter(|_| takes_clause(cue)) {
        return (Form::Quotation, quotation);
    }
    let plain = form_at(context, at, room, cue);
    if !matches!(plain.0, Form::Phrase | Form::Nothing | Form::Predicate | Form::Clause | Form::Governed) {
        return plain;
    }
    let skipped = skip_adverbials(context, at, room);
    let found = if skipped > at { form_at(context, skipped, room, cue) } else { plain };
    match found.0 {
        // `said at the current rate, the army expects`: what seemed an adverbial opens the clause.
        Form::Nothing
            if plain.0 == Form::Clause
                && context.tag(plain.1) == Tag::Preposition
                && !context.is(room.start, &["as"])
                && clause_follows(context, skipped + 1, room) =>
        {
            plain
        }
        Form::Nothing => behind_insertion(context, found.1, room, cue).unwrap_or(found),
        _ => found,
    }
}

/// The quotation behind a colon at the end of a clause that tells when it was said: `told reporters as he left: "..."`.
fn quotation_behind_circumstance(context: &Context<'_>, at: usize, room: &Range<usize>) -> Option<usize> {
    if !context.is(at, &["as", "while", "when", "after", "before", "during", "amid"]) {
        return None;
    }
    let opens = |at: usize| context.quotation_opening_at(at).is_some();
    let end = room.end.min(at + LONGEST_INSERTION);
    let colon = (at..end).find(|&at| context.word(at) == ":" || opens(at) || context.is_comma(at))?;
    (context.word(colon) == ":" && opens(colon + 1)).then_some(colon + 1)
}

/// The content behind a comma, or behind an insertion between commas: `said Monday, that ...`, `reported, citing
/// officials, that ...`, `said, in his words, "..."`, `hopes, she said, to ...`.
fn behind_insertion(
    context: &Context<'_>,
    comma: usize,
    room: &Range<usize>,
    cue: &Cue,
) -> Option<(Form, usize)> {
    if !context.is_comma(comma) {
        return None;
    }
    if let Some(behind) = behind_speaker(context, comma, room) {
        let found = form_at(context, behind, room, cue);
        return (found.0 != Form::Nothing).then_some(found);
    }
    let that =
        |at: usize| context.is_comma(at) && context.is(at + 1, &["that"]) && !context.tag(at + 2).is_finite();
    let opens = |at: usize| at < room.end && context.quotation_opening_at(at).is_some();
    let inserts = matches!(context.tag(comma + 1), Tag::Preposition | Tag::Gerund | Tag::Adverb);
    let end = if inserts { room.end.min(comma + LONGEST_INSERTION) } else { room.end.min(comma + 1) };
    if let Some(clause) = clause_behind_aside(context, comma, room).filter(|_| inserts && takes_clause(cue)) {
        return Some((Form::Clause, clause));
    }
    let found = (comma..end).find(|&at| that(at) || opens(at + 1))?;
    if opens(found + 1) {
        let short = context.is_comma(found) && !(comma..found).any(|at| context.tag(at).is_verb());
        return (short && found > comma).then_some((Form::Quotation, found + 1));
    }
    (found + 2 < room.end).then_some((Form::That, found + 2))
}

/// Where the clause begins behind a few words between commas: `said, at worst, | it means ...`, `said, for example, |
/// prices rose`.
fn clause_behind_aside(context: &Context<'_>, comma: usize, room: &Range<usize>) -> Option<usize> {
    let close = (comma + 2..room.end.min(comma + LONGEST_ASIDE)).find(|&at| context.is_comma(at))?;
    let next = close + 1;
    let subject = context.tag(next).is_noun()
        || !context.is(next, &["that"])
            && matches!(context.tag(next), Tag::Pronoun | Tag::Determiner | Tag::Possessive | Tag::Number);
    let plain = !(comma + 1..close).any(|at| context.tag(at).is_verb());
    (subject && plain && clause_follows(context, next, room)).then_some(next)
}

/// The most tokens of an aside with its commas.
const LONGEST_ASIDE: usize = 8;

/// Behind a speaker between commas who interrupts a complement: `hopes, | she said, | to ...`.
fn behind_speaker(context: &Context<'_>, comma: usize, room: &Range<usize>) -> Option<usize> {
    let close = (comma + 3..room.end.min(comma + LONGEST_SPEAKER)).find(|&at| context.is_comma(at))?;
    let says = context.is(close - 1, &["said", "says", "added", "explained", "insisted"]);
    let subject = core_end(context, comma + 1, close) == close - 1;
    (says && subject).then_some(close + 1)
}

/// The most tokens of a speaker between commas.
const LONGEST_SPEAKER: usize = 8;

/// The most tokens of an insertion between a cue and its `that`.
const LONGEST_INSERTION: usize = 24;

/// The quotation behind a noun phrase that only names it and a colon: `offered this: "..."`, `quoted an old joke: "..."`,
/// `shouted slogans such as "..."`.
fn introduced_quotation(context: &Context<'_>, start: usize, room: &Range<usize>) -> Option<usize> {
    let end = room.end.min(start + LONGEST_NAME);
    let noun = (start..end).find(|&at| context.is(at, SAYINGS) || context.tag(at).is_verb())?;
    let mark = noun + 1;
    let example = mark + usize::from(context.is_comma(mark));
    let open = if context.word(mark) == ":" {
        mark + 1
    } else if context.is(example, &["such"]) && context.is(example + 1, &["as"]) {
        example + 2
    } else if context.is(example, &["like", "including"]) {
        example + 1
    } else {
        return None;
    };
    context.quotation_opening_at(open).map(|_| open)
}

/// The most tokens of a noun phrase that names a quotation.
const LONGEST_NAME: usize = 12;

/// What a quotation can be called before it is given.
const SAYINGS: &[&str] = &[
    "advice",
    "answer",
    "comment",
    "example",
    "explanation",
    "joke",
    "line",
    "maxim",
    "message",
    "motto",
    "note",
    "proverb",
    "reply",
    "response",
    "saying",
    "sentence",
    "slogan",
    "slogans",
    "statement",
    "that",
    "this",
    "verse",
    "warning",
    "word",
    "words",
];

/// Whether the line goes on to a colon at its end, below which a quotation begins: `released this statement:`.
fn introduces_next_line(context: &Context<'_>, start: usize, room: &Range<usize>) -> bool {
    context.word(room.end - 1) == ":"
        && context.quotation_opening_at(room.end).is_some()
        && !(start..room.end)
            .any(|at| context.tag(at).is_finite() || context.quotation_opening_at(at).is_some())
}

const EXPRESSING: &[&str] = &[
    "express",
    "expressed",
    "expresses",
    "expressing",
    "voice",
    "voiced",
    "voices",
    "voicing",
    "raised",
    "raising",
];

/// Behind the noun of `expressed grave concern that`, and the preposition that ties it to the content.
fn feeling_end(context: &Context<'_>, start: usize, room: &Range<usize>) -> Option<usize> {
    const FEELINGS: &[&str] = &[
        "concern",
        "concerns",
        "doubt",
        "doubts",
        "alarm",
        "fear",
        "fears",
        "hope",
        "hopes",
        "confidence",
        "regret",
        "worry",
        "worries",
        "optimism",
        "outrage",
        "anger",
        "disappointment",
        "reservations",
        "skepticism",
    ];
    let noun = (start..room.end.min(start + 4)).find(|&at| context.is(at, FEELINGS))?;
    let plain = (start..noun)
        .all(|at| matches!(context.tag(at), Tag::Adjective | Tag::Possessive | Tag::Noun | Tag::Participle));
    let follows = context.is(noun + 1, &["that", "about", "over", "at"]);
    (plain && follows).then(|| noun + 1 + usize::from(!context.is(noun + 1, &["that"])))
}

const PARTICLE_VERBS: &[&str] = &[
    "point", "points", "pointed", "pointing", "rule", "rules", "ruled", "ruling", "find", "finds", "found",
    "cry", "cried", "call", "called",
];

/// Prepositions that cue verbs govern; what follows is the content, or the addressee and then the content.
fn governed_prepositions(lemma: &str) -> &'static [&'static str] {
    match lemma {
        "tell" | "inform" | "notify" => &["of", "about"],
        "call" => &["for", "on", "upon"],
        "ask" => &["for", "about"],
        "appeal" => &["for", "to"],
        "plead" => &["for", "with"],
        "press" | "push" | "hope" | "fear" | "apologise" | "apologize" => &["for"],
        "warn" | "complain" | "boast" | "speak" | "talk" => &["of", "about", "against"],
        "agree" => &["on", "upon", "to", "with"],
        "insist" | "comment" | "elaborate" | "decide" => &["on", "upon"],
        "refer" => &["to"],
        "scoff" => &["at"],
        "drawn" => &["on"],
        "accuse" | "suspect" | "convict" | "intention" | "critical" | "proud" => &["of"],
        "blame" | "criticize" | "criticise" | "praise" | "condemn" => &["for", "on"],
        "worry" | "worried" | "concerned" | "optimistic" | "think" | "pessimistic" => &["about", "over"],
        "speculate" | "question" => &["about", "on", "over"],
        "protest" => &["against", "about", "over", "of"],
        "object" | "admit" | "confess" | "point" | "testify" => &["to", "about"],
        "concern" | "doubt" | "view" | "opinion" | "reservation" => &["about", "over", "of", "on"],
        "appalled" | "relieved" | "saddened" => &["by", "at"],
        "demand" | "request" | "desire" | "wish" | "recommendation" | "order" | "proposal" | "plan" => {
            &["for", "on"]
        }
        "claim" | "accusation" | "allegation" | "prediction" | "suspicion" | "expectation" | "denial" => {
            &["of"]
        }
        "remark" | "criticism" | "condemnation" | "explanation" => &["about", "on", "of", "for"],
        _ => &[],
    }
}

fn governed(context: &Context<'_>, cue: &Cue, at: usize, room: &Range<usize>) -> Option<Complement> {
    let mut at = at;
    let mut addressee = None;
    if cue.voice == Voice::Noun && context.is(at, &["by", "from"]) {
        let agent = phrase_from(context, at + 1, room.end)?;
        at = agent.end;
    }
    let preposition = at;
    let known = governed_prepositions(cue.verb.lemma);
    if at + 1 >= room.end || !known.iter().any(|word| context.is(preposition, &[word])) {
        return None;
    }
    let mut cue_end = if preposition == cue.tokens.end { preposition + 1 } else { cue.tokens.end };
    let mut start = preposition + 1;
    let to_somebody = matches!(
        (cue.verb.lemma, context.word(preposition)),
        ("call", "on" | "upon") | ("appeal", "to") | ("plead", "with")
    );
    if to_somebody && cue.verb.lemma != "call" {
        cue_end = cue.tokens.end;
    }
    if to_somebody {
        let party = addressee::party_with_apposition(context, start, room.end)?;
        start = party.end + usize::from(addressee::is_apposed(context, &party));
        start = skip_dates(context, start, room);
        if context.is(start, &["for"]) {
            start += 1;
        } else if !context.is(start, &["to", "not"]) {
            return None;
        }
        addressee = Some(party);
    }
    if context.tag(preposition) == Tag::To && context.tag(start) == Tag::Base
        || is_plain_date(context, start, room)
    {
        return None;
    }
    (start < room.end).then_some(Complement { form: Form::Governed, start, addressee, cue_end })
}

/// The form of what stands at `at`, and where the content begins.
pub(super) fn form_at(context: &Context<'_>, at: usize, room: &Range<usize>, cue: &Cue) -> (Form, usize) {
    if at >= room.end {
        return (Form::Nothing, at);
    }
    let opens = |token: usize| token < room.end && context.quotation_opening_at(token).is_some();
    match context.word(at) {
        "," if opens(at + 1) => return (Form::Quotation, at + 1),
        "that" if context.is_comma(at + 1) && opens(at + 2) => return (Form::Quotation, at + 2),
        "," | ";" | "." | "!" | "?" | ")" => return (Form::Nothing, at),
        ":" => return (if opens(at + 1) { Form::Quotation } else { Form::Colon }, at + 1),
        _ => {}
    }
    if opens(at) {
        return (Form::Quotation, at);
    }
    if matches!(context.kind(at), Some(TokenKind::Stop | TokenKind::Dash)) {
        return (Form::Nothing, at);
    }
    if takes_clause(cue) && goes_on_behind_that(context, at, room) {
        return (Form::That, at + 2);
    }
    if is_stand_in(context, at, room) {
        return (Form::Phrase, at);
    }
    if context.is(at, &["that"]) && at + 1 < room.end && !context.tag(at + 1).is_finite() {
        return (Form::That, at + 1);
    }
    if context.is(at, &["whether", "if", "how", "why", "what", "where", "when", "who", "which"]) {
        return (Form::Question, at);
    }
    if context.tag(at) == Tag::To {
        let verb = (at + 1..room.end).find(|&token| context.tag(token) != Tag::Adverb).unwrap_or(at);
        return (
            if matches!(context.tag(verb), Tag::Base | Tag::Present)
                || context.is(verb, &["be", "have"])
                || context.tag(verb) == Tag::Noun
                    && addressee::commits(cue.verb.lemma)
                    && !context.is_name(verb)
            {
                Form::Infinitive
            } else {
                Form::Governed
            },
            at,
        );
    }
    if context.is(at, &["not"]) && context.tag(at + 1) == Tag::To {
        return (Form::Infinitive, at);
    }
    if context.is(at, &["as"]) {
        return (Form::As, at);
    }
    if at == cue.tokens.end && context.tag(at).is_finite() && cue.voice == Voice::Active && takes_clause(cue)
    {
        return (Form::Predicate, at);
    }
    // `said torture can never be a tool`: a subject that the tagger took for a verb.
    let subject = context.tag(at) == Tag::Base && context.tag(at + 1).is_finite();
    if cue.voice != Voice::Passive && (subject || clause_follows(context, at, room)) {
        return (Form::Clause, at);
    }
    match context.tag(at) {
        Tag::Preposition if takes_clause(cue) && introduced_clause(context, at, room) => (Form::Clause, at),
        Tag::Preposition | Tag::Conjunction | Tag::WhAdverb | Tag::Particle => (Form::Governed, at),
        Tag::Gerund => (Form::Phrase, at),
        tag if tag.is_noun()
            || matches!(tag, Tag::Determiner | Tag::Possessive | Tag::Pronoun | Tag::Number) =>
        {
            (Form::Phrase, at)
        }
        Tag::Adjective | Tag::Adverb if core_end(context, at, room.end) > at => (Form::Phrase, at),
        Tag::Adjective | Tag::Participle => (Form::Predicate, at),
        _ => (Form::Nothing, at),
    }
}

/// Whether an adverbial between commas stands behind `that`: `said that, over five months, the river ...`.
fn goes_on_behind_that(context: &Context<'_>, at: usize, room: &Range<usize>) -> bool {
    context.is(at, &["that"])
        && context.is_comma(at + 1)
        && matches!(context.tag(at + 2), Tag::Preposition | Tag::WhAdverb | Tag::Adverb)
        && (at + 3..room.end.min(at + LONGEST_INSERTION)).any(|token| context.is_comma(token))
}

/// Whether one word stands for all that is said: `said so`, `disputes that`, `think otherwise`.
fn is_stand_in(context: &Context<'_>, at: usize, room: &Range<usize>) -> bool {
    let next = at + 1;
    // `said that in May | the river rose`
    let introduces = || context.is(at, &["that"]) && clause_follows(context, next + 1, room);
    context.is(at, &["so", "otherwise", "that", "no", "yes"])
        && (next >= room.end
            || context.is_comma(next)
            || context.is(next, &["to", "and", "but"])
            || context.is(next, &["in", "on"]) && !introduces()
            || matches!(context.kind(next), Some(TokenKind::Stop)))
}

fn takes_clause(cue: &Cue) -> bool {
    matches!(cue.verb.group, Group::Say | Group::Tell | Group::Announce | Group::Show | Group::Believe)
}

/// Whether the preposition or subordinator at `at` introduces a clause: `since January, each month ... has ...`.
fn introduced_clause(context: &Context<'_>, at: usize, room: &Range<usize>) -> bool {
    let end = core_end(context, at + 1, room.end);
    end > at + 1 && clause_follows(context, end, room) || clause_follows(context, at + 1, room)
}

/// Clauses longer than this before their verb are not recognised.
const LONGEST_SUBJECT: usize = 30;

/// Words that begin an adverbial clause behind a comma.
const SUBORDINATORS: &[&str] = &[
    "as", "after", "when", "while", "because", "although", "though", "before", "since", "where", "but", "if",
];

/// Whether a clause begins at `start`: a subject and then a finite verb.
pub(super) fn clause_follows(context: &Context<'_>, start: usize, room: &Range<usize>) -> bool {
    let mut relative = false;
    let mut has_noun = false;
    for at in start..room.end.min(start + LONGEST_SUBJECT) {
        match context.tag(at) {
            Tag::WhPronoun => relative = has_noun,
            Tag::Punctuation if matches!(context.word(at), ";" | ":") => return false,
            Tag::Punctuation if context.is_comma(at) && has_noun && context.is(at + 1, SUBORDINATORS) => {
                return false;
            }
            Tag::Punctuation if context.kind(at) == Some(TokenKind::Stop) => return false,
            // `wanted no aid because it said ...`: a noun phrase before another clause is none itself.
            _ if has_noun && context.is(at, &["because", "although", "unless"]) => return false,
            tag if tag.is_finite() && relative => relative = false,
            tag if tag.is_finite() => return has_noun,
            tag if tag.is_noun() || matches!(tag, Tag::Pronoun | Tag::Determiner | Tag::Number) => {
                has_noun = true;
            }
            _ => {}
        }
    }
    false
}

/// Behind the adverbs, dates and short phrases of time and place that may stand between a cue and its content.
pub(super) fn skip_adverbials(context: &Context<'_>, start: usize, room: &Range<usize>) -> usize {
    let mut at = start;
    while at < room.end {
        let next = skip_one(context, at, room);
        if next == at {
            break;
        }
        at = next;
    }
    at
}

/// Whether a date stands at `start` that is not the possessor of what follows, as in `agreed on Monday`.
fn is_plain_date(context: &Context<'_>, start: usize, room: &Range<usize>) -> bool {
    let end = skip_dates(context, start, room);
    end > start && context.tag(end) != Tag::PossessiveEnding && !context.is(end, &["'s", "’s"])
}

/// Behind the dates at `start`.
pub(super) fn skip_dates(context: &Context<'_>, start: usize, room: &Range<usize>) -> usize {
    let date = context.is_date(start).then(|| context.entity_tokens(start)).flatten();
    date.map_or(start, |tokens| tokens.end.min(room.end))
}

fn skip_one(context: &Context<'_>, at: usize, room: &Range<usize>) -> usize {
    if context.is_date(at) {
        let end = context.entity_tokens(at).map_or(at + 1, |tokens| tokens.end);
        // `said Tuesday's attack ...`: the date belongs to the content.
        let possessive = context.is(end, &["'s", "’s"]) || context.tag(end).is_noun();
        return if end <= room.end && !possessive { end } else { at };
    }
    if context.is(at, ADVERBS) && !context.is(at + 1, &["'s", "’s"]) {
        return at + 1;
    }
    if context.tag(at) == Tag::Adverb && introduces(context, at + 1, room) {
        return at + 1;
    }
    if context.is_comma(at)
        && context.is(at + 1, &["however", "though", "meanwhile"])
        && context.is_comma(at + 2)
    {
        return at + 3;
    }
    if context.is(at, PREPOSITIONS) && at + 1 < room.end {
        return behind_preposition(context, at, room);
    }
    // `answered with one word: "..."`
    let manner = context.is(at, &["with"]).then(|| party(context, at + 1, room.end)).flatten();
    manner.map(|phrase| phrase.end).filter(|&end| introduces_quotation(context, end, room)).unwrap_or(at)
}

const ADVERBS: &[&str] = &[
    "earlier",
    "later",
    "recently",
    "yesterday",
    "today",
    "again",
    "publicly",
    "repeatedly",
    "previously",
    "afterwards",
    "however",
    "aloud",
];

/// Prepositions of the phrases of time, place and occasion that stand between a cue and its content.
const PREPOSITIONS: &[&str] = &[
    "on", "in", "at", "during", "after", "before", "from", "through", "via", "by", "over", "since", "late",
    "early", "to", "under", "for", "of", "outside", "inside", "aboard", "near",
];

/// Behind the phrase of the preposition at `at`, if it is an adverbial; else `at`.
fn behind_preposition(context: &Context<'_>, at: usize, room: &Range<usize>) -> usize {
    if context.is_date(at + 1) {
        return context.entity_tokens(at + 1).map_or(at + 2, |tokens| tokens.end.min(room.end));
    }
    let Some(phrase) = party(context, at + 1, room.end) else { return at };
    let end = phrase.end;
    let dated =
        end < room.end && context.is_date(end) || context.is(end, &["on"]) && context.is_date(end + 1);
    let closes = end >= room.end || context.is_comma(end) || context.kind(end) == Some(TokenKind::Stop);
    if introduces(context, end, room) || dated || closes || opens_adverbial(context, at) { end } else { at }
}

/// Whether `that`, a colon or a quotation stands at `at`.
fn introduces(context: &Context<'_>, at: usize, room: &Range<usize>) -> bool {
    let opens = |token: usize| token < room.end && context.quotation_opening_at(token).is_some();
    context.is(at, &["that"]) || context.word(at) == ":" || opens(at) || context.is_comma(at) && opens(at + 1)
}

/// Whether a quotation opens behind a comma or colon at `at`.
fn introduces_quotation(context: &Context<'_>, at: usize, room: &Range<usize>) -> bool {
    let marked = context.word(at) == ":" || context.is_comma(at);
    marked && at + 1 < room.end && context.quotation_opening_at(at + 1).is_some()
}
