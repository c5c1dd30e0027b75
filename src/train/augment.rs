//! Heads of articles in capitals or in title case, so that headlines are learnt.

use super::corpus::Annotated;
use super::random::Random;
use crate::text::Span;

/// The first sentences of some articles, in capitals or in title case.
pub(crate) fn vary(article: &Annotated, random: &mut Random) -> Option<Annotated> {
    let (choice, end) = (random.unit(), head_end(&article.text));
    let text = match choice {
        0.0..0.2 => article.text[..end].to_ascii_uppercase(),
        0.2..0.4 => title_case(&article.text[..end]),
        _ => return None,
    };
    let inside = |span: &Span| span.range().end <= end;
    let names = article.names.iter().filter(|(span, _)| inside(span)).cloned().collect();
    Some(Annotated { id: String::new(), text, names })
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

    #[test]
    fn title_case_keeps_every_byte_in_its_place() {
        assert_eq!(title_case("a ferry to Zürich sank, he said."), "a Ferry to Zürich Sank, he Said.");
    }

    #[test]
    fn a_head_ends_with_a_sentence_and_keeps_only_its_names() {
        let text = format!("{} in Gozo. Then Malta.", "word ".repeat(40));
        assert!(text[..head_end(&text)].ends_with("in Gozo."));
        let span = |name: &str| {
            let start = text.find(name).unwrap() as u32;
            (Span::new(start, start + name.len() as u32), "GPE".to_owned())
        };
        let article =
            Annotated { id: "a".to_owned(), names: vec![span("Gozo"), span("Malta")], text: text.clone() };
        let mut random = Random::new(1);
        let varied = (0..20).find_map(|_| vary(&article, &mut random)).unwrap();
        assert_eq!(varied.names, [span("Gozo")]);
    }
}
