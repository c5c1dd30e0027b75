//! Names in the odd shapes that newsrooms write them in: the embedded model reads them all.

use copydesk::{Extractor, Label};

/// Asserts that `text` holds each of these names with that label, or the same word for word but for line breaks.
#[track_caller]
fn expect(text: &str, names: &[(&str, Label)]) {
    let entities = Extractor::embedded().extract(text).entities;
    let found: Vec<(String, Label)> =
        entities.iter().map(|e| (e.text.split_whitespace().collect::<Vec<_>>().join(" "), e.label)).collect();
    for &(name, label) in names {
        assert!(found.contains(&(name.to_owned(), label)), "{name} is missing in {found:?}");
    }
}

#[test]
fn headlines_in_capitals() {
    let text =
        "PUTIN MEETS ERDOGAN IN ISTANBUL\n\nThe Russian president met his Turkish colleague on Monday.";
    expect(text, &[("PUTIN", Label::Person), ("ERDOGAN", Label::Person), ("ISTANBUL", Label::Gpe)]);
    expect("GERMAN POLICE SEARCH OFFICES OF DEUTSCHE BANK", &[("DEUTSCHE BANK", Label::Org)]);
}

#[test]
fn headlines_in_title_case() {
    let text =
        "Obama Urges Congress to Pass Budget Before Recess\n\nPresident Barack Obama spoke in Washington.";
    expect(text, &[("Obama", Label::Person), ("Congress", Label::Org), ("Barack Obama", Label::Person)]);
}

#[test]
fn text_in_small_letters() {
    let text = "president vladimir putin met officials in istanbul and flew back to moscow";
    expect(text, &[("istanbul", Label::Gpe), ("moscow", Label::Gpe)]);
}

#[test]
fn hyphens_and_particles() {
    let text = "Syrian President Bashar al-Assad received Ban Ki-moon in Damascus. Ursula von der Leyen and \
                Ludovic de Brienne were there, and Fatou Bensouda-Njie sent a letter.";
    expect(
        text,
        &[
            ("Bashar al-Assad", Label::Person),
            ("Ban Ki-moon", Label::Person),
            ("Ursula von der Leyen", Label::Person),
            ("Ludovic de Brienne", Label::Person),
            ("Fatou Bensouda-Njie", Label::Person),
        ],
    );
}

#[test]
fn honorifics_and_possessives_stay_outside() {
    let text =
        "Mr. Haddad's lawyer met Dr. Lena Kerr and Sheikh Hasina in Dhaka. Kenya's opposition protested.";
    expect(
        text,
        &[
            ("Haddad", Label::Person),
            ("Lena Kerr", Label::Person),
            ("Dhaka", Label::Gpe),
            ("Kenya", Label::Gpe),
        ],
    );
}

#[test]
fn names_across_a_line_break() {
    let text = "The talks on the dam were led for Iran by its Foreign Minister Mohammad\n\
                Javad Zarif, and on Monday morning an envoy whom the United\n\
                Nations had sent sat between the two sides, a spokesman for the ministry\n\
                told the reporters who had waited for him in the rain. They will go on in\n\
                the capital next week, and the ministers of two of the other countries on\n\
                the river are to come as well, he said.\n";
    expect(text, &[("Mohammad Javad Zarif", Label::Person), ("United Nations", Label::Org)]);
}

#[test]
fn sports_results() {
    let text = "LONDON, Jan 11 (Reuters) - Results from the Premier League on Saturday\n\
                Arsenal 2 Chelsea 1\nLiverpool 0 Everton 0\nManchester United 3 Fulham 1\n";
    expect(
        text,
        &[
            ("Arsenal", Label::Org),
            ("Chelsea", Label::Org),
            ("Everton", Label::Org),
            ("Manchester United", Label::Org),
        ],
    );
}

#[test]
fn accents_in_two_code_points_and_curly_apostrophes() {
    let text = "Mayor Jose\u{301} Marti\u{301}nez of Bogota\u{301} met Prime Minister Dara O\u{2019}Malley in Dublin.";
    expect(
        text,
        &[
            ("Jose\u{301} Marti\u{301}nez", Label::Person),
            ("Dara O\u{2019}Malley", Label::Person),
            ("Dublin", Label::Gpe),
        ],
    );
}

#[test]
fn single_names() {
    let text =
        "The singer Shakira and the footballer Ronaldo visited Indonesia, where President Suharto had ruled.";
    expect(text, &[("Shakira", Label::Person), ("Ronaldo", Label::Person), ("Suharto", Label::Person)]);
}
