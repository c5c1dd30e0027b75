//! [`Folder`]: brat's files, two for each article.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::export::Export;

/// A folder with the text and the annotations of each article, and the configuration that names their types.
pub(super) struct Folder {
    path: PathBuf,
    /// How many articles have been written.
    articles: usize,
}

/// Longer names than this are cut: file systems allow 255 bytes.
const LONGEST_NAME: usize = 100;

impl Folder {
    /// Makes the folder, or takes an empty one.
    ///
    /// # Errors
    ///
    /// If it cannot be made, or holds anything: files are corrected by hand in brat, and nothing may overwrite that.
    pub(super) fn create(path: &Path) -> io::Result<Self> {
        fs::create_dir_all(path)?;
        if fs::read_dir(path)?.next().is_some() {
            return Err(io::Error::new(ErrorKind::AlreadyExists, "the folder is not empty"));
        }
        fs::write(path.join("annotation.conf"), Export::BRAT_CONFIGURATION)?;
        Ok(Self { path: path.into(), articles: 0 })
    }

    /// Writes the files of the article `id`.
    ///
    /// # Errors
    ///
    /// If they cannot be written.
    pub(super) fn write(&mut self, id: &str, text: &str, annotations: &str) -> Result<()> {
        self.articles += 1;
        let name = file_name(id);
        let (mut file, path) = match self.open(&name) {
            // Another article has that name.
            Err(error) if is_taken(&error) => self.open(&format!("{name}-{}", self.articles)),
            opened => opened,
        }?;
        let done = file.write_all(text.as_bytes());
        let annotations = || fs::write(path.with_extension("ann"), annotations);
        done.and_then(|()| annotations()).map_err(|source| Error::Io { path, source })
    }

    /// A new file for the text.
    fn open(&self, name: &str) -> Result<(File, PathBuf)> {
        // Not `with_extension`, which would take what follows a dot in the name for one.
        let path = self.path.join(format!("{name}.txt"));
        match File::create_new(&path) {
            Ok(file) => Ok((file, path)),
            Err(source) => Err(Error::Io { path, source }),
        }
    }
}

fn is_taken(error: &Error) -> bool {
    matches!(error, Error::Io { source, .. } if source.kind() == ErrorKind::AlreadyExists)
}

/// A name for the files of the article `id`: without `.txt`, and with `_` for all that a file's name had better not
/// hold.
fn file_name(id: &str) -> String {
    let name = id.strip_suffix(".txt").unwrap_or(id).trim_start_matches(['.', '/']);
    let mut safe: String =
        name.chars().map(|c| if c.is_alphanumeric() || "-_.".contains(c) { c } else { '_' }).collect();
    while safe.len() > LONGEST_NAME {
        safe.pop();
    }
    if safe.is_empty() { "article".to_owned() } else { safe }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_become_names_that_stay_in_the_folder() {
        for (id, name) in [
            ("news/2024 07/story.txt", "news_2024_07_story"),
            ("../../etc/passwd", "etc_passwd"),
            ("C:\\a\0b\n", "C__a_b_"),
            ("-", "-"),
            ("Zürich.v2", "Zürich.v2"),
            ("..", "article"),
        ] {
            assert_eq!(file_name(id), name, "{id}");
        }
        assert_eq!(file_name(&"é".repeat(99)), "é".repeat(50));
    }
}
