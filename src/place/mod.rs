//! The gazetteer: countries, their regions and cities, looked up by name in the embedded GeoNames table.

mod fold;
mod table;
#[cfg(any(test, feature = "train"))]
pub(crate) mod writer;

use std::ops::Range;

use crate::text::{Document, TokenKind};
use fold::Key;
use table::{Candidates, NOWHERE, RENOWN_STEPS, Table};

/// What kind of place a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Kind {
    Country,
    /// A state, province or other first-level region.
    Region,
    /// The capital of a country.
    Capital,
    /// Any other city or town.
    City,
    Continent,
}

impl Kind {
    const fn from_byte(byte: u8) -> Self {
        match byte {
            0 => Self::Country,
            1 => Self::Region,
            2 => Self::Capital,
            4 => Self::Continent,
            _ => Self::City,
        }
    }

    /// How well known a place of that many people is: a bare `Washington` is the capital, not the state, and
    /// `Georgia` the country.
    fn weight(self, population: u32) -> u64 {
        let population = u64::from(population) + 1;
        match self {
            Self::Country | Self::City | Self::Continent => population,
            Self::Region => population / 20,
            Self::Capital => population * 10,
        }
    }
}

/// How a record is called by a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(crate) enum NameKind {
    /// Its usual name.
    Main,
    /// Another name: foreign, former or short.
    Other,
    /// An abbreviation (`N.C.`, `UK`).
    Abbreviation,
    /// What its people are called, and what is theirs (`Iranian`, `Danes`).
    Demonym,
}

/// A place of the table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PlaceRecord<'a> {
    /// Its usual name.
    pub(crate) name: &'a str,
    /// The ISO 3166 code of its country; a continent has none, nor has a state that broke up into several.
    pub(crate) country: Option<&'a str>,
    /// The name of its first-level region.
    pub(crate) admin1: Option<&'a str>,
    /// Its number in GeoNames, unless the place is no feature there.
    pub(crate) geonames_id: Option<u32>,
    /// Degrees north.
    pub(crate) latitude: Option<f64>,
    /// Degrees east.
    pub(crate) longitude: Option<f64>,
    /// Inhabitants; of a region those of its cities.
    pub(crate) population: u32,
    /// The logarithm of the number of languages and spellings in which GeoNames names it; of cities only.
    pub(crate) renown: f64,
    pub(crate) kind: Kind,
    /// How the name that was looked up calls it.
    pub(crate) name_kind: NameKind,
    /// A number of its region, or of its country if its region is not known.
    pub(crate) region: u16,
}

impl PlaceRecord<'_> {
    pub(crate) const fn is_city(&self) -> bool {
        matches!(self.kind, Kind::City | Kind::Capital)
    }

    /// How many people know the place by the name: its inhabitants, many for a capital, few for an old name.
    pub(crate) fn prominence(&self) -> u32 {
        match (self.name_kind, self.kind) {
            (NameKind::Main, Kind::Capital) => self.population.max(1_000_000),
            (NameKind::Main, _) => self.population,
            _ => self.population / 10,
        }
    }

    /// How likely the name means this place, compared with the others of that name.
    pub(crate) fn weight(&self) -> u64 {
        match self.name_kind {
            NameKind::Main | NameKind::Demonym => self.kind.weight(self.population),
            // `Philadelphia` is not Amman, nor `Victoria` Hong Kong, whatever they were called once.
            NameKind::Other | NameKind::Abbreviation => u64::from(self.population) / 30,
        }
    }

    /// Whether this place lies in `region`, a country or a region.
    pub(crate) fn lies_in(&self, region: &Self) -> bool {
        region.country.is_some()
            && self.country == region.country
            && match region.kind {
                Kind::Country => self.kind != Kind::Country || self.name == region.name,
                Kind::Region => self.region == region.region && self.kind != Kind::Country,
                Kind::Capital | Kind::City | Kind::Continent => false,
            }
    }
}

/// The places that a name may mean.
pub(crate) struct Namesakes<'a> {
    gazetteer: Gazetteer<'a>,
    candidates: Candidates<'a>,
}

impl<'a> Namesakes<'a> {
    /// A number of the name, the same for all its spellings; 0 if the table does not have it.
    pub(crate) fn id(&self) -> u32 {
        self.candidates.id()
    }

    /// The places, best known first among those of one kind of name.
    pub(crate) fn places(&self) -> impl Iterator<Item = PlaceRecord<'a>> + use<'a> {
        self.gazetteer.records(self.candidates.clone())
    }
}

/// What a name and its qualifier stand for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Resolved<'a> {
    /// The place, if the table has it.
    pub(crate) place: Option<PlaceRecord<'a>>,
    /// The country or region that the qualifier names, if it names one.
    pub(crate) area: Option<PlaceRecord<'a>>,
}

/// The table of places.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Gazetteer<'a> {
    table: Table<'a>,
}

impl Gazetteer<'static> {
    /// The table that is built into the crate; nothing is decoded, so that this costs nothing.
    pub(crate) fn embedded() -> Self {
        Self::parse(include_bytes!("../../models/places.bin")).unwrap_or(Self { table: Table::EMPTY })
    }
}

impl<'a> Gazetteer<'a> {
    /// The table in `bytes`; `None` if they are no table of places, or cut short.
    pub(crate) fn parse(bytes: &'a [u8]) -> Option<Self> {
        Table::parse(bytes).map(|table| Self { table })
    }

    /// What the table has under `name`, demonyms too.
    pub(crate) fn find(&self, name: &str) -> Namesakes<'a> {
        Namesakes { gazetteer: *self, candidates: self.table.find(Key::new(name).as_bytes()).candidates }
    }

    /// The places called `name`, best known first among those of one kind of name.
    pub(crate) fn candidates(&self, name: &str) -> impl Iterator<Item = PlaceRecord<'a>> + use<'a> {
        self.find(name).places().filter(|record| record.name_kind != NameKind::Demonym)
    }

    fn records(&self, candidates: Candidates<'a>) -> impl Iterator<Item = PlaceRecord<'a>> + use<'a> {
        let table = self.table;
        candidates.filter_map(move |(index, name_kind)| {
            let raw = table.record(index)?;
            let (country, admin1) = table.region(raw.region)?;
            let country = Some(country).filter(|country| !country.starts_with(' '));
            let degrees = |hundredths: i16| (hundredths != NOWHERE).then(|| f64::from(hundredths) / 100.0);
            Some(PlaceRecord {
                name: table.string(raw.name)?,
                country,
                admin1: (!admin1.is_empty()).then_some(admin1),
                geonames_id: (raw.id != 0).then_some(raw.id),
                latitude: degrees(raw.latitude),
                longitude: degrees(raw.longitude),
                population: raw.population,
                renown: f64::from(raw.renown) / RENOWN_STEPS,
                kind: Kind::from_byte(raw.kind),
                name_kind: match name_kind {
                    0 => NameKind::Main,
                    1 => NameKind::Other,
                    2 => NameKind::Abbreviation,
                    _ => NameKind::Demonym,
                },
                region: raw.region,
            })
        })
    }

    /// The best-known place called `name`.
    pub(crate) fn best(&self, name: &str) -> Option<PlaceRecord<'a>> {
        heaviest(self.candidates(name))
    }

    /// The country or region that `name` most likely means when it qualifies a city, as in `Troy, N.C.`.
    pub(crate) fn area(&self, name: &str) -> Option<PlaceRecord<'a>> {
        heaviest(self.areas(name))
    }

    /// The countries and regions called `name`.
    pub(crate) fn areas(&self, name: &str) -> impl Iterator<Item = PlaceRecord<'a>> + use<'a> {
        let bare = without_common_noun(name);
        let whole =
            self.candidates(name).chain((bare != name).then(|| self.candidates(bare)).into_iter().flatten());
        whole.filter(|record| !record.is_city())
    }

    /// What `name` stands for, given the country or region that is named behind it.
    ///
    /// A qualifier that the table knows decides: a `Troy` in North Carolina is never the one in Michigan, even
    /// if the table has no other. One that it does not know (a county, an address) is passed over.
    pub(crate) fn resolve(&self, name: &str, qualifier: Option<&str>) -> Resolved<'a> {
        let Some(qualifier) = qualifier else { return Resolved { place: self.best(name), area: None } };
        let mut found: Option<(PlaceRecord<'a>, PlaceRecord<'a>)> = None;
        for area in self.areas(qualifier) {
            let inside = heaviest(self.candidates(name).filter(|record| record.lies_in(&area)));
            if let Some(place) = inside {
                if found.is_none_or(|(best, _)| place.weight() > best.weight()) {
                    found = Some((place, area));
                }
            }
        }
        match (found, self.area(qualifier).filter(|area| area.country.is_some())) {
            (Some((place, area)), _) => Resolved { place: Some(place), area: Some(area) },
            (None, Some(area)) => Resolved { place: None, area: Some(area) },
            (None, None) => Resolved { place: self.best(name), area: None },
        }
    }

    /// The longest name of a place that begins with the token `first`, of at most eight tokens: the index behind
    /// its last token, and the best-known place of that name.
    pub(crate) fn longest_match(
        &self,
        document: &Document<'_>,
        first: usize,
    ) -> Option<(usize, PlaceRecord<'a>)> {
        let named = |record: &PlaceRecord<'a>| record.name_kind != NameKind::Demonym;
        self.longest_name(document, first..document.tokens().len(), |records| heaviest(records.filter(named)))
    }

    /// The longest name at the head of `tokens`, of at most eight of them, whose places `choose` makes something
    /// of: the index behind its last token, and what that is.
    pub(crate) fn longest_name<T>(
        &self,
        document: &Document<'_>,
        tokens: Range<usize>,
        choose: impl Fn(&mut dyn Iterator<Item = PlaceRecord<'a>>) -> Option<T>,
    ) -> Option<(usize, T)> {
        let first = tokens.start;
        let limit = tokens.end.min(first + LONGEST_NAME);
        let mut longest = None;
        for end in first + 1..=limit {
            match document.tokens()[end - 1].kind() {
                TokenKind::Word => {}
                // A dash inside a name has no blanks around it.
                TokenKind::Dash if !document.tokens()[end - 1].space_before() => continue,
                _ => break,
            }
            let text = &document.text()[document.span_of(first..end)];
            if text.eq_ignore_ascii_case("the") {
                continue;
            }
            let key = Key::new(text);
            let hit = self.table.find(key.as_bytes());
            if let Some(choice) = choose(&mut self.records(hit.candidates)) {
                longest = Some((end, choice));
            }
            if !hit.goes_on {
                break;
            }
        }
        longest
    }
}

/// How many tokens a name of a place has at most.
const LONGEST_NAME: usize = 8;

pub(crate) fn heaviest<'a>(records: impl Iterator<Item = PlaceRecord<'a>>) -> Option<PlaceRecord<'a>> {
    // The first of equals: candidates come best known first.
    records.reduce(|best, record| if record.weight() > best.weight() { record } else { best })
}

/// `Banten` of `Banten province`, `Osaka` of `Osaka Prefecture`.
pub(crate) fn without_common_noun(name: &str) -> &str {
    match name.rsplit_once(' ') {
        Some((front, last)) if COMMON_NOUNS.iter().any(|noun| last.eq_ignore_ascii_case(noun)) => front,
        _ => name,
    }
}

const COMMON_NOUNS: [&str; 10] = [
    "province",
    "state",
    "prefecture",
    "region",
    "oblast",
    "governorate",
    "department",
    "canton",
    "territory",
    "republic",
];

#[cfg(test)]
mod tests {
    use super::writer::{Entry, write};
    use super::*;
    use crate::text::Segmenter;

    fn resolve(name: &str, qualifier: &str) -> Resolved<'static> {
        Gazetteer::embedded().resolve(name, Some(qualifier))
    }

    fn city(name: &str, qualifier: &str) -> (&'static str, Option<&'static str>) {
        let place = resolve(name, qualifier).place.unwrap();
        (place.country.unwrap(), place.admin1)
    }

    #[test]
    fn a_qualifier_decides() {
        assert_eq!(city("LONG BEACH", "CA"), ("US", Some("California")));
        assert_eq!(city("Paris", "Texas"), ("US", Some("Texas")));
        assert_eq!(city("Wilmington", "DE"), ("US", Some("Delaware")));
        assert_eq!(city("Wilmington", "N.C."), ("US", Some("North Carolina")));
        assert_eq!(city("London", "Ont."), ("CA", Some("Ontario")));
        assert_eq!(city("ATLANTA", "Georgia"), ("US", Some("Georgia")));
        assert_eq!(city("TBILISI", "Georgia"), ("GE", Some("T'bilisi")));
        assert_eq!(city("GOMA", "Democratic Republic of Congo").0, "CD");
        assert_eq!(city("Serang", "Banten province"), ("ID", Some("Banten")));
    }

    #[test]
    fn without_a_qualifier_the_best_known_place_is_meant() {
        let best = |name: &str| Gazetteer::embedded().resolve(name, None).place.unwrap();
        assert_eq!(best("WASHINGTON").admin1, Some("Washington, D.C."));
        assert_eq!(best("NEW YORK").name, "New York City");
        assert_eq!(best("London").country, Some("GB"));
        assert_eq!(best("Paris").country, Some("FR"));
        assert_eq!((best("Georgia").kind, best("Georgia").country), (Kind::Country, Some("GE")));
        assert_eq!(best("Kuwait").country, Some("KW"));
        assert_eq!(best("U.S.").name, "United States");
        let tehran = best("TEHRAN");
        assert_eq!((tehran.geonames_id, tehran.admin1), (Some(112_931), Some("Tehran")));
        assert_eq!((tehran.latitude, tehran.longitude), (Some(35.69), Some(51.42)));
    }

    #[test]
    fn a_town_too_small_for_the_table_is_placed_by_its_qualifier() {
        let troy = resolve("TROY", "N.C.");
        assert!(troy.place.is_none());
        assert_eq!(troy.area.unwrap().admin1, Some("North Carolina"));
    }

    #[test]
    fn old_and_foreign_names_find_the_place() {
        for (name, usual) in [
            ("Kiev", "Kyiv"),
            ("KYIV", "Kyiv"),
            ("Rangoon", "Yangon"),
            ("SAO PAULO", "São Paulo"),
            ("ST. LOUIS", "St. Louis"),
            ("Saint Petersburg", "Saint Petersburg"),
            ("Bombay", "Mumbai"),
            ("IRBIL", "Erbil"),
        ] {
            assert_eq!(Gazetteer::embedded().best(name).unwrap().name, usual, "{name}");
        }
    }

    #[test]
    fn the_longest_name_is_matched() {
        let mut segmenter = Segmenter::new();
        let document = segmenter.segment("NEW YORK CITY, Port-au-Prince (Athens) Kansas City");
        let matched = |first| {
            Gazetteer::embedded().longest_match(&document, first).map(|(end, place)| (end, place.name))
        };
        assert_eq!(matched(0), Some((3, "New York City")));
        assert_eq!(matched(4), Some((5, "Port-au-Prince")));
        assert_eq!(matched(6), Some((7, "Athens")));
        assert_eq!(matched(8), Some((10, "Kansas City")));
        assert_eq!(matched(3), None);
    }

    fn small_table() -> Vec<u8> {
        let entry = |name: &str, id, population| Entry {
            name: name.to_owned(),
            id,
            population,
            coordinates: Some((1.5, -2.25)),
            country: "XX".to_owned(),
            admin1: "Region".to_owned(),
            kind: Kind::City,
            spellings: 3,
            names: vec![(format!("Old {name}"), NameKind::Other)],
        };
        write((0..40).map(|number| entry(&format!("Town {number}"), number + 1, number * 10)).collect())
    }

    #[test]
    fn a_table_gives_back_what_was_written() {
        let bytes = small_table();
        let gazetteer = Gazetteer::parse(&bytes).unwrap();
        for number in 0..40 {
            let place = gazetteer.best(&format!("OLD TOWN {number}")).unwrap();
            assert_eq!(
                (place.name, place.geonames_id),
                (format!("Town {number}").as_str(), Some(number + 1))
            );
            assert_eq!((place.latitude, place.longitude), (Some(1.5), Some(-2.25)));
        }
        assert!(
            gazetteer.best("Town").is_none()
                && gazetteer.best("").is_none()
                && gazetteer.best("Zz").is_none()
        );
        assert!(gazetteer.table.find(b"town").goes_on && !gazetteer.table.find(b"tow").goes_on);
    }

    #[test]
    fn damaged_bytes_are_refused_or_give_other_answers() {
        let whole = small_table();
        for cut in 0..whole.len() {
            assert!(Gazetteer::parse(&whole[..cut]).is_none(), "cut to {cut}");
        }
        let mut damaged = whole.clone();
        for at in 0..whole.len() {
            for value in [0, 0x7f, 0xff, whole[at] ^ 1] {
                damaged[at] = value;
                if let Some(gazetteer) = Gazetteer::parse(&damaged) {
                    for name in ["Town 7", "Old Town 39", "zz", "a"] {
                        let _ = gazetteer.resolve(name, Some("Region"));
                    }
                }
            }
            damaged[at] = whole[at];
        }
    }
}
