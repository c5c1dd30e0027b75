//! Sources and addressees, each resolved to whom it means.

use std::ops::Range;

use super::context::Context;
use super::frame::Frame;
use super::noun_phrase::{core_start, subject_ending_at};
use super::part_of_speech::Tag;
use super::{Attribution, Class, Party};
use crate::cluster::{Phrase, Resolution, Resolver};

/// Gives each attribution its source and addressee. `attributions` are those of the `frames` and know their parents.
///
/// Who is quoted is resolved before what stands in the quotation: `he` and `I` depend on it.
pub(super) fn resolve(
    context: &Context<'_>,
    frames: &[Frame],
    attributions: &mut [Attribution],
    resolver: &mut Resolver<'_>,
) {
    resolver.note_subjects(subjects(context));
    for index in outermost_first(attributions) {
        let frame = &frames[index];
        let speaker = speaker_of(attributions, index);
        let other_than = asker_before(attributions, index);
        let mut source = frame.source.as_ref().map(|tokens| {
            let said_at = attributions[index].parent.and_then(|id| frames[id as usize - 1].source.as_ref());
            let said_at = said_at.map(|tokens| tokens.start);
            let heard = Phrase { said_at, other_than, ..phrase(context, resolver, tokens, speaker.as_ref()) };
            party(context, tokens, resolver.hear(&heard))
        });
        if let (Some(source), Some(speaker), Some(tokens)) = (&mut source, speaker, &frame.source) {
            if resolver.is_quoted_speaker(tokens) {
                // Whoever says `I` or `we` inside a quotation is the one who is quoted, or those for whom he speaks.
                let speaker = resolver.speaking_as(tokens, speaker);
                source.name = speaker.name;
                source.cluster = speaker.cluster;
                source.party_type = speaker.party_type;
            }
        }
        attributions[index].source = source;
        let speaker = speaker_of(attributions, index);
        attributions[index].addressee = frame.addressee.as_ref().map(|tokens| {
            party(context, tokens, resolver.resolve(&phrase(context, resolver, tokens, speaker.as_ref())))
        });
    }
}

/// The attributions, each behind the one in whose content it stands; else in order.
fn outermost_first(attributions: &[Attribution]) -> Vec<usize> {
    let mut order = Vec::with_capacity(attributions.len());
    let mut done = vec![false; attributions.len()];
    for index in 0..attributions.len() {
        let mut chain = Vec::new();
        let mut next = Some(index);
        while let Some(at) = next.filter(|&at| !std::mem::replace(&mut done[at], true)) {
            chain.push(at);
            next = attributions[at].parent.map(|id| id as usize - 1);
        }
        order.extend(chain.into_iter().rev());
    }
    order
}

/// Who says the words in which attribution `index` stands, by the words of the phrase if there is no name.
fn speaker_of(attributions: &[Attribution], index: usize) -> Option<Resolution> {
    let source = attributions[attributions[index].parent? as usize - 1].source.clone()?;
    let name = source.name.or(Some(source.text));
    Some(Resolution { name, cluster: source.cluster, party_type: source.party_type })
}

/// Who asked the question that attribution `index` answers.
fn asker_before(attributions: &[Attribution], index: usize) -> Option<u32> {
    let answers =
        matches!(&*attributions[index].cue.as_ref()?.lemma, "answer" | "reply" | "respond" | "retort");
    let asked = attributions[..index].iter().rev().take(3).find(|it| it.class == Class::Question)?;
    asked.source.as_ref()?.cluster.filter(|_| answers)
}

fn phrase<'r>(
    context: &Context<'_>,
    resolver: &Resolver<'_>,
    tokens: &Range<usize>,
    speaker: Option<&'r Resolution>,
) -> Phrase<'r> {
    let antecedent = resolver.is_relative(tokens).then(|| antecedent(context, tokens.start)).flatten();
    Phrase { antecedent, speaker, ..Phrase::bare(tokens.clone()) }
}

/// The phrase to which the relative pronoun at `token` belongs: the nearest noun with its modifiers, and what goes
/// before it if that is only a place (`a nurse in Bergamo who`).
fn antecedent(context: &Context<'_>, token: usize) -> Option<Range<usize>> {
    let end = token - usize::from(token > 0 && context.is_comma(token - 1));
    let floor = context.room(token).start;
    let start = core_start(context, end, floor);
    let is_place = (start..end).all(|at| context.entity(at).is_some_and(|entity| entity.place.is_some()));
    if is_place { subject_ending_at(context, end, floor) } else { Some(start..end) }
        .filter(|tokens| !tokens.is_empty())
}

/// The subjects of the sentences: the phrases before their first verbs.
fn subjects<'c>(context: &'c Context<'_>) -> impl Iterator<Item = Range<usize>> + 'c {
    context.document().sentences().iter().filter_map(|sentence| {
        let Range { start, end } = sentence.tokens();
        let verb = (start..end.min(start + LONGEST_SUBJECT)).find(|&at| context.tag(at).is_finite())?;
        let is_clause = (start..verb).any(|at| matches!(context.tag(at), Tag::WhPronoun | Tag::WhAdverb));
        let is_adverb = |&at: &usize| context.tag(at) == Tag::Adverb;
        let end = (start..verb).rev().take_while(is_adverb).last().unwrap_or(verb);
        (!is_clause && context.quotation(verb).is_none())
            .then(|| subject_ending_at(context, end, start))
            .flatten()
    })
}

/// Subjects with more tokens before their verbs are not looked at.
const LONGEST_SUBJECT: usize = 40;

fn party(context: &Context<'_>, tokens: &Range<usize>, resolution: Resolution) -> Party {
    let span = context.document().span_of(tokens.clone());
    Party {
        spans: vec![span],
        text: context.document().text()[span].to_owned(),
        name: resolution.name,
        party_type: resolution.party_type,
        cluster: resolution.cluster,
    }
}
