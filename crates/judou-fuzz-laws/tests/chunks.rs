//! Chunks keep their laws in every notation: the seeds of the notations' own targets are cut here too.

use std::path::Path;

use judou_fuzz_laws::document_chunks;

#[test]
fn every_notation_is_chunked_by_the_laws() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/seeds");
    let mut count = 0;
    for folder in seeds.read_dir().expect("fuzz/seeds") {
        let folder = folder.expect("an entry").path();
        let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if !name.starts_with("dialogue_") {
            continue;
        }
        for seed in folder.read_dir().expect("a folder of seeds") {
            let seed = seed.expect("an entry").path();
            let content = std::fs::read(&seed).expect("a seed");
            // Size less one, sizer, overlap.
            for wanted in [[11, 0, 0], [59, 0, 2], [59, 4, 0], [19, 5, 1], [119, 6, 6]] {
                println!("{} {wanted:?}", seed.display());
                document_chunks(&[&wanted[..], &content].concat());
            }
            count += 1;
        }
    }
    assert!(count > 300, "{count} seeds");
}
