//! The grammar of a dateline's places.

use std::ops::Range;

use super::agency;
use super::grammar::{Credit, Grammar, LONGEST_NAME, MOST_ITEMS, PlaceItem, Reading, Standing};
use super::words::{WEEKDAYS, is_bare_credit, is_desk, is_month, is_no_place, is_particle};
use crate::place::{Kind, NameKind, PlaceRecord};
use crate::text::{Token, TokenKind};

impl Grammar<'_> {
    /// One place or several: `LAGOS/ABUJA`, `KAMPALA and NAIROBI`, `LUSAKA, Zambia and JOHANNESBURG`.
    pub(super) fn places(&self, reading: &mut Reading, at: usize) -> Option<usize> {
        let first = self.place(at)?;
        let mut end = first.tokens.end;
        if first.standing == Standing::Unknown && is_desk(self.word(end - 1)) {
            reading.credits.push(Credit { tokens: first.tokens, known: false });
            return Some(end);
        }
        reading.places.push(first);
        while reading.places.len() < MOST_ITEMS
            && (matches!(self.word(end), "/" | "&" | "and" | "AND")
                || self.begins_city(end, reading.places.last().is_some_and(|place| place.qualified)))
        {
            if self.word(end) == "/" && self.slashes(&mut Reading::default(), end).is_some() {
                break;
            }
            let Some(next) = self.place(end + 1) else { break };
            end = next.tokens.end;
            reading.places.push(next);
        }
        self.tidy(&mut reading.places);
        Some(end)
    }

    /// Whether behind the comma at `at` a second city stands, and no qualifier: `NEW YORK, LONDON (Reuters)`.
    pub(super) fn begins_city(&self, at: usize, qualified: bool) -> bool {
        if self.word(at) != ","
            || self.names_day(at + 1)
            || self.bare_credit(&Reading::default(), at + 1).is_some()
        {
            return false;
        }
        let Some(end) = self.name_end(at + 1) else { return false };
        let city = self.place_of(at + 1..end);
        // `ZUG` is also a canton; behind `HAMILTON, Bermuda` it is the city.
        let area = || self.gazetteer.area(self.text(at + 1..end)).is_some();
        city.capitals && matches!(city.standing, Standing::City { .. }) && (qualified || !area())
    }

    /// Drops a section's label before a city: `Sports News, New Delhi, Oct 12 (IANS)`.
    pub(super) fn tidy(&self, places: &mut [PlaceItem]) {
        for place in places {
            let Some(qualifier) = place.qualifier.clone() else { continue };
            let city = self.place_of(qualifier.clone());
            let label = place.standing == Standing::Unknown && !place.capitals && !place.qualified;
            let is_city = matches!(city.standing, Standing::City { .. });
            if is_city && label {
                *place = city;
            } else if is_city && place.standing == Standing::Area && self.lies_in(&qualifier, &place.name) {
                // `Egypt, Cairo`: the country stands first.
                place.qualifier = Some(std::mem::replace(&mut place.name, qualifier));
                place.standing = city.standing;
                place.qualified = true;
            }
        }
    }

    /// Whether the table knows a city of the one name in a country or region of the other.
    pub(super) fn lies_in(&self, city: &Range<usize>, area: &Range<usize>) -> bool {
        let resolved = self.gazetteer.resolve(self.text(city.clone()), Some(self.text(area.clone())));
        resolved.place.is_some_and(|place| place.is_city())
    }

    /// A place with its qualifiers.
    pub(super) fn place(&self, at: usize) -> Option<PlaceItem> {
        let end = self.name_end(at)?;
        let mut place = self.place_of(at..end);
        if place.standing == Standing::Unknown && agency::name_of(self.text(at..end)).is_some() {
            return None;
        }
        if place.standing == Standing::Unknown {
            self.part_glued_qualifier(&mut place);
        }
        for _ in 0..3 {
            let Some((qualifier, end, known)) = self.qualifier(&place) else { break };
            if place.qualified && !known && self.are_capitals(qualifier.clone()) && place.capitals {
                break;
            }
            place.tokens.end = end;
            place.qualified |= known;
            // The first one decides: `GEORGETOWN, Grand Cayman, British West Indies`.
            place.qualifier.get_or_insert(qualifier);
        }
        Some(place)
    }

    pub(super) fn place_of(&self, name: Range<usize>) -> PlaceItem {
        let namesakes = self.gazetteer.find(self.text(name.clone()));
        let records = || namesakes.places().filter(|record| record.name_kind != NameKind::Demonym);
        let known = |record: &PlaceRecord<'_>| record.name_kind != NameKind::Abbreviation;
        let cities = records().filter(|record| record.is_city() && known(record));
        // `CHINA` is also a town in Mexico.
        let is_country =
            |record: PlaceRecord<'_>| record.kind == Kind::Country && record.name_kind == NameKind::Main;
        let country = records().any(is_country) && records().all(|record| record.kind != Kind::Capital);
        let least = if country { 100_000 } else { 0 };
        let standing = match cities.map(|city| city.prominence()).max() {
            Some(population) if population >= least => Standing::City { population },
            Some(_) => Standing::Area,
            None if records().any(|record| known(&record)) => Standing::Area,
            None => Standing::Unknown,
        };
        let capitals = self.are_capitals(name.clone());
        PlaceItem { tokens: name.clone(), name, qualifier: None, standing, capitals, qualified: false }
    }

    /// `FARMINGTON Conn.`, `FRESNO CA`: a state behind the city without a comma.
    pub(super) fn part_glued_qualifier(&self, place: &mut PlaceItem) {
        let (start, end) = (place.name.start, place.name.end);
        let is_state = |split: usize| {
            let area = self.gazetteer.area(self.text(split..end));
            area.is_some_and(|area| {
                area.name_kind == NameKind::Abbreviation || !self.are_capitals(split..end)
            })
        };
        let Some(split) = (start + 1..end).find(|&split| is_state(split)) else { return };
        let bare = self.place_of(start..split);
        if bare.capitals || bare.standing != Standing::Unknown {
            *place = PlaceItem { tokens: start..end, qualifier: Some(split..end), qualified: true, ..bare };
        }
    }

    /// The qualifier behind a place: its tokens, the index behind it with its bracket, and whether it is known.
    pub(super) fn qualifier(&self, place: &PlaceItem) -> Option<(Range<usize>, usize, bool)> {
        let at = place.tokens.end;
        let (first, bracket) = match self.word(at) {
            "," => (at + 1, None),
            "[" => (at + 1, Some("]")),
            "(" => return self.qualifier_in_brackets(at),
            _ => return None,
        };
        let cities = matches!(place.standing, Standing::City { .. })
            && place.capitals
            && self.begins_city(at, place.qualified);
        if self.begins_paragraph(first) || self.names_day(first) || cities {
            return None;
        }
        if self.bare_credit(&Reading::default(), first).is_some() && first > 0 {
            return None;
        }
        if let Some(end) = self.at_sea(first).or_else(|| self.postal_code(first)) {
            return Some((first..end, end, true));
        }
        let end = self.name_end(first)?;
        let known = self.gazetteer.area(self.text(first..end)).is_some();
        if let Some(bracket) = bracket {
            let outlet = agency::name_of(self.text(first..end)).is_some();
            return (self.word(end) == bracket && !outlet).then_some((first..end, end + 1, known));
        }
        let end = self.behind_abbreviating_stop(first, end);
        let closed = matches!(self.word(end), "," | "(" | ")" | "[" | "/" | ":" | "." | "&" | "and" | "|")
            || self.dash(end).is_some()
            || self.begins_date(end)
            || self.begins_paragraph(end);
        closed.then_some((first..end, end, known))
    }

    /// `Bida (Niger), July 1`, `Bolgatanga (U/E), April 3`.
    fn qualifier_in_brackets(&self, open: usize) -> Option<(Range<usize>, usize, bool)> {
        let close = (open + 2..open + 6).find(|&at| self.word(at) == ")")?;
        let inner = open + 1..close;
        let text = self.text(inner.clone());
        let known = self.gazetteer.area(text).is_some();
        let place = (known || self.are_capitals(inner.clone())) && agency::name_of(text).is_none();
        let dated = self.word(close + 1) == "," && self.names_day(close + 2)
            // `Ahmedabad (Gujarat) [India], May 17:`
            || known && self.word(close + 1) == "[";
        (place && dated && !self.begins_date(open + 1)).then_some((inner, close + 1, known))
    }

    /// The end of `At Sea`, where a ship is.
    fn at_sea(&self, at: usize) -> Option<usize> {
        let sea = self.word(at).eq_ignore_ascii_case("at") && self.word(at + 1).eq_ignore_ascii_case("sea");
        sea.then_some(at + 2)
    }

    /// The end of a postal code that is also a small word: `TORONTO, ON`, `Portland, OR`.
    fn postal_code(&self, at: usize) -> Option<usize> {
        let word = self.word(at);
        let code = word.len() == 2 && self.is_all_capitals(at) && self.gazetteer.area(word).is_some();
        (code && is_no_place(word) && !self.is_all_capitals(at + 1)).then_some(at + 1)
    }

    /// The index behind the full stop of `La.`, which the tokenizer took for the end of a sentence.
    fn behind_abbreviating_stop(&self, start: usize, end: usize) -> usize {
        let stop = self.word(end) == "." && !self.is_spaced(end);
        let state = || self.gazetteer.area(self.text(start..end + 1));
        let abbreviated = stop && state().is_some_and(|area| area.name_kind == NameKind::Abbreviation);
        if abbreviated { end + 1 } else { end }
    }

    pub(super) fn names_day(&self, at: usize) -> bool {
        self.begins_date(at) || self.is_weekday(at) || self.is_garbled_date(at)
    }

    pub(super) fn is_garbled_date(&self, at: usize) -> bool {
        let number = self.is_kind(at + 1, TokenKind::Number) && self.dash(at + 2).is_some();
        number || is_month(self.word(at)) && self.dash(at + 1).is_some()
    }

    pub(super) fn is_weekday(&self, at: usize) -> bool {
        WEEKDAYS.iter().any(|name| name.eq_ignore_ascii_case(self.word(at)))
    }

    /// The end of the name of a place that begins at `at`: a known name, or a run of capitalised words.
    pub(super) fn name_end(&self, at: usize) -> Option<usize> {
        let token = self.token(at)?;
        let known = self
            .gazetteer
            .longest_match(&self.document, at)
            .map(|(end, _)| end)
            .filter(|&end| end <= self.limit && (at + 1..end).all(|inner| !self.begins_paragraph(inner)));
        if token.kind() != TokenKind::Word || !token.is_capitalised() && known.is_none() {
            return None;
        }
        if known.is_none_or(|end| end == at + 1)
            && is_no_place(self.word(at))
            && !(self.word(at) == "NEW" && self.is_all_capitals(at + 1))
        {
            return None;
        }
        let mut end = at + 1;
        while end < at + LONGEST_NAME && self.continues_name(end) {
            end += 1;
        }
        Some(known.map_or(end, |known| known.max(end)))
    }

    pub(super) fn continues_name(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        if token.kind() != TokenKind::Word || token.is_paragraph_start() || self.begins_date(at) {
            return false;
        }
        let word = self.word(at);
        let clitic = !token.space_before() && matches!(word, "'s" | "'S" | "’s" | "’S");
        clitic
            || token.is_capitalised() && !matches!(word, "AND") && !self.is_credit_before_dash(at)
            || is_particle(word) && self.is_capitalised(at + 1) && !self.begins_date(at + 1)
            || matches!(word, "city" | "province" | "state" | "county") && !self.begins_paragraph(at + 1)
    }

    /// `WASHINGTON AP -`: the credit is no part of the name.
    pub(super) fn is_credit_before_dash(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::is_all_caps)
            && self.dash(at + 1).is_some()
            && is_bare_credit(self.word(at))
    }

    /// Whether every word is written in capitals, as in `ROSS COUNTY`, `McALLEN`, `DeLAND`.
    pub(super) fn are_capitals(&self, tokens: Range<usize>) -> bool {
        let mut words = tokens.filter(|&at| self.is_kind(at, TokenKind::Word)).map(|at| self.word(at));
        words.all(|word| is_particle(word) || is_in_capitals(word))
    }
}

/// Whether the word is written in capitals, a small prefix let pass.
fn is_in_capitals(word: &str) -> bool {
    let small = word.chars().filter(|c| c.is_lowercase()).count();
    small == 0 || small <= 2 && word.chars().filter(|c| c.is_uppercase()).count() > 2
}
