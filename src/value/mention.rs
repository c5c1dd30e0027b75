//! [`Mention`]: what a rule has found, before its value is worked out.

use super::lexicon::Unit;
use crate::entity::Label;

/// What a rule has found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mention {
    /// The index of the first token.
    pub(super) first: usize,
    /// The index behind the last token.
    pub(super) end: usize,
    pub(super) meaning: Meaning,
    pub(super) rule: Rule,
}

/// What a mention stands for, before it is resolved against the calendar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Meaning {
    /// A date of which the text does not tell which one it is.
    SomeDate,
    /// Some time ago: `recent years`.
    Past,
    /// Now: `these days`.
    Present,
    /// Some time ahead: `the coming weeks`.
    Future,
    /// A month or one of its days.
    Date {
        year: YearOf,
        month: u8,
        day: Option<u8>,
    },
    /// The days from one to another, each a month and its day: `March 3-5`, `14 August-24 August`. The year is
    /// that of the last one.
    Days {
        year: YearOf,
        first: (u8, u8),
        last: (u8, u8),
    },
    /// The months from one to another: `January-March`. The year is that of the last one.
    Months {
        year: YearOf,
        first: u8,
        last: u8,
    },
    /// A day of the month that was mentioned before: `on the 20th`.
    DayOfMonth(u8),
    Year(i16),
    /// The years from one to another, negative before Christ.
    Years(i16, i16),
    BeforeChrist(i16),
    /// The decade that begins with that year.
    Decade(i16),
    Century(u8),
    Weekday {
        weekday: u8,
        which: Which,
        weeks_later: u8,
    },
    Weekend(Which),
    /// So many units from a day, negative for earlier.
    Offset {
        unit: Unit,
        amount: i16,
        from: From,
    },
    Quarter {
        quarter: u8,
        year: YearOf,
    },
    Half {
        half: u8,
        year: YearOf,
    },
    Season {
        season: u8,
        year: YearOf,
    },
    /// A length; the amount is `None` if it is not known (`several days`).
    Length {
        unit: Unit,
        amount: Option<f64>,
    },
    /// Hour (24) and minute of a day.
    Clock {
        hour: u8,
        minute: u8,
    },
    /// A part of a day without a clock time.
    SomeTime,
    /// An amount and its ISO 4217 code, where both are known.
    Money(Option<(f64, &'static str)>),
    Percent(Option<f64>),
}

impl Meaning {
    /// Whether the words leave open if the date lies ahead or behind.
    pub(super) const fn depends_on_tense(self) -> bool {
        match self {
            Self::Weekday { which, .. } | Self::Weekend(which) => {
                matches!(which, Which::Unsaid | Which::This)
            }
            Self::Date { year, .. }
            | Self::Days { year, .. }
            | Self::Months { year, .. }
            | Self::Quarter { year, .. }
            | Self::Half { year, .. }
            | Self::Season { year, .. } => matches!(year, YearOf::Anchor(Which::Unsaid)),
            _ => false,
        }
    }
}

/// Which of several days, months or years of one name is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// Not said: the tense and the anchor decide.
    Unsaid,
    Last,
    This,
    Next,
}

/// The year that a date belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum YearOf {
    Given(i16),
    /// The year of the anchor, or so many years later: `October last year`.
    Relative(i16),
    /// The year that makes the date the last, the next or the nearest of its name: `last October`.
    Anchor(Which),
    /// The year that was mentioned before: `August the same year`.
    Story,
}

/// What an offset is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum From {
    /// The anchor, in whole units: `last week` is a week, `last year` a year.
    Anchor,
    /// The anchor, to the day: `a week ago` is a day.
    Now,
    /// The date that the story mentioned before: `two days later`, `the previous year`.
    Story,
    /// The anchor in the news, the date mentioned before in a history: `the end of the month`.
    Told,
}

/// The rule that found a mention; each has the share of right spans that it reached on the training articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    WrittenDate,
    MonthYear,
    Month,
    Year,
    Years,
    Decade,
    Quarter,
    Season,
    Weekday,
    Today,
    Shifted,
    Stretch,
    Offset,
    Holiday,
    Vague,
    Quantity,
    Hyphenated,
    BareUnit,
    OneUnit,
    Clock,
    Moment,
    Money,
    Percent,
}

impl Rule {
    pub(super) const fn label(self) -> Label {
        match self {
            Self::Quantity | Self::Hyphenated | Self::BareUnit | Self::OneUnit => Label::Duration,
            Self::Clock | Self::Moment => Label::Time,
            Self::Money => Label::Money,
            Self::Percent => Label::Percent,
            _ => Label::Date,
        }
    }

    /// The share of the rule's mentions that had the right span and label in the training articles.
    pub(super) const fn score(self) -> f64 {
        match self {
            Self::WrittenDate | Self::Month | Self::Weekday | Self::Percent | Self::Money => 0.99,
            Self::MonthYear | Self::Year | Self::Clock => 0.98,
            Self::Today | Self::Shifted | Self::Stretch => 0.97,
            Self::Decade | Self::Hyphenated => 0.96,
            Self::Quantity => 0.92,
            // Which the articles do not mark: the share of `WikiWars`.
            Self::Vague => 0.91,
            Self::OneUnit => 0.88,
            Self::Offset | Self::Holiday => 0.83,
            Self::BareUnit => 0.8,
            Self::Season => 0.75,
            Self::Years | Self::Quarter | Self::Moment => 0.66,
        }
    }
}
