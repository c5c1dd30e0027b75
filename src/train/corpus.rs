//! Reads annotated articles: folders of inline annotation, JSON lines with code-point offsets, and `CoNLL` columns.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::annotation;
use super::conll;
use crate::article::Id;
use crate::entity::Label;
use crate::error::{Error, Result};
use crate::text::Span;

/// An annotated text.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Annotated {
    pub(crate) id: String,
    pub(crate) text: String,
    /// The names, in order, with the labels of the file.
    pub(crate) names: Vec<(Span, String)>,
    /// Passages of which less is known, in order: each is a name with one of these labels, or nothing is known of it if
    /// there are none.
    pub(crate) open: Vec<(Span, Vec<String>)>,
}

/// Reads a whole file.
pub(crate) fn read_file(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|source| Error::Io { path: path.to_owned(), source })
}

/// Reads a whole file as text; what is not UTF-8 is replaced.
pub(crate) fn read_text(path: &Path) -> Result<String> {
    Ok(String::from_utf8_lossy(&read_file(path)?).into_owned())
}

/// Reads annotated articles: the inline annotation of all files in a folder, or a file of JSON lines (one that begins
/// with a brace) or else `CoNLL` columns.
///
/// # Errors
///
/// If the file cannot be read, or holds something else or nothing; the error names file and line.
pub(crate) fn read(path: &Path) -> Result<Vec<Annotated>> {
    if path.is_dir() {
        return read_folder(path);
    }
    let problem = |(line, problem)| Error::TrainingData { path: path.to_owned(), line, problem };
    let bytes = read_file(path)?;
    let text = utf8(&bytes).map_err(problem)?.trim_start_matches('\u{feff}');
    let is_json = text.trim_start().starts_with('{');
    let articles = if is_json { read_jsonl(text) } else { conll::read(text) }.map_err(problem)?;
    if articles.is_empty() {
        return Err(problem((1, "no articles; expected CoNLL columns or JSON lines".to_owned())));
    }
    Ok(articles)
}

fn utf8(bytes: &[u8]) -> std::result::Result<&str, (usize, String)> {
    std::str::from_utf8(bytes).map_err(|error| {
        let line = bytes[..error.valid_up_to()].split(|&byte| byte == b'\n').count();
        (line, "broken UTF-8; convert the file first".to_owned())
    })
}

/// The checksum of the bytes that [`read`] reads, in its order.
pub(crate) fn checksum(path: &Path) -> Result<u32> {
    let mut hasher = crc32fast::Hasher::new();
    let files = if path.is_dir() { text_files(path)? } else { vec![path.to_owned()] };
    for file in files {
        hasher.update(&read_file(&file)?);
    }
    Ok(hasher.finalize())
}

fn read_folder(folder: &Path) -> Result<Vec<Annotated>> {
    let problem =
        |path: &Path, problem: String| Error::TrainingData { path: path.to_owned(), line: 1, problem };
    let (mut articles, mut ids) = (Vec::new(), BTreeSet::new());
    for path in text_files(folder)? {
        let article = annotation::read(&path, &read_text(&path)?)?;
        if !ids.insert(article.id.clone()) {
            return Err(problem(&path, format!("a second article with the id {:?}", article.id)));
        }
        articles.push(article);
    }
    if articles.is_empty() {
        return Err(problem(folder, "no .txt file in this folder".to_owned()));
    }
    Ok(articles)
}

/// The `.txt` files in a folder and in the folders inside it, in order of their paths.
fn text_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let problem = |source| Error::Io { path: folder.to_owned(), source };
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(problem)? {
        let path = entry.map_err(problem)?.path();
        if path.is_dir() {
            files.extend(text_files(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "txt") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

#[derive(Deserialize)]
struct Line {
    id: Option<Id>,
    text: String,
    entities: Vec<Mention>,
}

#[derive(Deserialize)]
struct Mention {
    start: usize,
    end: usize,
    label: String,
}

fn read_jsonl(text: &str) -> std::result::Result<Vec<Annotated>, (usize, String)> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(number, line)| {
            let line: Line = serde_json::from_str(line)
                .map_err(|error| (number + 1, format!("not an article: {error}")))?;
            annotated(line).map_err(|problem| (number + 1, problem))
        })
        .collect()
}

/// The article with its offsets in bytes.
fn annotated(line: Line) -> std::result::Result<Annotated, String> {
    let ends: Vec<u32> =
        line.text.char_indices().map(|(at, _)| at as u32).chain([line.text.len() as u32]).collect();
    let mut names = Vec::new();
    for Mention { start, end, label } in line.entities {
        Label::new(&label).map_err(|error| format!("entity {start}..{end}: {error}"))?;
        match (ends.get(start), ends.get(end)) {
            (Some(&start), Some(&end)) if start < end => names.push((Span::new(start, end), label)),
            _ => return Err(format!("entity {start}..{end} in a text of {} characters", ends.len() - 1)),
        }
    }
    names.sort();
    let id = match line.id {
        Some(Id::Text(id)) => id,
        Some(Id::Number(id)) => id.to_string(),
        None => String::new(),
    };
    Ok(Annotated { id, text: line.text, names, open: Vec::new() })
}

/// Reads tokenised text, a sentence a line, as articles of 14 sentences; sentences that share six words in a
/// row with one of the `held_back` articles are left out.
pub(crate) fn read_unlabelled(path: &Path, held_back: &HeldBack) -> Result<Vec<Annotated>> {
    let text = read_text(path)?;
    let lines: Vec<&str> = text.lines().filter(|line| !held_back.has(line)).collect();
    let articles = lines.chunks(SENTENCES).map(|lines| {
        let mut article = Annotated::default();
        for line in lines {
            for token in line.split_whitespace() {
                push_token(&mut article, token);
            }
            article.text.push('\n');
        }
        article
    });
    Ok(articles.collect())
}

/// How many sentences of a text without articles are taken together.
pub(crate) const SENTENCES: usize = 14;

/// The wording of the articles that a model must not have seen.
#[derive(Debug, Default)]
pub(crate) struct HeldBack {
    shingles: BTreeSet<u64>,
}

impl HeldBack {
    pub(crate) fn new(articles: &[Annotated]) -> Self {
        Self { shingles: articles.iter().flat_map(|article| shingles(&article.text)).collect() }
    }

    pub(crate) fn has(&self, text: &str) -> bool {
        shingles(text).iter().any(|shingle| self.shingles.contains(shingle))
    }
}

/// The hashes of all runs of six words, of which only the letters and digits count.
fn shingles(text: &str) -> Vec<u64> {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let fnv = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    words.windows(6).map(|run| run.join(" ").bytes().fold(0xcbf2_9ce4_8422_2325, fnv)).collect()
}

/// Appends a token with a blank before it where English sets one; returns where it stands.
pub(crate) fn push_token(article: &mut Annotated, token: &str) -> Span {
    let glued = token.starts_with('\'') && token.len() > 1
        || token == "n't"
        || matches!(token, "." | "," | ";" | ":" | "?" | "!" | ")" | "]" | "%")
        || article.text.ends_with(['(', '[', '$', '\n'])
        || article.text.is_empty();
    if !glued {
        article.text.push(' ');
    }
    let start = article.text.len() as u32;
    article.text.push_str(token);
    Span::new(start, article.text.len() as u32)
}

/// The lists of article ids in a splits file.
pub(crate) fn read_splits(path: &Path) -> Result<BTreeMap<String, Vec<String>>> {
    serde_json::from_slice(&read_file(path)?).map_err(|error| Error::TrainingData {
        path: path.to_owned(),
        line: error.line(),
        problem: error.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_of_a_held_back_article_is_known_by_six_of_its_words() {
        let article =
            Annotated { text: "The ferry to Gozo sank, police said.".to_owned(), ..Annotated::default() };
        let held_back = HeldBack::new(&[article]);
        assert!(held_back.has("Yesterday the ferry to Gozo sank , police sources say"));
        assert!(!held_back.has("The ferry to Gozo sank in a storm ."));
    }

    #[test]
    fn what_cannot_be_read_is_named_with_its_line() {
        for (text, line, problem) in [
            (
                "{\"text\": \"Zoë\", \"entities\": [{\"start\": 0, \"end\": 4, \"label\": \"P\"}]}",
                1,
                "entity 0..4 in a text of 3",
            ),
            (
                "{\"text\": \"Zoë\", \"entities\": [{\"start\": 2, \"end\": 2, \"label\": \"P\"}]}",
                1,
                "entity 2..2",
            ),
            (
                "{\"text\": \"Zoë\", \"entities\": [{\"start\": 0, \"end\": 1, \"label\": \"\"}]}",
                1,
                "entity 0..1: \"\"",
            ),
            (
                "{\"text\": \"\", \"entities\": []}\n\n{\"text\": \"\"}",
                3,
                "not an article: missing field `entities`",
            ),
            ("{\"text\": \"\", \"entities\": []}\n{broken", 2, "not an article"),
        ] {
            let (found, message) = read_jsonl(text).unwrap_err();
            assert!(found == line && message.starts_with(problem), "{text}: {found}: {message}");
        }
        assert_eq!(utf8(b"a\nb\xff").unwrap_err().0, 2);
    }

    #[test]
    fn an_id_may_be_a_string_a_number_or_missing() {
        let text = "{\"id\": 7, \"text\": \"\", \"entities\": []}\n{\"text\": \"\", \"entities\": []}";
        let ids: Vec<_> = read_jsonl(text).unwrap().into_iter().map(|article| article.id).collect();
        assert_eq!(ids, ["7", ""]);
    }

    #[test]
    fn a_folder_is_read_in_order_of_its_paths_and_an_id_stands_once() {
        let folder = std::env::temp_dir().join(format!("copydesk-folder-{}", std::process::id()));
        fs::create_dir_all(folder.join("b")).unwrap();
        let write = |name: &str, text: &str| fs::write(folder.join(name), text).unwrap();
        write("c.txt", "Rain in <GPE>Oslo</GPE>.");
        write("b/a.txt", "# id: first\n\nSnow.");
        write("notes.md", "no article");
        let ids: Vec<String> = read(&folder).unwrap().into_iter().map(|article| article.id).collect();
        let before = checksum(&folder).unwrap();
        write("d.txt", "# id: c\n\nHail.");
        let (error, after) = (read(&folder).unwrap_err().to_string(), checksum(&folder).unwrap());
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(ids, ["first", "c"]);
        assert!(error.ends_with("d.txt:1: a second article with the id \"c\""), "{error}");
        assert_ne!(before, after);
    }
}
