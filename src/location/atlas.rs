//! The names of an article with all the places that they may mean, and the choice among these.

use std::collections::HashMap;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::evidence::Evidence;
use super::qualifier::{Noun, Qualifier, Strength, Surroundings};
use crate::dateline::{Dateline, country_of};
use crate::entity::{Entity, Label};
use crate::place::{Gazetteer, Kind, NameKind, PlaceRecord, heaviest, without_common_noun};
use crate::text::{Document, Span};

/// What a name stands for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Meaning {
    Place(PlaceRecord<'static>),
    /// A place that the table does not have, in this country or region.
    Within(PlaceRecord<'static>),
}

impl Meaning {
    /// The place, or else what it lies in.
    pub(super) const fn record(&self) -> &PlaceRecord<'static> {
        match self {
            Self::Place(record) | Self::Within(record) => record,
        }
    }
}

/// A meaning and the probability that it is the one meant.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sense {
    pub(super) meaning: Meaning,
    pub(super) score: f64,
}

/// A name of a place or a people in the text.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// The index of its entity.
    pub(super) entity: usize,
    /// The index of its name; a name that the table does not have has none.
    name: Option<usize>,
    /// What the words around it settle, and by and by what the article does.
    pub(super) sense: Option<Sense>,
    /// What the words beside it call it.
    noun: Option<Noun>,
}

/// A name, however often it stands in the article.
#[derive(Clone, Debug)]
struct Name {
    /// Its places among the candidates.
    candidates: Range<usize>,
    /// The name beside which it is listed (`Alabama and Georgia`).
    neighbour: Option<usize>,
    in_dateline: bool,
    /// Whether its own words settle each of its mentions that are evidence.
    settled: bool,
}

/// A place that a name may mean.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    record: PlaceRecord<'static>,
    /// How well known the place is by the name, in logarithms of odds.
    prominence: f64,
    probability: f64,
}

/// The names of an article, and what they may mean.
pub(super) struct Atlas {
    mentions: Vec<Mention>,
    names: Vec<Name>,
    candidates: Vec<Candidate>,
    evidence: Evidence,
}

/// A mention whose tokens and entity are at hand.
struct Printed<'a> {
    entity: &'a Entity,
    tokens: Range<usize>,
    mention: usize,
}

/// Reads an atlas off a text.
pub(super) struct Reader<'a> {
    surroundings: Surroundings<'a>,
    head: Span,
    atlas: Atlas,
    /// The index of each name, by its number in the table and the kind of places that it was looked up for.
    indices: FxHashMap<(u32, Lookup), usize>,
    /// The same by the name as it is printed: most are printed several times. Keys from the text are hashed with a
    /// secret, so that no text makes them collide.
    printed: HashMap<(&'a str, Lookup), Option<usize>>,
    /// The area that each organisation is named after.
    namesakes: HashMap<&'a str, Option<PlaceRecord<'static>>>,
    previous: Option<Printed<'a>>,
    /// The area that qualified the mention before, and where it is printed.
    told: Option<(usize, PlaceRecord<'static>)>,
}

/// The places that a name is looked up for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Lookup {
    /// Any place.
    Any,
    /// Countries, regions and continents.
    Areas,
    /// The country or region of a people.
    Peoples,
}

impl Lookup {
    fn admits(self, record: &PlaceRecord<'_>) -> bool {
        match self {
            Self::Any => record.name_kind != NameKind::Demonym,
            Self::Areas => record.name_kind != NameKind::Demonym && !record.is_city(),
            Self::Peoples => record.name_kind == NameKind::Demonym,
        }
    }
}

impl<'a> Reader<'a> {
    /// A reader of `document` with its dateline.
    pub(super) fn new(document: &'a Document<'a>, dateline: Option<&Dateline>) -> Self {
        let mut evidence = Evidence::default();
        let agencies = dateline.into_iter().flat_map(|dateline| &dateline.agencies);
        for home in agencies.filter_map(|agency| country_of(&agency.name)) {
            evidence.add_country(home, HOME);
        }
        Self {
            surroundings: Surroundings { gazetteer: Gazetteer::embedded(), document },
            head: dateline.map_or(Span::default(), |dateline| dateline.span),
            atlas: Atlas { mentions: Vec::new(), names: Vec::new(), candidates: Vec::new(), evidence },
            indices: FxHashMap::default(),
            printed: HashMap::new(),
            namesakes: HashMap::new(),
            previous: None,
            told: None,
        }
    }

    /// The atlas of `entities`.
    pub(super) fn read(mut self, entities: &'a [Entity]) -> Atlas {
        for (index, entity) in entities.iter().enumerate() {
            let tokens = self.surroundings.document.tokens_in(entity.span);
            match entity.label.kind() {
                Some(Label::Gpe) => self.read_name(index, entity, tokens, Lookup::Any),
                Some(Label::Loc) if !self.is_landscape(&tokens) => {
                    self.read_name(index, entity, tokens, Lookup::Areas);
                }
                Some(Label::Norp) => self.read_name(index, entity, tokens, Lookup::Peoples),
                Some(Label::Org) if tokens.len() > 1 => self.read_organisation(entity, tokens),
                _ => {}
            }
        }
        self.atlas
    }

    /// `the Mississippi`, `the Amazon`: a river or a landscape, whatever region has its name.
    fn is_landscape(&self, tokens: &Range<usize>) -> bool {
        let document = self.surroundings.document;
        tokens.len() == 1 && tokens.start > 0 && document.word(tokens.start - 1).eq_ignore_ascii_case("the")
    }

    /// `Georgia Bureau of Investigation`, `Indian Army`: evidence of the country or region.
    fn read_organisation(&mut self, entity: &'a Entity, tokens: Range<usize>) {
        let surroundings = self.surroundings;
        let named_after =
            self.namesakes.entry(&entity.text).or_insert_with(|| surroundings.first_area(tokens));
        if let Some(record) = named_after {
            self.atlas.evidence.add(record, ORGANISATION);
        }
    }

    fn read_name(&mut self, index: usize, entity: &'a Entity, tokens: Range<usize>, lookup: Lookup) {
        let (printed, inside) = entity.text.split_once(", ").unwrap_or((&entity.text, ""));
        let in_dateline = self.head.contains(entity.span);
        let told = self.told_sense(&tokens);
        let qualifier = if told.is_some() { None } else { self.qualifier(&tokens, inside) };
        // Off `Long Beach, CA`: a city after all.
        let printed_behind = qualifier.as_ref().is_some_and(|it| it.strength == Strength::Printed);
        let lookup = if printed_behind && lookup == Lookup::Areas { Lookup::Any } else { lookup };
        let name = self.name(printed, lookup);
        let noun = self.surroundings.noun(&tokens);
        let mention = self.atlas.mentions.len();
        let sense = told.or_else(|| self.settle_by(name, qualifier.as_ref()?, in_dateline));
        if let Some(name) = name {
            self.join_list(name, &tokens);
            let name = &mut self.atlas.names[name];
            name.in_dateline |= in_dateline;
            name.settled |= sense.is_some();
        }
        if let Some(sense) = &sense {
            self.atlas.evidence.add(sense.meaning.record(), if in_dateline { DATELINE } else { 1.0 });
        }
        self.atlas.mentions.push(Mention { entity: index, name, sense, noun });
        self.previous = Some(Printed { entity, tokens, mention });
    }

    /// What qualifies the name in `tokens`, whose own end may do so.
    fn qualifier(&self, tokens: &Range<usize>, own: &str) -> Option<Qualifier<'static>> {
        if own.is_empty() {
            let previous = self.previous.as_ref().map(|it| (it.entity, it.tokens.clone()));
            return self.surroundings.qualifier(tokens, previous);
        }
        let areas = self.surroundings.gazetteer.areas(own).collect();
        Some(Qualifier { tokens: tokens.clone(), areas, strength: Strength::Printed })
    }

    /// The index of a name, which is looked up when it is met for the first time.
    fn name(&mut self, printed: &'a str, lookup: Lookup) -> Option<usize> {
        if let Some(&known) = self.printed.get(&(printed, lookup)) {
            return known;
        }
        let name = self.look_up(printed, lookup);
        self.printed.insert((printed, lookup), name);
        name
    }

    fn look_up(&mut self, printed: &str, lookup: Lookup) -> Option<usize> {
        let gazetteer = self.surroundings.gazetteer;
        let found = gazetteer.find(printed);
        if found.places().any(|record| lookup.admits(&record)) {
            return Some(self.enter(found.id(), lookup, found.places()));
        }
        let known = |name: &str, lookup: Lookup| {
            let found = gazetteer.find(name);
            found.places().any(|record| lookup.admits(&record)).then_some((found, lookup))
        };
        let (found, lookup) = match lookup {
            Lookup::Any | Lookup::Areas => {
                let (bare, lookup) = bare_name(printed, lookup);
                known(bare, lookup).or_else(|| known(printed, Lookup::Peoples).filter(|_| bare == printed))
            }
            Lookup::Peoples => known(printed, Lookup::Areas),
        }?;
        Some(self.enter(found.id(), lookup, found.places()))
    }

    fn enter(
        &mut self,
        id: u32,
        lookup: Lookup,
        places: impl Iterator<Item = PlaceRecord<'static>>,
    ) -> usize {
        let atlas = &mut self.atlas;
        *self.indices.entry((id, lookup)).or_insert_with(|| {
            let first = atlas.candidates.len();
            atlas.candidates.extend(places.filter(|record| lookup.admits(record)).map(Candidate::new));
            let candidates = first..atlas.candidates.len();
            pass_over_namesake_towns(&mut atlas.candidates[candidates.clone()]);
            atlas.names.push(Name { candidates, neighbour: None, in_dateline: false, settled: false });
            atlas.names.len() - 1
        })
    }

    /// The sense of an area that qualifies the mention before it.
    fn told_sense(&mut self, tokens: &Range<usize>) -> Option<Sense> {
        let (start, area) = self.told.take()?;
        (start == tokens.start).then_some(Sense { meaning: Meaning::Place(area), score: QUALIFIED_SCORE })
    }

    /// What a name means, given the area that is printed with it.
    fn settle_by(
        &mut self,
        name: Option<usize>,
        qualifier: &Qualifier<'static>,
        in_dateline: bool,
    ) -> Option<Sense> {
        let strength = if in_dateline { Strength::Printed } else { qualifier.strength };
        let candidates = name.map_or(&[][..], |name| self.atlas.candidates_of(name));
        let inside = |area: &PlaceRecord<'static>| {
            let inside = candidates.iter().map(|candidate| candidate.record);
            heaviest(inside.filter(|record| record.lies_in(area) && !same(record, area)))
        };
        let found = qualifier.areas.iter().filter_map(|area| Some((inside(area)?, *area)));
        let found = found.reduce(|best, next| if next.0.weight() > best.0.weight() { next } else { best });
        let best = heaviest(candidates.iter().map(|candidate| candidate.record));
        let (meaning, area) = match (found, best) {
            // `senators from Nevada, Missouri and Iowa`
            (Some((place, _)), Some(best))
                if strength == Strength::Hint && !best.is_city() && place.is_city() =>
            {
                return None;
            }
            (Some((place, area)), _) => (Meaning::Place(place), area),
            (None, best) => {
                let area = heaviest(qualifier.areas.iter().copied())?;
                let needed = best.map_or(Strength::Phrase, |_| Strength::Printed);
                if strength < needed || best.is_some_and(|best| !in_dateline && is_beyond_doubt(&best, &area))
                {
                    return None;
                }
                (Meaning::Within(area), area)
            }
        };
        self.tell(&qualifier.tokens, area);
        let score = if found.is_some() { QUALIFIED_SCORE } else { WITHIN_SCORE };
        Some(Sense { meaning, score })
    }

    /// Lets the mention of `area`, which is the one before or the one to come, mean just that.
    fn tell(&mut self, tokens: &Range<usize>, area: PlaceRecord<'static>) {
        match &self.previous {
            Some(previous) if previous.tokens == *tokens => {
                let sense = Sense { meaning: Meaning::Place(area), score: QUALIFIED_SCORE };
                self.atlas.mentions[previous.mention].sense.get_or_insert(sense);
            }
            _ => self.told = Some((tokens.start, area)),
        }
    }

    /// Notes that a name is listed beside the one before it.
    fn join_list(&mut self, name: usize, tokens: &Range<usize>) {
        let Some(previous) = &self.previous else { return };
        let Some(before) = self.atlas.mentions[previous.mention].name.filter(|&before| before != name) else {
            return;
        };
        let mut between = previous.tokens.end..tokens.start;
        let document = self.surroundings.document;
        let listed = (1..=2).contains(&between.len())
            && between.all(|index| matches!(document.word(index), "," | "and" | "or" | "&" | "/"));
        if listed {
            self.atlas.names[name].neighbour.get_or_insert(before);
            self.atlas.names[before].neighbour.get_or_insert(name);
        }
    }
}

/// A name without the common noun that tells what it is one of: `Borno State`, `Ghazni City`, `Kingdom of Lesotho`;
/// or without the Arabic article; and what to look it up for then.
fn bare_name(printed: &str, lookup: Lookup) -> (&str, Lookup) {
    let bare = without_common_noun(printed);
    if bare != printed {
        return (bare, Lookup::Areas);
    }
    if let Some(city) = printed.strip_suffix(" City") {
        return (city, lookup);
    }
    if let Some((front, rest)) = printed.rsplit_once(" of ") {
        let noun = front.rsplit(' ').next().unwrap_or_default();
        if matches!(noun, "Republic" | "Kingdom" | "State" | "Province" | "Commonwealth" | "Emirate") {
            return (rest, Lookup::Areas);
        }
    }
    let article = printed.strip_prefix("al-").or_else(|| printed.strip_prefix("Al-"));
    (article.unwrap_or(printed), lookup)
}

impl Candidate {
    fn new(record: PlaceRecord<'static>) -> Self {
        let renown = match record.kind {
            Kind::Continent | Kind::Country => COUNTRY_RENOWN,
            Kind::Region => REGION_RENOWN,
            Kind::Capital | Kind::City => record.renown,
        };
        let prominence = FAME * ((record.weight() + 1) as f64).ln() + RENOWN * renown;
        Self { record, prominence, probability: 0.0 }
    }
}

/// `Luxembourg`, `Mexico`: the country, not the city or region in it; and `Lebanon` is none of the towns elsewhere either
/// unless their region is spoken of.
fn pass_over_namesake_towns(candidates: &mut [Candidate]) {
    let Some(country) = candidates.iter().map(|it| it.record).find(|it| it.kind == Kind::Country) else {
        return;
    };
    for candidate in candidates.iter_mut().filter(|it| it.record.kind != Kind::Country) {
        if candidate.record.lies_in(&country) {
            candidate.prominence -= NAMESAKE;
        } else if candidate.record.is_city() {
            candidate.prominence -= ELSEWHERE;
        }
    }
}

fn same(left: &PlaceRecord<'_>, right: &PlaceRecord<'_>) -> bool {
    left.geonames_id == right.geonames_id && left.kind == right.kind && left.name == right.name
}

/// Whether a name means its best-known place whatever area is printed behind it: countries and regions do; and
/// when a country is, which may open a new clause (`In Berlin, France agreed`), great cities.
fn is_beyond_doubt(best: &PlaceRecord<'_>, area: &PlaceRecord<'_>) -> bool {
    !best.is_city()
        || area.kind == Kind::Country && (best.kind == Kind::Capital || best.population > 1_000_000)
}

impl Atlas {
    pub(super) fn mentions(&self) -> &[Mention] {
        &self.mentions
    }

    fn candidates_of(&self, name: usize) -> &[Candidate] {
        &self.candidates[self.names[name].candidates.clone()]
    }

    /// Gives each mention the sense that the article as a whole suggests.
    pub(super) fn settle(&mut self) {
        for name in 0..self.names.len() {
            self.weigh(name, &[]);
            self.testify(name, 1.0);
        }
        for _ in 0..ROUNDS {
            let best: Vec<_> = (0..self.names.len()).map(|name| self.best(name, None)).collect();
            for name in 0..self.names.len() {
                if self.candidates_of(name).len() == 1 {
                    continue; // It says the same as before.
                }
                self.testify(name, -1.0);
                self.weigh(name, &best);
                self.testify(name, 1.0);
            }
        }
        self.follow();
    }

    /// Adds what a name says of the countries and regions of the article.
    fn testify(&mut self, name: usize, sign: f64) {
        let Name { candidates, in_dateline, settled, .. } = self.names[name].clone();
        if settled {
            return; // Its settled mentions have spoken.
        }
        let weight = if in_dateline { DATELINE } else { 1.0 };
        for candidate in &self.candidates[candidates] {
            self.evidence.add(&candidate.record, sign * weight * candidate.probability);
        }
    }

    /// How likely each place of a name is the one meant; `best` are the likeliest places of all names.
    fn weigh(&mut self, name: usize, best: &[Option<Sense>]) {
        let Name { candidates, neighbour, .. } = self.names[name].clone();
        if let [only] = &mut self.candidates[candidates.clone()] {
            only.probability = 1.0;
            return;
        }
        let neighbour = neighbour.and_then(|neighbour| best.get(neighbour).copied().flatten());
        let (mut highest, mut sum) = (f64::NEG_INFINITY, 0.0);
        for candidate in &mut self.candidates[candidates.clone()] {
            let record = &candidate.record;
            let listed = neighbour.map_or(0.0, |sense| LISTED * sense.score * likeness(record, &sense));
            candidate.probability = candidate.prominence + self.evidence.of(record) + listed;
            highest = highest.max(candidate.probability);
        }
        for candidate in &mut self.candidates[candidates.clone()] {
            candidate.probability = (candidate.probability - highest).exp();
            sum += candidate.probability;
        }
        self.candidates[candidates].iter_mut().for_each(|candidate| candidate.probability /= sum);
    }

    /// The likeliest place of a name, of the kind that `noun` says.
    fn best(&self, name: usize, noun: Option<Noun>) -> Option<Sense> {
        let candidates = self.candidates_of(name);
        let fits = |candidate: &Candidate| noun.is_none_or(|noun| noun.fits(&candidate.record));
        let any = candidates.iter().any(fits);
        let mut sum = 0.0;
        let mut chosen: Option<&Candidate> = None;
        for candidate in candidates.iter().filter(|candidate| !any || fits(candidate)) {
            sum += candidate.probability;
            if chosen.is_none_or(|chosen| candidate.probability > chosen.probability) {
                chosen = Some(candidate);
            }
        }
        let chosen = chosen?;
        let score = chosen.probability / f64::max(sum, f64::MIN_POSITIVE);
        Some(Sense { meaning: Meaning::Place(chosen.record), score })
    }

    /// One sense of a name per article: a mention follows the settled one before it, else the first settled one.
    fn follow(&mut self) {
        let mut latest: Vec<Option<Sense>> = vec![None; self.names.len()];
        for mention in self.mentions.iter().rev() {
            if let (Some(name), Some(sense)) = (mention.name, mention.sense) {
                latest[name] = Some(sense);
            }
        }
        for index in 0..self.mentions.len() {
            let Mention { name, sense, noun, .. } = self.mentions[index];
            let Some(name) = name else { continue };
            if sense.is_some() {
                latest[name] = sense;
                continue;
            }
            let fits = |sense: &Sense| noun.is_none_or(|noun| noun.fits(sense.meaning.record()));
            self.mentions[index].sense = latest[name].filter(fits).or_else(|| self.best(name, noun));
        }
    }
}

/// How alike two places are that stand in one list.
fn likeness(record: &PlaceRecord<'_>, other: &Sense) -> f64 {
    let other = other.meaning.record();
    let rank = |record: &PlaceRecord<'_>| if record.is_city() { Kind::City } else { record.kind };
    let alike = rank(record) == rank(other);
    match (alike, record.country == other.country) {
        (true, true) => 1.0,
        (true, false) if record.kind == Kind::Country => 1.0,
        _ => 0.0,
    }
}

/// How much the fame of a place counts, in logarithms of its inhabitants.
const FAME: f64 = 0.6;
/// How much the number of its spellings counts, in logarithms: that of cities is known,
const RENOWN: f64 = 0.8;
/// and of countries
const COUNTRY_RENOWN: f64 = 5.0;
/// and regions taken to be this.
const REGION_RENOWN: f64 = 4.0;
/// The evidence of the dateline's place, of a name being 1.
const DATELINE: f64 = 2.5;
/// The evidence of the home of the dateline's agency.
const HOME: f64 = 1.5;
/// The evidence of the first word of an organisation's name.
const ORGANISATION: f64 = 0.5;
/// How much a place gains that is of the kind of the one listed beside it.
const LISTED: f64 = 3.0;
/// How much less likely a city or region is than the country of the same name around it.
const NAMESAKE: f64 = 10.0;
/// How much less likely a city is than a country of the same name elsewhere.
const ELSEWHERE: f64 = 3.0;
/// How often the names are weighed in the light of each other.
const ROUNDS: usize = 2;
const QUALIFIED_SCORE: f64 = 0.98;
const WITHIN_SCORE: f64 = 0.9;
