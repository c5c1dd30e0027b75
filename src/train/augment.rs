//! Variants of articles to learn from: in capitals, in title case, in small letters, and with other people's names.

use std::collections::HashMap;

use super::corpus::Annotated;
use super::lists;
use super::random::Random;
use crate::text::Span;

/// A variant of some articles that is written in another case.
pub(crate) fn vary_case(article: &Annotated, random: &mut Random) -> Option<Annotated> {
    let (choice, head, whole) = (random.unit(), head_end(&article.text), article.text.len());
    let (end, text) = match choice {
        0.0..0.15 => (head, article.text[..head].to_ascii_uppercase()),
        0.15..0.3 => (head, title_case(&article.text[..head])),
        0.3..0.4 => (whole, article.text.to_ascii_uppercase()),
        0.4..0.5 => (whole, article.text.to_ascii_lowercase()),
        _ => return None,
    };
    let inside = |span: &Span| span.range().end <= end;
    let names = article.names.iter().filter(|(span, _)| inside(span)).cloned().collect();
    let open = article.open.iter().filter(|(span, _)| inside(span)).cloned().collect();
    Some(Annotated { id: String::new(), text, names, open })
}

/// The end of the sentence that holds the 200th byte.
fn head_end(text: &str) -> usize {
    let from = (0..=text.len().min(200)).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    text[from..].find(['.', '\n']).map_or(text.len(), |stop| from + stop + 1)
}

/// Every word of more than three letters with a capital; the bytes keep their places.
fn title_case(text: &str) -> String {
    let mut changed = String::with_capacity(text.len());
    for word in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
        match word.chars().next() {
            Some(first) if first.is_ascii_lowercase() && word.len() > 4 => {
                changed.push(first.to_ascii_uppercase());
                changed.push_str(&word[1..]);
            }
            _ => changed.push_str(word),
        }
    }
    changed
}

/// Gives the people of articles other names, so that a name is told by where it stands.
pub(crate) struct Renamer {
    given: Vec<&'static str>,
    family: Vec<&'static str>,
}

impl Renamer {
    /// With the single words of the lists of given names and surnames.
    pub(crate) fn new() -> Self {
        let words = |list: &'static str| -> Vec<&'static str> {
            let is_name = |line: &&str| line.starts_with(char::is_uppercase) && !line.contains([' ', '.']);
            list.lines().filter(is_name).collect()
        };
        Self { given: words(lists::GIVEN_NAMES), family: words(lists::SURNAMES) }
    }

    /// The article with another name for each of its people; none if it has no people.
    ///
    /// Each word is replaced by one other, wherever it stands in a person's name: a surname alone follows the full name.
    pub(crate) fn rename(&self, article: &Annotated, random: &mut Random) -> Option<Annotated> {
        let mut people: Vec<Span> =
            article.names.iter().filter(|(_, label)| label == "PERSON").map(|(span, _)| *span).collect();
        people.sort_by_key(|span| std::cmp::Reverse(words(&article.text, *span).count()));
        let mut replacements: HashMap<&str, &str> = HashMap::new();
        let mut edits = Vec::new();
        for span in people {
            let words: Vec<Span> = words(&article.text, span).collect();
            for (number, word) in words.iter().enumerate() {
                let is_given = words.len() > 1 && number == 0;
                let pool = if is_given { &self.given } else { &self.family };
                let other = *replacements
                    .entry(&article.text[word.range()])
                    .or_insert_with(|| pool[(random.next() % pool.len() as u64) as usize]);
                edits.push((*word, other));
            }
        }
        edits.sort_by_key(|(span, _)| *span);
        (!edits.is_empty()).then(|| edit(article, &edits))
    }
}

/// The words of a name that stand for somebody: neither initials nor particles nor generations.
fn words(text: &str, name: Span) -> impl Iterator<Item = Span> {
    let mut at = name.start();
    text[name.range()].split_inclusive([' ', '\n', '-']).filter_map(move |piece| {
        let start = at;
        at += piece.len() as u32;
        let word = piece.trim_end_matches([' ', '\n', '-', '.', ',', '"']);
        let is_word = word.chars().count() > 2
            && word.starts_with(char::is_uppercase)
            && word.chars().all(char::is_alphabetic)
            && word.chars().any(char::is_lowercase);
        is_word.then(|| Span::new(start, start + word.len() as u32))
    })
}

/// The article with other texts in the place of some spans, which are in order.
fn edit(article: &Annotated, edits: &[(Span, &str)]) -> Annotated {
    let mut text = String::with_capacity(article.text.len());
    // Where a place of the old text lies in the new one; no edit crosses the edge of a name.
    let mut moves = vec![(0_u32, 0_i64)];
    let mut done = 0;
    for (span, other) in edits {
        text.push_str(&article.text[done..span.range().start]);
        text.push_str(other);
        done = span.range().end;
        moves.push((span.end(), text.len() as i64 - done as i64));
    }
    text.push_str(&article.text[done..]);
    let moved = |at: u32| {
        let by = moves[moves.partition_point(|&(end, _)| end <= at) - 1].1;
        (i64::from(at) + by) as u32
    };
    let span = |old: Span| Span::new(moved(old.start()), moved(old.end()));
    Annotated {
        id: String::new(),
        names: article.names.iter().map(|(old, label)| (span(*old), label.clone())).collect(),
        open: article.open.iter().map(|(old, labels)| (span(*old), labels.clone())).collect(),
        text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(text: &str, names: &[(&str, &str)]) -> Annotated {
        let names = names.iter().map(|&(name, label)| {
            let start = text.find(name).unwrap() as u32;
            (Span::new(start, start + name.len() as u32), label.to_owned())
        });
        Annotated { names: names.collect(), text: text.to_owned(), ..Annotated::default() }
    }

    #[test]
    fn title_case_keeps_every_byte_in_its_place() {
        assert_eq!(title_case("a ferry to Zürich sank, he said."), "a Ferry to Zürich Sank, he Said.");
    }

    #[test]
    fn renamed_people_keep_their_places_and_a_surname_follows_its_full_name() {
        let text = "Lena Kerr met J. Ali-Baba in Gozo. Kerr's boat, Gozo, sank.";
        let mut article =
            article(text, &[("Lena Kerr", "PERSON"), ("J. Ali-Baba", "PERSON"), ("Gozo", "GPE")]);
        let second = text.rfind("Kerr").unwrap() as u32;
        article.names.push((Span::new(second, second + 4), "PERSON".to_owned()));
        let renamed = Renamer::new().rename(&article, &mut Random::new(1)).unwrap();
        let names: Vec<&str> = renamed.names.iter().map(|(span, _)| &renamed.text[span.range()]).collect();
        let (_, surname) = names[0].split_once(' ').unwrap();
        assert_eq!((names[2], names[3]), ("Gozo", surname));
        assert!(names[1].starts_with("J. ") && names[1].contains('-'), "{names:?}");
        assert!(
            renamed.text.ends_with(&format!(" in Gozo. {surname}'s boat, Gozo, sank.")),
            "{}",
            renamed.text
        );
        assert!(!renamed.text.contains("Lena") && !renamed.text.contains("Kerr"));
    }

    #[test]
    fn an_article_without_people_is_not_renamed() {
        assert_eq!(
            Renamer::new().rename(&article("In Gozo.", &[("Gozo", "GPE")]), &mut Random::new(1)),
            None
        );
    }

    #[test]
    fn a_variant_in_another_case_keeps_only_the_names_that_it_holds() {
        let text = format!("{} in Gozo. Then Malta.", "word ".repeat(40));
        assert!(text[..head_end(&text)].ends_with("in Gozo."));
        let article = article(&text, &[("Gozo", "GPE"), ("Malta", "GPE")]);
        let mut random = Random::new(1);
        for variant in (0..40).filter_map(|_| vary_case(&article, &mut random)) {
            let names = variant.names.iter().map(|(span, _)| variant.text[span.range()].to_lowercase());
            let kept: Vec<String> = names.collect();
            assert!(kept == ["gozo"] || kept == ["gozo", "malta"], "{kept:?}");
        }
    }
}
