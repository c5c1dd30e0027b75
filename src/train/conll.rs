//! Reads `CoNLL` columns: a token a line with its tag in the last column, a blank line between sentences,
//! `-DOCSTART-` between articles.
//!
//! All common ways to tag are read alike, as the scorer of the `CoNLL` tasks does: `B-` and `S-` begin a name, `I-`
//! and `E-` go on with an open name of the same label and begin one otherwise (so IOB1 needs no conversion), and
//! `E-` and `S-` end it. `L-` and `U-` stand for `E-` and `S-`.

use super::corpus::{Annotated, push_token};
use crate::entity::Label;
use crate::text::Span;

/// Sentences of a file without `-DOCSTART-` are taken together by so many.
const SENTENCES: usize = 40;

/// What stands on one line.
#[derive(Clone, Copy)]
enum Line<'t> {
    /// The end of a sentence.
    Blank,
    /// The start of an article.
    Start,
    Comment,
    Token(&'t str, Tag<'t>),
}

/// What a token is: outside all names if there is no label.
#[derive(Clone, Copy)]
struct Tag<'t> {
    position: char,
    label: Option<&'t str>,
}

/// Joins the tokens of a file to texts. An error names its line, from 1.
pub(crate) fn read(text: &str) -> Result<Vec<Annotated>, (usize, String)> {
    let mut reader = Reader::default();
    for (number, line) in text.lines().enumerate() {
        reader.add(parse(line).map_err(|problem| (number + 1, problem))?);
    }
    reader.articles.retain(|article| !article.text.trim().is_empty());
    Ok(reader.articles)
}

#[derive(Default)]
struct Reader {
    articles: Vec<Annotated>,
    sentences: usize,
    /// Whether the last name may go on with the next token.
    open: bool,
}

impl Reader {
    fn add(&mut self, line: Line<'_>) {
        match line {
            Line::Comment => {}
            Line::Start => self.begin_article(),
            Line::Blank => {
                self.open = false;
                if let Some(article) = self.articles.last_mut().filter(|it| !it.text.ends_with('\n')) {
                    article.text.push('\n');
                    self.sentences += 1;
                }
            }
            Line::Token(token, tag) => {
                if self.articles.is_empty() || self.sentences == SENTENCES {
                    self.begin_article();
                }
                let span = push_token(self.articles.last_mut().expect("one has begun"), token);
                self.name(span, tag);
            }
        }
    }

    fn begin_article(&mut self) {
        self.articles.push(Annotated::default());
        (self.sentences, self.open) = (0, false);
    }

    /// Enters the name of the token at `span`, or lets the open one go on.
    fn name(&mut self, span: Span, tag: Tag<'_>) {
        let Some(label) = tag.label else {
            self.open = false;
            return;
        };
        let names = &mut self.articles.last_mut().expect("one has begun").names;
        let goes_on = self.open && matches!(tag.position, 'I' | 'E' | 'L');
        match names.last_mut().filter(|last| goes_on && last.1 == label) {
            Some(last) => last.0 = last.0.cover(span),
            None => names.push((span, label.to_owned())),
        }
        self.open = matches!(tag.position, 'B' | 'I');
    }
}

fn parse(line: &str) -> Result<Line<'_>, String> {
    let line = line.trim_end();
    if line.trim_start().is_empty() {
        return Ok(Line::Blank);
    }
    // A token between tabs may hold blanks.
    let (first, last) = if line.contains('\t') {
        (line.split('\t').next(), line.rsplit('\t').next())
    } else {
        (line.split_whitespace().next(), line.split_whitespace().next_back())
    };
    let (token, tag) = (first.unwrap_or_default().trim(), last.unwrap_or_default().trim());
    let columns = line.split_whitespace().count();
    if token == "-DOCSTART-" {
        Ok(Line::Start)
    } else if token.starts_with('#') && (columns == 1 || parse_tag(tag).is_err()) {
        Ok(Line::Comment)
    } else if columns == 1 {
        Err(format!("one column, {line:?}; expected a token and its tag, parted by a tab or blank"))
    } else if token.is_empty() {
        Err("the first column is empty; expected a token".to_owned())
    } else {
        Ok(Line::Token(token, parse_tag(tag)?))
    }
}

fn parse_tag(tag: &str) -> Result<Tag<'_>, String> {
    if tag == "O" {
        return Ok(Tag { position: 'O', label: None });
    }
    match tag.split_once('-') {
        Some((position @ ("B" | "I" | "E" | "S" | "L" | "U"), label)) => {
            Label::new(label).map_err(|error| format!("tag {tag:?}: {error}"))?;
            Ok(Tag { position: position.chars().next().expect("one letter"), label: Some(label) })
        }
        _ => Err(format!("tag {tag:?} in the last column; expected O, or B-, I-, E- or S- and a label")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The texts of the names of all articles, with their labels.
    fn names(text: &str) -> Vec<(String, String)> {
        let articles = read(text).unwrap();
        let of = |article: &Annotated| {
            let name =
                |(span, label): &(Span, String)| (article.text[span.range()].to_owned(), label.clone());
            article.names.iter().map(name).collect::<Vec<_>>()
        };
        articles.iter().flat_map(of).collect()
    }

    fn expected(names: &[(&str, &str)]) -> Vec<(String, String)> {
        names.iter().map(|(name, label)| ((*name).to_owned(), (*label).to_owned())).collect()
    }

    #[test]
    fn columns_are_joined_to_text_with_the_names_at_their_bytes() {
        let columns = "Zoë\tB-PER\n's\tO\nUN\tB-ORG\njob\tO\n.\tO\n\nIn\tO\nNew\tB-LOC\nYork\tI-LOC\n";
        let articles = read(columns).unwrap();
        assert_eq!(articles.len(), 1);
        assert_eq!(articles[0].text, "Zoë's UN job.\nIn New York");
        assert_eq!(names(columns), expected(&[("Zoë", "PER"), ("UN", "ORG"), ("New York", "LOC")]));
    }

    #[test]
    fn the_ways_to_tag_are_read_alike() {
        let whole = expected(&[("Ann Mary Lee", "PER"), ("Oslo", "LOC"), ("Bergen", "LOC"), ("UN", "ORG")]);
        for [a, b, c, d, e, f] in [
            ["B-PER", "I-PER", "I-PER", "B-LOC", "B-LOC", "B-ORG"],
            ["I-PER", "I-PER", "I-PER", "I-LOC", "B-LOC", "I-ORG"],
            ["B-PER", "I-PER", "E-PER", "S-LOC", "S-LOC", "S-ORG"],
            ["B-PER", "I-PER", "L-PER", "U-LOC", "U-LOC", "U-ORG"],
            ["I-PER", "I-PER", "E-PER", "E-LOC", "I-LOC", "E-ORG"],
        ] {
            let columns = format!("Ann {a}\nMary {b}\nLee {c}\nOslo {d}\nBergen {e}\nUN {f}\n");
            assert_eq!(names(&columns), whole, "{columns}");
        }
    }

    #[test]
    fn a_name_ends_with_its_sentence_and_article() {
        assert_eq!(names("Ann B-P\n\nLee I-P\n").len(), 2);
        assert_eq!(names("Ann B-P\n-DOCSTART- -X- O O\nLee I-P\n").len(), 2);
        assert_eq!(read("-DOCSTART- O\n\nAnn O\n\n-DOCSTART- O\n\nLee O\n").unwrap().len(), 2);
    }

    #[test]
    fn sentences_without_articles_are_taken_together() {
        let columns = "Ann B-P\nslept O\n\n\n".repeat(100);
        let articles = read(&columns).unwrap();
        assert_eq!(articles.iter().map(|it| it.names.len()).collect::<Vec<_>>(), [40, 40, 20]);
    }

    #[test]
    fn comments_more_columns_and_windows_lines_are_read() {
        let columns = "# id = 3\r\nAnn NNP I-NP B-P\r\n# NN I-NP O\r\nNew York\tB-L\r\n#\tO\r\n";
        assert_eq!(names(columns), expected(&[("Ann", "P"), ("New York", "L")]));
        assert_eq!(read(columns).unwrap()[0].text, "Ann # New York #");
    }

    #[test]
    fn what_cannot_be_read_is_named_with_its_line() {
        for (columns, line, problem) in [
            ("Ann B-P\nLee\n", 2, "one column, \"Lee\"; expected a token"),
            ("Ann X-P\n", 1, "tag \"X-P\" in the last column; expected O"),
            ("Ann B-P\n\nLee B\n", 3, "tag \"B\""),
            ("Ann B-\n", 1, "tag \"B-\""),
            ("\tB-P\n", 1, "one column"),
            (" \tx\tB-P\n", 1, "the first column is empty"),
            ("Ann o\n", 1, "tag \"o\""),
        ] {
            let (found, message) = read(columns).unwrap_err();
            assert!(found == line && message.starts_with(problem), "{columns:?}: {found}: {message}");
        }
        let long = format!("Ann B-{}\n", "X".repeat(80));
        assert!(read(&long).unwrap_err().1.contains("is no label"), "a label that no model can hold");
    }
}
