//! What the words around a name say of where it lies: `Paris, Texas`, `the Indian city of Hyderabad`.

use std::ops::Range;

use crate::entity::Entity;
use crate::place::{Gazetteer, Kind, NameKind, PlaceRecord, heaviest};
use crate::text::{Document, Token};

/// The countries and regions that qualify a name: those that one printed name may mean.
#[derive(Clone, Debug, Default)]
pub(super) struct Qualifier<'a> {
    /// Where the name of the area is printed.
    pub(super) tokens: Range<usize>,
    pub(super) areas: Vec<PlaceRecord<'a>>,
    pub(super) strength: Strength,
}

/// What a qualifier can do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// It chooses among the namesakes that lie in it; there may be none.
    #[default]
    Hint,
    /// `the Indian city of Hyderabad`: it also places a name that is not known.
    Phrase,
    /// `Paris, Maine`: it also places a name all of whose namesakes lie elsewhere.
    Printed,
}

/// The words around a name.
#[derive(Clone, Copy)]
pub(super) struct Surroundings<'a> {
    pub(super) gazetteer: Gazetteer<'static>,
    pub(super) document: &'a Document<'a>,
}

/// What kind of place the words beside a name call it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Noun {
    /// `the state of Washington`, `Borno state`.
    Area,
    /// `the city of Quebec`, `Mexico city`.
    Settlement,
}

impl Noun {
    /// Whether a place is of the kind.
    pub(super) fn fits(self, place: &PlaceRecord<'_>) -> bool {
        match self {
            Self::Area => place.kind == Kind::Region,
            Self::Settlement => place.is_city(),
        }
    }
}

impl<'a> Surroundings<'a> {
    fn word(&self, index: usize) -> &'a str {
        self.document.tokens().get(index).map_or("", |_| self.document.word(index))
    }

    fn text(&self, tokens: Range<usize>) -> &'a str {
        &self.document.text()[self.document.span_of(tokens)]
    }

    fn is_capitalised(&self, index: usize) -> bool {
        self.document.tokens().get(index).is_some_and(Token::is_capitalised)
    }

    /// What the words directly beside the name in `tokens` call it.
    pub(super) fn noun(&self, tokens: &Range<usize>) -> Option<Noun> {
        let noun = |word: &str| {
            let is = |nouns: &[&str]| nouns.iter().any(|noun| word.eq_ignore_ascii_case(noun));
            if is(&AREA_NOUNS[..CLEAR_NOUNS]) {
                Some(Noun::Area)
            } else if is(&SETTLEMENT_NOUNS) {
                Some(Noun::Settlement)
            } else {
                None
            }
        };
        let before = || {
            let at = tokens.start.checked_sub(2).filter(|_| self.word(tokens.start - 1) == "of")?;
            noun(self.word(at))
        };
        noun(self.word(tokens.end)).filter(|_| !self.is_capitalised(tokens.end)).or_else(before)
    }

    /// What qualifies the name in `tokens`; `previous` is the name before it, if there is one.
    pub(super) fn qualifier(
        &self,
        tokens: &Range<usize>,
        previous: Option<(&Entity, Range<usize>)>,
    ) -> Option<Qualifier<'static>> {
        self.behind(tokens.end).or_else(|| self.before(tokens.start, previous?))
    }

    /// What stands behind a name that ends before the token `at`.
    fn behind(&self, at: usize) -> Option<Qualifier<'static>> {
        match self.word(at) {
            "," => self.behind_comma(at + 1).or_else(|| self.apposition(at + 1)),
            "(" | "[" => {
                let found = self.area(at + 1)?;
                let closed = matches!(self.word(found.tokens.end), ")" | "]");
                closed.then_some(Qualifier { strength: Strength::Printed, ..found })
            }
            "in" => self.area(self.skip(at + 1, 3, is_direction)),
            _ => None,
        }
    }

    /// `Paris, Texas,`: a qualifier unless it could be the next of a list or open a new clause.
    fn behind_comma(&self, at: usize) -> Option<Qualifier<'static>> {
        let found = self.area(at)?;
        let next = found.tokens.end;
        let state = |area: &PlaceRecord<'_>| area.kind == Kind::Region;
        let short = |area: &PlaceRecord<'_>| state(area) && area.name_kind == NameKind::Abbreviation;
        let listed = match self.word(next) {
            "," => self.is_capitalised(next + 1) || matches!(self.word(next + 1), "and" | "or"),
            "and" | "or" | "&" => self.is_capitalised(next + 1),
            "'s" | "’s" => true,
            word if word.starts_with(char::is_alphabetic) => !found.areas.iter().all(state),
            _ => false,
        };
        let printed = !listed || found.areas.iter().all(short);
        let strength = if printed { Strength::Printed } else { Strength::Hint };
        Some(Qualifier { strength, ..found })
    }

    /// `London, a town in southeastern Kentucky`, `Peshawar, the capital of Pakistan's northwest`,
    /// `Latakia, a Syrian port`.
    fn apposition(&self, at: usize) -> Option<Qualifier<'static>> {
        if !matches!(self.word(at), "a" | "an" | "the" | "in") {
            return None;
        }
        let end = self.skip(at + 1, 8, |word| !matches!(word, "in" | "of" | "from" | "near"));
        let has_noun = (at..end).any(|index| is_settlement(self.word(index)));
        if matches!(self.word(end), "in" | "of") && (has_noun || self.word(at) == "in") {
            return self.area(self.skip(end + 1, 3, is_direction));
        }
        if self.word(at) == "in" {
            return self.area(self.skip(at + 1, 3, is_direction));
        }
        let found = self.area_or_people(end)?;
        let noun = self.skip(found.tokens.end, 2, |word| !is_settlement(word));
        is_settlement(self.word(noun)).then_some(found)
    }

    /// `the Indian port city of`, `Pakistan's`, `the Libyan capital,`: from the name before.
    fn before(&self, at: usize, (entity, name): (&Entity, Range<usize>)) -> Option<Qualifier<'static>> {
        if at <= name.end.saturating_sub(1) || at > name.end + 8 {
            return None;
        }
        let between = name.end..at;
        let mut words = between.clone().map(|index| self.word(index)).peekable();
        let owns = words.next_if(|word| matches!(*word, "'s" | "’s" | "'" | "’")).is_some();
        let mut noun = false;
        let mut last = "";
        for word in words {
            let plain = word.starts_with(char::is_lowercase) && !matches!(word, "and" | "or" | "to" | "from");
            if !(plain || word == "," && is_settlement(last)) {
                return None;
            }
            noun |= is_settlement(word);
            last = word;
        }
        if !(noun || owns) || !last.is_empty() && last != "of" && last != "," && !is_settlement(last) {
            return None;
        }
        let areas: Vec<_> = self.gazetteer.find(&entity.text).places().filter(is_area).collect();
        let strength = if noun && last == "of" { Strength::Phrase } else { Strength::Hint };
        (!areas.is_empty()).then_some(Qualifier { tokens: name, areas, strength })
    }

    /// The country or region whose name the name in `tokens` begins with.
    pub(super) fn first_area(&self, tokens: Range<usize>) -> Option<PlaceRecord<'static>> {
        let area =
            |records: &mut dyn Iterator<Item = PlaceRecord<'static>>| heaviest(records.filter(is_area));
        let (end, record) = self.gazetteer.longest_name(self.document, tokens.clone(), area)?;
        (end < tokens.end && record.name_kind != NameKind::Abbreviation).then_some(record)
    }

    /// The area that is printed at the token `at`.
    fn area(&self, at: usize) -> Option<Qualifier<'static>> {
        let at = at + usize::from(self.word(at) == "the");
        self.area_or_people(at)
            .filter(|found| found.areas.iter().any(|area| area.name_kind != NameKind::Demonym))
    }

    fn area_or_people(&self, at: usize) -> Option<Qualifier<'static>> {
        if !self.is_capitalised(at) {
            return None;
        }
        let any = |records: &mut dyn Iterator<Item = PlaceRecord<'static>>| {
            let areas: Vec<_> = records.filter(is_area).collect();
            (!areas.is_empty()).then_some(areas)
        };
        let (end, mut areas) =
            self.gazetteer.longest_name(self.document, at..self.document.tokens().len(), any)?;
        let text = self.text(at..end);
        // `OR` is a state, `Or` a word; a name of one letter more is none of a postal code.
        areas.retain(|area| {
            area.name_kind != NameKind::Abbreviation
                || text.contains('.')
                || text.chars().all(char::is_uppercase)
        });
        (!areas.is_empty()).then_some(Qualifier { tokens: at..end, areas, strength: Strength::Hint })
    }

    /// The index of the first of at most `most` tokens from `at` that is no small word that `passes`.
    fn skip(&self, at: usize, most: usize, passes: impl Fn(&str) -> bool) -> usize {
        let passed = (at..at + most).take_while(|&index| {
            self.word(index).starts_with(char::is_lowercase) && passes(self.word(index))
        });
        at + passed.count()
    }
}

fn is_area(record: &PlaceRecord<'_>) -> bool {
    !record.is_city() && record.country.is_some()
}

fn is_settlement(word: &str) -> bool {
    SETTLEMENT_NOUNS.contains(&word) || AREA_NOUNS.contains(&word)
}

fn is_direction(word: &str) -> bool {
    DIRECTIONS.contains(&word)
        || word.ends_with("ern") // southern, northwestern, south-eastern
        || AREA_NOUNS.contains(&word)
}

const DIRECTIONS: [&str; 16] = [
    "the",
    "of",
    "north",
    "south",
    "east",
    "west",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
    "north-east",
    "north-west",
    "south-east",
    "south-west",
    "central",
    "upstate",
];

const SETTLEMENT_NOUNS: [&str; 18] = [
    "city",
    "town",
    "village",
    "port",
    "suburb",
    "resort",
    "capital",
    "municipality",
    "community",
    "hamlet",
    "settlement",
    "township",
    "enclave",
    "stronghold",
    "neighborhood",
    "borough",
    "hometown",
    "metropolis",
];

/// How many of the nouns of areas mean a first-level region beyond doubt.
const CLEAR_NOUNS: usize = 8;

const AREA_NOUNS: [&str; 13] = [
    "state",
    "province",
    "region",
    "prefecture",
    "oblast",
    "governorate",
    "canton",
    "emirate",
    "department",
    "county",
    "district",
    "territory",
    "island",
];
