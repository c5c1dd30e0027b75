//! [`Label`]: what an entity is.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::{Error, Result};

/// The kind of a named entity or value: one of fifteen, or one of the caller's own.
///
/// ```
/// use copydesk::Label;
///
/// assert_eq!(Label::new("ORG")?, Label::Org);
/// let ship = Label::new("SHIP")?;
/// assert_eq!((ship.as_str(), ship.kind()), ("SHIP", None));
/// assert_eq!(Label::new("PER")?.kind(), Some(Label::Person));
/// # Ok::<(), copydesk::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    /// A label of the caller's own model or gazetteer; [`Label::new`] makes it.
    Custom(CustomLabel),
}

impl Label {
    /// The labels of the embedded models, in the order of the contract.
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

    /// The label of that name: one of [`Label::ALL`], else one of the caller's own.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidLabel`] if the name is empty, longer than 63 bytes, or holds control characters or blanks at
    /// its ends.
    pub fn new(name: &str) -> Result<Self> {
        match Self::parse(name) {
            Some(label) => Ok(label),
            None => CustomLabel::new(name).map(Self::Custom),
        }
    }

    /// The label as it stands in the JSON, such as `PERSON`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Custom(label) => label.as_str(),
            known => known.name(),
        }
    }

    /// The name of one of [`Label::ALL`]; empty for one of the caller's own.
    pub(crate) const fn name(self) -> &'static str {
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
            Self::Custom(_) => "",
        }
    }

    /// Which of [`Label::ALL`] it means: itself, or the one that a label of the caller's own is another word for, such
    /// as `PERSON` for `PER`, `person` or `person-artist`. Only such entities are joined and can speak.
    #[must_use]
    pub fn kind(self) -> Option<Self> {
        match self {
            Self::Custom(label) => label.kind(),
            known => Some(known),
        }
    }

    /// Whether it is a date, time, duration, amount or percentage rather than a name.
    #[must_use]
    pub const fn is_value(self) -> bool {
        matches!(self, Self::Date | Self::Time | Self::Duration | Self::Money | Self::Percent)
    }

    /// The label of [`Label::ALL`] with that name, if there is one.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|label| label.name() == name)
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Serialize for Label {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Label {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        let name = Cow::<'de, str>::deserialize(deserializer)?;
        Self::new(&name).map_err(serde::de::Error::custom)
    }
}

/// A label that copydesk does not know, stored in place, so that labels stay cheap to copy.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CustomLabel {
    /// UTF-8, with zeros behind it.
    bytes: [u8; Self::LONGEST],
    length: u8,
}

impl CustomLabel {
    /// The most bytes of a label.
    const LONGEST: usize = 63;

    fn new(name: &str) -> Result<Self> {
        let fits = (1..=Self::LONGEST).contains(&name.len());
        if !fits || name.trim() != name || name.chars().any(char::is_control) {
            return Err(Error::InvalidLabel { found: name.to_owned() });
        }
        let mut bytes = [0; Self::LONGEST];
        bytes[..name.len()].copy_from_slice(name.as_bytes());
        Ok(Self { bytes, length: name.len() as u8 })
    }

    /// The label as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..usize::from(self.length)]).unwrap_or_default()
    }

    /// What the label is another word for; of `person-artist` the first part counts.
    fn kind(self) -> Option<Label> {
        let head = self.as_str().split(['-', '/', '.', ':']).next().unwrap_or_default();
        let is = |name: &&str| name.eq_ignore_ascii_case(head);
        let known = Label::ALL.into_iter().find(|label| !label.is_value() && is(&label.name()));
        known.or_else(|| SYNONYMS.iter().find(|(names, _)| names.iter().any(is)).map(|it| it.1))
    }
}

impl fmt::Debug for CustomLabel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

/// What other annotators call the labels.
const SYNONYMS: &[(&[&str], Label)] = &[
    (&["PER", "PERS"], Label::Person),
    (&["ORGANIZATION", "ORGANISATION"], Label::Org),
    (&["LOCATION"], Label::Loc),
    (&["FACILITY"], Label::Fac),
    (&["PROD"], Label::Product),
    (&["WORK_OF_ART"], Label::Work),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_read_from_its_name_and_written_as_it() {
        for name in ["ORG", "PER", "Schiff", "person-artist", "Ministère de l’Intérieur", "with blank"] {
            let label = Label::new(name).unwrap();
            assert_eq!(label.as_str(), name);
            assert_eq!(serde_json::to_string(&label).unwrap(), format!("{name:?}"));
            assert_eq!(serde_json::from_str::<Label>(&format!("{name:?}")).unwrap(), label);
        }
        assert_eq!(serde_json::from_str::<Label>("\"\\u0053HIP\"").unwrap(), Label::new("SHIP").unwrap());
    }

    #[test]
    fn a_label_means_what_it_is_another_word_for() {
        for (name, kind) in [
            ("PER", Some(Label::Person)),
            ("person", Some(Label::Person)),
            ("person-artist", Some(Label::Person)),
            ("ORG.Company", Some(Label::Org)),
            ("GPE", Some(Label::Gpe)),
            ("LOCATION", Some(Label::Loc)),
            ("MISC", None),
            ("date", None),
            ("PERIOD", None),
        ] {
            assert_eq!(Label::new(name).unwrap().kind(), kind, "{name}");
        }
    }

    #[test]
    fn a_label_that_cannot_be_one_is_refused() {
        for name in ["", " ", "A\nB", " A", "A\0", &"x".repeat(64), &"é".repeat(32)] {
            let error = Label::new(name).unwrap_err();
            assert!(matches!(error, Error::InvalidLabel { .. }), "{name:?}");
        }
        assert!(Label::new(&"x".repeat(63)).is_ok());
        assert!(serde_json::from_str::<Label>("3").is_err());
    }
}
