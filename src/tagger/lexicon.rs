//! What is known of words and phrases: which lists they stand on, and which words they keep company with.

use super::hash;
use super::index::HashIndex;

/// A set of [`Class`]es, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Classes(pub(crate) u32);

/// A list that a word or phrase can stand on. The numbers are part of the model format: without the trainer most
/// are only read, as bits of a model.
#[cfg_attr(not(feature = "train"), allow(dead_code))]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub(crate) enum Class {
    CommonFirstName = 0,
    RareFirstName = 1,
    CommonSurname = 2,
    Surname = 3,
    RareSurname = 4,
    Country = 5,
    Region = 6,
    BigCity = 7,
    City = 8,
    Demonym = 9,
    /// A word that ends or heads the name of an organisation: `Ministry`, `Inc.`, `University`.
    OrgWord = 10,
    /// A title or rank before a person's name: `President`, `Gen.`
    Title = 11,
    /// A word of a geographical name: `River`, `Gulf`.
    LandWord = 12,
    /// A word of a building's or road's name: `Airport`, `Street`.
    FacilityWord = 13,
    /// A word of an event's name: `War`, `Games`.
    EventWord = 14,
    /// A word of a law's name: `Act`, `Treaty`.
    LawWord = 15,
    /// A month or weekday.
    Calendar = 16,
    /// An article, pronoun, preposition, conjunction, auxiliary or other word of a closed class.
    Function = 17,
    /// A continent, sea, region or other place without a government.
    Location = 18,
    Company = 19,
    /// A party, union, militia or other group with aims.
    Party = 20,
    /// A public body.
    Agency = 21,
    /// A paper, broadcaster, university, museum, charity or other institution.
    Institution = 22,
    /// A sports club or federation.
    Club = 23,
    Product = 24,
    /// A given name of any culture.
    GivenName = 25,
    /// A surname of any culture.
    FamilyName = 26,
    /// The full name of somebody who is often in the news.
    KnownPerson = 27,
    Facility = 28,
    Event = 29,
    /// The title of a work.
    Work = 30,
    /// The beginning of a longer phrase.
    PhraseStart = 31,
}

impl Classes {
    pub(crate) const fn has(self, class: Class) -> bool {
        self.0 & 1 << class as u32 != 0
    }

    #[cfg(feature = "train")]
    pub(crate) const fn with(self, class: Class) -> Self {
        Self(self.0 | 1 << class as u32)
    }

    /// The classes that say what a word or phrase is.
    pub(crate) const fn meaning(self) -> Self {
        Self(self.0 & !(1 << Class::PhraseStart as u32))
    }

    /// The numbers of the classes in the set.
    pub(crate) fn numbers(self) -> impl Iterator<Item = u32> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let next = (left != 0).then(|| left.trailing_zeros());
            left &= left.wrapping_sub(1);
            next
        })
    }
}

/// What is known of one word or phrase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) classes: Classes,
    /// The number of the word's cluster; 0: none.
    pub(crate) cluster: u8,
}

/// The words and phrases that something is known of, by the hash of their small letters.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lexicon {
    pub(crate) index: HashIndex,
    /// The distinct sets of classes.
    pub(crate) sets: Vec<Classes>,
    /// For each key the number of its set.
    pub(crate) set_of: Vec<u16>,
    pub(crate) clusters: Vec<u8>,
}

impl Lexicon {
    /// What is known of the word or phrase with that hash.
    pub(crate) fn entry(&self, hash: u32) -> Entry {
        self.index.find(hash).map_or_else(Entry::default, |at| Entry {
            classes: self.sets[usize::from(self.set_of[at])],
            cluster: self.clusters[at],
        })
    }
}

/// The hash of the phrase `head` with one more word at its end.
pub(crate) const fn phrase(head: u32, word: u32) -> u32 {
    hash::pair(head, word)
}

/// The most words that a phrase of the lexicon has.
pub(crate) const LONGEST_PHRASE: usize = 5;
