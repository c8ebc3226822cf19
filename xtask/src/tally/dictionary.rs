//! The words of a compiled dictionary of `MeCab`.
//!
//! A header of ten numbers and the name of a character set; then words as a double array; then their
//! readings, sixteen bytes each, in which the fourth number of two bytes is the cost.

use std::collections::HashMap;

/// Bytes of the header.
const HEADER: usize = 10 * 4 + 32;

/// Each word with the least of its costs; `None` if these are not the bytes of a dictionary.
pub(super) fn words(bytes: &[u8]) -> Option<Vec<(String, i16)>> {
    let size = |number: usize| {
        let size = bytes.get(number * 4..)?.first_chunk::<4>()?;
        Some(u32::from_le_bytes(*size) as usize)
    };
    let (units, rest) = bytes.get(HEADER..)?.split_at_checked(size(6)?)?;
    let readings = rest.get(..size(7)?)?;
    let number =
        |bytes: &[u8], at: usize| Some(i32::from_le_bytes(*bytes.get(at..)?.first_chunk()?));
    let unit = |place: usize| Some((number(units, place * 8)?, number(units, place * 8 + 4)?));
    // The places that follow each base, by the byte that leads there.
    let mut after: HashMap<i32, Vec<(u8, usize)>> = HashMap::new();
    for place in 0..units.len() / 8 {
        let (_, check) = unit(place)?;
        let byte = i64::try_from(place).ok()? - i64::from(check) - 1;
        if let Ok(byte) = u8::try_from(byte) {
            after.entry(check).or_default().push((byte, place));
        }
    }
    let mut words = Vec::new();
    let mut open = vec![(unit(0)?.0, Vec::new())];
    while let Some((base, word)) = open.pop() {
        // A word ends where a unit follows its own base; what stands there is which readings it has.
        if let Some((value, check)) = usize::try_from(base).ok().and_then(unit)
            && check == base
            && value < 0
        {
            let value = usize::try_from(-i64::from(value) - 1).ok()?;
            let (first, count) = (value >> 8, value & 255);
            let costs = (first..first + count).map(|reading| {
                let cost = readings.get(reading * 16 + 6..)?.first_chunk::<2>()?;
                Some(i16::from_le_bytes(*cost))
            });
            let cost = costs.collect::<Option<Vec<i16>>>()?.into_iter().min()?;
            words.extend(String::from_utf8(word.clone()).ok().map(|word| (word, cost)));
        }
        for &(byte, place) in after.get(&base).into_iter().flatten() {
            let mut longer = word.clone();
            longer.push(byte);
            open.push((unit(place)?.0, longer));
        }
    }
    Some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_its_least_cost() {
        // One word, "a", from base 1: its byte leads to place 99, whose base is 5; at place 5 it ends, with
        // the readings from the first (0 above the low byte), two of them (2 in it).
        let mut units = vec![[0_i32, -1]; 100];
        units[0] = [1, 0];
        units[99] = [5, 1];
        units[5] = [-3, 5];
        let units: Vec<u8> = units.iter().flatten().flat_map(|it| it.to_le_bytes()).collect();
        let readings: Vec<u8> = [[0, 0, 0, 700, 0, 0, 0, 0], [0, 0, 0, -20, 0, 0, 0, 0_i16]]
            .concat()
            .iter()
            .flat_map(|it| it.to_le_bytes())
            .collect();
        let mut header = [0_u32; 10];
        header[6] = units.len() as u32;
        header[7] = readings.len() as u32;
        let mut bytes: Vec<u8> = header.iter().flat_map(|it| it.to_le_bytes()).collect();
        bytes.extend([0; 32]);
        bytes.extend(&units);
        bytes.extend(&readings);
        assert_eq!(words(&bytes), Some(vec![("a".to_owned(), -20)]));
        assert_eq!(words(&bytes[..bytes.len() - 1]), None);
    }
}
