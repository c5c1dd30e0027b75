//! [`Gazetteer`]: names that the caller knows, with their labels.
//!
//! A name is found by the hashes of its beginnings: a table holds the hash of every name and of every beginning of one
//! that ends with a token. A look-up reads on while what it has read begins a name, and compares the names that it
//! meets with the text, the longest first: a hash may lie, the text does not.

mod file;
mod matching;
mod table;

use std::ops::Range;

use crate::entity::{Entity, Label};
use crate::error::{Error, Result};
use crate::text::{Document, Segmenter, Span};
use matching::{Fit, Prefix, fit};
use table::Table;

/// Names that the caller knows, each with its label: they are found wherever they stand as whole tokens.
///
/// - The longest name wins; it beats what the models find where the two overlap, dates and datelines too.
/// - A name is found as it is written, with capitals where headlines set them, and in capitals throughout if it has
///   four letters or more: `Bank of Oslo` also as `Bank Of Oslo` and `BANK OF OSLO`, but `bank of Oslo` and `BOO` for
///   `Boo` are other words. The full stop of an abbreviation may be there or not (`Acme Inc.`), apostrophes and hyphens
///   may be straight or typographic, and any white space stands for any other, but no blank line.
/// - Accents count, and so does whether they are composed: give names in the form of the texts, most often NFC.
/// - A name that stands twice counts once; under two labels it has the first.
///
/// ```
/// use copydesk::{Extractor, Gazetteer, Label};
///
/// let gazetteer = Gazetteer::new([("ORG", "Acme Widgets"), ("SHIP", "Sea Lark")])?;
/// let extractor = Extractor::builder().gazetteer(gazetteer).build();
/// let article = extractor.extract("ACME WIDGETS has sold the Sea Lark.");
/// assert_eq!(article.entities[0].label, Label::Org);
/// assert_eq!(article.entities[1].label.as_str(), "SHIP");
/// # Ok::<(), copydesk::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    labels: Vec<Label>,
    /// For each name the number of its label.
    label_of: Vec<u16>,
    /// The names, one behind the other, and where each of them ends.
    text: String,
    ends: Vec<u32>,
    table: Table,
}

/// The most tokens of a name; it bounds the work at each token of a text.
const LONGEST: usize = 32;

/// As many names may differ in nothing but capitals, apostrophes and the like; it bounds the work at a match.
const MOST_ALIKE: usize = 64;

impl Gazetteer {
    /// The probability of the entities that it finds: the caller's word is taken for true.
    const SCORE: f64 = 1.0;

    /// The gazetteer of pairs of label and name.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidLabel`] for a label that cannot be one, [`Error::Gazetteer`] for a name that holds no letter or
    /// digit, has more than 32 words and marks, or is one of more than 64 that differ in capitals only, and if there
    /// are more than 65,536 labels or 4 GiB of names.
    pub fn new<L: AsRef<str>, N: AsRef<str>>(names: impl IntoIterator<Item = (L, N)>) -> Result<Self> {
        let mut gazetteer = Self::default();
        let mut segmenter = Segmenter::new();
        for (label, name) in names {
            let (label, name) = (gazetteer.label_number(label.as_ref())?, name.as_ref());
            gazetteer.add(label, &segmenter.segment(name)).map_err(|problem| Error::Gazetteer {
                name: name.to_owned(),
                label: gazetteer.labels[usize::from(label)].to_string(),
                problem,
            })?;
        }
        Ok(gazetteer)
    }

    /// How many names there are, each counted once.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are no names.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The names with their labels, in the order in which they were first given; white space is written as one blank.
    pub fn names(&self) -> impl Iterator<Item = (Label, &str)> {
        (0..self.ends.len() as u32).map(|number| (self.label(number), self.name(number)))
    }

    /// The number of the label, a new one if need be.
    fn label_number(&mut self, name: &str) -> Result<u16> {
        let is = |label: &Label| label.as_str() == name;
        // Names mostly come label by label.
        if let Some(last) = self.label_of.last().filter(|&&last| is(&self.labels[usize::from(last)])) {
            return Ok(*last);
        }
        let known = self.labels.iter().position(is);
        if known.is_none() {
            self.labels.push(Label::new(name)?);
        }
        u16::try_from(known.unwrap_or(self.labels.len() - 1)).map_err(|_| Error::Gazetteer {
            name: String::new(),
            label: name.to_owned(),
            problem: "is the label 65,537; expected at most 65,536",
        })
    }

    fn add(&mut self, label: u16, name: &Document<'_>) -> std::result::Result<(), &'static str> {
        let tokens = 0..name.tokens().len();
        if !name.text().contains(char::is_alphanumeric) {
            return Err("holds no letter or digit");
        }
        if tokens.len() > LONGEST {
            return Err("has more than 32 words and marks");
        }
        // What an abbreviation is at the end of a text, as a name is one, is not known: its full stop does not count.
        let last = tokens.end - 1;
        let last = if last > 0 && name.word(last) == "." { last - 1 } else { last };
        let mut hashes = [0; LONGEST];
        let mut prefix = Prefix::new();
        for (at, hash) in hashes[..=last].iter_mut().enumerate() {
            *hash = prefix.push(name, at, is_glued(name, at, 0));
        }
        let (beginnings, whole) = (&hashes[..last], hashes[last]);
        let start = self.text.len();
        for at in tokens {
            self.text.push_str(if is_glued(name, at, 0) { "" } else { " " });
            self.text.push_str(name.word(at));
        }
        let mut alike = 0;
        for known in self.table.find(whole).filter_map(table::Entry::name) {
            if self.name(known) == &self.text[start..] {
                self.text.truncate(start);
                return Ok(());
            }
            alike += 1;
        }
        if alike >= MOST_ALIKE {
            return Err("is one of more than 64 that differ in capitals only");
        }
        let end = u32::try_from(self.text.len()).map_err(|_| "is one too many: all names have 4 GiB")?;
        for &beginning in beginnings {
            self.table.mark_beginning(beginning);
        }
        self.table.add_name(whole, self.ends.len() as u32);
        self.ends.push(end);
        self.label_of.push(label);
        Ok(())
    }

    fn name(&self, number: u32) -> &str {
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before as usize]);
        &self.text[Span::new(start, self.ends[number as usize])]
    }

    fn label(&self, number: u32) -> Label {
        self.labels[usize::from(self.label_of[number as usize])]
    }

    /// The names in the document, in order, without overlaps.
    pub(crate) fn find(&self, document: &Document<'_>) -> Vec<Entity> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < document.tokens().len() {
            at = match self.longest_at(document, at) {
                Some((end, name)) => {
                    found.push(self.entity(document, at..end, name));
                    end
                }
                None => at + 1,
            };
        }
        found
    }

    fn entity(&self, document: &Document<'_>, tokens: Range<usize>, name: u32) -> Entity {
        let span = document.span_of(tokens);
        let text = document.text()[span].to_owned();
        Entity {
            span,
            text,
            label: self.label(name),
            score: Self::SCORE,
            cluster: None,
            place: None,
            value: None,
        }
    }

    /// The end and the number of the longest name that begins at the token `first`.
    fn longest_at(&self, document: &Document<'_>, first: usize) -> Option<(usize, u32)> {
        let mut longest = None;
        let mut prefix = Prefix::new();
        for at in first..document.tokens().len().min(first + LONGEST) {
            if at > first && is_behind_blank_line(document, at) {
                break;
            }
            let hash = prefix.push(document, at, is_glued(document, at, first));
            let (mut best, mut goes_on) = (None::<(Fit, u32)>, false);
            for entry in self.table.find(hash) {
                goes_on |= entry.is_beginning();
                let name = entry
                    .name()
                    .and_then(|name| Some((fit(self.name(name), document, first..at + 1)?, name)));
                best = [best, name].into_iter().flatten().min();
            }
            longest = best.map(|(_, name)| (at + 1, name)).or(longest);
            if !goes_on {
                break;
            }
        }
        longest
    }
}

/// Whether no white space before the token `at` counts.
fn is_glued(document: &Document<'_>, at: usize, first: usize) -> bool {
    at == first || !document.tokens()[at].space_before()
}

/// Whether a blank line stands before the token `at`, which is not the first.
fn is_behind_blank_line(document: &Document<'_>, at: usize) -> bool {
    let tokens = document.tokens();
    let gap = || &document.text()[tokens[at - 1].span().end() as usize..tokens[at].span().start() as usize];
    tokens[at].is_line_start() && gap().matches('\n').nth(1).is_some()
}

impl PartialEq for Gazetteer {
    /// Whether both hold the same names with the same labels in the same order.
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text && self.ends == other.ends && self.names().eq(other.names())
    }
}

impl Eq for Gazetteer {}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What the names are found as in the text.
    fn found(names: &[&str], text: &str) -> Vec<String> {
        let gazetteer = Gazetteer::new(names.iter().map(|name| ("ORG", name))).unwrap();
        let mut segmenter = Segmenter::new();
        gazetteer.find(&segmenter.segment(text)).into_iter().map(|entity| entity.text).collect()
    }

    #[test]
    fn whole_tokens_are_found_and_the_longest_name_wins() {
        let names = ["Acme", "Acme Widgets", "Acme Widgets of Ohio and Hull"];
        assert_eq!(found(&names, "Acme Widgets of Ohio sued Acme, not Acmeism."), ["Acme Widgets", "Acme"]);
        assert_eq!(found(&names, "Acme Widgets of Ohio and Hull"), ["Acme Widgets of Ohio and Hull"]);
        assert_eq!(found(&["Widgets of"], "Acme Widgets of Ohio"), ["Widgets of"]);
    }

    #[test]
    fn marks_in_names_are_marks_in_the_text() {
        let names =
            ["Yahoo!", "AT&T", "St. John's", "Toys \"R\" Us", "7-Eleven", "C++", "Guns N' Roses", "(RED)"];
        for name in names {
            for text in
                [format!("Then {name} won."), format!("Then “{name}”, he said"), format!("{name}'s end")]
            {
                assert_eq!(found(&names, &text), [name], "{text}");
            }
        }
        assert_eq!(found(&["St. John's"], "In St. John’s, and in St John's"), ["St. John’s", "St John's"]);
        assert_eq!(found(&["Yahoo!"], "Yahoo said. Yahoo ! Yahoo!!"), [""; 0]);
    }

    #[test]
    fn the_full_stop_of_an_abbreviation_may_be_there_or_not() {
        let text = "Acme Corp. sued Acme Corp, and Acme Corp.'s owner paid Acme Corp.";
        let all = ["Acme Corp.", "Acme Corp", "Acme Corp.", "Acme Corp."];
        assert_eq!(found(&["Acme Corp"], text), all);
        assert_eq!(found(&["Acme Corp."], text), all);
        assert_eq!(found(&["Kim J."], "Kim J. left with Kim J."), ["Kim J.", "Kim J"]);
        assert_eq!(found(&["U.S.-China Council"], "the U.S.-China Council met"), ["U.S.-China Council"]);
        assert_eq!(found(&["X"], "Ask X, said X."), ["X", "X"]);
    }

    #[test]
    fn capitals_count_but_in_headlines() {
        let names = ["Bank of Oslo", "eBay", "Who", "Élan"];
        assert_eq!(
            found(&names, "Bank Of Oslo, BANK OF OSLO, EBAY, EBay and ÉLAN"),
            ["Bank Of Oslo", "BANK OF OSLO", "EBAY", "EBay", "ÉLAN"]
        );
        assert_eq!(found(&names, "bank of Oslo, BANK of oslo, ebay, WHO, who and élan"), [""; 0]);
        assert_eq!(found(&["KYIV, Ukraine", "Kyiv, Ukraine"], "KYIV, Ukraine — Rain."), ["KYIV, Ukraine"]);
    }

    #[test]
    fn the_better_spelling_wins_and_then_the_first_label() {
        let gazetteer =
            Gazetteer::new([("FRUIT", "apple"), ("ORG", "Apple"), ("SHIP", "Apple"), ("ORG", "APPLE")])
                .unwrap();
        assert_eq!(gazetteer.len(), 3);
        let mut segmenter = Segmenter::new();
        let labels: Vec<_> = gazetteer
            .find(&segmenter.segment("An apple, Apple and APPLE"))
            .iter()
            .map(|it| it.label.to_string())
            .collect();
        assert_eq!(labels, ["FRUIT", "ORG", "ORG"]);
    }

    #[test]
    fn a_name_may_stand_across_a_line_break_but_no_blank_line() {
        let names = ["Acme  Widgets"];
        assert_eq!(found(&names, "Acme\nWidgets"), ["Acme\nWidgets"]);
        assert_eq!(found(&names, "Acme\r\n  Widgets"), ["Acme\r\n  Widgets"]);
        assert_eq!(found(&names, "Acme\u{a0}Widgets"), ["Acme\u{a0}Widgets"]);
        assert_eq!(found(&names, "Acme\n\nWidgets"), [""; 0]);
        assert_eq!(found(&names, "Acme\r\n \r\nWidgets"), [""; 0]);
    }

    #[test]
    fn accents_count_and_so_does_their_form() {
        assert_eq!(
            found(&["Zoë", "Łódź", "北京", "😀 Inc."], "Zoë, Łódź, 北京, 😀 Inc."),
            ["Zoë", "Łódź", "北京", "😀 Inc."]
        );
        assert_eq!(found(&["Zoe\u{308}"], "Zoe\u{308} left."), ["Zoe\u{308}"]);
        assert_eq!(found(&["Zoë"], "Zoe and Zoe\u{308} left."), [""; 0]);
    }

    #[test]
    fn what_cannot_be_a_name_is_refused() {
        let problem = |name: &str| Gazetteer::new([("ORG", name)]).unwrap_err().to_string();
        for name in ["", " ", "!!!", "—\n", "\u{301}"] {
            assert!(problem(name).ends_with("under ORG holds no letter or digit"), "{name:?}");
        }
        assert!(problem(&"a ".repeat(33)).ends_with("has more than 32 words and marks"));
        assert_eq!(found(&[&"a ".repeat(32)], &"a ".repeat(70)).len(), 2);
        let alike = (0..100_u32).map(|bits| {
            let letter =
                |(at, c): (usize, char)| if bits >> at & 1 == 1 { c.to_ascii_uppercase() } else { c };
            "abcdefgh".chars().enumerate().map(letter).collect::<String>()
        });
        let error = Gazetteer::new(alike.map(|name| ("ORG", name))).unwrap_err().to_string();
        assert!(error.ends_with("is one of more than 64 that differ in capitals only"), "{error}");
        assert!(matches!(Gazetteer::new([(" ", "Acme")]), Err(Error::InvalidLabel { .. })));
    }

    #[test]
    fn other_words_with_the_same_hash_are_not_the_name() {
        let mut gazetteer = Gazetteer::new([("ORG", "Acme Widgets")]).unwrap();
        let mut segmenter = Segmenter::new();
        let document = segmenter.segment("Blue Heron left.");
        let (first, both) = {
            let mut prefix = Prefix::new();
            (prefix.push(&document, 0, true), prefix.push(&document, 1, false))
        };
        gazetteer.table.add_name(first, 0);
        gazetteer.table.mark_beginning(first);
        gazetteer.table.add_name(both, 0);
        assert_eq!(gazetteer.find(&document), []);
    }

    #[test]
    fn the_names_make_the_same_gazetteer_again() {
        let names = ["U.S.-China Council", "St.  John's", "Acme Corp.", "AT&T", "X", "Acme\nWidgets"];
        let gazetteer = Gazetteer::new(names.iter().map(|name| ("ORG", name))).unwrap();
        let names: Vec<(String, &str)> =
            gazetteer.names().map(|(label, name)| (label.to_string(), name)).collect();
        assert_eq!(Gazetteer::new(names).unwrap(), gazetteer);
    }

    proptest! {
        #[test]
        fn every_name_is_found_where_it_stands(
            names in prop::collection::vec("[A-Z][a-zé]{0,6}( [A-Z0-9][a-z.&'’-]{0,6}){0,3}", 1..8),
            pick in any::<prop::sample::Index>(),
        ) {
            let name = pick.get(&names);
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let text = format!("({name})");
            let found = found(&names, &text);
            // The tokenizer may take the last mark of a name and what is behind it together.
            prop_assume!(Segmenter::new().segment(&text).tokens().last().is_some_and(|it| it.span().len() == 1));
            prop_assert!(found.iter().any(|it| it.len() + 1 >= name.len()), "{name}: {found:?}");
        }

        #[test]
        fn nothing_that_is_found_is_not_a_name(names in prop::collection::vec("\\PC{0,12}", 0..6), text in "\\PC{0,80}") {
            let names: Vec<&str> = names.iter().map(String::as_str).filter(|it| it.contains(char::is_alphanumeric)).collect();
            let simple = |text: &str| -> String {
                let kept = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
                kept.collect()
            };
            for text in [text.clone(), format!("{} {text}", names.join(" "))] {
                let found = found(&names, &text);
                prop_assert!(found.iter().all(|it| names.iter().any(|name| simple(name) == simple(it))));
            }
        }
    }
}
