//! Phrases that end before a cue: the source with all that hangs on it.

use std::ops::Range;

use super::{ATTACHING, LONGEST, core_start, opens_apposition};
use crate::attribution::context::Context;
use crate::attribution::lexicon::{self, Group};
use crate::attribution::part_of_speech::Tag;

/// The source that ends before `end`, with everything that hangs on it; `None` if no noun phrase ends there.
pub(in crate::attribution) fn subject_ending_at(
    context: &Context<'_>,
    end: usize,
    floor: usize,
) -> Option<Range<usize>> {
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
pub(in crate::attribution) fn subject_without_clause(
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
    if context.is(at, &["as"]) {
        // `a resident who gave his name only as Patrick`
        let described = || noun_with_clause(context, at, floor);
        return noun_named_as(context, at, floor).or_else(described).unwrap_or(start);
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

/// `a man identified only as Zhong`: the start of the noun before the participle that stands before `as`.
fn noun_named_as(context: &Context<'_>, at: usize, floor: usize) -> Option<usize> {
    let adverb = at > floor + 1 && context.tag(at - 1) == Tag::Adverb;
    let participle = at.checked_sub(1 + usize::from(adverb))?;
    let named = participle > floor && context.is(participle, &["identified", "known", "named", "described"]);
    full_noun_before(context, participle, floor).filter(|_| named)
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
pub(in crate::attribution) fn noun_with_participle(
    context: &Context<'_>,
    end: usize,
    floor: usize,
) -> Option<usize> {
    let participle = end
        .checked_sub(1)
        .filter(|&at| at > floor && matches!(context.tag(at), Tag::Participle | Tag::Past))?;
    full_noun_before(context, participle, floor)
}

/// `officials who were present`: the start of the noun before the relative clause that ends right before `end`.
pub(in crate::attribution) fn noun_with_clause(
    context: &Context<'_>,
    end: usize,
    floor: usize,
) -> Option<usize> {
    let lowest = floor.max(end.saturating_sub(LONGEST_CLAUSE));
    let pronoun = (lowest..end)
        .rev()
        .take_while(|&at| context.tag(at) != Tag::Punctuation)
        .find(|&at| context.is(at, &["who", "which", "that"]) && opens_relative(context, at))?;
    let verb = (pronoun..end).any(|at| context.tag(at).is_finite() || context.tag(at) == Tag::Participle);
    let noun = full_noun_before(context, pronoun, floor).filter(|_| verb)?;
    Some(phrase_start(context, pronoun, floor).min(noun))
}

/// Whether the `who` or `that` at the token begins a relative clause of which it is the subject.
fn opens_relative(context: &Context<'_>, token: usize) -> bool {
    context.tag(token) == Tag::WhPronoun
        || context.is(token, &["that"])
            && (context.tag(token + 1).is_finite() || context.tag(token + 1) == Tag::Participle)
}

/// Longer relative clauses without a comma are not read.
const LONGEST_CLAUSE: usize = 14;

/// `tests done on samples`: the start of the noun before the participle that stands before the preposition `at`.
fn noun_before_participle(context: &Context<'_>, at: usize, floor: usize) -> Option<usize> {
    let participle = at.checked_sub(1).filter(|&token| {
        token > floor
            && (matches!(context.tag(token), Tag::Participle | Tag::Gerund | Tag::Past | Tag::Adjective)
                || context.is(token, &["close"]))
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
    let last = start;
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
    if end < conjunction && start == last && start > floor {
        // A comma before the conjunction of only two members joins clauses.
        return None;
    }
    // `He met the minister and officials said`: what is joined must not be the object of a verb.
    let before = (floor..start).rev().find(|&at| context.tag(at) != Tag::Adverb);
    let object = before.is_some_and(|at| context.tag(at).is_verb());
    (!object).then_some(start)
}

/// `a witness who volunteered information`: from the verb inside the relative clause back to its noun.
fn relative_start(context: &Context<'_>, verb: usize, floor: usize) -> Option<usize> {
    if !context.tag(verb).is_verb()
        || lexicon::verb(context.word(verb)).is_some_and(|verb| {
            matches!(verb.group, Group::Say | Group::Tell | Group::Believe) && verb.lemma != "speak"
        })
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
        || context.is(tokens.start, &["in", "from", "of", "at"]) && context.is_name(tokens.start + 1)
        || context.word(tokens.start).parse::<u32>().is_ok();
    let relative = tokens.clone().any(|at| context.tag(at) == Tag::WhPronoun);
    opens && (relative || !tokens.clone().any(|at| context.tag(at).is_finite()))
}
