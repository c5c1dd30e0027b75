//! Frames of passives and participles: `is expected to`, `was told`, `as reported by`.

use std::ops::Range;

use super::source::skip_left;
use super::{Frame, Place, class_of};
use crate::attribution::complement::{self, Complement, Form};
use crate::attribution::context::Context;
use crate::attribution::cue::{Cue, Voice};
use crate::attribution::lexicon::Group;
use crate::attribution::noun_phrase::{phrase_from, subject_ending_at};

pub(super) fn passive(
    context: &Context<'_>,
    cue: Cue,
    complement: &Complement,
    room: Range<usize>,
) -> Option<Frame> {
    let end = skip_left(context, cue.tokens.start, room.start);
    let subject = (end > room.start).then(|| subject_ending_at(context, end, room.start)).flatten();
    let class = class_of(context, &cue, complement);
    let quoted = context.is(cue.head, &["saying", "telling"]);
    let told = matches!(cue.verb.group, Group::Tell | Group::Order | Group::Ask) && !quoted;
    let by = complement::skip_dates(context, cue.tokens.end, &room);
    let agent = context.is(by, &["by"]).then(|| phrase_from(context, by + 1, room.end)).flatten();
    let as_reported =
        agent.is_some() && cue.tokens.start > room.start && context.is(cue.tokens.start - 1, &["as"]);
    let closes = told && complement.form == Form::Nothing && agent.is_none();
    let place = if as_reported || closes && follows_content(context, subject.as_ref(), &room) {
        Place::Around
    } else {
        Place::Behind
    };
    let mut frame = Frame::new(cue, complement.form, place, complement.start, room);
    frame.cue.tokens.end = complement.cue_end;
    frame.class = class;
    if awaits_date(&frame.cue, complement) {
        frame.start = complement.cue_end;
    }
    if let Some(agent) = agent {
        frame.start = agent.end;
        frame.source = Some(agent);
    }
    let impersonal = subject.as_ref().is_some_and(|subject| {
        subject.len() == 1 && context.is(subject.start, &["it", "there", "what", "which"])
    });
    if quoted {
        let outlet = frame.source.is_some();
        frame.source = subject;
        frame.place = if outlet || frame.form == Form::Nothing { Place::Around } else { Place::Behind };
        return frame.source.is_some().then_some(frame);
    }
    if told {
        frame.addressee = subject;
    } else if !impersonal {
        frame.subject = subject;
    }
    let asked = frame.form == Form::Question && frame.cue.verb.group == Group::Ask;
    let reports = frame.cue.voice == Voice::Passive
        || matches!(frame.form, Form::Infinitive | Form::Governed)
        || asked && frame.cue.tokens.start <= frame.room.start + 1
        || frame.source.is_some();
    let content = !matches!(frame.form, Form::Nothing)
        || frame.place == Place::Around
        || frame.source.is_some()
        || frame.subject.is_some();
    (reports && content).then_some(frame)
}

/// `A decision is expected on Monday`: the time is part of what is foreseen, and does not say when that was done.
fn awaits_date(cue: &Cue, complement: &Complement) -> bool {
    cue.voice == Voice::Passive
        && matches!(cue.verb.lemma, "expect" | "forecast" | "predict")
        && complement.form == Form::Nothing
        && complement.start > complement.cue_end
}

/// Whether what is told stands before the one who is told: `The door was locked, the jury was told.`
fn follows_content(context: &Context<'_>, subject: Option<&Range<usize>>, room: &Range<usize>) -> bool {
    subject.is_some_and(|subject| {
        let before = subject.start.checked_sub(1).filter(|&at| at > room.start);
        before.is_some_and(|at| context.is_comma(at) || context.quotation_closing_at(at).is_some())
    })
}
