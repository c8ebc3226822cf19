//! What standard output and standard error are, and how wide.

use std::io;

use anstream::AutoStream;
use anstream::stream::RawStream;
use clap::ColorChoice;

use crate::args::{GlobalArgs, StyleArgs};

/// The width that is assumed where there is no terminal to ask.
const DEFAULT_WIDTH: usize = 100;

/// One of the two streams.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stream {
    pub(crate) is_terminal: bool,
    /// Whether to write ANSI colour codes to it.
    pub(crate) color: bool,
}

impl Stream {
    fn new<S: RawStream>(stream: &S, color: ColorChoice) -> Self {
        let color = match color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            // Knows `NO_COLOR`, `CLICOLOR` and what kind of terminal it is.
            ColorChoice::Auto => AutoStream::choice(stream) != anstream::ColorChoice::Never,
        };
        Self { is_terminal: stream.is_terminal(), color }
    }
}

/// Where the output goes, decided once.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Terminal {
    pub(crate) out: Stream,
    pub(crate) err: Stream,
    /// Display cells in a line.
    pub(crate) width: usize,
    /// Whether only errors are told.
    pub(crate) quiet: bool,
}

impl Terminal {
    pub(crate) fn new(args: &GlobalArgs) -> Self {
        let width = terminal_size::terminal_size()
            .map_or(DEFAULT_WIDTH, |(width, _)| usize::from(width.0).max(20));
        Self {
            out: Stream::new(&io::stdout(), args.color),
            err: Stream::new(&io::stderr(), args.color),
            width,
            quiet: args.quiet,
        }
    }

    /// Whether to print JSON: on a terminal output is for reading, elsewhere for programs.
    pub(crate) fn prints_json(&self, style: &StyleArgs) -> bool {
        style.json || !(style.text || self.out.is_terminal)
    }
}
