//! The `copydesk` command from outside.

#![cfg(feature = "cli")]

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use copydesk::{Article, Extractor, Id, OffsetUnit};
use serde_json::Value;

const STORY: &str = "ZÜRICH, Dec. 2 (AP) — 😀 “We will rebuild,” Mayor Anna Weiß told reporters on Monday.";

fn copydesk(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    // The command may end before it has read everything.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

fn jsonl(arguments: &[&str], input: &[u8]) -> Output {
    let fixed = ["extract", "--input-format", "jsonl", "--format", "jsonl"];
    copydesk(&[&fixed, arguments].concat(), input)
}

fn objects(output: &Output) -> Vec<Value> {
    let text = std::str::from_utf8(&output.stdout).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn ids(output: &Output) -> Vec<Value> {
    objects(output).iter().map(|object| object["id"].clone()).collect()
}

fn errors(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

/// A directory of this test's own.
fn directory(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&path).unwrap();
    path
}

#[test]
fn ids_come_back_as_they_were_and_in_order() {
    let input = format!(
        "{{\"id\": \"a\", \"text\": {STORY:?}}}\n\n{{\"text\": \"\"}}\n{{\"id\": 18446744073709551615, \"text\": \"x\"}}\n{{\"id\": 1.5, \"text\": \"y\"}}"
    );
    let output = jsonl(&[], input.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    let expected: Vec<Value> = serde_json::from_str("[\"a\", 3, 18446744073709551615, 1.5]").unwrap();
    assert_eq!(ids(&output), expected);
}

#[test]
fn a_line_is_what_the_library_returns() {
    let input = format!("{{\"id\": 7, \"text\": {STORY:?}, \"published\": \"2024-12-02\"}}");
    let article = Extractor::embedded().extract_published(STORY, "2024-12-02".parse().unwrap());
    let article = article.in_offsets(STORY, OffsetUnit::CodePoint).with_id(Id::Number(7.into()));
    let output = jsonl(&[], input.as_bytes());
    assert_eq!(std::str::from_utf8(&output.stdout).unwrap(), article.to_json() + "\n");
    assert_eq!(serde_json::from_str::<Article>(&article.to_json()).unwrap(), article);
}

#[test]
fn the_options_of_the_extractor_are_options_of_the_command() {
    let text = "The former mayor, Anna Weiß, now lives in Zürich, she said.";
    let input = format!("{{\"text\": {text:?}}}");
    let dates = |arguments: &[&str]| {
        let article = objects(&jsonl(arguments, input.as_bytes())).remove(0);
        let entities = article["entities"].as_array().unwrap().clone();
        let dates = entities.into_iter().filter(|entity| entity["label"] == "DATE");
        dates.map(|date| date["text"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert!(dates(&[]).is_empty());
    assert_eq!(dates(&["--vague-dates"]), ["former", "now"]);
    let article = objects(&jsonl(&["--entities-only"], input.as_bytes())).remove(0);
    assert!(article["attributions"].as_array().unwrap().is_empty());
    assert!(!article["entities"].as_array().unwrap().is_empty());
}

#[test]
fn many_articles_stay_in_order_on_many_threads() {
    let line = |i: usize| format!("{{\"id\": {i}, \"text\": {:?}}}\n", STORY.repeat(i % 10));
    let input: String = (0..3000).map(line).collect();
    assert!(input.len() > 1 << 20, "more than one chunk");
    let output = jsonl(&["--threads", "3", "-"], input.as_bytes());
    assert_eq!(ids(&output), (0..3000).map(Value::from).collect::<Vec<_>>());
}

#[test]
fn bad_lines_are_reported_and_the_others_are_read() {
    let mut input = b"\xef\xbb\xbf{\"text\": \"one\"}\nnot json\n[1]\n{\"id\": 1}\n{\"text\": 5}\n".to_vec();
    input.extend(b"{\"text\": \"x\", \"id\": []}\n{\"text\": \"x\", \"published\": 20241202}\n");
    input.extend(b"{\"text\": \"\xff\"}\n{\"text\": null}\n{\"text\": \"two\"}\n");
    let output = jsonl(&[], &input);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(ids(&output), [1, 10].map(Value::from));
    let complaints: Vec<&str> = errors(&output).lines().collect();
    assert_eq!(complaints.len(), 8, "{complaints:?}");
    let expected = [
        "copydesk: -:2: not JSON",
        "copydesk: -:3: expected a JSON object, found an array",
        "copydesk: -:4: no field \"text\"",
        "copydesk: -:5: field \"text\": expected a string, found a number",
        "copydesk: -:6: field \"id\"",
        "copydesk: -:7: field \"published\": expected a string such as",
        "copydesk: -:8: broken UTF-8 at byte 10",
        "copydesk: -:9: field \"text\": expected a string, found null",
    ];
    for (complaint, expected) in complaints.iter().zip(expected) {
        assert!(complaint.starts_with(expected), "{complaint}");
    }
}

#[test]
fn a_day_that_cannot_be_read_costs_a_note_and_not_the_article() {
    let input = "{\"text\": \"It rained on Sunday.\", \"published\": \"unknown\"}\n".repeat(20);
    let output = jsonl(&["--published", "2024-12-02"], input.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    let values: Vec<Value> =
        objects(&output).iter().map(|object| object["entities"][0]["value"].clone()).collect();
    assert_eq!(values, vec!["2024-12-01"; 20]);
    let notes: Vec<&str> = errors(&output).lines().collect();
    assert_eq!(notes.len(), 6);
    assert!(notes[4].starts_with("copydesk: -:5: \"unknown\" is not a calendar day"), "{notes:?}");
}

#[test]
fn an_unreadable_file_is_status_2_and_the_others_are_read() {
    let path = directory("unreadable").join("story.txt");
    std::fs::write(&path, STORY).unwrap();
    let output = copydesk(&["extract", "--format", "jsonl", "no-such-file.txt", path.to_str().unwrap()], b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(errors(&output).starts_with("copydesk: no-such-file.txt: "), "{}", errors(&output));
    assert_eq!(ids(&output), [Value::from(path.to_str().unwrap())]);
}

#[test]
fn wrong_flags_are_status_2() {
    for arguments in [
        &["extract", "--format", "xml"][..],
        &["extract", "--threads", "0"],
        &["extract", "--published", "2024-02-30"],
        &["extract", "--offsets", "char"],
        &["extrakt"],
        &[],
    ] {
        let output = copydesk(arguments, b"");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "{arguments:?}");
    }
}

#[test]
fn version_and_help_go_to_standard_output() {
    let version = copydesk(&["--version"], b"");
    assert_eq!(version.stdout, concat!("copydesk ", env!("CARGO_PKG_VERSION"), "\n").as_bytes());
    assert_eq!(copydesk(&["extract", "--help"], b"").status.code(), Some(0));
}

#[test]
fn a_text_file_with_broken_bytes_is_refused_with_their_place() {
    let directory = directory("broken");
    let (good, bad) = (directory.join("good.txt"), directory.join("bad.txt"));
    std::fs::write(&good, STORY).unwrap();
    std::fs::write(&bad, b"caf\xe9").unwrap();
    let output =
        copydesk(&["extract", "--format", "jsonl", bad.to_str().unwrap(), good.to_str().unwrap()], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).contains("bad.txt: broken UTF-8 at byte 3"), "{}", errors(&output));
    assert_eq!(objects(&output).len(), 1);
}

#[test]
fn csv_columns_are_found_by_name() {
    let input = "key,day,body\nk1,2024-12-02,\"One,\ntwo\"\n,,three\nshort,2024-12-02\nk4,never,x\n";
    let arguments = ["extract", "--input-format", "csv", "--format", "jsonl", "--text-field", "body"];
    let fields = ["--id-field", "key", "--published-field", "day"];
    let output = copydesk(&[&arguments[..], &fields].concat(), input.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(ids(&output), [Value::from("k1"), Value::from(2), Value::from("k4")]);
    assert!(errors(&output).contains("-:5: the row ends before"), "{}", errors(&output));
    assert!(errors(&output).contains("-:6: \"never\" is not a calendar day"), "{}", errors(&output));

    let output = copydesk(&["extract", "--input-format", "csv"], input.as_bytes());
    assert_eq!(output.status.code(), Some(2));
    assert!(errors(&output).contains("no column \"text\"; its columns are key, day, body"));
}

#[test]
fn the_format_is_guessed_from_the_ending() {
    let path = directory("guess").join("two.jsonl");
    std::fs::write(&path, "{\"text\": \"one\"}\n{\"text\": \"two\"}\n").unwrap();
    let output = copydesk(&["extract", "--format", "jsonl", path.to_str().unwrap()], b"");
    assert_eq!(ids(&output), [1, 2].map(Value::from));
}

#[test]
fn json_is_an_object_for_one_text_and_an_array_otherwise() {
    let one = copydesk(&["extract", "--format", "json"], STORY.as_bytes());
    let object: Value = serde_json::from_slice(&one.stdout).unwrap();
    assert_eq!(object["id"], "-");
    for (input, count) in [("", 0), ("{\"text\": \"a\"}", 1), ("{\"text\": \"a\"}\n{\"text\": \"b\"}", 2)] {
        let output = copydesk(&["extract", "--input-format", "jsonl", "--format", "json"], input.as_bytes());
        let array: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(array.len(), count);
    }
}

#[test]
fn offsets_are_in_the_unit_that_was_asked_for() {
    let before = &STORY[..STORY.find("Monday").unwrap()];
    let units = [
        ("codepoint", before.chars().count()),
        ("byte", before.len()),
        ("utf16", before.encode_utf16().count()),
    ];
    for (unit, start) in units {
        let output = copydesk(&["extract", "--format", "json", "--offsets", unit], STORY.as_bytes());
        let object: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(object["offsets"], unit);
        let entities = object["entities"].as_array().unwrap();
        let monday = entities.iter().find(|entity| entity["text"] == "Monday").unwrap();
        assert_eq!(monday["start"], start, "{unit}");
    }
}

#[test]
fn the_output_file_is_written_and_never_an_input() {
    let directory = directory("output");
    let (story, found) = (directory.join("story.txt"), directory.join("found.jsonl"));
    std::fs::write(&story, STORY).unwrap();
    let extract = |target: &PathBuf| {
        let target = target.to_str().unwrap();
        copydesk(&["extract", "--format", "jsonl", "--output", target, story.to_str().unwrap()], b"")
    };
    let output = extract(&found);
    assert!(output.status.success() && output.stdout.is_empty());
    assert!(std::fs::read_to_string(&found).unwrap().starts_with("{\"schema\":\"copydesk/1\""));
    assert_eq!(extract(&story).status.code(), Some(2));
    assert_eq!(std::fs::read_to_string(&story).unwrap(), STORY);
    assert_eq!(extract(&directory.join("no/such/directory")).status.code(), Some(2));
}

#[test]
fn a_closed_pipe_is_quiet() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .args(["extract", "--input-format", "jsonl", "--format", "jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || while stdin.write_all(b"{\"text\": \"one\"}\n").is_ok() {});
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(errors(&output), "");
}

#[test]
fn a_line_is_answered_before_the_next_one_comes() {
    use std::io::{BufRead, BufReader};
    let mut child = Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .args(["extract", "--input-format", "jsonl", "--format", "jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for _ in 0..3 {
        stdin.write_all(b"{\"text\": \"one\"}\n").unwrap();
        assert!(answers.next().unwrap().unwrap().contains("copydesk/1"));
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn the_summary_names_the_articles_if_there_are_several() {
    let output =
        copydesk(&["extract", "--input-format", "jsonl"], b"{\"id\": \"a\\u001b[2J\", \"text\": \"\"}\n");
    assert_eq!(std::str::from_utf8(&output.stdout).unwrap(), "== a [2J\n(nothing found)\n");
}
