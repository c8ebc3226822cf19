//! What standard output and standard error are, and how wide.

use std::io::{self, IsTerminal};

use anstream::AutoStream;
use clap::ColorChoice;

use crate::args::{GlobalArgs, StyleArgs};

/// The width that is assumed where there is no terminal to ask.
const DEFAULT_WIDTH: usize = 100;

/// Where the output goes, decided once.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Terminal {
    pub(crate) out_is_terminal: bool,
    pub(crate) err_is_terminal: bool,
    pub(crate) out_color: bool,
    pub(crate) err_color: bool,
    /// Display cells in a line.
    pub(crate) width: usize,
    /// Whether only errors are told.
    pub(crate) quiet: bool,
}

impl Terminal {
    pub(crate) fn new(args: &GlobalArgs) -> Self {
        let choose = |auto: anstream::ColorChoice| match args.color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            // Knows `NO_COLOR`, `CLICOLOR` and what kind of terminal it is.
            ColorChoice::Auto => auto != anstream::ColorChoice::Never,
        };
        let width = terminal_size::terminal_size()
            .map_or(DEFAULT_WIDTH, |(width, _)| usize::from(width.0).max(20));
        Self {
            out_is_terminal: io::stdout().is_terminal(),
            err_is_terminal: io::stderr().is_terminal(),
            out_color: choose(AutoStream::choice(&io::stdout())),
            err_color: choose(AutoStream::choice(&io::stderr())),
            width,
            quiet: args.quiet,
        }
    }

    /// Whether to print JSON: on a terminal output is for reading, elsewhere for programs.
    pub(crate) fn prints_json(&self, style: &StyleArgs) -> bool {
        style.json || !(style.text || self.out_is_terminal)
    }
}
