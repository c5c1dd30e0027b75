//! Noun phrases: how far a source or addressee reaches to the left and to the right.

mod leftward;
mod rightward;
mod simple;

use super::context::Context;
use super::part_of_speech::Tag;
pub(super) use leftward::{
    noun_with_clause, noun_with_participle, subject_ending_at, subject_without_clause,
};
pub(super) use rightward::phrase_from;
pub(super) use simple::{core_end, core_start};

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
