//! Names of the caller's own among those that the models find.

use copydesk::{Article, Error, Extractor, Gazetteer, Model};

/// The entities of a text as text and label.
fn entities(article: &Article) -> Vec<(&str, &str)> {
    article.entities.iter().map(|entity| (entity.text.as_str(), entity.label.as_str())).collect()
}

fn extractor(names: &[(&str, &str)]) -> Extractor {
    Extractor::builder().gazetteer(Gazetteer::new(names.iter().copied()).unwrap()).build()
}

#[test]
fn the_callers_names_beat_names_values_and_datelines() {
    let names = [("CITY", "Kyiv"), ("PARTY", "May"), ("SHIP", "Petrenko"), ("ORG", "Lake Company")];
    let text = "KYIV, Ukraine (AP) — Ivan Petrenko met the Lake Company on 4 May, and Ann Lee on Sunday.";
    let article = extractor(&names).extract(text);
    assert_eq!(
        entities(&article),
        [
            ("KYIV", "CITY"),
            ("Ukraine", "GPE"),
            ("AP", "ORG"),
            ("Petrenko", "SHIP"),
            ("Lake Company", "ORG"),
            ("May", "PARTY"),
            ("Ann Lee", "PERSON"),
            ("Sunday", "DATE"),
        ]
    );
    assert!(article.entities.iter().all(|it| (it.score - 1.0).abs() < 1e-9 || it.score < 1.0));
    assert!((article.entities[4].score - 1.0).abs() < 1e-9);
    assert_eq!(article.dateline.unwrap().places[0].name, "Kyiv", "the dateline itself stays");
    let plain = Extractor::embedded().extract(text);
    assert!(entities(&plain).contains(&("Ivan Petrenko", "PERSON")));
}

#[test]
fn the_callers_names_are_joined_and_speak() {
    let text = "Quoll Zib opened a plant. Zib said the plant was safe. Vexo Trust (VT) agreed, VT said.";
    let article = extractor(&[("PER", "Quoll Zib"), ("PER", "Zib"), ("ORG", "Vexo Trust")]).extract(text);
    let cluster = |name: &str| {
        let entity = article.entities.iter().find(|it| it.text == name).unwrap_or_else(|| panic!("{name}"));
        article.clusters[entity.cluster.unwrap() as usize - 1].clone()
    };
    assert_eq!((cluster("Zib").name.as_str(), cluster("Zib").label.as_str()), ("Quoll Zib", "PER"));
    let source = article.attributions[0].source.as_ref().unwrap();
    assert_eq!((source.text.as_str(), source.name.as_deref()), ("Zib", Some("Quoll Zib")));
    assert_eq!(cluster("VT").name, "Vexo Trust", "what an acronym stands for is learnt from them");
}

#[test]
fn a_label_that_means_nothing_to_us_is_a_plain_entity() {
    let article = extractor(&[("SHIP", "Sea Lark")]).extract("The Sea Lark left. The Sea Lark came back.");
    assert_eq!(entities(&article), [("Sea Lark", "SHIP"); 2]);
    assert!(article.clusters.is_empty());
    assert_eq!(serde_json::from_str::<Article>(&article.to_json()).unwrap(), article);
}

#[test]
fn a_model_of_ones_own_names_things_its_way() {
    let model = Model::from_bytes(include_bytes!("../models/fixtures/format-2.bin")).unwrap();
    let extractor = Extractor::builder().model(model).build();
    let article = extractor.extract("Nadia left Oslo in 7 days.");
    assert_eq!(entities(&article), [("Nadia", "PERSON"), ("Oslo", "PORT"), ("7 days", "DURATION")]);
    assert!(matches!(Model::read("no/such.model"), Err(Error::Io { .. })));
    assert!(matches!(Model::read("Cargo.toml"), Err(Error::NotAModel { .. })));
}

#[test]
fn many_threads_share_a_gazetteer() {
    let names: Vec<(&str, String)> = (0..20_000).map(|n| ("SHIP", format!("Sea Lark {n}"))).collect();
    let extractor = Extractor::builder().gazetteer(Gazetteer::new(names).unwrap()).build();
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let extractor = extractor.clone();
            scope.spawn(move || {
                for n in (thread..20_000).step_by(997) {
                    let text = format!("The Sea Lark {n} left, the Sea Lark 20001 did not.");
                    let article = extractor.extract(&text);
                    assert_eq!(entities(&article)[0], (format!("Sea Lark {n}").as_str(), "SHIP"));
                }
            });
        }
    });
}

#[test]
fn text_made_to_match_is_read_in_bounded_time() {
    let names: Vec<(&str, String)> =
        (1..=32).map(|n| ("X", "a ".repeat(n) + "b")).filter(|it| it.1.len() < 64).collect();
    let extractor = Extractor::builder().gazetteer(Gazetteer::new(names).unwrap()).build();
    let article = extractor.extract(&"a ".repeat(100_000));
    assert!(article.entities.iter().all(|it| it.label.as_str() != "X"));
}
