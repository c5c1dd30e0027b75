//! Named entities and values: the typed results.

pub(crate) mod acronym;
pub(crate) mod agreement;
mod merge;
pub(crate) mod names;

pub(crate) use merge::merge;

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// The kind of a named entity or value; `corpus/GUIDELINES.md` says what each covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[non_exhaustive]
pub enum Label {
    /// A person, without title.
    Person,
    /// A nationality, ethnic, religious or political group.
    Norp,
    /// A company, agency, party, court, outlet, armed group or other organisation.
    Org,
    /// A country, city, state or other place with a government.
    Gpe,
    /// Any other place: continents, rivers, mountains, regions.
    Loc,
    /// A building, airport, bridge, camp or other facility.
    Fac,
    /// A named war, storm, election, match, festival or conference.
    Event,
    /// A named vehicle, weapon, drug, device or software.
    Product,
    /// The title of a book, film, song, report or programme.
    Work,
    /// A named law, treaty or resolution.
    Law,
    /// A calendar point or period.
    Date,
    /// A clock time.
    Time,
    /// A length of time.
    Duration,
    /// An amount of money.
    Money,
    /// A percentage.
    Percent,
}

impl Label {
    /// Every label, in the order of the contract.
    pub const ALL: [Self; 15] = [
        Self::Person,
        Self::Norp,
        Self::Org,
        Self::Gpe,
        Self::Loc,
        Self::Fac,
        Self::Event,
        Self::Product,
        Self::Work,
        Self::Law,
        Self::Date,
        Self::Time,
        Self::Duration,
        Self::Money,
        Self::Percent,
    ];

    /// The label as it stands in the JSON, such as `PERSON`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Person => "PERSON",
            Self::Norp => "NORP",
            Self::Org => "ORG",
            Self::Gpe => "GPE",
            Self::Loc => "LOC",
            Self::Fac => "FAC",
            Self::Event => "EVENT",
            Self::Product => "PRODUCT",
            Self::Work => "WORK",
            Self::Law => "LAW",
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Money => "MONEY",
            Self::Percent => "PERCENT",
        }
    }

    /// Whether it is a date, time, duration, amount or percentage rather than a name.
    #[must_use]
    pub const fn is_value(self) -> bool {
        matches!(self, Self::Date | Self::Time | Self::Duration | Self::Money | Self::Percent)
    }

    /// The label of that name, if there is one.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|label| label.as_str() == name)
    }
}

impl std::fmt::Display for Label {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What a DATE, TIME, DURATION, MONEY or PERCENT stands for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum Value {
    /// Of a DATE, TIME or DURATION: ISO 8601 or TIMEX3, such as `2024-12-01`, `2024-W48`, `199X`, `P3Y`.
    Timex {
        /// The value.
        value: String,
    },
    /// Of a MONEY.
    Money {
        /// The amount in units of the currency.
        amount: f64,
        /// The ISO 4217 code, such as `USD`.
        currency: String,
    },
    /// Of a PERCENT.
    Percent {
        /// The number before the percent sign.
        value: f64,
    },
}

/// A named entity or a value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Entity {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// The text of the span.
    pub text: String,
    /// What it is.
    pub label: Label,
    /// The probability that span and label are right.
    pub score: f64,
    /// The id of the [`Cluster`](crate::Cluster) of mentions that it belongs to; persons, organisations and places only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cluster: Option<u32>,
    /// What a date, duration, amount or percentage stands for, where it can be known.
    #[serde(flatten, default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
}
