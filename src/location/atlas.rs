//! The names of an article with all the places that they may mean, and the choice among these.

use std::collections::HashMap;
use std::ops::Range;

use super::evidence::Evidence;
use super::qualifier::{Noun, Qualifier, Surroundings};
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
    /// The logarithm of how well known the place is by the name.
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
    indices: HashMap<(u32, Lookup), usize>,
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
    /// A reader of `document`, whose dateline is `head`.
    pub(super) fn new(document: &'a Document<'a>, head: Span) -> Self {
        Self {
            surroundings: Surroundings { gazetteer: Gazetteer::embedded(), document },
            head,
            atlas: Atlas {
                mentions: Vec::new(),
                names: Vec::new(),
                candidates: Vec::new(),
                evidence: Evidence::default(),
            },
            indices: HashMap::new(),
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
                Some(Label::Loc) => self.read_name(index, entity, tokens, Lookup::Areas),
                Some(Label::Norp) => self.read_name(index, entity, tokens, Lookup::Peoples),
                Some(Label::Org) => self.read_organisation(tokens),
                _ => {}
            }
        }
        self.atlas
    }

    /// `Georgia Bureau of Investigation`, `Indian Army`: evidence of the country or region.
    fn read_organisation(&mut self, tokens: Range<usize>) {
        let Surroundings { gazetteer, document } = self.surroundings;
        let area = |records: &mut dyn Iterator<Item = PlaceRecord<'static>>| {
            heaviest(records.filter(|record| !record.is_city() && record.country.is_some()))
        };
        if let Some((end, record)) = gazetteer.longest_name(document, tokens.start, area) {
            if end < tokens.end && record.name_kind != NameKind::Abbreviation {
                self.atlas.evidence.add(&record, ORGANISATION);
            }
        }
    }

    fn read_name(&mut self, index: usize, entity: &'a Entity, tokens: Range<usize>, lookup: Lookup) {
        let (printed, inside) = entity.text.split_once(", ").unwrap_or((&entity.text, ""));
        let in_dateline = self.head.contains(entity.span);
        let told = self.told_sense(&tokens);
        let qualifier = if told.is_some() { None } else { self.qualifier(&tokens, inside) };
        // Off `Long Beach, CA`: a city after all.
        let firm = qualifier.as_ref().is_some_and(|qualifier| qualifier.firm);
        let lookup = if firm && lookup == Lookup::Areas { Lookup::Any } else { lookup };
        let name = self.name(printed, lookup);
        let noun = self.surroundings.noun(&tokens);
        let mention = self.atlas.mentions.len();
        let sense = told.or_else(|| self.settle_by(name, qualifier?, in_dateline));
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
        Some(Qualifier { tokens: tokens.clone(), areas, firm: true })
    }

    /// The index of a name, which is looked up when it is met for the first time.
    fn name(&mut self, printed: &str, lookup: Lookup) -> Option<usize> {
        let gazetteer = self.surroundings.gazetteer;
        let found = gazetteer.find(printed);
        if found.places().any(|record| lookup.admits(&record)) {
            return Some(self.enter(found.id(), lookup, found.places()));
        }
        // `Borno State`; and what the tagger takes for a country may be its people, or the other way round.
        let bare = without_common_noun(printed);
        let region = gazetteer.find(bare);
        let other = if lookup == Lookup::Peoples { Lookup::Any } else { Lookup::Peoples };
        if bare != printed && region.places().any(|record| Lookup::Areas.admits(&record)) {
            return Some(self.enter(region.id(), Lookup::Areas, region.places()));
        }
        let known = lookup != Lookup::Areas && found.places().any(|record| other.admits(&record));
        known.then(|| self.enter(found.id(), other, found.places()))
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
        qualifier: Qualifier<'static>,
        in_dateline: bool,
    ) -> Option<Sense> {
        let firm = qualifier.firm || in_dateline;
        let candidates = name.map_or(&[][..], |name| self.atlas.candidates_of(name));
        let inside = |area: &PlaceRecord<'static>| {
            let inside = candidates.iter().map(|candidate| candidate.record);
            heaviest(inside.filter(|record| record.lies_in(area) && !same(record, area)))
        };
        let found = qualifier.areas.iter().filter_map(|area| Some((inside(area)?, *area)));
        let found = found.reduce(|best, next| if next.0.weight() > best.0.weight() { next } else { best });
        let best = heaviest(candidates.iter().map(|candidate| candidate.record));
        let names_area = best.is_some_and(|best| !best.is_city());
        let (meaning, area) = match found {
            Some((place, area)) if firm || !names_area || !place.is_city() => (Meaning::Place(place), area),
            None if firm && !names_area => {
                let area = heaviest(qualifier.areas.iter().copied())?;
                (Meaning::Within(area), area)
            }
            _ => return None,
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

impl Candidate {
    fn new(record: PlaceRecord<'static>) -> Self {
        Self { record, prominence: ((record.weight() + 1) as f64).ln(), probability: 0.0 }
    }
}

/// `Luxembourg`, `Singapore`, `Mexico`: the country, not the city in it.
fn pass_over_namesake_towns(candidates: &mut [Candidate]) {
    let Some(country) = candidates.iter().map(|it| it.record).find(|it| it.kind == Kind::Country) else {
        return;
    };
    for candidate in candidates.iter_mut().filter(|it| it.record.is_city() && it.record.lies_in(&country)) {
        candidate.prominence -= NAMESAKE;
    }
}

fn same(left: &PlaceRecord<'_>, right: &PlaceRecord<'_>) -> bool {
    left.geonames_id == right.geonames_id && left.kind == right.kind
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
        let neighbour = neighbour.and_then(|neighbour| best.get(neighbour).copied().flatten());
        let (mut highest, mut sum) = (f64::NEG_INFINITY, 0.0);
        for candidate in &mut self.candidates[candidates.clone()] {
            let record = &candidate.record;
            let listed = neighbour.map_or(0.0, |sense| LISTED * sense.score * likeness(record, &sense));
            candidate.probability = FAME * candidate.prominence + self.evidence.of(record) + listed;
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
        let candidates = self.candidates_of(name).iter();
        let fits = |candidate: &&Candidate| noun.is_none_or(|noun| noun.fits(&candidate.record));
        let likeliest = |best: &'_ Candidate, next: &'_ Candidate| next.probability > best.probability;
        let choose = |best, next| if likeliest(best, next) { next } else { best };
        let chosen = candidates.clone().filter(fits).reduce(choose).or_else(|| candidates.reduce(choose))?;
        Some(Sense { meaning: Meaning::Place(chosen.record), score: chosen.probability })
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
/// The evidence of the dateline's place, of a name being 1.
const DATELINE: f64 = 2.0;
/// The evidence of the first word of an organisation's name.
const ORGANISATION: f64 = 0.5;
/// How much a place gains that is of the kind of the one listed beside it.
const LISTED: f64 = 2.0;
/// How much less likely a city is than the country of the same name around it.
const NAMESAKE: f64 = 10.0;
/// How often the names are weighed in the light of each other.
const ROUNDS: usize = 2;
const QUALIFIED_SCORE: f64 = 0.98;
const WITHIN_SCORE: f64 = 0.9;
