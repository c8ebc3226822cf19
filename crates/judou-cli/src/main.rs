//! The program `judou`: front matter, speaker turns and sentences of real documents.
//!
//! `docs/cli.md` says what it promises. This file chooses the command and the exit status; reading
//! files is [`files`]' job, what is printed about one is that of the modules in [`commands`].
#![forbid(unsafe_code)]

mod args;
mod commands;
mod decode;
mod diff;
mod files;
mod gold;
mod inputs;
mod new_file;
mod outcome;
mod pool;
mod reading;
mod replace;
mod report;
mod table;
mod temporary;
mod terminal;
mod view;
mod words;

use std::process::ExitCode;

use clap::{ColorChoice, CommandFactory, FromArgMatches};

use crate::args::{Cli, Command};

fn main() -> ExitCode {
    let cli = parse_arguments();
    match &cli.command {
        Command::Parse(args) => commands::parse::run(args, &cli.global),
        Command::Meta(args) => commands::meta::run(args, &cli.global),
        Command::Turns(args) => commands::turns::run(args, &cli.global),
        Command::Convert(args) => commands::convert::run(args, &cli.global),
        Command::View(args) => commands::view::run(args, &cli.global),
        Command::Chunk(args) => commands::chunk::run(args, &cli.global),
        Command::Segment(args) => commands::segment::run(args, &cli.global),
        Command::Train(args) => commands::train::run(args, &cli.global),
        Command::Eval(args) => commands::eval::run(args, &cli.global),
        Command::Completions { shell } => commands::manual::completions(*shell),
        Command::Man { out } => commands::manual::pages(out.as_deref()),
    }
}

/// Reads the command line; if it is wrong or asks for help, the program ends here.
fn parse_arguments() -> Cli {
    let matches = Cli::command().color(color_of_help()).get_matches();
    Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit())
}

/// What `--color` says, for the messages that are printed before the command line is understood.
fn color_of_help() -> ColorChoice {
    let mut choice = ColorChoice::Auto;
    let mut expects_value = false;
    for argument in std::env::args_os().skip(1) {
        let argument = argument.to_string_lossy();
        if argument == "--" {
            break;
        }
        let value =
            if expects_value { Some(&*argument) } else { argument.strip_prefix("--color=") };
        match value {
            Some("always") => choice = ColorChoice::Always,
            Some("never") => choice = ColorChoice::Never,
            _ => {}
        }
        expects_value = argument == "--color";
    }
    choice
}
