//! How good a tagger is on held-back articles, and how far its confidence can be trusted.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::corpus::Annotated;
use crate::tagger::calibration::Calibration;
use crate::tagger::labels::OUTSIDE;
use crate::tagger::{Scratch, Tagger};
use crate::text::Segmenter;

/// Counts of names: in gold, found, and both.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    gold: usize,
    found: usize,
    right: usize,
}

type Mention<'a> = (usize, usize, &'a str);

impl Counts {
    fn add(&mut self, gold: &BTreeSet<Mention<'_>>, found: &BTreeSet<Mention<'_>>) {
        self.gold += gold.len();
        self.found += found.len();
        self.right += gold.intersection(found).count();
    }

    fn f1(&self) -> f64 {
        200.0 * self.right as f64 / (self.gold + self.found).max(1) as f64
    }

    /// Precision, recall and F1 in percent, and how many gold names there are.
    fn row(&self, label: &str, width: usize) -> String {
        let share = |of: usize| 100.0 * self.right as f64 / of.max(1) as f64;
        let (precision, recall, f1, gold) = (share(self.found), share(self.gold), self.f1(), self.gold);
        format!("{label:width$}  {precision:9.2}  {recall:6.2}  {f1:6.2}  {gold:6}\n")
    }
}

/// F1 in percent with the labels as they are and with the coarse ones, and the expected calibration error.
#[derive(Clone, Debug, Default)]
pub(crate) struct Score {
    full: Counts,
    coarse: Counts,
    by_label: BTreeMap<String, Counts>,
    /// Each found name's probability, and whether it is right.
    judged: Vec<(f32, bool)>,
}

impl Score {
    /// F1 in percent over all labels.
    pub(crate) fn f1(&self) -> f64 {
        self.full.f1()
    }

    /// A row for each label and one for all.
    pub(crate) fn table(&self) -> String {
        let width = self.by_label.keys().map(|label| label.chars().count()).max().unwrap_or_default().max(5);
        let head = format!("{:width$}  precision  recall      F1    gold\n", "label");
        let rows = self.by_label.iter().map(|(label, counts)| counts.row(label, width));
        head + &rows.collect::<String>() + &self.full.row("all", width)
    }

    /// The mean distance between probability and share of right names, over ten bins of probability.
    fn calibration_error(&self) -> f64 {
        let mut bins = [(0.0, 0.0); 10];
        for &(probability, right) in &self.judged {
            let bin = &mut bins[((probability * 10.0) as usize).min(9)];
            bin.0 += f64::from(probability);
            bin.1 += f64::from(u8::from(right));
        }
        let distance: f64 = bins.iter().map(|(sum, right)| (sum - right).abs()).sum();
        distance / self.judged.len().max(1) as f64
    }

    pub(crate) fn figures(&self) -> BTreeMap<String, f64> {
        if self.full.gold + self.full.found == 0 {
            return BTreeMap::new();
        }
        let round = |figure: f64, by: f64| (figure * by).round() / by;
        BTreeMap::from([
            ("dev F1, all labels".to_owned(), round(self.full.f1(), 100.0)),
            ("dev F1, coarse labels".to_owned(), round(self.coarse.f1(), 100.0)),
            ("dev calibration error".to_owned(), round(self.calibration_error(), 1e4)),
        ])
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (full, coarse, error) = (self.full.f1(), self.coarse.f1(), self.calibration_error());
        write!(f, "F1 {full:.2} full, {coarse:.2} coarse, calibration error {error:.4}")
    }
}

pub(crate) fn evaluate(tagger: &Tagger, articles: &[Annotated]) -> Score {
    let mut score = Score::default();
    let (mut segmenter, mut scratch) = (Segmenter::new(), Scratch::default());
    for article in articles {
        let document = segmenter.segment(&article.text);
        let known = |label: &String| tagger.labels.contains(label);
        let gold: BTreeSet<Mention<'_>> = article
            .names
            .iter()
            .filter(|(_, label)| known(label))
            .map(|(span, label)| (span.range().start, span.range().end, label.as_str()))
            .collect();
        let mut found = BTreeSet::new();
        tagger.tag(&mut scratch, &document, |name, probability| {
            let span = document.span_of(name.start..name.end).range();
            let mention = (span.start, span.end, tagger.labels[name.label].as_str());
            score.judged.push((probability, gold.contains(&mention)));
            found.insert(mention);
        });
        score.full.add(&gold, &found);
        for label in &tagger.labels {
            let of = |names: &BTreeSet<Mention<'_>>| -> BTreeSet<_> {
                names.iter().filter(|name| name.2 == label).map(|it| (it.0, it.1, "")).collect()
            };
            score.by_label.entry(label.clone()).or_default().add(&of(&gold), &of(&found));
        }
        let coarsen = |(start, end, label)| (start, end, coarse(label));
        score.coarse.add(&gold.into_iter().map(coarsen).collect(), &found.into_iter().map(coarsen).collect());
    }
    score
}

fn coarse(label: &str) -> &str {
    match label {
        "PERSON" => "PER",
        "GPE" | "LOC" | "FAC" => "LOC",
        "NORP" | "EVENT" | "PRODUCT" | "WORK" | "LAW" => "MISC",
        other => other,
    }
}

/// How much readier to see a name serves the F1 of the tagger on held-back articles best: trained for probability, it
/// leaves out more names than it makes up. Returns by how much the score of what is no name is to be lowered.
pub(crate) fn boldness(tagger: &Tagger, articles: &[Annotated]) -> f32 {
    let mut best = (f64::NEG_INFINITY, 0.0);
    for step in 0..=BOLDEST {
        let boldness = STEP * step as f32;
        let mut bold = tagger.clone();
        embolden(&mut bold, boldness);
        let f1 = evaluate(&bold, articles).f1();
        if f1 > best.0 {
            best = (f1, boldness);
        }
    }
    best.1
}

/// Lowers the score of what is no name.
pub(crate) fn embolden(tagger: &mut Tagger, boldness: f32) {
    *tagger.network.dense.output.bias_mut(OUTSIDE) -= boldness;
}

/// By how much the score of what is no name is lowered at most, in steps of [`STEP`].
const BOLDEST: u32 = 8;
const STEP: f32 = 0.1;

/// The curve from the tagger's confidence to the share of right names among `articles`: bins of equal size,
/// merged where the share does not rise.
pub(crate) fn calibrate(tagger: &Tagger, articles: &[Annotated]) -> Calibration {
    let mut judged = evaluate(tagger, articles).judged;
    judged.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut bins: Vec<(f64, f64, f64)> = Vec::new();
    for bin in judged.chunks((judged.len() / BINS).max(1)) {
        let sum = |value: fn(&(f32, bool)) -> f64| bin.iter().map(value).sum::<f64>();
        bins.push((
            sum(|found| f64::from(found.0)),
            sum(|found| f64::from(u8::from(found.1))),
            bin.len() as f64,
        ));
        while let [.., before, last] = bins.as_slice() {
            if before.1 / before.2 < last.1 / last.2 {
                break;
            }
            let merged = (before.0 + last.0, before.1 + last.1, before.2 + last.2);
            bins.truncate(bins.len() - 2);
            bins.push(merged);
        }
    }
    let mut knots: Vec<(f32, f32)> =
        bins.iter().map(|bin| ((bin.0 / bin.2) as f32, (bin.1 / bin.2) as f32)).collect();
    knots.dedup_by(|a, b| a.0 <= b.0);
    Calibration { knots }
}

/// How many bins the calibration curve starts from.
const BINS: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_counts_names_that_are_right_in_span_and_label() {
        let mut counts = Counts::default();
        counts.add(
            &BTreeSet::from([(0, 4, "PER"), (9, 12, "ORG")]),
            &BTreeSet::from([(0, 4, "PER"), (9, 12, "LOC")]),
        );
        assert!((counts.f1() - 50.0).abs() < 1e-9);
    }

    #[test]
    fn the_calibration_error_is_the_mean_distance_from_the_truth() {
        let judged = vec![(0.95, true), (0.95, true), (0.15, true), (0.15, false)];
        let score = Score { judged, ..Score::default() };
        assert!((score.calibration_error() - (0.1 + 0.7) / 4.0).abs() < 1e-6);
    }
}
