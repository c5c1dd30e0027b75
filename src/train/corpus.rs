//! Reads annotated articles: folders of inline annotation, JSONL with code-point offsets, and `CoNLL` columns.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::annotation;
use crate::error::{Error, Result};
use crate::text::Span;

/// An annotated text.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Annotated {
    pub(crate) id: String,
    pub(crate) text: String,
    /// The names, in order, with the labels of the file.
    pub(crate) names: Vec<(Span, String)>,
}

/// Reads a whole file.
pub(crate) fn read_file(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|source| Error::Io { path: path.to_owned(), source })
}

/// Reads a whole file as text; what is not UTF-8 is replaced.
pub(crate) fn read_text(path: &Path) -> Result<String> {
    Ok(String::from_utf8_lossy(&read_file(path)?).into_owned())
}

/// Reads annotated articles from a `.jsonl` or `.conll` file, or from the `.txt` files in a folder.
pub(crate) fn read(path: &Path) -> Result<Vec<Annotated>> {
    if path.is_dir() {
        return read_folder(path);
    }
    let text = read_text(path)?;
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("conll") => Ok(read_conll(&text)),
        _ => read_jsonl(path, &text),
    }
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
    #[serde(default)]
    id: String,
    text: String,
    entities: Vec<Mention>,
}

#[derive(Deserialize)]
struct Mention {
    start: usize,
    end: usize,
    label: String,
}

fn read_jsonl(path: &Path, text: &str) -> Result<Vec<Annotated>> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(number, line)| {
            let problem =
                |problem: String| Error::TrainingData { path: path.to_owned(), line: number + 1, problem };
            let line: Line = serde_json::from_str(line).map_err(|error| problem(error.to_string()))?;
            annotated(line).map_err(problem)
        })
        .collect()
}

/// The article with its offsets in bytes.
fn annotated(line: Line) -> std::result::Result<Annotated, String> {
    let ends: Vec<u32> =
        line.text.char_indices().map(|(at, _)| at as u32).chain([line.text.len() as u32]).collect();
    let mut names = Vec::new();
    for Mention { start, end, label } in line.entities {
        match (ends.get(start), ends.get(end)) {
            (Some(&start), Some(&end)) if start < end => names.push((Span::new(start, end), label)),
            _ => return Err(format!("entity {start}..{end} in a text of {} characters", ends.len() - 1)),
        }
    }
    names.sort();
    Ok(Annotated { id: line.id, text: line.text, names })
}

/// Joins the tokens of a `CoNLL` file to texts: one per `-DOCSTART-`, or of up to 40 sentences each.
fn read_conll(text: &str) -> Vec<Annotated> {
    let mut articles = vec![Annotated::default()];
    let (mut sentences, mut open) = (0, false);
    for line in text.lines() {
        let mut columns = line.split_whitespace();
        let (Some(token), tag) = (columns.next(), columns.last().unwrap_or("O")) else {
            sentences += 1;
            open = false;
            if let Some(article) = articles.last_mut() {
                article.text.push('\n');
            }
            continue;
        };
        if token == "-DOCSTART-" || sentences == 40 {
            articles.push(Annotated::default());
            sentences = 0;
        }
        if token != "-DOCSTART-" {
            let article = articles.last_mut().expect("there is always one");
            open = push_token(article, token, tag, open);
        }
    }
    articles.retain(|article| !article.text.trim().is_empty());
    articles
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
                push_token(&mut article, token, "O", false);
            }
            article.text.push('\n');
        }
        article
    });
    Ok(articles.collect())
}

const SENTENCES: usize = 14;

/// The wording of the articles that a model must not have seen.
#[derive(Debug, Default)]
pub(crate) struct HeldBack {
    shingles: BTreeSet<u64>,
}

impl HeldBack {
    pub(crate) fn new(articles: &[Annotated]) -> Self {
        Self { shingles: articles.iter().flat_map(|article| shingles(&article.text)).collect() }
    }

    fn has(&self, text: &str) -> bool {
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

/// Appends a token with a blank before it where English sets one; returns whether a name is open behind it.
fn push_token(article: &mut Annotated, token: &str, tag: &str, open: bool) -> bool {
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
    let end = article.text.len() as u32;
    let Some((position, label)) = tag.split_once('-') else { return false };
    match article.names.last_mut() {
        Some((span, last)) if open && position == "I" && last == label => {
            *span = Span::new(span.start(), end);
        }
        _ => article.names.push((Span::new(start, end), label.to_owned())),
    }
    true
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
    fn columns_are_joined_to_text_with_the_names_at_their_bytes() {
        let articles =
            read_conll("Zoë\tB-PER\n's\tO\nUN\tB-ORG\njob\tO\n.\tO\n\nIn\tO\nNew\tB-LOC\nYork\tI-LOC\n");
        let [article] = articles.as_slice() else { panic!("{articles:?}") };
        assert_eq!(article.text, "Zoë's UN job.\nIn New York");
        let names: Vec<_> = article
            .names
            .iter()
            .map(|(span, label)| (&article.text.as_str()[*span], label.as_str()))
            .collect();
        assert_eq!(names, [("Zoë", "PER"), ("UN", "ORG"), ("New York", "LOC")]);
    }

    #[test]
    fn a_sentence_of_a_held_back_article_is_known_by_six_of_its_words() {
        let article =
            Annotated { text: "The ferry to Gozo sank, police said.".to_owned(), ..Annotated::default() };
        let held_back = HeldBack::new(&[article]);
        assert!(held_back.has("Yesterday the ferry to Gozo sank , police sources say"));
        assert!(!held_back.has("The ferry to Gozo sank in a storm ."));
    }

    #[test]
    fn an_offset_behind_the_text_is_an_error_that_names_the_line() {
        let text = "{\"text\": \"Zoë\", \"entities\": [{\"start\": 0, \"end\": 4, \"label\": \"PERSON\"}]}";
        let error = read_jsonl(Path::new("a.jsonl"), text).unwrap_err();
        assert_eq!(error.to_string(), "a.jsonl:1: entity 0..4 in a text of 3 characters");
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
