//! Kinds of blocks: what tells each, and which is tried.

use super::arabic::arabic;
use super::emoji::emoji;
use super::found::Kernel;
use super::jamo::jamo;
use super::plain::accents;
use super::script::script_of;
use crate::block::{BLOCK, Block, starts};
use crate::vector::Portable;

/// What may be in a block that does not consist of plain characters: told by the first that is none.
pub(super) fn kernel_of(block: &Block) -> Option<Kernel> {
    let mut likely: Option<Kernel> = None;
    let mut left = starts(Portable, block);
    while left != 0 {
        let at = left.trailing_zeros() as usize % BLOCK;
        left &= left - 1;
        let bytes = block.get(at..).and_then(|bytes| bytes.first_chunk());
        let &[first, second, third] = bytes?;
        match (first, second) {
            (0xCC | 0xCD, _) | (0xE3, 0x80 | 0x82) if likely.is_none() => {
                // Kana and the like hold few marks: what stands behind them may say more.
                if first < 0xE0 || matches!((second, third), (0x80, 0xAA..) | (0x82, 0x99 | 0x9A)) {
                    return Some(accents);
                }
            }
            (0xE1, 0x83 | 0x88..=0x9B) => return Some(accents),
            (0xD8..=0xDB, _) => return Some(arabic),
            (0xE1, 0x84..=0x87) => return Some(jamo),
            (0xE2 | 0xEF | 0xF0, _) => likely = Some(emoji),
            _ => {
                if let Some(kernel) = script_of(first, second) {
                    return Some(kernel);
                }
            }
        }
    }
    likely
}

#[cfg(test)]
mod tests {
    use super::super::class::{Class, class_in};
    use super::super::found::{Before, Found};
    use super::super::machine::State;
    use super::super::plain::faces;
    use super::*;
    use crate::block::REACH;
    use crate::vector::Processor;

    /// Whatever a kernel lets through is what the table says: a mark or none, and it joins only what that kernel
    /// looks for.
    #[test]
    fn kernels_agree_with_the_table() {
        let (alone, processor) =
            ([Class::Other, Class::Control, Class::Lf, Class::Pictographic], Processor::detect());
        let mut taken = [0; 6];
        for c in '\0'..=char::MAX {
            let mut block = [b'a'; REACH];
            c.encode_utf8(block.last_chunk_mut::<66>().expect("the block is longer"));
            let class = class_in(&block, 1);
            let &[_, first, second, ..] = &block;
            let kernels: [(Option<Kernel>, &[Class]); 6] = [
                (script_of(first, second), &[Class::Consonant]),
                (Some(arabic), &[]),
                (Some(accents), &[Class::Lv, Class::Lvt]),
                (Some(jamo), &[Class::L, Class::V, Class::T]),
                (Some(emoji), &[Class::Lv, Class::Lvt, Class::Regional]),
                (Some(faces), &[Class::Lv, Class::Lvt]),
            ];
            for ((kernel, joining), taken) in kernels.into_iter().zip(&mut taken) {
                let before = Before { state: Some(State::Other), first: 1 };
                let found = kernel.map(|kernel| kernel(processor, &block, before));
                if let Some(Found::Ends(found)) = found {
                    *taken += 1;
                    assert_eq!(found.bases & 2 == 0, class.is_mark(), "{c:?} {class:?}");
                    let stands = alone.contains(&class) || joining.contains(&class);
                    assert!(stands || class.is_mark(), "{c:?} {class:?}");
                }
            }
        }
        // Two kernels find nothing where look-ups are no instruction.
        let [script, emoji] = [taken[0], taken[4]];
        assert!(script > 1000 && emoji > 1000 || script + emoji == 0, "{taken:?}");
        assert!([1, 2, 3, 5].iter().all(|&kernel| taken[kernel] > 1000), "{taken:?}");
    }
}
