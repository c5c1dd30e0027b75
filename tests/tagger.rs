//! Names as the embedded model finds them, and what holds for every text.

use copydesk::{Entity, Extractor, Label};
use proptest::prelude::*;

/// The names of a text, without the values.
fn names(text: &str) -> Vec<(String, Label)> {
    let values = [Label::Date, Label::Time, Label::Duration, Label::Money, Label::Percent];
    let entities = Extractor::embedded().extract(text).entities;
    entities.into_iter().filter(|e| !values.contains(&e.label)).map(|e| (e.text, e.label)).collect()
}

fn has(text: &str, name: &str, label: Label) -> bool {
    names(text).contains(&(name.to_owned(), label))
}

#[test]
fn people_places_and_peoples_are_told_apart() {
    let text = "President Vladimir Putin met Turkish officials in Istanbul on Tuesday, a spokesman said.";
    assert!(has(text, "Vladimir Putin", Label::Person), "{:?}", names(text));
    assert!(has(text, "Turkish", Label::Norp), "{:?}", names(text));
    assert!(has(text, "Istanbul", Label::Gpe), "{:?}", names(text));
}

#[test]
fn a_title_stays_outside_the_name() {
    let text = "Prime Minister Helena Marchetti said the plan would go ahead.";
    assert!(has(text, "Helena Marchetti", Label::Person), "{:?}", names(text));
}

#[test]
fn a_surname_follows_its_full_name() {
    let text = "The court in Madrid heard Javier Ortega on Monday. Ortega denied the charges, and his lawyer said \
                that Ortega would appeal.";
    let people = names(text).into_iter().filter(|name| name.1 == Label::Person).count();
    assert_eq!(people, 3, "{:?}", names(text));
}

#[test]
fn an_organisation_is_one_name_with_its_joining_words() {
    let text = "The University of Oxford and the Ministry of Defence signed the agreement in London.";
    assert!(has(text, "University of Oxford", Label::Org), "{:?}", names(text));
    assert!(has(text, "Ministry of Defence", Label::Org), "{:?}", names(text));
}

#[test]
fn a_text_without_names_has_none() {
    assert_eq!(names("the boats came back late, and nobody had caught anything."), []);
    assert_eq!(names(""), []);
}

#[test]
fn scores_are_probabilities() {
    let article =
        Extractor::embedded().extract("Officials from Kenya and Uganda met in Nairobi, Reuters reported.");
    assert!(article.entities.iter().all(|entity| (0.0..=1.0).contains(&entity.score)));
    assert!(article.entities.iter().any(|entity| entity.score > 0.9));
}

#[test]
fn a_worker_gives_the_same_the_second_time() {
    let extractor = Extractor::embedded();
    let texts = ["Ana Duarte left Lisbon for Porto.", "", "The Senate met. Duarte spoke in Lisbon."];
    let mut worker = extractor.worker();
    let reused: Vec<_> = texts.iter().map(|text| worker.extract(text, None)).collect();
    let fresh: Vec<_> = texts.iter().map(|text| extractor.extract(text)).collect();
    assert_eq!(reused, fresh);
}

#[test]
fn a_long_text_without_a_full_stop_is_read_to_its_end() {
    let text = format!("{} and Vladimir Putin", "the council met in Berlin ".repeat(4000));
    let article = Extractor::embedded().extract(&text);
    assert_eq!(article.entities.iter().filter(|entity| entity.text == "Berlin").count(), 4000);
    assert!(article.entities.last().is_some_and(|entity| entity.text.ends_with("Putin")));
}

fn is_well_formed(text: &str, entities: &[Entity]) -> bool {
    let whole = entities.iter().all(|entity| text.get(entity.span.range()) == Some(&entity.text));
    whole && entities.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start())
}

proptest! {
    #[test]
    fn any_text_has_names_in_order_on_its_characters(text in "\\PC{0,200}") {
        prop_assert!(is_well_formed(&text, &Extractor::embedded().extract(&text).entities));
    }

    #[test]
    fn capitals_marks_and_line_breaks_do_no_harm(text in "([A-ZÀÉ][a-zß.'’-]{0,8}|[\"“”().,\n–-]|of |the |U.S. ){0,60}") {
        prop_assert!(is_well_formed(&text, &Extractor::embedded().extract(&text).entities));
    }
}
