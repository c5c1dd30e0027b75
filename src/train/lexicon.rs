//! Builds the [`Lexicon`] from the census, from `GeoNames` and from the word lists.

use std::collections::BTreeMap;
use std::path::Path;

use super::corpus::read_text;
use super::lists::{DEMONYM_PHRASES, LAND_PHRASES, LISTS, MORE_COUNTRIES, NAMES};
use crate::error::Result;
use crate::tagger::features;
use crate::tagger::index::HashIndex;
use crate::tagger::lexicon::{Class, Classes, Entry, LONGEST_PHRASE, Lexicon, phrase};

/// The words and phrases of the lexicon to be, by their hash.
#[derive(Debug, Default)]
pub(crate) struct Builder {
    entries: BTreeMap<u32, Entry>,
}

impl Builder {
    /// Enters the word lists.
    pub(crate) fn new() -> Self {
        let mut builder = Self::default();
        for (class, words) in LISTS {
            words.split_whitespace().for_each(|word| builder.add(word, *class));
        }
        for phrase in DEMONYM_PHRASES {
            builder.add(phrase, Class::Demonym);
        }
        for phrase in LAND_PHRASES {
            builder.add(phrase, Class::Location);
        }
        for phrase in MORE_COUNTRIES {
            builder.add(phrase, Class::Country);
        }
        builder
    }

    /// Enters a word or phrase; one that is longer than any that is looked up is left out.
    fn add(&mut self, text: &str, class: Class) {
        let words: Vec<u32> = features::words(text);
        let Some((&first, rest)) = words.split_first() else { return };
        if words.len() > LONGEST_PHRASE {
            return;
        }
        let mut head = first;
        for &word in rest {
            self.mark(head, Class::PhraseStart);
            head = phrase(head, word);
        }
        self.mark(head, class);
    }

    fn mark(&mut self, hash: u32, class: Class) {
        let entry = self.entries.entry(hash).or_default();
        entry.classes = entry.classes.with(class);
    }

    pub(crate) fn set_cluster(&mut self, hash: u32, cluster: u8) {
        self.entries.entry(hash).or_default().cluster = cluster;
    }

    /// Enters the names that are often in the news.
    pub(crate) fn add_news_names(&mut self) {
        for (class, names) in NAMES {
            let names = names.lines().filter(|line| !line.starts_with('#'));
            names.for_each(|name| self.add(name, *class));
        }
    }

    /// Enters first names and surnames from the census lists in `folder`, by how common they are.
    pub(crate) fn add_names(&mut self, folder: &Path) -> Result<()> {
        for list in ["census1990.dist.male.first", "census1990.dist.female.first"] {
            self.add_census(&folder.join(list), |rank| match rank {
                0..150 => Some(Class::CommonFirstName),
                150..3000 => Some(Class::RareFirstName),
                _ => None,
            })?;
        }
        self.add_census(&folder.join("census1990.dist.all.last"), |rank| match rank {
            0..1000 => Some(Class::CommonSurname),
            1000..8000 => Some(Class::Surname),
            8000..SURNAMES => Some(Class::RareSurname),
            _ => None,
        })
    }

    fn add_census(&mut self, path: &Path, class: impl Fn(usize) -> Option<Class>) -> Result<()> {
        for (rank, line) in read_text(path)?.lines().enumerate() {
            if let (Some(name), Some(class)) = (line.split_whitespace().next(), class(rank)) {
                self.add(name, class);
            }
        }
        Ok(())
    }

    /// Enters countries, provinces and cities from the `GeoNames` files in `folder`.
    pub(crate) fn add_places(&mut self, folder: &Path) -> Result<()> {
        for line in read_text(&folder.join("countryInfo.txt"))?.lines().filter(|line| !line.starts_with('#'))
        {
            if let Some(name) = line.split('\t').nth(4) {
                self.add(name, Class::Country);
            }
        }
        for line in read_text(&folder.join("admin1CodesASCII.txt"))?.lines() {
            let mut columns = line.split('\t').skip(1);
            for name in [columns.next(), columns.next()].into_iter().flatten() {
                self.add(name, Class::Region);
            }
        }
        for line in read_text(&folder.join("cities5000.txt"))?.lines() {
            let columns: Vec<&str> = line.split('\t').collect();
            let [_, name, ascii, .., population, _, _, _, _] = columns[..] else { continue };
            let class = match population.parse().unwrap_or(0_u64) {
                300_000.. => Class::BigCity,
                SMALLEST_CITY..300_000 => Class::City,
                _ => continue,
            };
            self.add(name, class);
            self.add(ascii, class);
        }
        Ok(())
    }

    pub(crate) fn finish(self) -> Lexicon {
        let mut sets: Vec<Classes> = self.entries.values().map(|entry| entry.classes).collect();
        sets.sort_unstable();
        sets.dedup();
        if sets.len() > MOST_SETS {
            sets = commonest(&self.entries);
        }
        let number = |classes: Classes| sets.binary_search(&classes).unwrap_or_default() as u16;
        Lexicon {
            set_of: self.entries.values().map(|entry| number(entry.classes)).collect(),
            clusters: self.entries.values().map(|entry| entry.cluster).collect(),
            index: HashIndex::new(&self.entries.into_keys().collect::<Vec<_>>())
                .expect("the keys of a map ascend"),
            sets,
        }
    }
}

/// The commonest sets of classes, the empty one among them, in order.
fn commonest(entries: &BTreeMap<u32, Entry>) -> Vec<Classes> {
    let mut counts = BTreeMap::<Classes, usize>::new();
    counts.insert(Classes::default(), usize::MAX / 2);
    for entry in entries.values() {
        *counts.entry(entry.classes).or_default() += 1;
    }
    let mut sets: Vec<_> = counts.into_iter().map(|(classes, count)| (usize::MAX - count, classes)).collect();
    sets.sort_unstable();
    let mut sets: Vec<_> = sets.into_iter().take(MOST_SETS).map(|(_, classes)| classes).collect();
    sets.sort_unstable();
    sets
}

/// How many sets of classes the lexicon keeps apart.
const MOST_SETS: usize = 2048;
/// How many surnames of the census are entered.
const SURNAMES: usize = 25_000;
/// The fewest inhabitants of a city that is entered.
const SMALLEST_CITY: u64 = 50_000;
