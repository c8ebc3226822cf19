//! Fenced code blocks of Markdown, which are passed over line by line.

use super::class::is_line_end;
use super::text::Text;

/// How much of a line is looked at: no fence is longer, and no language's name.
const LINE: usize = 256;

/// The fence of a block that is open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fence {
    mark: u8,
    count: usize,
}

impl Fence {
    /// The fence that the line at `line` opens a block with: three or more `` ` `` or `~`, behind at most
    /// three blanks.
    pub(super) fn opening(text: Text<'_>, line: usize) -> Option<Self> {
        let (fence, end) = Self::run(text, line)?;
        // `` ```x``` `` is a code span.
        let rest = text.ahead(end, LINE);
        let rest = rest.find(is_line_end).and_then(|end| rest.get(..end)).unwrap_or(rest);
        (fence.mark == b'~' || !rest.contains('`')).then_some(fence)
    }

    /// The end of the fence with which the line at `line` closes this block.
    pub(super) fn closing(self, text: Text<'_>, line: usize) -> Option<usize> {
        let (fence, end) = Self::run(text, line)?;
        let gap = text.gap(end);
        let alone = gap.breaks > 0 || gap.far;
        (fence.mark == self.mark && fence.count >= self.count && alone).then_some(end)
    }

    /// The fence at the start of the line at `line`, and its end.
    fn run(text: Text<'_>, line: usize) -> Option<(Self, usize)> {
        let mut start = line;
        while text.byte(start) == b' ' && start - line < 3 {
            start += 1;
        }
        let mark = text.byte(start);
        if !matches!(mark, b'`' | b'~') {
            return None;
        }
        let mut end = start;
        while text.byte(end) == mark && end - start < LINE {
            end += 1;
        }
        let count = end - start;
        (count >= 3).then_some((Self { mark, count }, end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fence_cases() {
        let cases = [
            ("```\na\n", true),
            ("  ~~~~ rust\na\n", true),
            ("    ```\n", false), // indented code
            ("``\n", false),
            ("```a``` b\n", false),
            ("x```\n", false),
        ];
        for (text, opens) in cases {
            assert_eq!(Fence::opening(Text(text), 0).is_some(), opens, "text {text:?}");
        }
        let fence = Fence { mark: b'`', count: 4 };
        for (line, closes) in
            [("````", true), ("`````  \nx", true), ("```", false), ("```` x", false)]
        {
            assert_eq!(fence.closing(Text(line), 0).is_some(), closes, "line {line:?}");
        }
    }
}
