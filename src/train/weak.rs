//! Articles of which less is known than of annotated ones: with coarse labels, or labelled by a larger tagger.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::corpus::{self, Annotated, HeldBack, push_token};
use crate::error::{Error, Result};
use crate::text::Span;

/// Reads `CoNLL` columns with the labels PER, ORG, LOC and MISC, each of which stands for several of ours. Articles
/// that share six words in a row with one of the `held_back` ones are left out.
pub(crate) fn read_coarse(path: &Path, held_back: &HeldBack) -> Result<Vec<Annotated>> {
    let mut articles = corpus::read(path)?;
    articles.retain(|article| !held_back.has(&article.text));
    for article in &mut articles {
        for (span, label) in std::mem::take(&mut article.names) {
            match label.as_str() {
                "PER" => article.names.push((span, "PERSON".to_owned())),
                "LOC" => article.open.push((span, ["FAC", "GPE", "LOC"].map(str::to_owned).to_vec())),
                // Half of what is MISC to others is no name to us.
                "MISC" => article.open.push((span, Vec::new())),
                _ => article.names.push((span, label)),
            }
        }
    }
    Ok(articles)
}

/// What a larger tagger says of one line of a tokenised text.
#[derive(Deserialize)]
struct Lesson {
    /// The name of the text's file, without its folder.
    file: String,
    /// From 0.
    line: usize,
    /// Names as first token, token behind the last, label, and probability.
    entities: Vec<(usize, usize, String, f64)>,
    /// The tokens that it is not sure of.
    doubtful: Vec<usize>,
}

/// Names of a smaller probability count as not known.
const SURE: f64 = 0.6;

/// Reads what the larger tagger says of the tokenised `texts`, lines taken together as in
/// [`corpus::read_unlabelled`]; what it is not sure of is left open.
pub(crate) fn read_taught(path: &Path, texts: &[PathBuf], held_back: &HeldBack) -> Result<Vec<Annotated>> {
    let mut lessons = read_lessons(path)?;
    let mut articles = Vec::new();
    for text in texts {
        let file = text.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut article = Annotated::default();
        let content = corpus::read_text(text)?;
        let known = content.lines().enumerate().filter_map(|(number, line)| {
            let lesson = lessons.remove(&(file.clone(), number))?;
            (!held_back.has(line)).then_some((line, lesson))
        });
        for (count, (line, lesson)) in known.enumerate() {
            if count % corpus::SENTENCES == 0 && count > 0 {
                articles.push(std::mem::take(&mut article));
            }
            push_line(&mut article, line, &lesson);
        }
        articles.push(article);
    }
    Ok(articles)
}

fn read_lessons(path: &Path) -> Result<HashMap<(String, usize), Lesson>> {
    let text = corpus::read_text(path)?;
    let lessons = text.lines().enumerate().map(|(number, line)| {
        let lesson: Lesson = serde_json::from_str(line).map_err(|error| Error::TrainingData {
            path: path.to_owned(),
            line: number + 1,
            problem: error.to_string(),
        })?;
        Ok(((lesson.file.clone(), lesson.line), lesson))
    });
    lessons.collect()
}

fn push_line(article: &mut Annotated, line: &str, lesson: &Lesson) {
    let tokens: Vec<Span> = line.split_whitespace().map(|token| push_token(article, token)).collect();
    article.text.push('\n');
    for (start, end, label, probability) in &lesson.entities {
        let Some([first, .., last] | [first @ last]) = tokens.get(*start..*end) else { continue };
        let span = first.cover(*last);
        if *probability < SURE {
            article.open.push((span, Vec::new()));
        } else {
            article.names.push((span, label.clone()));
        }
    }
    let doubtful = lesson.doubtful.iter().filter_map(|&at| tokens.get(at));
    article.open.extend(doubtful.map(|&token| (token, Vec::new())));
    article.open.sort();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lesson_gives_names_and_leaves_open_what_it_is_not_sure_of() {
        let mut article = Annotated { text: "Before.\n".to_owned(), ..Annotated::default() };
        let lesson = r#"{"file": "a.txt", "line": 3, "doubtful": [4],
            "entities": [[0, 2, "PERSON", 0.9], [3, 4, "ORG", 0.4], [8, 9, "ORG", 0.9]]}"#;
        push_line(&mut article, "Lena Kerr joined Nordhavn today", &serde_json::from_str(lesson).unwrap());
        let text = |span: &Span| &article.text[span.range()];
        let names: Vec<_> = article.names.iter().map(|(span, label)| (text(span), label.as_str())).collect();
        assert_eq!(names, [("Lena Kerr", "PERSON")]);
        let open: Vec<_> = article.open.iter().map(|(span, _)| text(span)).collect();
        assert_eq!(open, ["Nordhavn", "today"]);
    }
}
