//! Addressees: to whom something is said.

use std::ops::Range;

use super::complement::{Form, form_at, skip_adverbials};
use super::context::Context;
use super::cue::{Cue, GREETINGS, Voice};
use super::lexicon::Group;
use super::noun_phrase::{core_end, opens_adverbial, opens_apposition};
use super::part_of_speech::Tag;
use crate::text::TokenKind;

/// A party without the clauses that may hang on it.
pub(super) fn party(context: &Context<'_>, start: usize, ceiling: usize) -> Option<Range<usize>> {
    let mut end = simple_end(context, start, ceiling);
    if end == start {
        return None;
    }
    if end == start + 1 && matches!(context.tag(start), Tag::Pronoun | Tag::Possessive) {
        return Some(start..end);
    }
    loop {
        let next = wider(context, start..end, ceiling);
        if next == end {
            return Some(start..end);
        }
        end = next;
    }
}

/// Where the simple phrase at `start` ends, `the faithful` and `the parties involved` before `to` or `that` included.
fn simple_end(context: &Context<'_>, start: usize, ceiling: usize) -> usize {
    if context.is(start, &["about", "around", "over"]) && context.tag(start + 1) == Tag::Number {
        return core_end(context, start + 1, ceiling);
    }
    let end = core_end(context, start, ceiling);
    let introduces = |at: usize| at < ceiling && context.is(at, &["to", "that"]);
    if end == start {
        let people = context.tag(start) == Tag::Determiner
            && matches!(context.tag(start + 1), Tag::Adjective | Tag::Participle)
            && introduces(start + 2);
        let her = context.is(start, &["her"]) && !context.tag(start + 1).is_noun();
        return start + if people { 2 } else { usize::from(her) };
    }
    let behind = matches!(context.tag(end), Tag::Adjective | Tag::Participle) && introduces(end + 1);
    end + usize::from(behind)
}

/// One step to the right over what hangs on the party `tokens`; its end if nothing does.
fn wider(context: &Context<'_>, tokens: Range<usize>, ceiling: usize) -> usize {
    let end = tokens.end;
    if context.word(end) == "(" {
        let close = (end..ceiling.min(end + 8)).find(|&at| context.word(at) == ")");
        return close.map_or(end, |close| close + 1);
    }
    let attaches = context.is(end, &["of", "from", "and", "or"])
        || context.is(end, &["in"]) && context.is_name(end + 1) && !context.is(end - 1, AUDIENCES)
        || context.is(end, &["on"]) && context.is(end + 1, &["both"])
        || context.is(end, &["at"]) && context.is(end - 1, &["crowd", "meeting", "rally", "supporters"])
        || context.is(end, &["in", "around", "with", "outside"])
            && !context.is_name(end - 1)
            && !context.is(end - 1, AUDIENCES);
    if attaches && !opens_adverbial(context, end) {
        let next = core_end(context, end + 1, ceiling);
        let clause = context.is(end, &["and", "or"]) && context.tag(next).is_finite();
        return if next > end + 1 && !clause { next } else { end };
    }
    let item = core_end(context, end + 1, ceiling);
    let listed = context.is_comma(end)
        && item > end + 1
        && (context.is(item, &["and"]) || context.is_comma(item))
        && context.is_name(end + 1);
    if listed { item } else { end }
}

/// Those of whom it is said where they were spoken to, not which of them are meant: `told reporters in the corridor`.
const AUDIENCES: &[&str] = &[
    "reporters",
    "journalists",
    "newsmen",
    "correspondent",
    "correspondents",
    "conference",
    "briefing",
    "media",
    "press",
    "newspaper",
    "lawmakers",
    "parliament",
];

/// A party with the apposition between commas that stands before its content: `told Fides, a news service, that`.
pub(super) fn party_with_apposition(
    context: &Context<'_>,
    start: usize,
    ceiling: usize,
) -> Option<Range<usize>> {
    let party = party(context, start, ceiling)?;
    if !context.is_comma(party.end) || !opens_apposition(context, party.end + 1) {
        return Some(party);
    }
    let ceiling = ceiling.min(party.end + LONGEST_APPOSITION);
    let last = context.tag(party.end + 1) == Tag::Determiner;
    let close = (party.end + 1..ceiling).find(|&at| {
        last && context.kind(at) == Some(TokenKind::Stop)
            || context.is_comma(at)
                && (context.is(at + 1, &["that", "to"]) || context.quotation_opening_at(at + 1).is_some())
    });
    let apposition = close.filter(|&close| {
        !(party.end + 1..close)
            .any(|at| context.tag(at).is_finite() && !context.is(at - 1, &["who", "which", "that"]))
    });
    Some(party.start..apposition.unwrap_or(party.end))
}

/// The most tokens of the apposition of an addressee.
const LONGEST_APPOSITION: usize = 16;

/// Whether the comma behind the party closes an apposition that belongs to it.
pub(super) fn is_apposed(context: &Context<'_>, party: &Range<usize>) -> bool {
    context.is_comma(party.end)
        && party.clone().any(|at| context.is_comma(at))
        && context.is(party.end + 1, &["that", "to"])
}

/// The addressee right behind the cue, which ends before `at`, if the verb takes one.
pub(super) fn behind_cue(
    context: &Context<'_>,
    cue: &Cue,
    at: usize,
    room: &Range<usize>,
) -> Option<Range<usize>> {
    if matches!(cue.voice, Voice::Passive | Voice::Noun | Voice::Preposition) {
        return None;
    }
    let to_somebody = matches!(cue.verb.group, Group::Say | Group::Utter | Group::Announce)
        || matches!(cue.verb.lemma, "apologise" | "apologize");
    if context.word(at) == "to" && to_somebody {
        return behind_to(context, cue, at + 1, room);
    }
    let warns = WARNING.contains(&cue.verb.lemma);
    if !(cue.verb.group.takes_addressee() || warns) {
        return None;
    }
    if context.is(at, &["that"]) && !context.tag(at + 1).is_finite() {
        return None;
    }
    let Some(mut party) = party_with_apposition(context, at, room.end) else {
        return before_infinitive(context, cue, at, room);
    };
    if cue.verb.group == Group::Tell && context.tag(party.end).is_finite() {
        party.end = end_before_subject(context, &party);
    }
    let short = simple_end(context, at, room.end);
    if OF.contains(&cue.verb.lemma)
        && context.is(short, &["of"])
        && !matches!(
            form_at(context, party.end, room, cue).0,
            Form::That | Form::Infinitive | Form::Quotation
        )
    {
        party = at..short;
    }
    let after = party.end + usize::from(is_apposed(context, &party));
    if takes(context, cue, &party, after, room) {
        return Some(party);
    }
    before_infinitive(context, cue, at, room)
}

/// Verbs that have whom they urge before an infinitive.
const URGING: &[&str] = &[
    "advise",
    "ask",
    "authorise",
    "authorize",
    "beg",
    "bid",
    "challenge",
    "command",
    "convince",
    "direct",
    "encourage",
    "exhort",
    "implore",
    "instruct",
    "invite",
    "order",
    "persuade",
    "press",
    "pressure",
    "remind",
    "require",
    "tell",
    "urge",
    "warn",
];

/// Everything between a verb that urges and its infinitive: `urged | the candidates in the July 10 election | to agree`.
fn before_infinitive(
    context: &Context<'_>,
    cue: &Cue,
    at: usize,
    room: &Range<usize>,
) -> Option<Range<usize>> {
    let noun = matches!(
        context.tag(at),
        Tag::Determiner
            | Tag::Possessive
            | Tag::Noun
            | Tag::PluralNoun
            | Tag::Name
            | Tag::Adjective
            | Tag::Number
    );
    if !URGING.contains(&cue.verb.lemma) || !noun || context.quotation_opening_at(at).is_some() {
        return None;
    }
    let mut relative = false;
    for end in at + 1..room.end.min(at + LONGEST_URGED) {
        if opens_infinitive(context, end)
            && context.tag(end + 1 + usize::from(context.is(end, &["not"]))) == Tag::Base
        {
            let bare = (at..end).rev().find(|&token| !context.is_date(token)).map_or(end, |last| last + 1);
            return (!context.is(bare - 1, ACTS)).then_some(at..bare);
        }
        relative |= context.tag(end) == Tag::WhPronoun;
        let clause = context.tag(end).is_finite() && context.tag(end) != Tag::PresentThird && !relative;
        if clause || matches!(context.tag(end), Tag::Punctuation) && context.word(end) != "-" {
            return None;
        }
    }
    None
}

/// Nouns with an infinitive of their own: `asked permission to leave`.
const ACTS: &[&str] = &["permission", "right", "time", "leave", "chance", "help", "approval", "authority"];

/// The most tokens of somebody who is urged.
const LONGEST_URGED: usize = 20;

/// Where an addressee ends that runs into the subject of the clause behind it: `told ESPN | Detroit may ...`, `told
/// Israeli radio | Mr. Sharon approved ...`.
fn end_before_subject(context: &Context<'_>, party: &Range<usize>) -> usize {
    let last = context.entity_tokens(party.end - 1).map_or(party.end, |tokens| tokens.start);
    let titled = last > party.start + 1 && context.word(last - 1).ends_with('.');
    let start = last - usize::from(titled);
    if context.is_name(party.end - 1) && start > party.start { start } else { party.end }
}

/// Verbs whose content may stand behind `of`: `warned customers of delays`.
const OF: &[&str] = &["warn", "inform", "notify", "remind", "convince", "assure", "advise"];

/// Verbs of other groups that may have an addressee without `to`.
const WARNING: &[&str] =
    &["warn", "caution", "promise", "show", "write", "text", "answer", "email", "challenge", "offer"];

/// Verbs behind which `to` begins what is promised or agreed, and no addressee.
const COMMITTING: &[&str] =
    &["vow", "promise", "pledge", "threaten", "agree", "offer", "refuse", "decline", "swear", "decide"];

/// Whether the verb binds its source to an act: `vowed to ...`.
pub(super) fn commits(lemma: &str) -> bool {
    COMMITTING.contains(&lemma)
}

/// The party behind `said to`, unless an infinitive stands there.
fn behind_to(context: &Context<'_>, cue: &Cue, at: usize, room: &Range<usize>) -> Option<Range<usize>> {
    let infinitive = context.tag(at) == Tag::Base || commits(cue.verb.lemma);
    if infinitive { None } else { party(context, at, room.end) }
}

/// Whether the verb has `party` for its addressee, behind which `after` stands.
fn takes(context: &Context<'_>, cue: &Cue, party: &Range<usize>, after: usize, room: &Range<usize>) -> bool {
    let governed = after + usize::from(context.tag(after) == Tag::Adverb);
    let after = skip_adverbials(context, after, room);
    let form = form_at(context, after, room, cue).0;
    let content = opens_infinitive(context, after) || matches!(form, Form::That | Form::Question);
    let quoted = after + usize::from(context.is_comma(after) || context.word(after) == ":");
    let pronoun = party.len() == 1
        && context.is(party.start, &["me", "us", "him", "her", "them", "you"])
        && matches!(form, Form::Phrase | Form::Clause);
    match cue.verb.group {
        Group::Tell => !context.is(party.start, &["that"]) || party.len() > 1,
        Group::Ask => {
            content
                || context.is(governed, &["for", "about"])
                || quoted < room.end && context.quotation_opening_at(quoted).is_some()
        }
        _ if matches!(cue.verb.lemma, "text" | "email" | "e-mail") => true,
        _ if matches!(cue.verb.lemma, "offer" | "promise") => {
            let object = form == Form::Phrase && matches!(context.tag(after), Tag::Determiner | Tag::Number);
            pronoun || object && context.is_name(party.start) || cue.verb.lemma == "promise" && content
        }
        _ if WARNING.contains(&cue.verb.lemma) => {
            content || context.is(governed, &["of", "against", "about"]) || form == Form::Clause || pronoun
        }
        _ => content,
    }
}

/// Whom something is offered to or requested from: the party behind a noun phrase as content, `offered amnesty to
/// the rebels`, and the preposition before it.
pub(super) fn behind_content(
    context: &Context<'_>,
    lemma: &str,
    content: &Range<usize>,
) -> Option<(usize, Range<usize>)> {
    let preposition = match lemma {
        "offer" | "extend" | "send" | "express" | "convey" | "propose" | "promise" => "to",
        "request" | "demand" | "seek" => "from",
        _ => return None,
    };
    let end = core_end(context, content.start, content.end);
    let at = (end..content.end.min(end + 4)).find(|&at| context.word(at) == preposition)?;
    let party = party(context, at + 1, content.end)?;
    let head = core_end(context, at + 1, content.end) - 1;
    let people = (content.start..at).any(|at| context.is(at, GREETINGS))
        || party.clone().any(|at| context.is_name(at))
        || context.tag(head) == Tag::PluralNoun
        || context.tag(party.end - 1) == Tag::PluralNoun
        || context.tag(party.start) == Tag::Pronoun;
    (at > content.start && people && context.tag(at + 1) != Tag::Base).then_some((at, party))
}

/// Whether `to` or `not to` with a verb stands at `at`.
fn opens_infinitive(context: &Context<'_>, at: usize) -> bool {
    context.tag(at) == Tag::To && !(context.tag(at + 1).is_noun() && context.is_name(at + 1))
        || context.is(at, &["not"]) && context.tag(at + 1) == Tag::To
}

/// The addressee named with the occasion: `In a letter to parliament, she said`, `..., he said in an interview with
/// Reuters`. `before` stands before source and cue, `behind` behind them, without the content.
pub(super) fn of_occasion(
    context: &Context<'_>,
    before: Range<usize>,
    behind: Range<usize>,
) -> Option<Range<usize>> {
    opening_occasion(context, before).or_else(|| occasion(context, behind))
}

/// `Speaking to reporters, ...` or an occasion at the head of the sentence.
pub(super) fn opening_occasion(context: &Context<'_>, tokens: Range<usize>) -> Option<Range<usize>> {
    let mut at = tokens.start + usize::from(context.is(tokens.start, &["but", "and", "earlier", "later"]));
    at += usize::from(context.is_comma(at));
    if context.is(at, &["speaking", "talking", "testifying", "writing", "appearing"])
        && context.is(at + 1, &["to", "with", "before"])
    {
        return party(context, at + 2, tokens.end);
    }
    let opens = context.is(at, &["in", "during", "at", "via"]);
    if opens { occasion(context, at..tokens.end.min(at + FURTHEST_OCCASION)) } else { None }
}

/// The most tokens before the party of an occasion.
const FURTHEST_OCCASION: usize = 14;

/// `an interview with Reuters`, `a letter to parliament`: the party of the first occasion within the tokens.
fn occasion(context: &Context<'_>, tokens: Range<usize>) -> Option<Range<usize>> {
    let near = tokens.start..tokens.end.min(tokens.start + FURTHEST_OCCASION);
    let stop = near.clone().find(|&at| {
        context.tag(at).is_finite() && !context.is_date(at)
            || matches!(context.kind(at), Some(TokenKind::Stop | TokenKind::Quote))
    });
    let noun = (near.start..stop.unwrap_or(near.end)).find(|&at| context.is(at, OCCASIONS))?;
    let preposition = (noun + 1..noun + 4).find(|&at| context.is(at, &["to", "with", "before"]))?;
    let joins = (noun + 1..preposition)
        .all(|at| context.is_date(at) || context.tag(at).is_noun() || context.is(at, &["on", "about"]));
    let fits = match context.word(preposition) {
        "with" => context.is(noun, &["interview", "interviews", "conversation", "call", "talks", "chat"]),
        _ => !context.is(noun, &["interview", "interviews", "talks", "chat"]),
    };
    (joins && fits && preposition + 1 < tokens.end).then(|| party(context, preposition + 1, tokens.end))?
}

/// Nouns of what is said or written to somebody.
const OCCASIONS: &[&str] = &[
    "interview",
    "interviews",
    "conversation",
    "call",
    "talks",
    "chat",
    "statement",
    "statements",
    "letter",
    "letters",
    "message",
    "messages",
    "speech",
    "address",
    "remarks",
    "comments",
    "email",
    "e-mail",
    "note",
    "memo",
    "memorandum",
    "testimony",
    "presentation",
    "report",
    "submission",
    "briefing",
    "text",
    "telegram",
    "cable",
    "petition",
    "complaint",
    "appeal",
];
