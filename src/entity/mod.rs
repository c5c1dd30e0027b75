//! Named entities and values: the typed results.

pub(crate) mod acronym;
pub(crate) mod agreement;
mod label;
mod merge;
pub(crate) mod names;

pub use label::{CustomLabel, Label};
pub(crate) use merge::{merge, overlay};

use serde::{Deserialize, Serialize};

use crate::location::Location;
use crate::text::Span;

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
    /// The place that it is, of a people the country or region; of GPE, LOC and NORP, where it can be known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Box<Location>>,
    /// What a date, duration, amount or percentage stands for, where it can be known.
    #[serde(flatten, default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
}
