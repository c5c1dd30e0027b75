//! Training a model of one's own, from outside.

#![cfg(feature = "train")]

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use copydesk::Model;

/// A directory of this test's own.
fn directory(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("train").join(name);
    std::fs::create_dir_all(&path).unwrap();
    path
}

fn train(directory: &Path, arguments: &[&str]) -> Output {
    let arguments = [&["train", "entities", "--out", "my.model"], arguments].concat();
    Command::new(env!("CARGO_BIN_EXE_copydesk")).args(arguments).current_dir(directory).output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// Sentences about ships that leave harbours, in the columns of `CoNLL`.
fn columns(sentences: usize) -> String {
    let mut columns = String::new();
    for number in 0..sentences {
        let ship = ["Sea Lark", "Blue Heron", "Old Crow", "Red Kite"][number % 4].split_once(' ').unwrap();
        let harbour = ["Gozo", "Oslo", "Bergen", "Valletta", "Hull"][number % 5];
        let verb = ["left", "reached", "passed"][number % 3];
        let _ = write!(
            columns,
            "The\tO\n{}\tB-SHIP\n{}\tI-SHIP\n{verb}\tO\n{harbour}\tB-LOC\n.\tO\n\n",
            ship.0, ship.1
        );
    }
    columns
}

#[test]
fn columns_become_a_model_with_labels_of_ones_own() {
    let directory = directory("own");
    std::fs::write(directory.join("a.conll"), columns(200)).unwrap();
    std::fs::write(directory.join("b.conll"), columns(20) + "Ann\tB-PILOT\nslept\tO\n").unwrap();
    let output =
        train(&directory, &["--train", "a.conll", "--dev", "b.conll", "--epochs", "12", "--patience", "2"]);
    let messages = text(&output.stderr);
    assert!(output.status.success(), "{messages}");
    assert!(messages.contains("note: PILOT stands in the dev articles only"), "{messages}");
    assert!(messages.contains("epoch  1  loss") && messages.contains("dev F1 100.00"), "{messages}");
    let better = messages.contains("no better since epoch");
    assert!(better && !messages.contains("epoch 12"), "it did not stop: {messages}");
    let table: Vec<Vec<&str>> =
        text(&output.stdout).lines().map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(table[0], ["label", "precision", "recall", "F1", "gold"]);
    assert_eq!(table[1..].iter().map(|row| row[0]).collect::<Vec<_>>(), ["LOC", "SHIP", "all"]);
    assert_eq!(table[2][1..], ["100.00", "100.00", "100.00", "20"]);
    let bytes = std::fs::read(directory.join("my.model")).unwrap();
    let model = Model::from_bytes(&bytes).unwrap();
    assert_eq!(model.info().labels, ["LOC", "SHIP"]);
    assert!(model.info().command.ends_with("--epochs 12 --features 70000 --patience 2"));
    let again =
        train(&directory, &["--train", "a.conll", "--dev", "b.conll", "--epochs", "12", "--patience", "2"]);
    assert!(again.status.success() && bytes == std::fs::read(directory.join("my.model")).unwrap());
}

#[test]
fn without_dev_articles_a_tenth_is_held_back() {
    let directory = directory("tenth");
    let line = |n: usize| {
        format!(
            "{{\"text\": \"Nadia left Oslo in {n} days.\", \"entities\": \
             [{{\"start\": 0, \"end\": 5, \"label\": \"PER\"}}, {{\"start\": 11, \"end\": 15, \"label\": \"LOC\"}}]}}\n"
        )
    };
    std::fs::write(directory.join("a.jsonl"), (0..20).map(line).collect::<String>()).unwrap();
    let output = train(&directory, &["--train", "a.jsonl", "--epochs", "2"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let last = text(&output.stdout).lines().last().unwrap();
    assert_eq!(last.split_whitespace().last(), Some("4"), "two articles are watched: {last}");

    std::fs::write(directory.join("one.jsonl"), line(1)).unwrap();
    let output = train(&directory, &["--train", "one.jsonl", "--epochs", "2"]);
    assert!(output.status.success() && output.stdout.is_empty());
    assert!(text(&output.stderr).starts_with("note: no articles to watch the training by"));
}

#[test]
fn data_that_cannot_be_used_is_status_2_with_file_and_line() {
    let directory = directory("broken");
    let good = columns(4);
    for (content, expected) in [
        ("Ann B-PER\nLee\n", "copydesk: a.conll:2: one column, \"Lee\""),
        ("Ann B-PER\nLee X-PER\n", "copydesk: a.conll:2: tag \"X-PER\" in the last column"),
        ("", "copydesk: a.conll:1: no articles"),
        ("\n\n", "copydesk: a.conll:1: no articles"),
        ("Ann O\n", "copydesk: a.conll:1: no names with a label"),
        ("{\"text\": 5}\n", "copydesk: a.conll:1: not an article"),
        (
            "{\"text\": \"Ann\", \"entities\": [{\"start\": 2, \"end\": 9, \"label\": \"P\"}]}",
            "copydesk: a.conll:1: entity 2..9",
        ),
    ] {
        std::fs::write(directory.join("a.conll"), content).unwrap();
        let output = train(&directory, &["--train", "a.conll"]);
        assert_eq!(output.status.code(), Some(2));
        assert!(text(&output.stderr).starts_with(expected), "{}", text(&output.stderr));
    }
    std::fs::write(directory.join("a.conll"), &good).unwrap();
    std::fs::write(directory.join("b.conll"), b"Ann\tB-P\n\xff\tO\n").unwrap();
    let output = train(&directory, &["--train", "a.conll", "--dev", "b.conll"]);
    assert!(
        text(&output.stderr).starts_with("copydesk: b.conll:2: broken UTF-8"),
        "{}",
        text(&output.stderr)
    );
    for arguments in [
        &["--dev", "b.conll"][..],
        &["--train", "a.conll", "--corpus", "a.conll"],
        &["--train", "a.conll", "--epochs", "0"],
        &["--train", "no-such-file"],
        &[],
    ] {
        assert_eq!(train(&directory, arguments).status.code(), Some(2), "{arguments:?}");
    }
}
