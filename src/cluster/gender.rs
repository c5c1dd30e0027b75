//! Whether a person is a he or a she: titles, nouns beside the name, first names.

use std::ops::Range;

use crate::text::Document;

/// What a third-person pronoun says of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Gender {
    Feminine,
    Masculine,
}

/// What the title before a person's name or the apposition beside it says.
pub(crate) fn of_surroundings(document: &Document<'_>, tokens: Range<usize>) -> Option<Gender> {
    let is_comma = |&before: &usize| document.word(before) == ",";
    let before = tokens.start.checked_sub(1);
    let noun = if before.as_ref().is_some_and(is_comma) { tokens.start.checked_sub(2) } else { before };
    noun.and_then(|noun| of_noun(document.word(noun))).or_else(|| of_apposition(document, tokens.end))
}

/// What the form of address before a name says: `Mrs.`.
pub(crate) fn of_address(document: &Document<'_>, tokens: &Range<usize>) -> Option<Gender> {
    tokens.start.checked_sub(1).and_then(|before| of_noun(document.word(before)))
}

/// What the first of several names says, and whether it is sure.
pub(crate) fn of_full_name(document: &Document<'_>, tokens: Range<usize>) -> Option<(Gender, bool)> {
    (tokens.len() > 1).then(|| look_up(document.word(tokens.start))).flatten()
}

/// What the ending of a first name lets expect, in most languages: an `a` is feminine.
pub(crate) fn of_ending(name: &str) -> Gender {
    if name.ends_with('a') { Gender::Feminine } else { Gender::Masculine }
}

/// What `he`, `she` and their forms say.
pub(crate) fn of_pronoun(word: &str) -> Option<Gender> {
    match word {
        "he" | "He" | "him" | "his" | "His" | "himself" => Some(Gender::Masculine),
        "she" | "She" | "her" | "Her" | "herself" => Some(Gender::Feminine),
        _ => None,
    }
}

/// What the nouns of a phrase say: `the spokeswoman`, `a mother of three`.
pub(crate) fn of_phrase(document: &Document<'_>, tokens: Range<usize>) -> Option<Gender> {
    tokens.take(LONGEST_DESCRIPTION).find_map(|index| of_noun(document.word(index)))
}

/// So many tokens beside a name tell a gender.
const LONGEST_DESCRIPTION: usize = 8;

/// What an apposition behind a name says: `, a mother of three`.
fn of_apposition(document: &Document<'_>, end: usize) -> Option<Gender> {
    let behind = end + 1..(end + 1 + LONGEST_DESCRIPTION).min(document.tokens().len());
    if end >= document.tokens().len() || document.word(end) != "," {
        return None;
    }
    behind
        .map(|index| document.word(index))
        .take_while(|word| {
            !matches!(
                *word,
                "," | "."
                    | ";"
                    | ":"
                    | "-"
                    | "who"
                    | "whose"
                    | "which"
                    | "said"
                    | "says"
                    | "and"
                    | "of"
                    | "to"
                    | "for"
            )
        })
        .find_map(of_noun)
}

fn of_noun(word: &str) -> Option<Gender> {
    let mut buffer = [0; 16];
    let lower = buffer.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    let lower = std::str::from_utf8(lower).ok()?;
    if FEMININE.binary_search(&lower).is_ok() || lower.ends_with("woman") {
        Some(Gender::Feminine)
    } else if MASCULINE.binary_search(&lower).is_ok()
        || lower.ends_with("man") && lower.len() >= 6 && lower != "german"
    {
        Some(Gender::Masculine)
    } else {
        None
    }
}

/// What a first name says, by the frequencies of the United States census of 1990.
pub(crate) fn of_first_name(name: &str) -> Option<Gender> {
    look_up(name).map(|(gender, _)| gender)
}

/// What a first name says, and whether hardly anybody of the other gender bears it.
fn look_up(name: &str) -> Option<(Gender, bool)> {
    let lower = name.to_lowercase();
    let find = |list: &str, gender| is_sure(list, &lower).map(|is_sure| (gender, is_sure));
    find(FEMININE_NAMES, Gender::Feminine).or_else(|| find(MASCULINE_NAMES, Gender::Masculine))
}

/// Whether a name of the list is sure, and `None` if it is not there.
fn is_sure(list: &str, name: &str) -> Option<bool> {
    let (mut low, mut high) = (0, list.len());
    while low < high {
        let middle = list[..usize::midpoint(low, high)].rfind('\n').map_or(0, |at| at + 1).max(low);
        let end = list[middle..].find('\n').map_or(list.len(), |at| middle + at);
        let line = &list[middle..end];
        match line.trim_end_matches(SURE).cmp(name) {
            std::cmp::Ordering::Equal => return Some(line.ends_with(SURE)),
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = middle,
        }
    }
    None
}

/// Stands behind a first name that is sure.
const SURE: char = '!';

/// First names, one a line, sorted; made by `copydesk train first-names`.
const FEMININE_NAMES: &str = include_str!("../../models/first_names.feminine.txt");
const MASCULINE_NAMES: &str = include_str!("../../models/first_names.masculine.txt");

const FEMININE: &[&str] = &[
    "actress",
    "aunt",
    "baroness",
    "businesswoman",
    "countess",
    "dame",
    "daughter",
    "duchess",
    "empress",
    "girl",
    "girlfriend",
    "grandmother",
    "heiress",
    "her",
    "herself",
    "lady",
    "madam",
    "madame",
    "miss",
    "mother",
    "mrs",
    "mrs.",
    "ms",
    "ms.",
    "niece",
    "nun",
    "princess",
    "queen",
    "she",
    "sister",
    "waitress",
    "widow",
    "wife",
];

const MASCULINE: &[&str] = &[
    "actor",
    "ayatollah",
    "baron",
    "bishop",
    "boy",
    "boyfriend",
    "brother",
    "cardinal",
    "count",
    "duke",
    "emir",
    "father",
    "grandfather",
    "he",
    "him",
    "himself",
    "his",
    "husband",
    "imam",
    "king",
    "lord",
    "mister",
    "monk",
    "mr",
    "mr.",
    "nephew",
    "pope",
    "prince",
    "rabbi",
    "sheik",
    "sheikh",
    "sir",
    "son",
    "sultan",
    "uncle",
    "widower",
];
