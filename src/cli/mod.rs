//! The `copydesk` command: reads articles from files, writes what was found.

mod extract;
mod folder;
mod input;
mod output;
mod progress;
mod summary;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

/// Reads English news the way a copy desk does: datelines, who said what, and names, with exact offsets.
#[derive(Debug, Parser)]
#[command(name = "copydesk", version, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Find datelines, attributions and names in articles.
    Extract(extract::Arguments),
    /// Build the embedded models and tables from data.
    #[cfg(feature = "train")]
    #[command(subcommand)]
    Train(crate::train::Command),
}

/// All went well.
const SUCCESS: u8 = 0;
/// Some articles could not be read; the others were.
const BAD_ARTICLE: u8 = 1;
/// A file could not be read or written, or the command line is wrong.
const FAILURE: u8 = 2;

/// Runs the command with the arguments of the process and returns its exit status.
#[must_use]
pub fn main() -> ExitCode {
    ExitCode::from(run(std::env::args_os()))
}

/// Runs the command with `arguments`, of which the first is its name, and returns its exit status: 0, 1 if
/// some articles could not be read, 2 if a file could not be read or written or the arguments are wrong.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let command = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments.command,
        Err(error) => {
            // Help and version come as errors too, with status 0. A closed pipe is no reason to complain.
            let _ = error.print();
            return error.exit_code() as u8;
        }
    };
    let result = match command {
        Command::Extract(arguments) => extract::run(arguments),
        #[cfg(feature = "train")]
        Command::Train(command) => crate::train::run(&command).map(|()| SUCCESS),
    };
    result.unwrap_or_else(|error| {
        eprintln!("copydesk: {error}");
        FAILURE
    })
}
