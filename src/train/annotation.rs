//! Reads articles annotated inline: `<PERSON>Nadia</PERSON> left <GPE>Oslo</GPE>.`
//!
//! A file begins with lines of `# key: value`; then comes the text. Whatever stands between tags of capital
//! letters is a name with that label, but for the roles of attributions and the parts of datelines, whose
//! names have a label of their own. `corpus/GUIDELINES.md` says what is annotated how.

use std::path::Path;

use super::corpus::Annotated;
use crate::error::{Error, Result};
use crate::text::Span;

/// The article in `file`, which was read from `path`.
pub(crate) fn read(path: &Path, file: &str) -> Result<Annotated> {
    let (id, start) = read_header(file);
    let id = id.or_else(|| path.file_stem()?.to_str()).unwrap_or_default().to_owned();
    let (text, elements) = parse(file[start..].trim_end()).map_err(|(at, problem)| Error::TrainingData {
        path: path.to_owned(),
        line: 1 + file[..start + at].matches('\n').count(),
        problem,
    })?;
    let mut names = Vec::new();
    for (span, tag) in elements {
        push_names(&mut names, &text, span, tag);
    }
    names.sort();
    Ok(Annotated { id, text, names, open: Vec::new() })
}

/// The id in the header, if there is one, and where the text begins.
fn read_header(file: &str) -> (Option<&str>, usize) {
    let (mut id, mut rest) = (None, file);
    while rest.starts_with("# ") {
        let (line, behind) = rest.split_once('\n').unwrap_or((rest, ""));
        id = line.strip_prefix("# id: ").map(str::trim).or(id);
        rest = behind;
    }
    (id, file.len() - rest.trim_start().len())
}

/// What a pair of tags encloses, and the name of the tags.
type Element<'a> = (Span, &'a str);

/// The text without its tags, and what they enclose; or where the tags go wrong, and how.
fn parse(body: &str) -> std::result::Result<(String, Vec<Element<'_>>), (usize, String)> {
    let (mut text, mut elements) = (String::with_capacity(body.len()), Vec::new());
    let mut open: Vec<(&str, usize, u32)> = Vec::new();
    let mut rest = body;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let (at, here) = (body.len() - rest.len(), text.len() as u32);
        let Some(tag) = Tag::at_head_of(rest) else {
            text.push('<');
            rest = &rest[1..];
            continue;
        };
        if tag.closes {
            match open.pop() {
                Some((name, _, start)) if name == tag.name => elements.push((Span::new(start, here), name)),
                Some((name, ..)) => return Err((at, format!("</{}>, but <{name}> is open", tag.name))),
                None => return Err((at, format!("</{}>, but no tag is open", tag.name))),
            }
        } else {
            open.push((tag.name, at, here));
        }
        rest = &rest[tag.len..];
    }
    text.push_str(rest);
    match open.pop() {
        Some((name, at, _)) => Err((at, format!("<{name}> is never closed"))),
        None => Ok((text, elements)),
    }
}

/// `<ORG e="United Nations">` or `</ORG>`.
struct Tag<'a> {
    name: &'a str,
    closes: bool,
    /// The length of the whole tag in bytes.
    len: usize,
}

impl<'a> Tag<'a> {
    /// The tag that `text` begins with; any other `<` belongs to the text.
    fn at_head_of(text: &'a str) -> Option<Self> {
        let inside = text.strip_prefix('<')?;
        let (inside, closes) = inside.strip_prefix('/').map_or((inside, false), |inside| (inside, true));
        let end = inside.find(|c: char| !c.is_ascii_uppercase()).filter(|&end| end > 0)?;
        let (name, mut rest) = inside.split_at(end);
        while let Some(attribute) = rest.strip_prefix(' ') {
            let value = attribute.trim_start_matches(|c: char| c.is_ascii_lowercase()).strip_prefix("=\"")?;
            rest = value.split_once('"')?.1;
        }
        let rest = rest.strip_prefix('>')?;
        Some(Self { name, closes, len: text.len() - rest.len() })
    }
}

/// Adds the names in what `tag` encloses.
fn push_names(names: &mut Vec<(Span, String)>, text: &str, span: Span, tag: &str) {
    let label = match tag {
        "S" | "Q" | "C" | "T" | "DL" => return,
        "DLP" => return push_places(names, text, span),
        "DLA" => "ORG",
        "DLB" => "PERSON",
        "DLD" => "DATE",
        label => label,
    };
    names.push((span, label.to_owned()));
}

/// Adds the places of a dateline, which commas and the like part.
fn push_places(names: &mut Vec<(Span, String)>, text: &str, span: Span) {
    let mut at = span.start();
    for piece in text[span].split([',', '/', '[', ']', '(', ')']) {
        let start = at + (piece.len() - piece.trim_start().len()) as u32;
        let place = piece.trim();
        if place.contains(char::is_alphabetic) {
            names.push((Span::new(start, start + place.len() as u32), "GPE".to_owned()));
        }
        at += piece.len() as u32 + 1;
    }
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::super::corpus;
    use super::*;

    fn read_names(file: &str) -> (Annotated, Vec<(String, String)>) {
        let article = read(Path::new("a.txt"), file).unwrap();
        let names = article.names.iter().map(|(span, label)| (article.text[*span].to_owned(), label.clone()));
        let names = names.collect();
        (article, names)
    }

    fn name(text: &str, label: &str) -> (String, String) {
        (text.to_owned(), label.to_owned())
    }

    #[test]
    fn tags_leave_the_text_and_their_names() {
        let (article, names) = read_names(
            "# id: harbour\n# licence: CC0\n\n\
             <C a=\"1\">The <ORG e=\"Harbour Board\">Board</ORG> paid < 3 <b></C>, <S a=\"1\">Zoë <PERSON>Lind</PERSON></S> \
             <Q a=\"1\" k=\"belief\">thinks</Q>.\n",
        );
        assert_eq!(article.id, "harbour");
        assert_eq!(article.text, "The Board paid < 3 <b>, Zoë Lind thinks.");
        assert_eq!(names, [name("Board", "ORG"), name("Lind", "PERSON")]);
    }

    #[test]
    fn the_parts_of_a_dateline_are_names() {
        let (article, names) = read_names(
            "<DL><DLP>OSLO, Norway / BERGEN</DLP>, <DLD v=\"2024-05-01\">May 1</DLD> (<DLA>NTB</DLA>, <DLB>Kari Moe</DLB>) -</DL> Rain.",
        );
        assert_eq!(article.text, "OSLO, Norway / BERGEN, May 1 (NTB, Kari Moe) - Rain.");
        let expected = [
            name("OSLO", "GPE"),
            name("Norway", "GPE"),
            name("BERGEN", "GPE"),
            name("May 1", "DATE"),
            name("NTB", "ORG"),
            name("Kari Moe", "PERSON"),
        ];
        assert_eq!(names, expected);
    }

    #[test]
    fn a_file_without_an_id_is_named_by_its_path() {
        let article = read(Path::new("folder/harbour.txt"), "# licence: CC0\n\nRain.").unwrap();
        assert_eq!(article.id, "harbour");
    }

    #[test]
    fn tags_that_do_not_match_are_an_error_that_names_the_line() {
        let problem = |file: &str| read(Path::new("a.txt"), file).unwrap_err().to_string();
        assert_eq!(problem("# id: a\n\nRain in\n<GPE>Oslo</ORG>."), "a.txt:4: </ORG>, but <GPE> is open");
        assert_eq!(problem("Oslo</GPE>."), "a.txt:1: </GPE>, but no tag is open");
        assert_eq!(problem("Rain.\n\n<GPE>Oslo."), "a.txt:3: <GPE> is never closed");
    }

    /// The stories are no part of the packaged crate; in a checkout they are always there.
    #[test]
    fn the_stories_are_what_the_converter_makes_of_them() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let stories = root.join("corpus/written");
        if !stories.is_dir() {
            return;
        }
        let converter = root.join("corpus/tools/convert.py");
        let output = Command::new("python3").args([&converter, &stories]).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let file = std::env::temp_dir().join(format!("copydesk-stories-{}.jsonl", std::process::id()));
        std::fs::write(&file, output.stdout).unwrap();
        let (ours, converted) = (corpus::read(&stories).unwrap(), corpus::read(&file).unwrap());
        std::fs::remove_file(file).unwrap();
        assert!(ours.len() >= 375);
        assert_eq!(ours, converted);
    }
}
