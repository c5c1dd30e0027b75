//! `copydesk train`: builds the embedded models and tables from data, with fixed seeds, the same bytes each time.

mod annotation;
pub mod antecedents;
pub mod attributions;
mod augment;
mod clusters;
pub(crate) mod conll;
mod corpus;
pub mod data;
pub mod entities;
mod evaluation;
pub mod first_names;
mod lexicon;
mod lists;
mod network;
pub mod places;
mod random;
mod watch;
mod weak;

use crate::error::Result;

/// What to build.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Fit the weights by which a pronoun finds whom it means.
    Antecedents(antecedents::Arguments),
    /// Fit the weights that tell attributions from what only looks like them.
    Attributions(attributions::Arguments),
    /// Train the tagger that finds names.
    Entities(Box<entities::Arguments>),
    /// List the first names that tell a he from a she.
    FirstNames(first_names::Arguments),
    /// Print the names that a table of places lacks.
    LackingPlaces(places::LackingArguments),
    /// Build the table of places from GeoNames.
    Places(places::Arguments),
}

/// Builds what `command` says.
///
/// # Errors
///
/// If data cannot be read or used, or the result cannot be written.
pub fn run(command: &Command) -> Result<()> {
    match command {
        Command::Antecedents(arguments) => antecedents::run(arguments),
        Command::Attributions(arguments) => attributions::run(arguments),
        Command::Entities(arguments) => entities::run(arguments),
        Command::FirstNames(arguments) => first_names::run(arguments),
        Command::LackingPlaces(arguments) => places::run_lacking(arguments),
        Command::Places(arguments) => places::run(arguments),
    }
}
