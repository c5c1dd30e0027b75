//! Cues: verb groups, `according to` and nouns that report.

use std::ops::Range;

use super::complement::clause_follows;
use super::context::Context;
use super::lexicon::{self, Group, Verb};
use super::noun_phrase::core_start;
use super::part_of_speech::Tag;
use crate::entity::Label;
use crate::text::TokenKind;

/// How a cue stands to its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Voice {
    /// `said`, `has denied`, `would not say`.
    Active,
    /// `is expected`, `was told`.
    Passive,
    /// A participle behind its noun: `a man accused of`, `as reported by`.
    Reduced,
    /// `adding`, `saying`.
    Gerund,
    /// `to deny`.
    Infinitive,
    /// `according to`.
    Preposition,
    /// `his claim that`.
    Noun,
}

/// Words that report.
#[derive(Clone, Debug)]
pub(super) struct Cue {
    pub(super) tokens: Range<usize>,
    /// The verb or noun itself.
    pub(super) head: usize,
    pub(super) verb: Verb,
    pub(super) voice: Voice,
    pub(super) negated: bool,
}

impl Cue {
    /// Whether the cue is one `-ing` form without an auxiliary.
    pub(super) fn is_bare_gerund(&self) -> bool {
        self.voice == Voice::Gerund && self.tokens.start == self.head
    }
}

const BE: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "being", "'s", "’s", "'re", "’re", "'m", "am", "’m", "get",
    "gets", "got",
];
const HAVE: &[&str] = &["has", "have", "had", "having", "'ve", "’ve", "'d", "’d"];
const OTHER_AUXILIARIES: &[&str] = &[
    "do", "does", "did", "will", "would", "can", "could", "may", "might", "must", "should", "shall", "'ll",
    "’ll", "ca", "wo", "cannot",
];
const NEGATIONS: &[&str] = &["not", "n't", "n’t", "never", "neither", "nor", "cannot"];

fn is_auxiliary(context: &Context<'_>, token: usize) -> bool {
    context.is(token, BE) || context.is(token, HAVE) || context.is(token, OTHER_AUXILIARIES)
}

fn is_adverb(context: &Context<'_>, token: usize) -> bool {
    context.tag(token) == Tag::Adverb && !context.is(token, &["when", "why", "how", "ago"])
        || negates(context, token)
        || token > 0 && is_no_longer(context, token - 1)
}

fn negates(context: &Context<'_>, token: usize) -> bool {
    context.is(token, NEGATIONS) || is_no_longer(context, token)
}

fn is_no_longer(context: &Context<'_>, token: usize) -> bool {
    context.is(token, &["no"]) && context.is(token + 1, &["longer"])
}

/// The cue whose head is the token, if there is one.
pub(super) fn at(context: &Context<'_>, token: usize, room: &Range<usize>) -> Option<Cue> {
    let entry = lexicon::entry(context.word(token))?;
    let preposition = if entry.preposition { according_to(context, token, room) } else { None };
    preposition
        .or_else(|| verb_cue(context, entry.verb?, token, room))
        .or_else(|| adjective_cue(context, entry.adjective?, token, room))
        .or_else(|| clear_cue(context, entry.adjective?, token, room))
        .or_else(|| attitude_cue(context, entry.noun?, token, room))
        .or_else(|| noun_cue(context, entry.noun?, token, room))
}

fn according_to(context: &Context<'_>, token: usize, room: &Range<usize>) -> Option<Cue> {
    let (length, lemma) = if context.is(token, &["according"]) && context.is(token + 1, &["to"]) {
        (2, "according to")
    } else if context.is(token, &["in"])
        && context.is(token + 1, &["the"])
        && context.is(token + 2, &["words", "opinion", "view"])
        && context.is(token + 3, &["of"])
    {
        (4, "in the words of")
    } else if let Some((_, end)) = whose_words(context, token).filter(|_| token == room.start) {
        (end - token, "in the words of")
    } else {
        return None;
    };
    (token + length < room.end).then(|| Cue {
        tokens: token..token + length,
        head: token,
        verb: Verb { lemma, group: Group::Say },
        voice: Voice::Preposition,
        negated: false,
    })
}

/// Whose words a quotation gives that `In his words,` or `In the mayor's own words,` introduces, and where that ends.
pub(super) fn whose_words(context: &Context<'_>, token: usize) -> Option<(Range<usize>, usize)> {
    if !context.is(token, &["in"]) {
        return None;
    }
    let first = token + 1;
    let words = (first..first + FURTHEST_WORDS).find(|&at| context.is(at, &["words"]))?;
    let owner_end = words - usize::from(context.is(words - 1, &["own"]));
    let possessive = owner_end.checked_sub(1).filter(|&at| at >= first)?;
    let quoted = context.is_comma(words + 1) && context.quotation_opening_at(words + 2).is_some();
    let owner = match context.tag(possessive) {
        Tag::Possessive if possessive == first => first..first + 1,
        Tag::PossessiveEnding if core_start(context, possessive, first) == first => first..possessive,
        _ => return None,
    };
    quoted.then_some((owner, words + 1))
}

/// How far behind `in` its `words` are looked for.
const FURTHEST_WORDS: usize = 8;

fn verb_cue(context: &Context<'_>, verb: Verb, token: usize, room: &Range<usize>) -> Option<Cue> {
    if context.is_name(token) || !reads_as_verb(context, token, room) {
        return None;
    }
    let greets = || (token + 1..token + FURTHEST_GREETING).any(|at| context.is(at, GREETINGS));
    if matches!(verb.lemma, "extend" | "send") && !greets() {
        return None;
    }
    if verb.lemma == "hear" && !hears(context, token, group_start(context, token, room.start).0, room.start) {
        return None;
    }
    if verb.lemma == "refer" && !(token + 2..token + FURTHEST_AS).any(|at| context.is(at, &["as"])) {
        return None;
    }
    let (mut start, mut negated) = group_start(context, token, room.start);
    if is_habit(context, start, room.start) {
        start -= 2;
    }
    let mut voice = if hears(context, token, start, room.start) || is_headline_told(context, token, room) {
        Voice::Passive
    } else {
        voice_of(context, token, start)
    };
    if voice == Voice::Active && is_asked(context, token, room) {
        voice = Voice::Reduced;
    }
    if let Some(refusal) = refusal_before(context, start, room.start) {
        (start, _) = group_start(context, refusal, room.start);
        voice = Voice::Active;
        negated = true;
    } else if refuses_to_speak(context, token) {
        return None;
    }
    if voice == Voice::Gerund && start > room.start && context.is(start - 1, &["as"]) {
        start -= 1;
        if start > room.start && context.is(start - 1, &["quoted", "cited", "reported"]) {
            let quoted = start - 1;
            (start, negated) = group_start(context, quoted, room.start);
        }
    } else if context.is(token, &["quoted", "cited", "reported"])
        && voice == Voice::Passive
        && context.is(token + 1, &["as"])
        && context.is(token + 2, &["saying", "telling"])
    {
        return None;
    }
    Some(Cue { tokens: start..token + 1, head: token, verb, voice, negated })
}

/// What is said by sending or extending it.
pub(super) const GREETINGS: &[&str] = &[
    "condolences",
    "sympathy",
    "sympathies",
    "congratulations",
    "greetings",
    "thanks",
    "gratitude",
    "apologies",
    "apology",
    "wishes",
    "regards",
];

/// How far behind `send` or `extend` its greetings are looked for.
const FURTHEST_GREETING: usize = 6;

/// Bodies to which evidence is given.
const FORUMS: &[&str] =
    &["court", "jury", "inquest", "inquiry", "tribunal", "coroner", "jurors", "panchayat", "magistrates"];

/// `the court heard that`: in reports from courts as good as `was told`.
fn hears(context: &Context<'_>, token: usize, start: usize, floor: usize) -> bool {
    context.is(token, &["heard", "hears"]) && start > floor && context.is(start - 1, FORUMS)
}

/// The headline `Carer "emptied account", jury told`, in which `was` is left out.
fn is_headline_told(context: &Context<'_>, token: usize, room: &Range<usize>) -> bool {
    context.is(token, &["told"])
        && token + 1 >= room.end
        && token > room.start + 1
        && context.is(token - 1, FORUMS)
        && context.is_comma(token - 2)
}

/// How far behind `referred to` its `as` is looked for.
const FURTHEST_AS: usize = 16;

/// `Asked whether he would resign, ...` or `When asked ...` at the head of a sentence: a participle that looks like a past tense.
fn is_asked(context: &Context<'_>, token: usize, room: &Range<usize>) -> bool {
    let start = room.start + usize::from(context.is(room.start, &["when", "if"]));
    token == start
        && context.is(token, &["asked"])
        && context.is(token + 1, &["whether", "if", "about", "by", "how", "why", "what", "when", "who"])
}

/// Whether `used to` stands before the verb group at `start`.
fn is_habit(context: &Context<'_>, start: usize, floor: usize) -> bool {
    start >= floor + 3
        && context.tag(start - 1) == Tag::To
        && context.is(start - 2, &["used"])
        && !(context.is(start - 3, BE) || context.tag(start - 3) == Tag::Adverb)
}

/// Whether a form of a cue verb is a verb here and not a noun or a modifier.
fn reads_as_verb(context: &Context<'_>, token: usize, room: &Range<usize>) -> bool {
    let tag = context.tag(token);
    let sure = context.is(token, &["said", "says", "told"]);
    let mistaken = tag.is_noun()
        && (takes_object(context, token, room)
            || introduces_quotation(context, token, room.start)
            || follows_content(context, token, room.start));
    if !(tag.is_verb() || sure || mistaken) {
        return false;
    }
    if matches!(tag, Tag::Participle | Tag::Gerund | Tag::Past) && token > room.start {
        let before = context.tag(token - 1);
        let modifier =
            matches!(before, Tag::Determiner | Tag::Possessive | Tag::PossessiveEnding | Tag::Adjective)
                && context.tag(token + 1).is_noun();
        let compound = context.word(token - 1) == "-" || context.word(token + 1) == "-";
        if modifier || compound && !context.document().tokens()[token].space_before() {
            return false;
        }
    }
    true
}

/// Whether a word that was taken for a noun stands between a subject and an object, as only a verb can.
fn takes_object(context: &Context<'_>, token: usize, room: &Range<usize>) -> bool {
    token > room.start
        && follows_subject(context, token, room.start)
        && !context.document().tokens()[token].is_capitalised()
        && (opens_object(context, token + 1) || follows_plural(context, token))
        && (matches!(context.tag(token), Tag::PluralNoun | Tag::Name)
            || context.tag(token - 1) != Tag::Noun
            || context.is(token, &["reading", "writing"]))
}

/// Whether a noun stands behind a word after a plural, or behind a plural itself, as it would not if that word were a
/// noun: `engineers promise radar`, `the agency reports rallies`.
fn follows_plural(context: &Context<'_>, token: usize) -> bool {
    let unknown_plural = context.tag(token - 1) == Tag::Name
        && !context.is_name(token - 1)
        && context.word(token - 1).ends_with('s');
    let plural =
        context.tag(token) == Tag::PluralNoun || context.tag(token - 1) == Tag::PluralNoun || unknown_plural;
    plural && (context.tag(token + 1).is_noun() || context.tag(token + 1) == Tag::Adjective)
}

/// `lawyer number two whispers, "What is this?"`: a quotation behind a comma or colon needs a verb before it.
fn introduces_quotation(context: &Context<'_>, token: usize, floor: usize) -> bool {
    token > floor
        && matches!(context.word(token + 1), "," | ":")
        && context.quotation_opening_at(token + 2).is_some_and(|quotation| context.is_speech(quotation))
        && matches!(
            context.tag(token - 1),
            Tag::Noun | Tag::PluralNoun | Tag::Name | Tag::Number | Tag::Pronoun
        )
        && context.word(token).ends_with('s')
}

/// `"Wash your hands," the report recommends.`, `Prices rose, Radio Oslo reports.`: nothing but a subject stands between
/// a quotation or clause and the end.
fn follows_content(context: &Context<'_>, token: usize, floor: usize) -> bool {
    if context.kind(token + 1) != Some(TokenKind::Stop) || !context.word(token).ends_with('s') {
        return false;
    }
    let start = core_start(context, token, floor);
    if start <= floor || start == token {
        return false;
    }
    let clause = context.is_comma(start - 1)
        && (context.is_name(token - 1) || context.tag(start) == Tag::Determiner)
        && clause_follows(context, floor, &(floor..start - 1));
    clause || context.quotation_closing_at(start - 1).is_some_and(|quotation| context.is_speech(quotation))
}

/// Whether a subject may end right before the token, or before the adverb there.
fn follows_subject(context: &Context<'_>, token: usize, floor: usize) -> bool {
    let adverb = context.tag(token - 1) == Tag::Adverb && token > floor + 1;
    let before = token - 1 - usize::from(adverb);
    context.tag(before).is_noun()
        || matches!(context.tag(before), Tag::Pronoun | Tag::Conjunction)
        || context.is_comma(before)
        || context.word(before) == ")"
}

/// Whether an object, a clause or a quotation may begin at `next`.
fn opens_object(context: &Context<'_>, next: usize) -> bool {
    let marked = context.is_comma(next) || context.word(next) == ":";
    context.is(next, &["that", "to", "it", "he", "she", "they", "there"])
        || matches!(
            context.tag(next),
            Tag::Determiner
                | Tag::Possessive
                | Tag::Pronoun
                | Tag::Gerund
                | Tag::Name
                | Tag::Number
                | Tag::WhPronoun
                | Tag::WhAdverb
        )
        || context.tag(next) == Tag::Adjective && context.tag(next - 2) == Tag::Pronoun
        || context.quotation_opening_at(next + usize::from(marked)).is_some()
}

/// The first token of the verb group that ends with `verb`, and whether it is negated.
fn group_start(context: &Context<'_>, verb: usize, floor: usize) -> (usize, bool) {
    let mut start = verb;
    let mut negated = false;
    let mut negation = false;
    let mut at = verb;
    while at > floor && verb - at < 8 {
        at -= 1;
        if is_auxiliary(context, at) {
            negated |= negation || context.is(at, &["cannot"]);
            start = at;
        } else if is_adverb(context, at) {
            negation |= negates(context, at);
        } else {
            break;
        }
    }
    if start == verb && verb >= floor + 2 && is_no_longer(context, verb - 2) {
        return (verb - 2, true);
    }
    (start, negated || start == verb && verb > floor && context.is(verb - 1, &["never"]))
}

fn voice_of(context: &Context<'_>, verb: usize, start: usize) -> Voice {
    let auxiliary = (start..verb).rev().find(|&at| is_auxiliary(context, at));
    let passive_form = matches!(context.tag(verb), Tag::Participle | Tag::Past | Tag::Adjective);
    let gerund = context.tag(verb) == Tag::Gerund;
    match auxiliary {
        Some(at) if context.is(at, BE) && passive_form && !context.is(at, &["'d", "’d"]) => Voice::Passive,
        Some(at) if start > 0 && context.is(at, &["be", "have"]) && context.tag(start - 1) == Tag::To => {
            Voice::Infinitive
        }
        Some(at) if context.is(at, &["having", "being"]) => Voice::Gerund,
        None if gerund => Voice::Gerund,
        None if start > 0 && context.tag(start - 1) == Tag::To => Voice::Infinitive,
        None if context.tag(verb) == Tag::Participle => Voice::Reduced,
        _ => Voice::Active,
    }
}

/// Verbs of which `refused to ...` is a refusal to speak.
const SPEAKING: &[&str] = &[
    "say",
    "comment",
    "discuss",
    "confirm",
    "deny",
    "elaborate",
    "specify",
    "disclose",
    "reveal",
    "speak",
    "talk",
    "answer",
    "respond",
    "identify",
    "name",
    "provide",
    "give",
    "speculate",
    "describe",
    "explain",
    "rule",
    "tell",
];

/// The `refused` or `declined` whose infinitive the group at `start` is.
fn refusal_before(context: &Context<'_>, start: usize, floor: usize) -> Option<usize> {
    let refuses = start >= floor + 2
        && context.tag(start - 1) == Tag::To
        && context.is(
            start - 2,
            &["refused", "declined", "refuses", "declines", "refuse", "decline", "refusing", "declining"],
        );
    (refuses && context.is(start, SPEAKING)).then(|| start - 2)
}

fn refuses_to_speak(context: &Context<'_>, token: usize) -> bool {
    context.is(
        token,
        &["refused", "declined", "refuses", "declines", "refuse", "decline", "refusing", "declining"],
    ) && context.is(token + 1, &["to"])
        && context.is(token + 2, SPEAKING)
        && lexicon::verb(context.word(token + 2)).is_some()
}

/// `is confident that`, `are worried about`.
fn adjective_cue(context: &Context<'_>, verb: Verb, token: usize, room: &Range<usize>) -> Option<Cue> {
    let (start, negated) = group_start(context, token, room.start);
    let copula = (start..token).rev().find(|&at| is_auxiliary(context, at))?;
    // `would not be drawn on` refuses an answer; without the denial it is no saying.
    let speaks = verb.lemma != "drawn" || negated && context.is(token + 1, &["on"]);
    (context.is(copula, BE) && speaks).then(|| Cue {
        tokens: start..token + 1,
        head: token,
        verb,
        voice: Voice::Active,
        negated,
    })
}

/// `made it clear that`.
fn clear_cue(context: &Context<'_>, verb: Verb, token: usize, room: &Range<usize>) -> Option<Cue> {
    let made = token.checked_sub(1 + usize::from(token > 0 && context.is(token - 1, &["it"])))?;
    if verb.lemma != "clear" || !context.is(made, &["make", "makes", "made", "making"]) || made < room.start {
        return None;
    }
    let (start, negated) = group_start(context, made, room.start);
    let voice = match voice_of(context, made, start) {
        Voice::Passive | Voice::Reduced => Voice::Active,
        voice => voice,
    };
    let verb = Verb { group: Group::Say, ..verb };
    Some(Cue { tokens: start..token + 1, head: token, verb, voice, negated })
}

/// `has no plans to`, `had serious doubts about`.
fn attitude_cue(context: &Context<'_>, verb: Verb, token: usize, room: &Range<usize>) -> Option<Cue> {
    const ATTITUDES: &[&str] =
        &["plan", "intention", "doubt", "concern", "hope", "fear", "reservation", "worry", "suspicion"];
    if !ATTITUDES.contains(&verb.lemma) || !context.is(token + 1, &["that", "to", "of", "about", "over"]) {
        return None;
    }
    let lowest = room.start.max(token.saturating_sub(4));
    let have = (lowest..token).rev().find(|&at| context.is(at, HAVE))?;
    let modifies = |at: usize| {
        matches!(context.tag(at), Tag::Determiner | Tag::Adjective | Tag::Adverb) || context.is(at, &["no"])
    };
    let (start, negated) = group_start(context, have, room.start);
    let denied = (have..token).any(|at| context.is(at, &["no"])) && verb.lemma != "doubt";
    (have + 1..token).all(modifies).then(|| Cue {
        tokens: start..token + 1,
        head: token,
        verb,
        voice: Voice::Active,
        negated: negated || denied,
    })
}

/// `his claim that`, `Iran's demand for`, `U.S. allegations that`, `calls by X for`.
fn noun_cue(context: &Context<'_>, verb: Verb, token: usize, room: &Range<usize>) -> Option<Cue> {
    if !context.tag(token).is_noun() || context.is_name(token) {
        return None;
    }
    let possessed = owner(context, token, room.start).is_some();
    let agent =
        context.is(token + 1, &["by", "from"]) && matches!(verb.group, Group::Announce | Group::Order);
    let content = context.is(token + 1, &["that", "to", "for", "of", "about", "on", "over", "against"]);
    (possessed && content || agent).then(|| Cue {
        tokens: token..token + 1,
        head: token,
        verb,
        voice: Voice::Noun,
        negated: false,
    })
}

/// Where a possessive, or a name that does its work, stands before the noun: the `his` of `his early claim`, the
/// `Iran` of `Iran's demand`, the `U.S.` of `U.S. intelligence allegations`.
pub(super) fn owner(context: &Context<'_>, noun: usize, floor: usize) -> Option<usize> {
    for at in (floor.max(noun.saturating_sub(FURTHEST_OWNER))..noun).rev() {
        match context.tag(at) {
            Tag::Possessive | Tag::PossessiveEnding => return Some(at),
            _ if is_party_name(context, at) => return Some(at),
            Tag::Adjective | Tag::Noun | Tag::Number => {}
            // `an army claim that`
            Tag::Determiner if at + 2 == noun && context.is(noun + 1, &["that"]) => return Some(at + 1),
            _ => return None,
        }
    }
    None
}

fn is_party_name(context: &Context<'_>, token: usize) -> bool {
    let label = context.entity(token).and_then(|entity| entity.label.kind());
    matches!(label, Some(Label::Person | Label::Org | Label::Gpe | Label::Norp))
}

/// The most tokens between a noun and its owner.
const FURTHEST_OWNER: usize = 4;
