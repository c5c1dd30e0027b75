//! The closed word lists that the tokenizer and the sentence splitter ask.

/// Whether `word` (what follows an apostrophe) is a possessive or a clitic: `s`, `re`, `ve`, `ll`, `d`, `m`.
pub(super) fn is_clitic(word: &str) -> bool {
    matches!(word, "s" | "S" | "d" | "D" | "m" | "M")
        || word.len() == 2 && ["re", "ve", "ll"].iter().any(|clitic| word.eq_ignore_ascii_case(clitic))
}

/// Whether the hyphen between two parts of a word joins them into one token.
///
/// Names and plain compounds stay whole (`al-Assad`, `Ki-moon`, `Coca-Cola`, `war-torn`); what is hung on a
/// name falls off it (`Iran-backed`, `anti-Israel`, `Tajik-Afghan`).
pub(super) fn hyphen_joins(left: &str, right: &str) -> bool {
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    match (capital(left), capital(right)) {
        (false, false) => true,
        (false, true) => left.len() < 3 || sorted_has(NAME_PARTICLES, left),
        (true, false) => {
            !(is_hung_on(right) || is_all_caps(left) && !right.starts_with(|c: char| c.is_ascii_digit()))
        }
        (true, true) => !(sorted_has(NATIONS, left) && !sorted_has(NATION_COMPOUND_HEADS, left)),
    }
}

fn is_all_caps(word: &str) -> bool {
    word.len() > 1 && word.bytes().all(|b| b.is_ascii_uppercase())
}

fn is_hung_on(right: &str) -> bool {
    sorted_has(HUNG_ON, right)
        || right.len() >= 5 && right.ends_with("ed")
        || right.len() >= 6 && right.ends_with("ing")
        || right.len() >= 6 && right.ends_with("ly")
}

/// Whether `left.right` (no blank between) is an abbreviation with inner full stops: `U.S`, `p.m`, `Ph.D`.
pub(super) fn is_dotted(left: &str, right: &str) -> bool {
    let last = left.rsplit('.').next().unwrap_or(left);
    right.chars().count() == 1 && last.chars().count() <= 2
        || last.chars().count() == 1 && right.len() <= 2
        || last.chars().count() == 1
            && last.chars().all(char::is_uppercase)
            && right.chars().next().is_some_and(char::is_uppercase)
}

/// Whether `part` is a top-level domain common in news: `example.com`.
pub(super) fn is_domain(part: &str) -> bool {
    matches!(
        part,
        "com"
            | "org"
            | "net"
            | "gov"
            | "edu"
            | "co"
            | "info"
            | "int"
            | "uk"
            | "ru"
            | "de"
            | "fr"
            | "tv"
            | "io"
            | "mil"
            | "eu"
            | "au"
            | "in"
            | "ie"
            | "ca"
            | "biz"
            | "news"
    )
}

/// Whether a full stop after `word` belongs to it. `before_digit`: a number follows the full stop.
pub(crate) fn is_abbreviation(word: &str, before_digit: bool) -> bool {
    let mut letters = word.chars();
    match (letters.next(), letters.next()) {
        (Some(only), None) => only.is_uppercase() && only != 'I' || matches!(only, 'p' | 'c') && before_digit,
        (Some(first), Some(_)) if first.is_uppercase() => {
            sorted_has_ignoring_case(CAPITAL_ABBREVIATIONS, word)
                || before_digit && sorted_has_ignoring_case(BEFORE_DIGIT, word)
        }
        _ => sorted_has(SMALL_ABBREVIATIONS, word) || before_digit && sorted_has(BEFORE_DIGIT, word),
    }
}

/// Whether an abbreviation never ends a sentence, because a name or number follows it: `Mr.`, `Gen.`, `No.`.
pub(super) fn expects_more(abbreviation: &str) -> bool {
    let word = abbreviation.trim_end_matches('.');
    word.chars().count() == 1 || sorted_has_ignoring_case(TITLES, word)
}

/// Whether a capitalised `word` after an abbreviation shows that a new sentence has begun (`the U.S. The plan`).
pub(super) fn is_sentence_opener(word: &str) -> bool {
    sorted_has(SENTENCE_OPENERS, word)
}

fn sorted_has(list: &[&str], word: &str) -> bool {
    list.binary_search(&word).is_ok()
}

fn sorted_has_ignoring_case(list: &[&str], word: &str) -> bool {
    let mut buffer = [0; 8];
    let Some(lower) = buffer.get_mut(..word.len()) else { return false };
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    std::str::from_utf8(lower).is_ok_and(|lower| sorted_has(list, lower))
}

/// Small words that begin a hyphenated name; one- and two-letter ones (`al-`, `el-`) need no entry.
const NAME_PARTICLES: &[&str] = &[
    "abd", "abu", "ben", "bin", "bint", "dal", "del", "des", "ibn", "las", "los", "ould", "san", "umm",
    "van", "von",
];

/// What follows a name and a hyphen without being part of the name; sorted.
const HUNG_ON: &[&str] = &[
    "able",
    "aligned",
    "area",
    "backed",
    "based",
    "born",
    "bound",
    "bred",
    "built",
    "centric",
    "chair",
    "controlled",
    "dominated",
    "driven",
    "elect",
    "era",
    "esque",
    "fired",
    "free",
    "friendly",
    "fuelled",
    "funded",
    "general",
    "governed",
    "grown",
    "hating",
    "held",
    "inspired",
    "installed",
    "language",
    "leaning",
    "led",
    "level",
    "like",
    "linked",
    "listed",
    "made",
    "majority",
    "mediated",
    "minded",
    "native",
    "occupied",
    "only",
    "owned",
    "person",
    "president",
    "propelled",
    "related",
    "ridden",
    "ruled",
    "run",
    "set",
    "sized",
    "speaking",
    "sponsored",
    "style",
    "supported",
    "torn",
    "type",
    "watchers",
    "wide",
    "wing",
    "winning",
    "won",
    "year",
];

/// Titles and other abbreviations that a name or number always follows; sorted, lower case.
const TITLES: &[&str] = &[
    "adm", "brig", "capt", "cmdr", "col", "cpl", "det", "dr", "fr", "gen", "gov", "hon", "lt", "maj",
    "messrs", "mgr", "mr", "mrs", "ms", "no", "nos", "pfc", "pres", "prof", "pvt", "rep", "reps", "rev",
    "sen", "sens", "sgt", "spc", "st", "supt", "vs",
];

/// Abbreviations written with a capital; sorted, lower case.
const CAPITAL_ABBREVIATIONS: &[&str] = &[
    "adm", "ala", "alta", "apr", "ariz", "ark", "assn", "aug", "ave", "blvd", "brig", "bros", "calif",
    "capt", "cmdr", "co", "col", "colo", "conn", "corp", "cos", "cpl", "dec", "del", "dept", "det", "dr",
    "esq", "etc", "feb", "fla", "fr", "ft", "ga", "gen", "gov", "hon", "ill", "inc", "ind", "jan", "jr",
    "jul", "jun", "kan", "ky", "lt", "ltd", "maj", "mass", "md", "messrs", "mgr", "mich", "minn", "miss",
    "mo", "mont", "mr", "mrs", "ms", "mt", "neb", "nev", "nov", "oct", "okla", "ont", "ore", "pa", "penn",
    "pfc", "ph", "pres", "prof", "pvt", "que", "rep", "reps", "rev", "sask", "sen", "sens", "sep", "sept",
    "sgt", "spc", "sr", "st", "ste", "supt", "tenn", "tex", "univ", "va", "vs", "vt", "wash", "wis", "wyo",
];

/// Abbreviations written small; sorted.
const SMALL_ABBREVIATIONS: &[&str] =
    &["approx", "ca", "cf", "dept", "est", "etc", "ft", "govt", "hrs", "min", "mph", "vs", "yrs"];

/// Abbreviations only before a number; sorted, lower case.
const BEFORE_DIGIT: &[&str] = &["art", "chap", "fig", "mar", "no", "nos", "para", "pp", "sec", "vol"];

/// Names of which the left part of a compound is a nation but the whole is one name; sorted.
const NATION_COMPOUND_HEADS: &[&str] = &["Guinea"];

/// Nations and nationalities that fall apart before a hyphen: `Iran-Iraq`, `Tajik-Afghan`; sorted.
const NATIONS: &[&str] = &[
    "Afghan",
    "Afghanistan",
    "African",
    "Algerian",
    "America",
    "American",
    "Arab",
    "Argentine",
    "Armenia",
    "Armenian",
    "Asian",
    "Australia",
    "Australian",
    "Azerbaijan",
    "Azerbaijani",
    "Bahraini",
    "Bangladesh",
    "Belarus",
    "Belgian",
    "Bosnian",
    "Brazil",
    "Brazilian",
    "Britain",
    "British",
    "Bulgarian",
    "Cambodian",
    "Canada",
    "Canadian",
    "Chad",
    "Chile",
    "China",
    "Chinese",
    "Christian",
    "Colombia",
    "Colombian",
    "Congolese",
    "Croatian",
    "Cuban",
    "Czech",
    "Danish",
    "Dutch",
    "Egypt",
    "Egyptian",
    "Eritrea",
    "Eritrean",
    "Ethiopia",
    "Ethiopian",
    "Europe",
    "European",
    "Fatah",
    "Finnish",
    "France",
    "French",
    "Gaza",
    "Georgia",
    "Georgian",
    "German",
    "Germany",
    "Ghana",
    "Greece",
    "Greek",
    "Hamas",
    "Hindu",
    "Hungarian",
    "India",
    "Indian",
    "Indonesia",
    "Indonesian",
    "Iran",
    "Iranian",
    "Iraq",
    "Iraqi",
    "Irish",
    "Israel",
    "Israeli",
    "Italian",
    "Italy",
    "Japan",
    "Japanese",
    "Jewish",
    "Jordan",
    "Jordanian",
    "Kazakh",
    "Kenya",
    "Kenyan",
    "Korea",
    "Korean",
    "Kosovo",
    "Kurdish",
    "Kuwait",
    "Kuwaiti",
    "Lebanese",
    "Lebanon",
    "Liberia",
    "Libya",
    "Libyan",
    "London",
    "Malaysia",
    "Malaysian",
    "Mexican",
    "Mexico",
    "Moldova",
    "Moroccan",
    "Morocco",
    "Moscow",
    "Muslim",
    "Myanmar",
    "Nepal",
    "Nigeria",
    "Nigerian",
    "Norwegian",
    "Pakistan",
    "Pakistani",
    "Palestinian",
    "Philippine",
    "Poland",
    "Polish",
    "Portuguese",
    "Qatar",
    "Qatari",
    "Romanian",
    "Russia",
    "Russian",
    "Rwanda",
    "Saudi",
    "Serb",
    "Serbia",
    "Serbian",
    "Shiite",
    "Somali",
    "Somalia",
    "Soviet",
    "Spain",
    "Spanish",
    "Sudan",
    "Sudanese",
    "Sunni",
    "Swedish",
    "Swiss",
    "Syria",
    "Syrian",
    "Taiwan",
    "Taiwanese",
    "Tajik",
    "Tajikistan",
    "Tehran",
    "Thai",
    "Thailand",
    "Tokyo",
    "Tunisian",
    "Turkey",
    "Turkish",
    "Ugandan",
    "Ukraine",
    "Ukrainian",
    "Uzbek",
    "Venezuela",
    "Venezuelan",
    "Vietnam",
    "Vietnamese",
    "Washington",
    "Western",
    "Yemen",
    "Yemeni",
    "Zimbabwe",
];

/// Words that are capitalised only at the head of a sentence; sorted.
const SENTENCE_OPENERS: &[&str] = &[
    "A",
    "About",
    "According",
    "After",
    "All",
    "Also",
    "Although",
    "An",
    "And",
    "Another",
    "Any",
    "As",
    "At",
    "Because",
    "Before",
    "Both",
    "But",
    "By",
    "Despite",
    "During",
    "Each",
    "Earlier",
    "Even",
    "Every",
    "Few",
    "For",
    "Four",
    "From",
    "He",
    "Her",
    "His",
    "However",
    "If",
    "In",
    "Instead",
    "Is",
    "It",
    "Its",
    "Last",
    "Later",
    "Many",
    "Meanwhile",
    "More",
    "Most",
    "Mr.",
    "Mrs.",
    "Ms.",
    "My",
    "Nearly",
    "No",
    "Nor",
    "Not",
    "Now",
    "Of",
    "On",
    "Once",
    "One",
    "Only",
    "Or",
    "Other",
    "Others",
    "Our",
    "Over",
    "Police",
    "She",
    "Since",
    "So",
    "Some",
    "Still",
    "Such",
    "Than",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "Though",
    "Three",
    "Through",
    "To",
    "Two",
    "Under",
    "Until",
    "We",
    "What",
    "When",
    "Where",
    "Whether",
    "Which",
    "While",
    "Who",
    "Why",
    "With",
    "Yet",
    "You",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_lists_are_sorted() {
        for list in [
            NAME_PARTICLES,
            HUNG_ON,
            TITLES,
            CAPITAL_ABBREVIATIONS,
            SMALL_ABBREVIATIONS,
            BEFORE_DIGIT,
            NATION_COMPOUND_HEADS,
            NATIONS,
            SENTENCE_OPENERS,
        ] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }
}
