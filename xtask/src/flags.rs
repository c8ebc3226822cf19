//! What the command line may say; `cargo xtask --help` prints it.

use std::path::PathBuf;

xflags::xflags! {
    /// The workspace's own commands. From a fresh clone, `cargo xtask check` says whether all is well.
    cmd xtask {
        /// The gate: every step in order, timed; stops at the first that fails.
        cmd check {
            /// Runs this step alone; may be given more than once. `--list` names the steps.
            repeated --only step: String
            /// Goes on past a step that fails and names all of them at the end.
            optional --keep-going
            /// Names the steps and what each does, and runs none.
            optional --list
        }

        /// The invariants of docs/architecture.md, from `cargo metadata` and the sources.
        cmd tidy {}

        /// The growth tests alone, one at a time: time may grow only linearly with the input.
        cmd linear {
            /// Runs the tests whose name contains this, instead of all.
            optional filter: String
        }

        /// Fuzzes one target, or each in turn; needs nightly and cargo-fuzz and says how to get them.
        cmd fuzz {
            /// One of the targets that `--list` names.
            optional target: String
            /// How long each target runs; 60 if not given.
            optional --seconds seconds: u64
            /// With AddressSanitizer: slower, and worth it only after a dependency with unsafe code changed.
            optional --asan
            /// Names the targets, and runs none.
            optional --list
        }

        /// The pages of `judou view` in a browser: checked, or one of them drawn for the docs.
        cmd view {
            /// Draws the page of the sample interview to this file, and checks nothing.
            optional --picture picture: PathBuf
        }

        /// The program as a package: release build, man pages, completions, licences, and an archive.
        cmd dist {
            /// Builds Parquet in.
            optional --parquet
            /// Builds tokenizers in.
            optional --tokens
        }

        /// Rebuilds the word models of judou-segment-data, byte for byte, and scores them.
        cmd train {
            /// The treebanks, word lists and texts that its README names.
            required --data dir: PathBuf
        }

        /// Makes the tally of UniDic's words anew, which `train` takes; needs MeCab and UniDic.
        cmd tally {
            /// The folder of UniDic as MeCab reads it, with `sys.dic`.
            required --unidic dir: PathBuf
            /// The data that `train` takes.
            required --data dir: PathBuf
            /// The program that cuts text as `mecab` does; `mecab` if not given.
            optional --mecab program: PathBuf
        }

        /// The program against a gold standard, as a table: its turns, or its chunks beside the peers'.
        cmd score {
            /// What is scored: `dialogue` or `chunks`.
            required what: String
            /// The folder with `gold.jsonl` and the documents that it names.
            required --data dir: PathBuf
            /// Of dialogue, what the rows are: `format` (the default), `lang`, `track` or `doc`.
            optional --by key: String
        }

        /// Benchmarks in release beside the peers, and a table of ratios.
        cmd bench {
            /// Runs the benchmarks whose `group/implementation/corpus` contains this.
            optional filter: String
            /// Short samples: ratios good to about a tenth.
            optional --quick
            /// Prints the table of the last run, and runs nothing.
            optional --report
        }
    }
}
