//! `copydesk train first-names`: lists of first names that tell a he from a she.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// Where the census is and where the lists go.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The folder of the United States census of 1990: `census1990.dist.female.first` and `….male.first`.
    #[arg(long)]
    names: PathBuf,
    /// The folder for `first_names.feminine.txt` and `first_names.masculine.txt`.
    #[arg(long, default_value = "models")]
    out: PathBuf,
}

/// Names rarer than this percentage of people are left out.
const RAREST: f64 = 0.002;
/// How many times more often one gender must bear a name than the other.
const CLEAR: f64 = 4.0;
/// A name is sure that is not rarer than this and is borne so many times more often by one gender.
const COMMON: f64 = 0.01;
const SURE: f64 = 20.0;
/// Names that a list leaves out may be as frequent as its rarest.
const UNLISTED: f64 = 0.003;

/// Writes the two lists: one name a line, small letters, sorted, with an exclamation mark behind those that are sure.
///
/// # Errors
///
/// If the census cannot be read or is not in its format, or a list cannot be written.
pub fn run(arguments: &Arguments) -> Result<()> {
    let feminine = read_census(&arguments.names.join("census1990.dist.female.first"))?;
    let masculine = read_census(&arguments.names.join("census1990.dist.male.first"))?;
    write_list(&arguments.out.join("first_names.feminine.txt"), &clear_names(&feminine, &masculine))?;
    write_list(&arguments.out.join("first_names.masculine.txt"), &clear_names(&masculine, &feminine))
}

/// Reads `NAME percent cumulated rank` a line.
fn read_census(path: &Path) -> Result<BTreeMap<String, f64>> {
    let text = fs::read_to_string(path).map_err(|source| Error::Io { path: path.to_owned(), source })?;
    let parse = |(index, line): (usize, &str)| {
        let mut fields = line.split_whitespace();
        let name = fields.next().map(str::to_lowercase);
        let percent = fields.next().and_then(|field| field.parse().ok());
        name.zip(percent).ok_or_else(|| Error::TrainingData {
            path: path.to_owned(),
            line: index + 1,
            problem: format!("expected a name and a percentage, found {line:?}"),
        })
    };
    text.lines().enumerate().map(parse).collect()
}

fn clear_names(of: &BTreeMap<String, f64>, against: &BTreeMap<String, f64>) -> Vec<String> {
    let list = |(name, percent): (&String, &f64)| {
        let other = against.get(name).copied();
        let is_clear = *percent >= RAREST && *percent >= CLEAR * other.unwrap_or(0.0);
        let is_sure = *percent >= COMMON && *percent >= SURE * other.unwrap_or(UNLISTED);
        is_clear.then(|| if is_sure { format!("{name}!") } else { name.clone() })
    };
    of.iter().filter_map(list).collect()
}

fn write_list(path: &Path, names: &[String]) -> Result<()> {
    fs::write(path, names.join("\n") + "\n").map_err(|source| Error::Io { path: path.to_owned(), source })
}
