//! `--format parquet`: what is written is read back by another reader of the format.

mod support;

use support::{Folder, TALK};

#[cfg(not(feature = "parquet"))]
#[test]
fn a_program_without_tables_says_how_to_get_them() {
    let folder = Folder::new();
    folder.write("talk.md", TALK);
    let output = folder.run(&["turns", "--format", "parquet", "--out", "t.parquet", "talk.md"]);
    output.assert_code(1);
    assert!(output.err.contains("--features parquet"), "{}", output.err);
    assert_eq!(folder.names(), ["talk.md"]);
}

#[test]
fn a_table_needs_a_file() {
    let folder = Folder::new();
    folder.write("talk.md", TALK);
    for arguments in [
        &["turns", "--format", "parquet", "talk.md"][..],
        &["turns", "--out", "x", "talk.md"],
        &["parse", "--format", "parquet", "--out", "x", "--json", "talk.md"],
    ] {
        assert_eq!(folder.run(arguments).code, Some(2), "{arguments:?}");
    }
}

#[cfg(feature = "parquet")]
mod parquet {
    use std::fs::File;

    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::Field;
    use serde_json::{Value, json};

    use super::support::{Folder, TALK};

    /// The rows of a table, as JSON.
    fn rows(folder: &Folder, name: &str) -> Vec<Value> {
        let file = File::open(folder.path().join(name)).unwrap();
        let reader = SerializedFileReader::new(file).unwrap();
        let rows = reader.get_row_iter(None).unwrap();
        rows.map(|row| value(&Field::Group(row.unwrap()))).collect()
    }

    fn value(field: &Field) -> Value {
        match field {
            Field::Null => Value::Null,
            Field::Bool(truth) => json!(truth),
            Field::Long(number) => json!(number),
            Field::Str(text) => json!(text),
            Field::ListInternal(list) => list.elements().iter().map(value).collect(),
            Field::Group(row) => {
                row.get_column_iter().map(|(name, field)| (name.clone(), value(field))).collect()
            }
            other => panic!("no column has this type: {other:?}"),
        }
    }

    #[test]
    fn turns_are_rows() {
        let folder = Folder::new();
        folder.write("a.md", TALK);
        folder.write("b.srt", "1\n00:00:01,500 --> 00:00:02,000\nAna: Hi!\n\n2\n00:00:03,000 --> 00:00:04,000\nBen: Hm.\n");
        folder
            .run(&["turns", "--format", "parquet", "--out", "t.parquet", "a.md", "b.srt"])
            .assert_code(0);
        let rows = rows(&folder, "t.parquet");
        assert_eq!(rows.len(), 8);
        let row = &rows[1];
        assert_eq!((&row["path"], &row["index"]), (&json!("a.md"), &json!(1)));
        assert_eq!((&row["speaker"], &row["speaker_id"]), (&json!("林工"), &json!(1)));
        assert!(row["text"].as_str().unwrap().starts_with("前年冬天。"));
        assert_eq!((&row["section_title"], &row["section"]), (&json!("开场"), &json!(0)));
        assert_eq!(row["start_ms"], json!(null));
        let data: Value = serde_json::from_str(row["front_matter"].as_str().unwrap()).unwrap();
        assert_eq!(data["title"], "山里的信号");
        let (start, end) = (row["start"].as_u64().unwrap(), row["end"].as_u64().unwrap());
        assert!(TALK[start as usize..end as usize].starts_with("林工："));

        assert_eq!((&rows[6]["speaker"], &rows[6]["start_ms"]), (&json!("Ana"), &json!(1500)));
        assert_eq!(rows[6]["front_matter"], json!(null));
    }

    #[test]
    fn documents_are_rows_with_lists() {
        let folder = Folder::new();
        folder.write("a.md", TALK);
        folder.write("b.txt", "");
        folder
            .run(&["parse", "--format", "parquet", "--out", "d.parquet", "a.md", "b.txt"])
            .assert_code(0);
        let rows = rows(&folder, "d.parquet");
        assert_eq!(rows.len(), 2);
        assert_eq!((&rows[0]["text"], &rows[0]["title"]), (&json!(TALK), &json!("山里的信号")));
        assert_eq!(rows[0]["turns"].as_array().unwrap().len(), 6);
        assert_eq!(rows[0]["turns"][5]["name"], "林工");
        assert_eq!(rows[0]["speakers"][0]["name"], "记者");
        assert_eq!(rows[0]["sections"][1]["title"], "信号");
        let header = json!({"kind": "front-matter", "start": 0, "end": 48});
        assert_eq!(rows[0]["regions"][0], header);
        assert_eq!((&rows[1]["text"], &rows[1]["turns"]), (&json!(""), &json!([])));
    }

    #[test]
    fn chunks_are_rows() {
        let folder = Folder::new();
        folder.write("a.md", TALK);
        let arguments = ["chunk", "--max", "40", "--metadata", "title"];
        let table = ["--format", "parquet", "--out", "c.parquet", "a.md"];
        folder.run(&[arguments, table].concat()).assert_code(0);
        let lines = folder.run(&[&arguments[..], &["a.md"]].concat()).json();
        let rows = rows(&folder, "c.parquet");
        assert_eq!(rows.len(), lines.len());
        for (row, line) in rows.iter().zip(&lines) {
            for key in ["text", "index", "speakers", "section", "continued", "decoded"] {
                assert_eq!(row[key], line[key], "{key}");
            }
            assert_eq!(row["spans"][0]["start"], line["spans"][0][0]);
            let metadata: Value = serde_json::from_str(row["metadata"].as_str().unwrap()).unwrap();
            assert_eq!(metadata, line["metadata"]);
        }
    }

    #[test]
    fn many_rows_keep_their_order() {
        let folder = Folder::new();
        for index in 0..700 {
            folder.write(&format!("d/{index:04}.md"), TALK);
        }
        folder.run(&["turns", "--format", "parquet", "--out", "t.parquet", "d"]).assert_code(0);
        let rows = rows(&folder, "t.parquet");
        assert_eq!(rows.len(), 700 * 6);
        let paths: Vec<_> = rows.iter().map(|row| row["path"].as_str().unwrap()).collect();
        assert!(paths.is_sorted());
    }

    #[test]
    fn a_table_that_is_there_is_left_alone() {
        let folder = Folder::new();
        folder.write("a.md", TALK).write("t.parquet", "mine");
        let arguments = ["turns", "--format", "parquet", "--out", "t.parquet", "a.md"];
        let output = folder.run(&arguments);
        output.assert_code(1);
        assert!(output.err.contains("`t.parquet` is there already"), "{}", output.err);
        assert_eq!(folder.read("t.parquet"), "mine");
        folder.run(&[&arguments[..], &["--force"]].concat()).assert_code(0);
        assert_eq!(rows(&folder, "t.parquet").len(), 6);
    }

    #[test]
    fn a_file_that_cannot_be_read_does_not_spoil_the_table() {
        let folder = Folder::new();
        folder.write("a.md", TALK);
        let arguments = ["turns", "--format", "parquet", "--out", "t.parquet", "no.md", "a.md"];
        folder.run(&arguments).assert_code(1);
        assert_eq!(rows(&folder, "t.parquet").len(), 6);
        assert_eq!(folder.names(), ["a.md", "t.parquet"]);
    }
}
