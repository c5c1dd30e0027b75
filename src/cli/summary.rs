//! A summary for people: the dateline, who said what, the names, the dates and figures.

use std::collections::{HashMap, HashSet};

use crate::article::{Article, Id};
use crate::attribution::{Attribution, Class, Party};
use crate::dateline::{Dateline, Place};
use crate::entity::{Entity, Label, Value};

/// The column behind which contents are broken into lines.
const WIDTH: usize = 100;

/// The summary of an article; headed by its id if there are several.
pub(super) fn render(article: &Article, single: bool) -> String {
    let mut lines = Vec::new();
    if let Some(dateline) = &article.dateline {
        lines.push("Dateline".to_owned());
        lines.extend(dateline_lines(dateline));
    }
    if !article.attributions.is_empty() {
        lines.push("Who said what".to_owned());
        article.attributions.iter().for_each(|attribution| say(&mut lines, article, attribution));
    }
    let (values, names): (Vec<&Entity>, Vec<&Entity>) =
        article.entities.iter().partition(|entity| entity.label.is_value());
    list(&mut lines, "Names", &name_rows(article, &names));
    list(&mut lines, "Dates and figures", &value_rows(&values));
    if lines.is_empty() {
        lines.push("(nothing found)".to_owned());
    }
    if let (false, Some(id)) = (single, &article.id) {
        lines.insert(0, format!("== {}", id_text(id)));
    }
    lines.join("\n") + "\n"
}

/// The id on one line.
pub(super) fn id_text(id: &Id) -> String {
    match id {
        Id::Number(id) => id.to_string(),
        Id::Text(id) => flat(id),
    }
}

fn dateline_lines(dateline: &Dateline) -> Vec<String> {
    let mut lines: Vec<String> = dateline.places.iter().map(place_line).collect();
    lines.extend(dateline.date.iter().map(|date| date.value.clone()));
    lines.extend(dateline.agencies.iter().map(|agency| flat(&agency.name)));
    lines.extend(dateline.bylines.iter().map(|byline| format!("by {}", flat(&byline.text))));
    lines.into_iter().map(|line| format!("  {line}")).collect()
}

fn place_line(place: &Place) -> String {
    let around = [&place.admin1, &place.country].into_iter().flatten().filter(|part| **part != place.name);
    let parts: Vec<String> = std::iter::once(&place.name).chain(around).map(|part| flat(part)).collect();
    match (place.latitude, place.longitude) {
        (Some(latitude), Some(longitude)) => format!("{} ({latitude:.2}, {longitude:.2})", parts.join(", ")),
        _ => parts.join(", "),
    }
}

/// Who, to whom and how on one line; what on the next ones, a step deeper than what it stands in.
fn say(lines: &mut Vec<String>, article: &Article, attribution: &Attribution) {
    let step = "  ".repeat(1 + depth(article, attribution));
    let source = attribution.source.as_ref().map_or_else(|| "(not named)".to_owned(), party);
    let cue = attribution.cue.as_ref().map(|cue| format!(" · {}", flat(&cue.text)));
    let addressee = attribution.addressee.as_ref().map(|addressee| format!(" · to {}", party(addressee)));
    let (cue, addressee) = (cue.unwrap_or_default(), addressee.unwrap_or_default());
    lines.push(format!("{step}{source}{cue}{addressee} ({})", manner(attribution)));
    wrap(lines, &format!("{step}    "), &flat(&attribution.content.text));
}

/// How many attributions the attribution stands in.
fn depth(article: &Article, attribution: &Attribution) -> usize {
    let parent = |child: &&Attribution| {
        let at = article.attributions.binary_search_by_key(&child.parent?, |it| it.id).ok()?;
        Some(&article.attributions[at])
    };
    // Nesting in print is shallow; the limit guards against data that was not made by us.
    std::iter::successors(parent(&attribution), parent).take(4).count()
}

/// The party as it is written, with the name that it stands for.
fn party(party: &Party) -> String {
    let text = flat(&party.text);
    match &party.name {
        Some(name) if !text.contains(name.as_str()) => format!("{text} = {}", flat(name)),
        _ => text,
    }
}

fn manner(attribution: &Attribution) -> String {
    let kind = attribution.kind.as_str();
    let class = match attribution.class {
        Class::Statement => String::new(),
        class => format!(", {}", class.as_str()),
    };
    let negated = if attribution.negated { ", negated" } else { "" };
    format!("{kind}{class}{negated}, {:.2}", attribution.score)
}

/// One row for each cluster and for each name outside the clusters: name, label, how often, other forms.
fn name_rows(article: &Article, names: &[&Entity]) -> Vec<[String; 3]> {
    let mut rows: Vec<NameRow<'_>> = Vec::new();
    let mut row_of: HashMap<NameKey<'_>, usize> = HashMap::new();
    let mut forms = HashSet::new();
    for entity in names {
        let cluster = entity.cluster.and_then(|id| article.cluster(id));
        let name = cluster.map_or(&*entity.text, |cluster| &*cluster.name);
        let key = entity.cluster.map_or(NameKey::Name(name, entity.label), NameKey::Cluster);
        let row = *row_of.entry(key).or_insert_with(|| {
            rows.push(NameRow { name, label: entity.label, others: Vec::new(), count: 0 });
            rows.len() - 1
        });
        rows[row].count += 1;
        if entity.text != name && forms.insert((row, &*entity.text)) {
            rows[row].others.push(&entity.text);
        }
    }
    rows.iter().map(NameRow::cells).collect()
}

/// What the mentions of one row have in common.
#[derive(PartialEq, Eq, Hash)]
enum NameKey<'a> {
    Cluster(u32),
    Name(&'a str, Label),
}

struct NameRow<'a> {
    name: &'a str,
    label: Label,
    /// The other forms of the name, in the order of the text.
    others: Vec<&'a str>,
    count: usize,
}

impl NameRow<'_> {
    fn cells(&self) -> [String; 3] {
        let others = flat(&self.others.join(", "));
        let also = if others.is_empty() { String::new() } else { format!(", also {others}") };
        [flat(self.name), self.label.to_string(), format!("{}×{also}", self.count)]
    }
}

fn value_rows(values: &[&Entity]) -> Vec<[String; 3]> {
    let meaning = |entity: &Entity| match &entity.value {
        Some(Value::Timex { value }) => value.clone(),
        Some(Value::Money { amount, currency }) => format!("{amount} {currency}"),
        Some(Value::Percent { value }) => format!("{value} %"),
        None => String::new(),
    };
    values.iter().map(|entity| [flat(&entity.text), entity.label.to_string(), meaning(entity)]).collect()
}

/// A list with aligned columns below its title; nothing if it is empty.
fn list(lines: &mut Vec<String>, title: &str, rows: &[[String; 3]]) {
    if rows.is_empty() {
        return;
    }
    lines.push(title.to_owned());
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let (first, second) = (width(0).min(WIDTH / 3), width(1));
    lines.extend(rows.iter().map(|[name, label, rest]| {
        format!("  {name:first$}  {label:second$}  {rest}").trim_end().to_owned()
    }));
}

fn wrap(lines: &mut Vec<String>, indent: &str, text: &str) {
    let mut line = String::new();
    for word in text.split(' ') {
        if !line.is_empty() && indent.len() + line.chars().count() + 1 + word.chars().count() > WIDTH {
            lines.push(format!("{indent}{line}"));
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(format!("{indent}{line}"));
}

/// The text on one line, and without control characters, which a terminal might obey.
fn flat(text: &str) -> String {
    let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || c.is_control()).collect();
    words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
