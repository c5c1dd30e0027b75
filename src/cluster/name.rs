//! Names as evidence: which short forms a full name admits.

use crate::cluster::gender::{self, Gender};
use crate::entity::{Entity, Label};

/// Names are compared only within a family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Family {
    Person,
    Organization,
    Place,
}

impl Family {
    pub(crate) fn of(label: Label) -> Option<Self> {
        match label.kind()? {
            Label::Person => Some(Self::Person),
            Label::Org => Some(Self::Organization),
            Label::Gpe | Label::Loc | Label::Fac => Some(Self::Place),
            _ => None,
        }
    }
}

/// A name as it is compared: its words in small letters, without full stops, articles and Arabic articles.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Name {
    family: Family,
    words: Vec<String>,
    /// Written as an acronym: `HTS`, `U.N.`, `FAMa`.
    acronym: bool,
    /// Of persons: what the form of address says.
    gender: Option<Gender>,
}

impl Name {
    /// The name of an entity, if it is a person, organisation or place.
    pub(crate) fn new(entity: &Entity) -> Option<Self> {
        Self::of(entity.label, &entity.text)
    }

    /// The name `text` of a person, organisation or place.
    pub(crate) fn of(label: Label, text: &str) -> Option<Self> {
        let family = Family::of(label)?;
        let mut words: Vec<String> = text
            .split(|c: char| c.is_whitespace())
            .map(fold)
            .filter(|word| !word.is_empty() && word != "the")
            .collect();
        let acronym = is_acronym(text);
        if family == Family::Person {
            words.drain(..titles_in(&words));
        }
        let words = if words.is_empty() { vec![text.to_lowercase()] } else { words };
        Some(Self { family, words, acronym, gender: None }.with_usual_place_name())
    }

    fn with_usual_place_name(mut self) -> Self {
        if self.family == Family::Place {
            let name = self.words.join(" ");
            let alias = PLACE_ALIASES.binary_search_by_key(&name.as_str(), |alias| alias.0);
            self.words = vec![alias.map_or(name, |at| PLACE_ALIASES[at].1.to_owned())];
            self.acronym = false;
        }
        self
    }

    pub(crate) fn set_gender(&mut self, gender: Option<Gender>) {
        self.gender = gender;
    }

    /// Compares the name as `full` from now on.
    pub(crate) fn set_words(&mut self, full: &str) {
        self.words = full.split_whitespace().map(fold).collect();
    }

    /// What the form of address says.
    pub(crate) fn gender(&self) -> Option<Gender> {
        self.gender
    }

    /// What the first of several names says.
    pub(crate) fn usual_gender(&self) -> Option<Gender> {
        self.first_name().and_then(gender::of_first_name)
    }

    /// What the ending of the first of several names lets expect.
    pub(crate) fn likely_gender(&self) -> Option<Gender> {
        self.first_name().map(gender::of_ending)
    }

    fn first_name(&self) -> Option<&str> {
        self.words.first().filter(|_| self.words.len() > 1).map(String::as_str)
    }

    pub(crate) fn family(&self) -> Family {
        self.family
    }

    pub(crate) fn words(&self) -> &[String] {
        &self.words
    }

    /// The keys under which a fuller form of this name can be found.
    pub(crate) fn keys(&self) -> Vec<String> {
        match self.family {
            Family::Place => vec![self.words.join(" ")],
            _ => self.words.clone(),
        }
    }

    /// The keys under which this name's short forms look for it.
    pub(crate) fn keys_as_head(&self) -> Vec<String> {
        let mut keys = self.keys();
        if self.family == Family::Organization && self.words.len() > 1 {
            keys.extend([self.initials(true), self.initials(false)]);
            if let Some(rest) = self.without_country() {
                keys.extend([rest.initials(true), rest.initials(false)]);
            }
        }
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    /// Whether `short` can be a short form of this name.
    pub(crate) fn admits(&self, short: &Self) -> bool {
        match self.family {
            Family::Place => self.words == short.words,
            Family::Person => {
                let contradicts =
                    self.gender.is_some() && short.gender.is_some() && self.gender != short.gender;
                !contradicts && admits_person(&self.words, &short.words)
            }
            Family::Organization => {
                self.shortens_to(short) || short.words.len() == 1 && self.has_initials(&short.words[0])
            }
        }
    }

    /// Whether `short`, a surname alone, is a spelling variant of this name's surname.
    pub(crate) fn misspelt_as(&self, short: &Self) -> bool {
        let [surname] = &short.words[..] else { return false };
        let is_person = self.family == Family::Person && short.family == Family::Person;
        is_person && self.words.len() > 1 && self.words.last().is_some_and(|last| is_variant(last, surname))
    }

    /// Whether `short` leaves out words of this name: `Alphabet` of `Alphabet Inc`, but not the `UN`
    /// of the `UN Refugee Agency`.
    fn shortens_to(&self, short: &Self) -> bool {
        let is_whole = short.words.len() == self.words.len();
        let is_parent = !is_whole && (short.acronym || PARENT_BODIES.contains(&&*short.words.join(" ")));
        !is_parent && (is_subsequence(&short.words, &self.words, |a, b| a == b) || self.same_office(short))
    }

    /// `Agriculture Department` and `Department of Agriculture`.
    fn same_office(&self, short: &Self) -> bool {
        let content = |name: &Self| {
            name.words.iter().filter(|word| !is_function_word(word)).cloned().collect::<Vec<_>>()
        };
        let (mine, theirs) = (content(self), content(short));
        theirs.len() > 1 && theirs.iter().all(|word| mine.contains(word)) && mine.len() <= theirs.len() + 2
    }

    /// Whether the name's initials are `acronym`, with or without a country before them: `EPA`.
    fn has_initials(&self, acronym: &str) -> bool {
        self.words.len() > 1
            && (self.initials(true) == acronym
                || self.initials(false) == acronym
                || self.without_country().is_some_and(|rest| {
                    rest.words.len() > 1
                        && (rest.initials(true) == acronym || rest.initials(false) == acronym)
                }))
    }

    /// The name without `U.S.` or `United States` in front.
    fn without_country(&self) -> Option<Self> {
        let words = COUNTRY_PREFIXES.iter().find_map(|prefix| {
            let count = prefix.split(' ').count();
            let begins = self.words.len() > count
                && prefix.split(' ').eq(self.words[..count].iter().map(String::as_str));
            begins.then(|| self.words[count..].to_vec())
        })?;
        Some(Self { words, acronym: false, ..self.clone() })
    }

    /// Whether `short`, printed in brackets behind this name, is plausibly short for it.
    pub(crate) fn is_glossed_by(&self, short: &Self) -> bool {
        let first = |name: &Self| name.words[0].chars().next();
        self.family == Family::Organization
            && short.family == Family::Organization
            && (short.acronym && self.words.len() > 1 || first(self) == first(short))
    }

    /// The first letters of the words; `all`: also of `of`, `for` and the like.
    fn initials(&self, all: bool) -> String {
        let words = self.words.iter().filter(|word| all || !is_function_word(word));
        words.flat_map(|word| word.split('-')).filter_map(|part| part.chars().next()).collect()
    }

    /// Whether `a` is a fuller way of writing a cluster's name than `b`.
    pub(crate) fn is_fuller(a: &str, b: &str) -> bool {
        if a == b {
            return false;
        }
        let rank = |name: &str| (!is_acronym(name), name.split_whitespace().count(), !is_shouted(name));
        let (a_rank, b_rank) = (rank(a), rank(b));
        if is_shouted(b) && !is_shouted(a) && a.to_lowercase() == b.to_lowercase() {
            true
        } else {
            a_rank > b_rank && (!is_shouted(a) || is_shouted(b))
        }
    }
}

/// How many words before a name are titles that no name begins with; not all of them.
fn titles_in(words: &[String]) -> usize {
    words[..words.len().saturating_sub(1)].iter().take_while(|word| is_title(word)).count()
}

/// Whether a word, in any capitals, is a title that no name begins with: `Dr.`.
pub(crate) fn is_title(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    let mut buffer = [0; LONGEST_TITLE];
    let Some(lower) = buffer.get_mut(..word.len()) else { return false };
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    std::str::from_utf8(lower).is_ok_and(|lower| TITLES.binary_search(&lower).is_ok())
}

/// The longest title, in bytes.
const LONGEST_TITLE: usize = 10;

/// Takes the titles off a person's name that were read as a part of it: `Datuk Seri Omar Haddad`.
pub(crate) fn drop_titles(name: &mut String) {
    let words: Vec<String> = name.split_whitespace().map(fold).collect();
    let titles = titles_in(&words);
    if titles > 0 {
        *name = name.split_whitespace().skip(titles).collect::<Vec<_>>().join(" ");
    }
}

/// Titles that are no first names, as words are compared; sorted.
const TITLES: &[&str] = &[
    "capt",
    "cllr",
    "col",
    "councillor",
    "cpl",
    "dame",
    "dato'",
    "datuk",
    "dona",
    "doña",
    "dr",
    "gen",
    "gov",
    "hon",
    "lt",
    "madam",
    "maj",
    "miss",
    "mr",
    "mrs",
    "ms",
    "prof",
    "rep",
    "rev",
    "sen",
    "seri",
    "sgt",
    "sir",
    "supt",
    "tun",
];

/// Takes a nickname in quotation marks out of a name: `Wendell "Moses" Pickering`.
pub(crate) fn drop_nickname(name: &mut String) {
    let is_mark = |c: char| matches!(c, '"' | '“' | '”');
    let (Some(open), Some(close)) = (name.find(is_mark), name.rfind(is_mark)) else { return };
    let behind = close + name[close..].chars().next().map_or(1, char::len_utf8);
    if open > 0 && open < close && behind < name.len() {
        let bare = format!("{} {}", name[..open].trim_end(), name[behind..].trim_start());
        *name = bare;
    }
}

/// Writes a name that the text has in capitals only as names are written: `WARSAW` as `Warsaw`.
pub(crate) fn lower_capitals(name: &mut String) {
    let is_acronym = name.contains('.') || name.len() < SHORTEST_SHOUTED;
    if is_acronym || !is_shouted(name) {
        return;
    }
    let mut begins = true;
    let lowered = name.chars().map(|c| {
        let lowered = if begins { c } else { c.to_lowercase().next().unwrap_or(c) };
        begins = !c.is_alphanumeric() && c != '\'' && c != '’';
        lowered
    });
    *name = lowered.collect();
}

/// Shorter names in capitals, such as `UNITA` and `JFK`, may be acronyms.
const SHORTEST_SHOUTED: usize = 5;

/// A word in small letters without full stops and a leading Arabic article.
fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for c in word.chars().filter(|c| !matches!(c, '.' | ',' | '"' | '“' | '”')) {
        match c {
            '’' => folded.push('\''),
            _ if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
            _ => folded.extend(c.to_lowercase()),
        }
    }
    for article in ["al-", "el-", "as-", "ash-", "ar-", "an-", "at-", "ad-"] {
        if folded.len() > article.len() + 2 && folded.starts_with(article) {
            folded.drain(..article.len());
            break;
        }
    }
    folded
}

fn is_function_word(word: &str) -> bool {
    matches!(
        word,
        "of" | "for"
            | "and"
            | "in"
            | "on"
            | "to"
            | "the"
            | "&"
            | "de"
            | "des"
            | "del"
            | "du"
            | "la"
            | "et"
            | "der"
            | "von"
            | "against"
    )
}

/// Whether a name is one word of at least two capitals and at most one small letter.
fn is_acronym(name: &str) -> bool {
    let count = |test: fn(char) -> bool| name.chars().filter(|&c| test(c)).count();
    !name.contains(' ') && name.len() <= 8 && count(char::is_uppercase) >= 2 && count(char::is_lowercase) <= 1
}

/// Whether a name of several letters is written in capitals throughout, as in headlines and datelines.
fn is_shouted(name: &str) -> bool {
    name.chars().filter(|c| c.is_uppercase()).count() > 3 && !name.chars().any(char::is_lowercase)
}

fn admits_person(full: &[String], short: &[String]) -> bool {
    let (Some(full_last), Some(short_last)) = (full.last(), short.last()) else { return false };
    if short.len() == 1 {
        return full.contains(&short[0]);
    }
    let matches_word = |a: &String, b: &String| a == b || a.chars().count() == 1 && b.starts_with(a.as_str());
    if is_subsequence(short, full, matches_word) || is_subsequence(short, full, |a, b| matches_word(b, a)) {
        return true;
    }
    // One letter more or less in one of two words: `Esmail` and `Esmaeil Baghaei`.
    full.len() == short.len()
        && full.len() == 2
        && (full_last == short_last && is_variant(&full[0], &short[0])
            || full[0] == short[0] && is_variant(full_last, short_last))
}

/// Whether all of `short` stand in `full` in the same order.
fn is_subsequence(short: &[String], full: &[String], same: impl Fn(&String, &String) -> bool) -> bool {
    let mut rest = full.iter();
    short.iter().all(|word| rest.any(|other| same(word, other)))
}

/// Whether two words of five letters and more differ by one letter put in, left out or changed.
fn is_variant(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().min(b.len()) < 5 || a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let front = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let back = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    front + back + 1 >= a.len().max(b.len())
}

/// Countries that stand in front of the names of their offices, without full stops.
const COUNTRY_PREFIXES: &[&str] = &["us", "u.s", "united states", "uk", "british", "american"];

/// Bodies whose name begins the names of others.
const PARENT_BODIES: &[&str] =
    &["united nations", "european union", "african union", "arab league", "world bank", "nato", "government"];

/// Short names of states, and what they are compared as; sorted.
const PLACE_ALIASES: &[(&str, &str)] = &[
    ("america", "united states"),
    ("britain", "united kingdom"),
    ("great britain", "united kingdom"),
    ("uae", "united arab emirates"),
    ("uk", "united kingdom"),
    ("united states of america", "united states"),
    ("us", "united states"),
    ("usa", "united states"),
];
