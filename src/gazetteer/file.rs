//! Files of names: a JSON object from labels to lists of names, or lines of label, tab, name.

use std::fmt;
use std::path::Path;

use serde::de::{Deserializer, MapAccess, Visitor};

use super::Gazetteer;
use crate::error::{Error, Result};

impl Gazetteer {
    /// Reads a file: a JSON object from labels to lists of names, or lines of label, tab, name.
    ///
    /// # Errors
    ///
    /// [`Error::Io`] if the file cannot be read, [`Error::GazetteerFile`] with the line if it is of another form, and as
    /// [`Gazetteer::new`].
    pub fn read(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        let problem = |(line, problem)| Error::GazetteerFile { path: path.to_owned(), line, problem };
        let bytes = std::fs::read(path).map_err(|source| Error::Io { path: path.to_owned(), source })?;
        let text = String::from_utf8(bytes).map_err(|error| {
            let whole = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            problem((whole.split(|&byte| byte == b'\n').count(), "broken UTF-8".to_owned()))
        })?;
        let text = text.trim_start_matches('\u{feff}');
        if text.trim_start().starts_with('{') {
            let lists: Lists = serde_json::from_str(text).map_err(|error| {
                problem((error.line(), format!("not an object of lists of names: {error}")))
            })?;
            Self::new(lists.0.iter().flat_map(|(label, names)| names.iter().map(move |name| (label, name))))
        } else {
            Self::new(rows(text).collect::<std::result::Result<Vec<_>, _>>().map_err(problem)?)
        }
    }
}

/// The label and the name on each line that is not blank, or the number of the line that has none.
fn rows(text: &str) -> impl Iterator<Item = std::result::Result<(&str, &str), (usize, String)>> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(number, line)| {
        let row = line.split_once('\t').map(|(label, name)| (label.trim(), name));
        row.ok_or_else(|| {
            (number + 1, format!("no tab in {line:?}; expected label, tab, name, or a JSON object"))
        })
    })
}

/// The entries of a JSON object in their order, which says which of two labels a name has.
struct Lists(Vec<(String, Vec<String>)>);

impl<'de> serde::Deserialize<'de> for Lists {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        deserializer.deserialize_map(ListsVisitor)
    }
}

struct ListsVisitor;

impl<'de> Visitor<'de> for ListsVisitor {
    type Value = Lists;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object from labels to lists of names")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<Lists, A::Error> {
        let mut lists = Vec::new();
        while let Some(entry) = map.next_entry()? {
            lists.push(entry);
        }
        Ok(Lists(lists))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is read from a file with that content.
    fn read(name: &str, content: &[u8]) -> Result<Gazetteer> {
        let path = std::env::temp_dir().join(format!("copydesk-gazetteer-{name}-{}", std::process::id()));
        std::fs::write(&path, content).unwrap();
        let gazetteer = Gazetteer::read(&path);
        std::fs::remove_file(path).unwrap();
        gazetteer
    }

    #[test]
    fn both_forms_give_the_same_names_in_the_order_of_the_file() {
        let json = read("json", br#"{"SHIP": ["Sea Lark", "Oslo"], "GPE": ["Oslo", "Hull"]}"#).unwrap();
        let rows =
            read("rows", b"\xef\xbb\xbfSHIP\tSea Lark\r\nSHIP\tOslo\n\nGPE\tOslo\nGPE\tHull\n").unwrap();
        assert_eq!(json, rows);
        let names: Vec<String> = json.names().map(|(label, name)| format!("{label} {name}")).collect();
        assert_eq!(names, ["SHIP Sea Lark", "SHIP Oslo", "GPE Hull"]);
        assert!(read("empty", b"").unwrap().is_empty());
    }

    #[test]
    fn a_file_of_another_form_is_refused_with_its_line() {
        for (content, problem) in [
            (&b"SHIP\tSea Lark\nOslo\n"[..], ":2: no tab in \"Oslo\""),
            (b"SHIP\tSea Lark\n\xff", ":2: broken UTF-8"),
            (b"{\"SHIP\":\n \"Sea Lark\"}", ":2: not an object of lists"),
            (b"{\"SHIP\": [\"\"]}", "\"\" under SHIP holds no letter or digit"),
            (b"{\"\": [\"Oslo\"]}", "\"\" is no label"),
        ] {
            let error = read("wrong", content).unwrap_err().to_string();
            assert!(error.contains(problem), "{error}");
        }
        assert!(matches!(Gazetteer::read("no/such/file"), Err(Error::Io { .. })));
    }
}
