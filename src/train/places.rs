use crate::error::Result;

/// Options.
#[derive(Debug, clap::Args)]
pub struct Arguments {}

/// Runs.
///
/// # Errors
///
/// If it fails.
pub fn run(_arguments: &Arguments) -> Result<()> {
    Ok(())
}
