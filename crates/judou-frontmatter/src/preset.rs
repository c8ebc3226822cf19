//! What the tools of the field take for a header, where they differ.

use crate::format::{Fence, Format};
use crate::split::Splitter;

/// A tool whose habits a [`Splitter`] can follow.
///
/// A preset follows the tool in what counts as a header, never in its faults: the closing fence needs
/// its line to itself, an indented one closes nothing, and the body stays as it is, whatever the tool
/// does.
///
/// # Examples
///
/// ```
/// use judou_frontmatter::{Preset, Splitter};
///
/// let text = "\n\n+++\ntitle = '句读'\n+++\n正文\n";
/// assert!(Splitter::new().split(text)?.is_none());
/// assert!(Splitter::preset(Preset::Zola).split(text)?.is_some());
/// assert!(Splitter::preset(Preset::Jekyll).split(text)?.is_none());
/// # Ok::<(), judou_frontmatter::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Preset {
    /// YAML between `---` and `---` or `...`.
    Jekyll,
    /// YAML and TOML between fences, a bare JSON object, Org keywords; blank lines may come first.
    Hugo,
    /// YAML between `---`, JSON (its braces may be missing) between `;;;`; fences may have more than
    /// three marks, and the opening one may be missing.
    Hexo,
    /// TOML between `+++`, YAML between `---`; blank lines may come first.
    Zola,
    /// YAML between `---`, nothing else.
    Obsidian,
    /// YAML between `---`, TOML between `+++`; blank lines may come first.
    Astro,
    /// YAML between `---`, or JSON where a tag `---json` says so.
    VitePress,
    /// As `VitePress`: both use gray-matter.
    Docusaurus,
    /// YAML between `---` and `---` or `...`, MultiMarkdown fields, Pandoc's own title block.
    Pandoc,
}

impl Preset {
    /// All of them, in the order in which they are declared.
    pub const ALL: [Self; 9] = [
        Self::Jekyll,
        Self::Hugo,
        Self::Hexo,
        Self::Zola,
        Self::Obsidian,
        Self::Astro,
        Self::VitePress,
        Self::Docusaurus,
        Self::Pandoc,
    ];

    /// Its name in lower case: `jekyll`, `vitepress`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Jekyll => "jekyll",
            Self::Hugo => "hugo",
            Self::Hexo => "hexo",
            Self::Zola => "zola",
            Self::Obsidian => "obsidian",
            Self::Astro => "astro",
            Self::VitePress => "vitepress",
            Self::Docusaurus => "docusaurus",
            Self::Pandoc => "pandoc",
        }
    }

    /// The preset of that name, in any case.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|preset| preset.name().eq_ignore_ascii_case(name))
    }
}

impl Splitter {
    /// The rules of a tool; see [`Preset`].
    pub fn preset(preset: Preset) -> Self {
        let plain = Self::new().tags(false).dots_close(false);
        let yaml = [Format::Yaml];
        let both = [Format::Yaml, Format::Toml];
        let fenced = [Fence::Dashes, Fence::Pluses];
        match preset {
            Preset::Jekyll => plain.formats(yaml).dots_close(true),
            Preset::Obsidian => plain.formats(yaml),
            Preset::Hugo => plain
                .formats([Format::Yaml, Format::Toml, Format::Json, Format::Org])
                .fences([Fence::Dashes, Fence::Pluses, Fence::Braces, Fence::Keywords])
                .leading_blank_lines(true),
            Preset::Hexo => plain
                .formats([Format::Yaml, Format::Json])
                .fences([Fence::Dashes, Fence::Semicolons])
                .long_fences(true)
                .close_only(true)
                .json_without_braces(true),
            Preset::Zola | Preset::Astro => {
                plain.formats(both).fences(fenced).leading_blank_lines(true)
            }
            Preset::VitePress | Preset::Docusaurus => {
                plain.formats([Format::Yaml, Format::Json]).fences([Fence::Dashes]).tags(true)
            }
            Preset::Pandoc => plain
                .formats([Format::Yaml, Format::MultiMarkdown, Format::PandocTitle])
                .dots_close(true),
        }
    }
}
