//! The features of a token: its form, its neighbours, what the lexicon knows, and what else the article says.
//!
//! Training and inference call the same function, [`Block::for_each_feature`]. A feature is a hash of its
//! template's number and its values; nothing is allocated for one.

use std::ops::Range;

use super::hash::{self, Hasher, mix};
use super::lexicon::{Class, Classes, LONGEST_PHRASE, Lexicon, phrase};
use crate::text::{Document, TokenKind};

/// The version of the feature templates. 1 - first; 2 - passages, more lists; 3 - heads of names, what stands beside them.
pub(crate) const TEMPLATES: u32 = 3;

/// The most tokens that are read in one piece: the reach of what the article says elsewhere.
pub(crate) const LONGEST_BLOCK: usize = 8192;

const NONE: u32 = u32::MAX;

/// How a token is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
enum Case {
    Other,
    Small,
    Capitalised,
    AllCaps,
    /// One capital letter, perhaps with a full stop.
    Initial,
    /// Small at the head, with a capital later: `al-Assad`, `iPhone`.
    Mixed,
    Number,
    Money,
    Handle,
    Quote,
    Dash,
    Stop,
    OpeningBracket,
    ClosingBracket,
    Comma,
    Clitic,
}

/// What the features of one token are made of.
#[derive(Clone, Copy, Debug)]
struct Word {
    /// The hash of the small letters, digits read as one.
    lower: u32,
    /// The hash as it stands.
    exact: u32,
    shape: u32,
    prefixes: [u32; 4],
    suffixes: [u32; 4],
    classes: Classes,
    /// The classes of the phrase of the lexicon that it stands in, and whether it is the first word of it.
    phrase: Classes,
    phrase_start: bool,
    cluster: u8,
    case: Case,
    /// The number of the word's [`Group`].
    group: u32,
    /// The run of capitalised words that it stands in, as block positions.
    run: (u32, u32),
    sentence: u32,
    /// Whether it stands in a passage where names can be.
    open: bool,
}

impl Word {
    const fn edge(lower: u32) -> Self {
        Self {
            lower,
            exact: lower,
            shape: lower,
            prefixes: [lower; 4],
            suffixes: [lower; 4],
            classes: Classes(0),
            phrase: Classes(0),
            phrase_start: false,
            cluster: 0,
            case: Case::Other,
            group: NONE,
            run: (NONE, NONE),
            sentence: NONE,
            open: false,
        }
    }

    const fn is_name_like(&self) -> bool {
        matches!(self.case, Case::Capitalised | Case::AllCaps | Case::Initial | Case::Mixed)
    }

    /// Whether a name can begin or end with it, if a word that is written like a name stands next to it.
    fn can_flank_name(&self) -> bool {
        match self.case {
            Case::Small => JOINING.contains(&self.lower),
            Case::Other | Case::Number | Case::Clitic | Case::Handle => true,
            _ => self.is_name_like(),
        }
    }
}

/// The most other words between two words of one name.
const LARGEST_GAP: usize = 2;

/// Stands before the first and behind the last token of a sentence.
const BEFORE: Word = Word::edge(hash::of_str("<s>"));
const BEHIND: Word = Word::edge(hash::of_str("</s>"));

/// What the block says of one word, however it is written.
#[derive(Clone, Copy, Debug)]
struct Group {
    lower: u32,
    small: u16,
    /// How often it is capitalised where that means something: not at the head of a sentence or in a headline.
    capitalised: u16,
    /// Its first capitalised occurrences.
    occurrences: [u32; OCCURRENCES],
    longest_run: (u32, u32),
}

const OCCURRENCES: usize = 4;

/// What the features of a sentence's tokens share.
#[derive(Clone, Copy, Debug)]
struct SentenceTraits {
    start: u32,
    end: u32,
    /// Whether most of its longer words are capitalised, as in a headline; 2: most letters are capitals.
    headline: u8,
    stopped: bool,
}

/// The words of one block of a document, ready to give their features; owns the buffers.
#[derive(Clone, Debug, Default)]
pub(crate) struct Block {
    words: Vec<Word>,
    sentences: Vec<SentenceTraits>,
    passages: Vec<Range<usize>>,
    groups: Vec<Group>,
    /// Open addressing from the hash of small letters to the group; a power of two.
    table: Vec<u32>,
}

impl Block {
    /// Reads the sentences `sentences` (indices) of `document`, of whose tokens only those in `tokens` count.
    pub(crate) fn read(
        &mut self,
        document: &Document<'_>,
        tokens: Range<usize>,
        sentences: Range<usize>,
        lexicon: &Lexicon,
    ) {
        self.clear(tokens.len());
        for sentence in sentences {
            let range = document.sentences()[sentence].tokens();
            let range = range.start.max(tokens.start)..range.end.min(tokens.end);
            if !range.is_empty() {
                self.read_sentence(document, range, lexicon);
            }
        }
        for at in 0..self.words.len() {
            self.remember(at);
        }
    }

    fn clear(&mut self, tokens: usize) {
        self.words.clear();
        self.sentences.clear();
        self.passages.clear();
        self.groups.clear();
        self.table.clear();
        self.table.resize((tokens * 2).next_power_of_two(), NONE);
    }

    /// The number of tokens in the block.
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// The passages where names can be, in order, as ranges of block positions: words that are written like names
    /// with what stands between them, or a whole sentence in small letters. All other tokens are outside.
    pub(crate) fn passages(&self) -> &[Range<usize>] {
        &self.passages
    }

    /// Whether the token stands in a passage where names can be.
    #[cfg(feature = "train")]
    pub(crate) fn is_open(&self, at: usize) -> bool {
        self.words[at].open
    }

    /// How many groups of occurrences of one word there are.
    pub(crate) fn groups(&self) -> usize {
        self.groups.len()
    }

    /// The group of the word at `at` and its other occurrences, if it is capitalised.
    pub(crate) fn group(&self, at: usize) -> Option<usize> {
        let word = &self.words[at];
        (word.open && word.is_name_like()).then_some(word.group as usize)
    }

    fn read_sentence(&mut self, document: &Document<'_>, tokens: Range<usize>, lexicon: &Lexicon) {
        let start = self.words.len();
        let sentence = self.sentences.len() as u32;
        for index in tokens {
            self.words.push(Word { sentence, ..read_word(document, index) });
        }
        // In a loop of their own, so that the look-ups overlap each other.
        for word in &mut self.words[start..] {
            let entry = lexicon.entry(word.lower);
            (word.classes, word.cluster) = (entry.classes, entry.cluster);
        }
        self.mark_phrases(start, lexicon);
        self.mark_runs(start);
        let words = &self.words[start..];
        self.sentences.push(SentenceTraits {
            start: start as u32,
            end: self.words.len() as u32,
            headline: headline(words),
            stopped: words.last().is_some_and(|word| matches!(word.case, Case::Stop | Case::Quote)),
        });
        self.mark_passages(start);
    }

    /// Marks the passages of the sentence that begins at `start`.
    fn mark_passages(&mut self, start: usize) {
        let end = self.words.len();
        let first = self.passages.len();
        for at in start..end {
            let word = &self.words[at];
            if !word.is_name_like() || at == start && word.classes.has(Class::Function) {
                continue;
            }
            let before = usize::from(at > start && self.words[at - 1].can_flank_name());
            let behind = usize::from(at + 1 < end && self.words[at + 1].can_flank_name());
            match self.passages[first..].last_mut() {
                Some(passage) if at - before <= passage.end + LARGEST_GAP => passage.end = at + 1 + behind,
                _ => self.passages.push(at - before..at + 1 + behind),
            }
        }
        let small = !self.words[start..].first().is_none_or(Word::is_name_like);
        if small && self.passages.len() == first {
            self.passages.push(start..end);
        }
        for passage in &self.passages[first..] {
            self.words[passage.clone()].iter_mut().for_each(|word| word.open = true);
        }
    }

    /// Marks the longest phrases of the lexicon from `start` on.
    fn mark_phrases(&mut self, start: usize, lexicon: &Lexicon) {
        let mut at = start;
        while at < self.words.len() {
            let length = self.longest_phrase(at, lexicon);
            at += length.max(1);
        }
    }

    /// Marks the longest phrase that begins `at` and returns its length in words, 0 if there is none.
    fn longest_phrase(&mut self, at: usize, lexicon: &Lexicon) -> usize {
        let first = self.words[at];
        if !first.is_name_like() || !first.classes.has(Class::PhraseStart) {
            return 0;
        }
        let mut found = (0, Classes::default());
        let mut head = first.lower;
        for length in 2..=LONGEST_PHRASE.min(self.words.len() - at) {
            head = phrase(head, self.words[at + length - 1].lower);
            let classes = lexicon.entry(head).classes;
            if classes.meaning() != Classes::default() {
                found = (length, classes.meaning());
            }
            if !classes.has(Class::PhraseStart) {
                break;
            }
        }
        for (number, word) in self.words[at..at + found.0].iter_mut().enumerate() {
            word.phrase = found.1;
            word.phrase_start = number == 0;
        }
        found.0
    }

    /// Marks the runs of capitalised words from `start` on, small joining words (`of`, `bin`) included.
    fn mark_runs(&mut self, start: usize) {
        let mut at = start;
        while at < self.words.len() {
            let end = self.run_end(at, start);
            for word in &mut self.words[at..end] {
                word.run = (at as u32, end as u32);
            }
            at = end.max(at + 1);
        }
    }

    /// The end of the run that begins `at`; `at` itself if none does.
    fn run_end(&self, at: usize, sentence_start: usize) -> usize {
        let word = &self.words[at];
        let opens = word.is_name_like() && !(at == sentence_start && word.classes.has(Class::Function));
        if !opens {
            return at;
        }
        let mut end = at + 1;
        let mut next = end;
        while next < self.words.len() && next - end < 3 {
            let word = &self.words[next];
            next += 1;
            if word.is_name_like() {
                end = next;
            } else if !JOINING.contains(&word.lower) {
                break;
            }
        }
        end
    }

    /// Enters the word into its group.
    fn remember(&mut self, at: usize) {
        let word = self.words[at];
        if word.case != Case::Small && !word.is_name_like() {
            return;
        }
        let number = self.group_of(word.lower);
        self.words[at].group = number;
        let sentence = self.sentences[word.sentence as usize];
        let group = &mut self.groups[number as usize];
        if word.case == Case::Small {
            group.small = group.small.saturating_add(1);
            return;
        }
        if at != sentence.start as usize && sentence.headline == 0 {
            group.capitalised = group.capitalised.saturating_add(1);
        }
        if let Some(free) = group.occurrences.iter_mut().find(|occurrence| **occurrence == NONE) {
            *free = at as u32;
        }
        let length = |run: (u32, u32)| run.1 - run.0;
        if word.run != (NONE, NONE) && length(word.run) > length(group.longest_run) && sentence.headline == 0
        {
            group.longest_run = word.run;
        }
    }

    fn group_of(&mut self, lower: u32) -> u32 {
        let mask = self.table.len() - 1;
        let mut slot = lower as usize & mask;
        loop {
            match self.table[slot] {
                NONE => break,
                number if self.groups[number as usize].lower == lower => return number,
                _ => slot = (slot + 1) & mask,
            }
        }
        let number = self.groups.len() as u32;
        self.table[slot] = number;
        self.groups.push(Group {
            lower,
            small: 0,
            capitalised: 0,
            occurrences: [NONE; OCCURRENCES],
            longest_run: (0, 0),
        });
        number
    }

    /// The word `offset` tokens from `at` in the same sentence, or its edge.
    fn near(&self, at: usize, offset: isize) -> &Word {
        let sentence = self.sentences[self.words[at].sentence as usize];
        self.within(sentence, at as isize + offset)
    }

    fn within(&self, sentence: SentenceTraits, at: isize) -> &Word {
        if at < sentence.start as isize {
            &BEFORE
        } else if at >= sentence.end as isize {
            &BEHIND
        } else {
            &self.words[at as usize]
        }
    }

    /// Visits the hashes of the features of the token `at`.
    ///
    /// Inlined, so that what visits them stays in registers.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub(crate) fn for_each_feature(&self, at: usize, mut visit: impl FnMut(u32)) {
        let sentence = self.sentences[self.words[at].sentence as usize];
        let window: [&Word; 5] =
            std::array::from_fn(|near| self.within(sentence, at as isize + near as isize - 2));
        form_features(window[2], &mut visit);
        window_features(&window, &mut visit);
        self.sentence_features(at, sentence, &mut visit);
        self.run_features(at, &mut visit);
        self.head_features(at, sentence, &mut visit);
        self.article_features(at, sentence, &mut visit);
    }

    fn sentence_features(&self, at: usize, sentence: SentenceTraits, visit: &mut impl FnMut(u32)) {
        let word = &self.words[at];
        let place = u32::from(at == sentence.start as usize);
        let manner = u32::from(sentence.headline) * 2 + u32::from(sentence.stopped);
        visit(mix(60, place * 8 + manner, word.case as u32));
        let first = &self.words[sentence.start as usize];
        if place == 0 && word.is_name_like() {
            visit(mix(61, first.lower, u32::from(sentence.headline)));
        }
    }

    /// What the run of capitalised words says of each of its words.
    fn run_features(&self, at: usize, visit: &mut impl FnMut(u32)) {
        let word = &self.words[at];
        if word.run == (NONE, NONE) {
            return;
        }
        let (start, end) = (word.run.0 as usize, word.run.1 as usize);
        let (first, last) = (&self.words[start], &self.words[end - 1]);
        let before = self.near(start, -1);
        let behind = self.near(end - 1, 1);
        let place = (at - start).min(3) as u32 * 4 + (end - 1 - at).min(3) as u32;
        visit(mix(70, place, 0));
        visit(mix(71, first.lower, place.min(4)));
        visit(mix(72, last.lower, (end - 1 - at).min(2) as u32));
        visit(mix(73, before.lower, (at - start).min(2) as u32));
        visit(mix(74, behind.lower, (end - 1 - at).min(2) as u32));
        visit(mix(75, last.classes.meaning().0, place));
        visit(mix(76, first.classes.meaning().0, place));
        visit(mix(
            77,
            u32::from(before.cluster) << 8 | u32::from(behind.cluster),
            (end - start).min(4) as u32,
        ));
        visit(mix(44, self.near(start, -2).lower, before.case as u32));
        visit(mix(45, self.near(end - 1, 2).lower, behind.case as u32));
        if behind.case == Case::Comma {
            // What a name stands beside says what it is: `Yazaki, a Japanese supplier`.
            visit(mix(46, self.near(end - 1, 3).lower, 0));
            visit(mix(47, self.near(end - 1, 4).lower, 0));
            visit(mix(
                48,
                u32::from(self.near(end - 1, 3).cluster) << 8 | u32::from(self.near(end - 1, 4).cluster),
                0,
            ));
        }
    }

    /// The nearest words before and behind that names of several words are built around: `Institute`, `War`.
    ///
    /// They tell of a long name beyond the window: `the Institute of Allergy and Infectious Diseases`.
    fn head_features(&self, at: usize, sentence: SentenceTraits, visit: &mut impl FnMut(u32)) {
        let (start, end) = (sentence.start as usize, sentence.end as usize);
        let before = (start.max(at.saturating_sub(REACH))..at).rev();
        if let Some(head) = self.nearest_head(before) {
            let distance = (at - head).min(4) as u32;
            let joint = self.near(head, 1).lower;
            visit(mix(40, self.words[head].lower, joint));
            visit(mix(41, self.words[head].classes.meaning().0, distance * 16 + self.words[at].case as u32));
        }
        if let Some(head) = self.nearest_head(at + 1..end.min(at + 1 + REACH)) {
            let distance = (head - at).min(4) as u32;
            let joint = self.near(at, 1).lower;
            visit(mix(42, self.words[head].lower, joint));
            visit(mix(43, self.words[head].classes.meaning().0, distance * 16 + self.words[at].case as u32));
        }
    }

    /// The first head among the words at `places`, unless a word that no name holds stands before it.
    fn nearest_head(&self, places: impl Iterator<Item = usize>) -> Option<usize> {
        for at in places {
            let word = &self.words[at];
            if word.is_name_like() {
                if word.classes.0 & HEADS != 0 {
                    return Some(at);
                }
            } else if !JOINING.contains(&word.lower) && !LOOSELY_JOINING.contains(&word.lower) {
                return None;
            }
        }
        None
    }

    /// What the rest of the article says of the word.
    fn article_features(&self, at: usize, sentence: SentenceTraits, visit: &mut impl FnMut(u32)) {
        let word = &self.words[at];
        if !word.is_name_like() {
            return;
        }
        let group = &self.groups[word.group as usize];
        let opens = u32::from(at == sentence.start as usize);
        let manner = opens * 4 + u32::from(sentence.headline);
        let count = |n: u16| u32::from(n.min(3));
        visit(mix(80, count(group.small) * 4 + count(group.capitalised), manner));
        let mut seen = [NONE; 2 * OCCURRENCES];
        for (number, &other) in group.occurrences.iter().enumerate() {
            if other == NONE || other as usize == at {
                continue;
            }
            let (before, behind) = (self.near(other as usize, -1), self.near(other as usize, 1));
            for (side, neighbour) in [(0, before), (1, behind)] {
                let feature = mix(81, neighbour.lower, side);
                if !seen.contains(&feature) {
                    seen[2 * number + side as usize] = feature;
                    visit(feature);
                    visit(mix(82, u32::from(neighbour.cluster), side));
                    visit(mix(83, neighbour.classes.meaning().0, side));
                }
            }
        }
        self.longest_run_features(word, group, visit);
    }

    /// A short name gets the traits of the longest name in the article that holds the word.
    fn longest_run_features(&self, word: &Word, group: &Group, visit: &mut impl FnMut(u32)) {
        let (start, end) = group.longest_run;
        if word.run == (NONE, NONE) || end - start <= word.run.1 - word.run.0 {
            return;
        }
        let (first, last) = (&self.words[start as usize], &self.words[end as usize - 1]);
        let place = u32::from(first.lower == word.lower) * 2 + u32::from(last.lower == word.lower);
        visit(mix(84, first.lower, place));
        visit(mix(85, last.lower, place));
        visit(mix(86, first.classes.meaning().0, place));
        visit(mix(87, last.classes.meaning().0, place));
        visit(mix(88, self.near(start as usize, -1).lower, place));
        visit(mix(89, (end - start).min(5), place));
    }
}

fn form_features(word: &Word, visit: &mut impl FnMut(u32)) {
    visit(mix(1, 0, 0));
    visit(mix(2, word.exact, 0));
    for (length, &prefix) in word.prefixes.iter().enumerate() {
        visit(mix(3, prefix, length as u32));
    }
    for (length, &suffix) in word.suffixes.iter().enumerate() {
        visit(mix(4, suffix, length as u32));
    }
    visit(mix(5, word.suffixes[2], word.case as u32));
    for class in word.phrase.numbers() {
        visit(mix(6, class, u32::from(word.phrase_start)));
    }
    for class in word.classes.meaning().numbers() {
        visit(mix(7, class, word.case as u32));
    }
}

fn window_features(window: &[&Word; 5], visit: &mut impl FnMut(u32)) {
    for (offset, word) in window.iter().enumerate() {
        let offset = offset as u32;
        visit(mix(10, word.lower, offset));
        visit(mix(11, word.shape, offset));
        visit(mix(12, u32::from(word.cluster), offset));
        visit(mix(13, word.classes.meaning().0, offset * 16 + word.case as u32));
    }
    let [_, before, word, behind, _] = window;
    for (side, near) in [(0, before), (1, behind)] {
        for class in near.classes.meaning().numbers() {
            visit(mix(8, class, side));
        }
        for class in near.phrase.numbers() {
            visit(mix(9, class, side));
        }
    }
    let case = |word: &Word| word.case as u32;
    let cluster = |word: &Word| u32::from(word.cluster);
    let classes = |word: &Word| word.classes.meaning().0;
    visit(mix(20, before.lower, word.lower));
    visit(mix(21, word.lower, behind.lower));
    visit(mix(22, before.lower, behind.lower));
    visit(mix(23, case(before) * 16 + case(behind), case(word)));
    visit(mix(24, before.lower, case(word)));
    visit(mix(25, behind.lower, case(word)));
    visit(mix(26, cluster(before) << 8 | cluster(behind), case(word)));
    visit(mix(27, cluster(before) << 8 | cluster(word), case(behind)));
    visit(mix(28, cluster(word) << 8 | cluster(behind), case(before)));
    visit(mix(29, classes(before), classes(word)));
    visit(mix(30, classes(word), classes(behind)));
    visit(mix(31, case(window[0]) * 16 + case(before), case(word)));
    visit(mix(32, case(window[4]) * 16 + case(behind), case(word)));
    visit(mix(33, before.suffixes[2], case(word)));
    visit(mix(34, behind.suffixes[2], case(word)));
}

/// The hashes of the words of `text`, small letters, as [`Lexicon`] looks them up.
#[cfg(feature = "train")]
pub(crate) fn words(text: &str) -> Vec<u32> {
    let mut segmenter = crate::text::Segmenter::new();
    let document = segmenter.segment(text);
    (0..document.tokens().len()).map(|index| read_word(&document, index).lower).collect()
}

fn read_word(document: &Document<'_>, index: usize) -> Word {
    let text = document.word(index);
    let case = case_of(document, index, text);
    let mut word = Word { case, ..BEFORE };
    if text.is_ascii() {
        read_ascii(text.as_bytes(), &mut word);
    } else {
        read_chars(text, &mut word);
    }
    match case {
        Case::Quote => word.lower = QUOTE,
        Case::Dash => word.lower = DASH,
        _ => {}
    }
    word
}

fn read_ascii(bytes: &[u8], word: &mut Word) {
    let (mut lower, mut exact) = (Hasher::new(), Hasher::new());
    let mut shape = Shape::default();
    for (at, &byte) in bytes.iter().enumerate() {
        let byte = if byte.is_ascii_digit() { b'0' } else { byte };
        exact.push(byte);
        lower.push(byte.to_ascii_lowercase());
        shape.push(byte as char);
        if at < 4 {
            word.prefixes[at..].fill(lower.finish());
        }
    }
    let mut suffix = Hasher::new();
    for (at, &byte) in bytes.iter().rev().take(4).enumerate() {
        suffix.push(byte.to_ascii_lowercase());
        word.suffixes[at..].fill(suffix.finish());
    }
    (word.lower, word.exact, word.shape) = (lower.finish(), exact.finish(), shape.hasher.finish());
}

fn read_chars(text: &str, word: &mut Word) {
    let (mut lower, mut exact) = (Hasher::new(), Hasher::new());
    let mut shape = Shape::default();
    for (at, c) in text.chars().map(plain).enumerate() {
        exact.push_char(c);
        c.to_lowercase().for_each(|c| lower.push_char(c));
        shape.push(c);
        if at < 4 {
            word.prefixes[at..].fill(lower.finish());
        }
    }
    let mut suffix = Hasher::new();
    for (at, c) in text.chars().rev().map(plain).take(4).enumerate() {
        c.to_lowercase().for_each(|c| suffix.push_char(c));
        word.suffixes[at..].fill(suffix.finish());
    }
    (word.lower, word.exact, word.shape) = (lower.finish(), exact.finish(), shape.hasher.finish());
}

/// Digits as one, curly apostrophes and odd hyphens as their ASCII twins.
const fn plain(c: char) -> char {
    match c {
        '0'..='9' => '0',
        '’' | 'ʼ' => '\'',
        '‐' | '‑' => '-',
        _ => c,
    }
}

/// The word's letters as classes, runs of one class cut to two: `Xxx-Xx`.
struct Shape {
    hasher: Hasher,
    last: [u8; 2],
}

impl Default for Shape {
    fn default() -> Self {
        Self { hasher: Hasher::new(), last: [0; 2] }
    }
}

impl Shape {
    fn push(&mut self, c: char) {
        let class = match c {
            '0'..='9' => b'0',
            'a'..='z' => b'x',
            'A'..='Z' => b'X',
            _ if c.is_lowercase() => b'x',
            _ if c.is_uppercase() => b'X',
            _ if c.is_ascii() => c as u8,
            _ => b'~',
        };
        if self.last != [class; 2] {
            self.hasher.push(class);
        }
        self.last = [self.last[1], class];
    }
}

fn case_of(document: &Document<'_>, index: usize, text: &str) -> Case {
    let token = &document.tokens()[index];
    match token.kind() {
        TokenKind::Word if text.starts_with(['\'', '’']) => Case::Clitic,
        TokenKind::Word if token.is_all_caps() => Case::AllCaps,
        TokenKind::Word if token.is_capitalised() && text.trim_end_matches('.').len() == 1 => Case::Initial,
        TokenKind::Word if token.is_capitalised() => Case::Capitalised,
        TokenKind::Word if text.contains(char::is_uppercase) => Case::Mixed,
        TokenKind::Word => Case::Small,
        TokenKind::Number => Case::Number,
        TokenKind::Money => Case::Money,
        TokenKind::Address | TokenKind::Handle => Case::Handle,
        TokenKind::Quote => Case::Quote,
        TokenKind::Dash => Case::Dash,
        TokenKind::Stop => Case::Stop,
        TokenKind::Symbol => match text {
            "(" | "[" => Case::OpeningBracket,
            ")" | "]" => Case::ClosingBracket,
            "," => Case::Comma,
            _ => Case::Other,
        },
    }
}

/// 2 if most words of the sentence are in capitals, 1 if most that could be small are capitalised, else 0.
fn headline(words: &[Word]) -> u8 {
    let (mut small, mut capitalised, mut caps) = (0, 0, 0);
    for word in words {
        match word.case {
            Case::Small if !word.classes.has(Class::Function) => small += 1,
            Case::Capitalised => capitalised += 1,
            Case::AllCaps => caps += 1,
            _ => {}
        }
    }
    if caps >= 3 && caps > 2 * (small + capitalised) {
        2
    } else {
        u8::from(capitalised >= 3 && capitalised > 2 * small)
    }
}

/// How many words away a head is looked for.
const REACH: usize = 6;

/// The words that names of several words are built around.
const HEADS: u32 = 1 << Class::OrgWord as u32
    | 1 << Class::FacilityWord as u32
    | 1 << Class::EventWord as u32
    | 1 << Class::LawWord as u32;

/// Words that join the words of one name, but more often two names.
const LOOSELY_JOINING: [u32; 5] =
    [hash::of_str("and"), hash::of_str("at"), hash::of_str("on"), hash::of_str("to"), hash::of_str("in")];

const QUOTE: u32 = hash::of_str("\"");
const DASH: u32 = hash::of_str("-");

/// Small words that join the capitalised words of one name.
const JOINING: [u32; 20] = [
    hash::of_str("of"),
    hash::of_str("for"),
    hash::of_str("the"),
    hash::of_str("&"),
    hash::of_str("al"),
    hash::of_str("bin"),
    hash::of_str("ibn"),
    hash::of_str("de"),
    hash::of_str("del"),
    hash::of_str("la"),
    hash::of_str("le"),
    hash::of_str("du"),
    hash::of_str("da"),
    hash::of_str("dos"),
    hash::of_str("di"),
    hash::of_str("van"),
    hash::of_str("von"),
    hash::of_str("der"),
    hash::of_str("el"),
    hash::of_str("ul"),
];
