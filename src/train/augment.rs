//! Variants of articles to learn from: in capitals, in title case, and in small letters.

use super::corpus::Annotated;
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
