//! Parts of speech: a small tagger that tells verbs from nouns, by word, ending and the tag before.

use std::ops::Range;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::lexicon;
use crate::tagger::hash;
use crate::text::{Document, TokenKind};

/// A part of speech, after the Penn tags of the same names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Tag {
    Noun,
    PluralNoun,
    Name,
    Adjective,
    Adverb,
    Past,
    PresentThird,
    Present,
    Base,
    Gerund,
    Participle,
    Modal,
    Determiner,
    Pronoun,
    Possessive,
    Preposition,
    To,
    Conjunction,
    Number,
    WhPronoun,
    WhAdverb,
    Particle,
    PossessiveEnding,
    Interjection,
    Punctuation,
}

const TAGS: [(&str, Tag); 25] = [
    ("NN", Tag::Noun),
    ("NNS", Tag::PluralNoun),
    ("NNP", Tag::Name),
    ("JJ", Tag::Adjective),
    ("RB", Tag::Adverb),
    ("VBD", Tag::Past),
    ("VBZ", Tag::PresentThird),
    ("VBP", Tag::Present),
    ("VB", Tag::Base),
    ("VBG", Tag::Gerund),
    ("VBN", Tag::Participle),
    ("MD", Tag::Modal),
    ("DT", Tag::Determiner),
    ("PRP", Tag::Pronoun),
    ("PRP$", Tag::Possessive),
    ("IN", Tag::Preposition),
    ("TO", Tag::To),
    ("CC", Tag::Conjunction),
    ("CD", Tag::Number),
    ("WP", Tag::WhPronoun),
    ("WRB", Tag::WhAdverb),
    ("RP", Tag::Particle),
    ("POS", Tag::PossessiveEnding),
    ("UH", Tag::Interjection),
    (".", Tag::Punctuation),
];

impl Tag {
    /// Whether the tag is of a verb that can be a clause's predicate by itself.
    pub(super) const fn is_finite(self) -> bool {
        matches!(self, Self::Past | Self::PresentThird | Self::Present | Self::Modal)
    }

    /// Whether the tag is of any form of a verb.
    pub(super) const fn is_verb(self) -> bool {
        self.is_finite() || matches!(self, Self::Base | Self::Gerund | Self::Participle)
    }

    /// Whether the tag is of a noun, common or proper.
    pub(super) const fn is_noun(self) -> bool {
        matches!(self, Self::Noun | Self::PluralNoun | Self::Name)
    }

    fn parse(name: &str) -> Self {
        TAGS.iter().find(|(tag, _)| *tag == name).map_or(Self::Noun, |&(_, tag)| tag)
    }
}

/// A tag that a word can bear, with the logarithm of its share.
type Reading = (Tag, f32);

/// Counted by `scripts/count_parts_of_speech` from MASC and GUM.
const COUNTS: &str = include_str!("../../models/parts_of_speech.txt");

struct Table {
    /// Row by the tag before, column by the tag: the logarithm of how much likelier it is than by chance.
    follows: [[f32; TAGS.len()]; TAGS.len()],
    /// By the word's hash.
    words: FxHashMap<u64, Range<u32>>,
    /// By shape, then by the hash of the ending.
    endings: [FxHashMap<u64, Range<u32>>; 4],
    readings: Vec<Reading>,
}

/// The shapes of unknown words, as their lines are marked: capitalised, with a digit, hyphenated, small.
const SHAPES: [&str; 4] = ["-C", "-9", "-h", "-l"];

impl Table {
    fn embedded() -> &'static Self {
        static TABLE: OnceLock<Table> = OnceLock::new();
        TABLE.get_or_init(Self::read)
    }

    fn read() -> Self {
        let mut table = Self {
            follows: [[0.0; TAGS.len()]; TAGS.len()],
            words: FxHashMap::default(),
            endings: std::array::from_fn(|_| FxHashMap::default()),
            readings: Vec::new(),
        };
        for line in COUNTS.lines() {
            let mut cells = line.split(' ');
            let head = cells.next().unwrap_or_default();
            if head == ">" {
                let row = &mut table.follows[Tag::parse(cells.next().unwrap_or_default()) as usize];
                for (cell, score) in row.iter_mut().zip(cells) {
                    *cell = score.parse::<f32>().unwrap_or_default() / 10.0;
                }
            } else if let Some(shape) = SHAPES.iter().position(|shape| *shape == head) {
                let ending = cells.next().unwrap_or_default();
                let readings = table.push_readings(cells);
                table.endings[shape].insert(hash::wide(if ending == "*" { "" } else { ending }), readings);
            } else {
                let mut readings = table.push_readings(cells);
                readings.end += table.push_missed_reading(head, readings.clone());
                table.words.insert(hash::wide(head), readings);
            }
        }
        table
    }

    /// Adds the reading of a form of a cue verb as a verb, if the corpora behind the table had none; returns how many.
    fn push_missed_reading(&mut self, word: &str, readings: Range<u32>) -> u32 {
        let Some(verb) = lexicon::verb(word) else { return 0 };
        let (tag, share): (_, f32) = match word {
            _ if word == verb.lemma => (Tag::Base, 0.05),
            _ if word.ends_with("ed") => (Tag::Past, 0.4),
            _ if word.ends_with('s') => (Tag::PresentThird, 0.05),
            _ => return 0,
        };
        let missed = !self.readings[readings.start as usize..readings.end as usize]
            .iter()
            .any(|(known, _)| *known == tag);
        if missed {
            self.readings.push((tag, share.ln()));
        }
        u32::from(missed)
    }

    fn push_readings(&mut self, mut cells: std::str::Split<'static, char>) -> Range<u32> {
        let first = self.readings.len() as u32;
        while let (Some(tag), Some(percent)) = (cells.next(), cells.next()) {
            let share = percent.parse::<f32>().unwrap_or(1.0) / 100.0;
            self.readings.push((Tag::parse(tag), share.ln()));
        }
        first..self.readings.len() as u32
    }

    /// The tags that a word can bear. `opens`: the word is capitalised only because a sentence begins with it.
    fn readings(&self, word: &str, opens: bool) -> &[Reading] {
        let mut buffer = [0; LONGEST];
        let small = lower(word, &mut buffer);
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        let known = match (capital, opens) {
            (true, true) => self.word(small).or_else(|| self.word(word)),
            _ => self.word(word),
        };
        if known.is_none() && !capital {
            if let Some(readings) = cue_verb_readings(small) {
                return readings;
            }
        }
        let readings = known.unwrap_or_else(|| {
            let shape = match word.as_bytes().first() {
                _ if capital => 0,
                Some(first) if first.is_ascii_digit() => 1,
                _ if word.contains('-') => 2,
                _ => 3,
            };
            self.by_ending(small, shape)
        });
        &self.readings[readings.start as usize..readings.end as usize]
    }

    fn word(&self, word: &str) -> Option<&Range<u32>> {
        self.words.get(&hash::wide(word))
    }

    fn by_ending(&self, small: &str, shape: usize) -> &Range<u32> {
        let mut starts = (0..=4).rev().filter_map(|length| small.len().checked_sub(length));
        starts
            .find_map(|start| self.endings[shape].get(&hash::wide(small.get(start..)?)))
            .expect("every shape has a line for words of any ending")
    }
}

/// The readings of a form of a cue verb that the table does not know: its ending alone says too little.
fn cue_verb_readings(word: &str) -> Option<&'static [Reading]> {
    const PRESENT: &[Reading] = &[(Tag::PresentThird, -0.4), (Tag::PluralNoun, -1.1)];
    const PAST: &[Reading] = &[(Tag::Past, -0.6), (Tag::Participle, -0.8)];
    let readings = match word.as_bytes().last()? {
        b's' => PRESENT,
        b'd' => PAST,
        _ => return None,
    };
    lexicon::verb(word).is_some().then_some(readings)
}

/// Words longer than this are looked up by the start that fits.
pub(super) const LONGEST: usize = 40;

/// `word` with its ASCII letters made small and its apostrophes straight, in `buffer` unless it is so already.
pub(super) fn lower<'b>(word: &'b str, buffer: &'b mut [u8; LONGEST]) -> &'b str {
    let is_so = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase();
    if word.len() <= LONGEST && word.bytes().all(is_so) {
        return word;
    }
    let mut length = 0;
    for c in word.chars() {
        let c = if c == '’' { '\'' } else { c.to_ascii_lowercase() };
        if length + c.len_utf8() > LONGEST {
            break;
        }
        length += c.encode_utf8(&mut buffer[length..]).len();
    }
    std::str::from_utf8(&buffer[..length]).unwrap_or_default()
}

/// Sentences are tagged in pieces of at most this many tokens, which bounds the memory.
const LONGEST_PIECE: usize = 400;

/// The tags of a document's tokens. `fixed` gives the tag of the tokens whose tag is known.
pub(super) fn tag(document: &Document<'_>, fixed: impl Fn(usize) -> Option<Tag>) -> Vec<Tag> {
    let mut tagger = Tagger { document, table: Table::embedded(), states: Vec::new() };
    let mut tags = Vec::with_capacity(document.tokens().len());
    for sentence in document.sentences() {
        let Range { start, end } = sentence.tokens();
        for piece in (start..end).step_by(LONGEST_PIECE) {
            tagger.tag_piece(piece..end.min(piece + LONGEST_PIECE), &fixed, &mut tags);
        }
    }
    tags
}

/// The best path to one reading of one token.
struct State {
    tag: Tag,
    score: f32,
    /// The index of the state before.
    before: usize,
}

struct Tagger<'d> {
    document: &'d Document<'d>,
    table: &'static Table,
    states: Vec<State>,
}

impl Tagger<'_> {
    /// The Viterbi algorithm over one piece; appends its tags.
    fn tag_piece(&mut self, piece: Range<usize>, fixed: &impl Fn(usize) -> Option<Tag>, tags: &mut Vec<Tag>) {
        self.states.clear();
        self.states.push(State { tag: Tag::Punctuation, score: 0.0, before: 0 });
        let mut before = 0..1;
        let mut opens = true;
        for index in piece.clone() {
            let head = self.states.len();
            match fixed(index).or_else(|| self.certain(index)) {
                Some(tag) => self.push_state(tag, 0.0, before),
                None => {
                    for &(tag, score) in self.table.readings(self.document.word(index), opens) {
                        self.push_state(tag, score, before.clone());
                    }
                }
            }
            opens &= self.document.tokens()[index].kind() != TokenKind::Word;
            before = head..self.states.len();
        }
        let mut best = self.best_of(before);
        let first = tags.len();
        for _ in piece {
            tags.push(self.states[best].tag);
            best = self.states[best].before;
        }
        tags[first..].reverse();
    }

    fn push_state(&mut self, tag: Tag, score: f32, before: Range<usize>) {
        let path = |at: usize| {
            self.states[at].score + self.table.follows[self.states[at].tag as usize][tag as usize]
        };
        let best = before.max_by(|&a, &b| path(a).total_cmp(&path(b))).unwrap_or_default();
        let score = path(best) + score;
        self.states.push(State { tag, score, before: best });
    }

    fn best_of(&self, states: Range<usize>) -> usize {
        states.max_by(|&a, &b| self.states[a].score.total_cmp(&self.states[b].score)).unwrap_or_default()
    }

    /// The tag of a token that can be told from its kind.
    fn certain(&self, index: usize) -> Option<Tag> {
        match self.document.tokens()[index].kind() {
            TokenKind::Quote | TokenKind::Dash | TokenKind::Stop | TokenKind::Symbol => {
                Some(Tag::Punctuation)
            }
            TokenKind::Money => Some(Tag::Number),
            TokenKind::Address | TokenKind::Handle => Some(Tag::Name),
            TokenKind::Word if self.document.word(index).eq_ignore_ascii_case("to") => Some(Tag::To),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Segmenter;

    fn tagged(text: &str) -> Vec<Tag> {
        let mut segmenter = Segmenter::new();
        tag(&segmenter.segment(text), |_| None)
    }

    #[test]
    fn context_tells_a_verb_from_a_noun() {
        assert_eq!(tagged("The mayor claims victory.")[2], Tag::PresentThird);
        assert_eq!(tagged("His claims were false.")[1], Tag::PluralNoun);
        assert_eq!(tagged("They plan to leave.")[1], Tag::Present);
        assert_eq!(tagged("The plan failed.")[1], Tag::Noun);
    }

    #[test]
    fn unknown_words_go_by_their_ending() {
        assert_eq!(tagged("It was frobnicated by them.")[2], Tag::Participle);
        assert_eq!(tagged("The frobnications ended.")[1], Tag::PluralNoun);
    }

    #[test]
    fn hostile_words_are_tagged() {
        let long = "é".repeat(5_000);
        assert_eq!(tagged(&format!("{long} '’’ ’s {long}-{long}")).len(), tagged(&long).len() * 2 + 5);
    }
}
