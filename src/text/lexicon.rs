//! The closed word lists that the tokenizer and the sentence splitter ask.

/// Whether `word` (what follows an apostrophe) is a possessive or a clitic: `s`, `re`, `ve`, `ll`, `d`, `m`.
pub(super) fn is_clitic(word: &str) -> bool {
    matches!(word, "s" | "S" | "d" | "D" | "m" | "M")
        || word.len() == 2 && ["re", "ve", "ll"].iter().any(|clitic| word.eq_ignore_ascii_case(clitic))
}

/// Whether the hyphen between two parts of a word joins them into one token; `first`: the left part is the first.
///
/// Names and plain compounds stay whole (`al-Assad`, `Ki-moon`, `Coca-Cola`, `war-torn`); what is hung on a
/// name falls off it (`Iran-backed`, `anti-Israel`, `Tajik-Afghan`, `post-9/11`).
pub(super) fn hyphen_joins(left: &str, right: &str, first: bool) -> bool {
    let begins_with_digit = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    match (is_capital(left), is_capital(right)) {
        (false, false) => !(begins_with_digit(right) && is_prefix(left)),
        (false, true) => (left.len() < 3 || sorted_has(NAME_PARTICLES, left) || !first) && !is_prefix(left),
        (true, false) => !(is_hung_on(right) || is_all_caps(left) && !begins_with_digit(right)),
        (true, true) => !(matches!(left, "Pro" | "Ex") || parts_names(left, right)),
    }
}

/// Whether `word` is put before a name with a hyphen without being part of it: `anti`, `Ex`.
pub(super) fn is_prefix(word: &str) -> bool {
    sorted_has_ignoring_case(PREFIXES, word)
}

/// Whether a hyphenated word falls off the number before it: `9/11-related`.
pub(super) fn falls_off_number(word: &str) -> bool {
    matches!(word, "era" | "inspired" | "like" | "linked" | "related" | "style" | "type")
}

/// `Tajik-Afghan`, `Israel-Hamas`, `UK-France`, `July-September`: two names, not one.
fn parts_names(left: &str, right: &str) -> bool {
    match (sorted_has(NATIONS, left), sorted_has(NATIONS, right)) {
        (true, true) => true,
        (true, false) => !sorted_has(NAME_HALVES, left),
        // The combining forms (`Franco-`) end so, but for a few.
        (false, true) => !left.ends_with('o') && !matches!(left, "All" | "Inter" | "Pan" | "Trans"),
        (false, false) => is_calendar_name(left) && is_calendar_name(right),
    }
}

fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
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

/// Whether `left.right` (no blank between) is an abbreviation with inner full stops: `U.S`, `p.m`, `Ph.D`, `J.Lo`.
pub(super) fn is_dotted(left: &str, right: &str) -> bool {
    let is_single = |word: &str| word.chars().nth(1).is_none();
    match (is_single(left), is_single(right)) {
        (true, true) => true,
        (true, false) => right.len() == 2 || is_capital(left) && is_capital(right),
        (false, true) => left.len() == 2 && is_capital(left) && is_capital(right),
        (false, false) => false,
    }
}

/// Whether `part` is a top-level domain common in news: `example.com`.
pub(super) fn is_domain(part: &str) -> bool {
    sorted_has(DOMAINS, part)
}

/// Whether `letters`, glued to a number that follows, is a currency: `EUR3.12`, `Rs500`.
pub(super) fn is_currency_code(letters: &str) -> bool {
    sorted_has(CURRENCY_CODES, letters)
}

/// What stands behind the full stop of a possible abbreviation.
pub(super) struct Follower<'a> {
    /// Whether the paragraph ends right there.
    pub(super) ends_paragraph: bool,
    /// The rest of the text, without the blank behind the full stop.
    pub(super) rest: &'a str,
}

impl Follower<'_> {
    fn is_digit(&self) -> bool {
        self.rest.starts_with(|c: char| c.is_ascii_digit())
    }

    fn is_capital(&self) -> bool {
        is_capital(self.rest)
    }

    fn is_sentence_opener(&self) -> bool {
        let end = self.rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        is_sentence_opener(&self.rest[..end])
    }

    /// Whether an initial follows: `I. M. Pei`.
    fn is_initial(&self) -> bool {
        self.is_capital() && self.rest.as_bytes().get(1) == Some(&b'.')
    }
}

/// Whether a full stop after `word` belongs to it.
pub(super) fn is_abbreviation(word: &str, follower: &Follower<'_>) -> bool {
    let mut letters = word.chars();
    match (letters.next(), letters.next()) {
        (Some('I'), None) => follower.is_initial(),
        // An initial, unless a sentence ends with a single letter: `Hepatitis A.`, `posted on X. The company`.
        (Some(only), None) if only.is_uppercase() => {
            !follower.ends_paragraph && !follower.is_sentence_opener()
        }
        (Some('c' | 'p'), None) => follower.is_digit(),
        (Some(first), Some(_)) if first.is_uppercase() => {
            sorted_has_ignoring_case(CAPITAL_ABBREVIATIONS, word)
                || follower.is_digit() && sorted_has_ignoring_case(BEFORE_DIGIT, word)
                || follower.is_capital() && is_consonants(word)
        }
        _ if word.len() > LONGEST_ABBREVIATION => false,
        _ => {
            sorted_has(SMALL_ABBREVIATIONS, word) && !follower.ends_paragraph
                || follower.is_digit() && sorted_has(BEFORE_DIGIT, word)
        }
    }
}

/// Two or three letters without a vowel, the first a capital: an initial such as `Ts.`, `Kh.`, `Zh.`
fn is_consonants(word: &str) -> bool {
    let small = |b: &u8| b.is_ascii_lowercase() && !matches!(b, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    word.len() <= 3
        && word.bytes().skip(1).all(|b| small(&b))
        && !matches!(word.as_bytes()[0], b'A' | b'E' | b'I' | b'O' | b'U')
}

/// Whether an abbreviation never ends a sentence, because a name or number follows it: `Mr.`, `Gen.`, `No.`.
pub(super) fn expects_more(abbreviation: &str) -> bool {
    let word = abbreviation.trim_end_matches('.');
    word.chars().nth(1).is_none() || sorted_has_ignoring_case(TITLES, word)
}

/// Whether `word`, capitalised, goes on behind a clock time: `5 p.m. Sunday`, `9 a.m. Eastern`.
pub(super) fn follows_clock(word: &str) -> bool {
    sorted_has(AFTER_CLOCK, word) || is_calendar_name(word)
}

/// Whether `word` is a month or a day of the week, perhaps abbreviated.
pub(super) fn is_calendar_name(word: &str) -> bool {
    sorted_has(CALENDAR, word.trim_end_matches('.'))
}

/// Whether the elided word `word` begins with an apostrophe that is no quotation mark: `'em`, `'tis`.
pub(super) fn is_elided(word: &str) -> bool {
    sorted_has_ignoring_case(ELIDED, word)
}

/// Whether a capitalised `word` after an abbreviation shows that a new sentence has begun (`the U.S. The plan`).
pub(super) fn is_sentence_opener(word: &str) -> bool {
    sorted_has(SENTENCE_OPENERS, word)
}

fn sorted_has(list: &[&str], word: &str) -> bool {
    list.binary_search(&word).is_ok()
}

fn sorted_has_ignoring_case(list: &[&str], word: &str) -> bool {
    let mut buffer = [0; LONGEST_ABBREVIATION];
    let Some(lower) = buffer.get_mut(..word.len()) else { return false };
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    std::str::from_utf8(lower).is_ok_and(|lower| sorted_has(list, lower))
}

/// Small words that begin a hyphenated name; one- and two-letter ones (`al-`, `el-`) need no entry.
#[rustfmt::skip]
const NAME_PARTICLES: &[&str] = &[
    "abd", "abi", "abu", "ait", "ash", "ath", "bani", "beit", "ben", "bin", "bint", "bou", "dal", "deir",
    "del", "den", "der", "des", "dos", "ech", "ed", "ez", "fil", "ibn", "las", "lil", "los", "och", "ould",
    "ouled", "para", "san", "sidi", "tel", "ter", "umm", "uz", "van", "von", "wal", "zu",
];

/// What follows a name and a hyphen without being part of the name; sorted.
#[rustfmt::skip]
const HUNG_ON: &[&str] = &[
    "able", "area", "bloc", "born", "bound", "bred", "built", "centric", "chair", "critic", "critical",
    "dependent", "designate", "dominant", "draft", "driven", "elect", "era", "esque", "exempt", "free",
    "government", "grown", "heavy", "held", "hit", "international", "laden", "language", "led", "level",
    "like", "made", "majority", "math", "military", "native", "negative", "net", "only", "person", "positive",
    "president", "prone", "proof", "rich", "ridden", "run", "scale", "set", "sister", "specific", "style",
    "sympathetic", "tier", "torn", "type", "watcher", "watchers", "wide", "wing", "winner", "winners", "wise",
    "won", "year",
];

/// Titles and other abbreviations that a name or number always follows; sorted, lower case.
#[rustfmt::skip]
const TITLES: &[&str] = &[
    "adm", "ald", "amb", "atty", "brig", "capt", "cmdr", "col", "cong", "coun", "cpl", "det", "dr", "fr",
    "gen", "gov", "hon", "hrh", "insp", "lic", "lt", "maj", "messrs", "mgr", "mr", "mrs", "ms", "mt", "no",
    "nos", "ofc", "pfc", "pres", "prof", "pvt", "rep", "reps", "rev", "rs", "sen", "sens", "sgt", "spc",
    "supt", "vs",
];

/// Abbreviations written with a capital; sorted, lower case.
#[rustfmt::skip]
const CAPITAL_ABBREVIATIONS: &[&str] = &[
    "adm", "ala", "ald", "alta", "amb", "apr", "ariz", "ark", "assn", "atty", "aug", "ave", "bldg", "blvd",
    "brig", "bros", "calif", "capt", "cmdr", "co", "col", "colo", "cong", "conn", "corp", "cos", "coun",
    "cpl", "dec", "del", "dept", "det", "dr", "esq", "etc", "feb", "fla", "fr", "fri", "ft", "ga", "gen",
    "gov", "hon", "ill", "inc", "ind", "insp", "jan", "jr", "jul", "jun", "kan", "ky", "lic", "lt", "ltd",
    "maj", "mass", "md", "messrs", "mgr", "mich", "minn", "miss", "mo", "mon", "mont", "mr", "mrs", "ms",
    "mt", "neb", "nev", "nov", "oct", "ofc", "okla", "ont", "ore", "pa", "penn", "pfc", "ph", "pres", "prof",
    "pvt", "que", "rd", "rep", "reps", "rev", "rs", "sask", "sen", "sens", "sep", "sept", "sgt", "spc", "sr",
    "st", "ste", "supt", "tenn", "tex", "thu", "thur", "thurs", "tue", "tues", "univ", "va", "vs", "vt",
    "wash", "wed", "wis", "wyo",
];

/// In bytes; no longer word is looked up.
const LONGEST_ABBREVIATION: usize = 6;

/// Abbreviations written small; sorted.
#[rustfmt::skip]
const SMALL_ABBREVIATIONS: &[&str] = &[
    "approx", "ca", "cf", "dept", "est", "etc", "ft", "govt", "hrs", "min", "mph", "vs", "yrs",
];

/// Abbreviations only before a number; sorted, lower case.
const BEFORE_DIGIT: &[&str] = &["art", "chap", "fig", "mar", "no", "nos", "para", "pp", "rs", "sec", "vol"];

/// Nations, their people, capitals and armed parties: joined by a hyphen to another name they are names of their own;
/// sorted.
#[rustfmt::skip]
const NATIONS: &[&str] = &[
    "Afghan", "Afghanistan", "African", "Alawite", "Albania", "Albanian", "Algeria", "Algerian", "America",
    "American", "Angola", "Angolan", "Ankara", "Arab", "Argentina", "Argentine", "Armenia", "Armenian",
    "Asian", "Australia", "Australian", "Austria", "Austrian", "Azerbaijan", "Azerbaijani", "Azeri",
    "Baghdad", "Bahrain", "Bahraini", "Bangladesh", "Beijing", "Belarus", "Belgian", "Belgium", "Bengali",
    "Berlin", "Bolivia", "Bolivian", "Bosnia", "Bosniak", "Bosnian", "Brazil", "Brazilian", "Britain",
    "British", "Brussels", "Buddhist", "Bulgaria", "Bulgarian", "Burma", "Burmese", "Burundi", "Cambodia",
    "Cambodian", "Canada", "Canadian", "Catholic", "Chad", "Chile", "Chilean", "China", "Chinese",
    "Christian", "Colombia", "Colombian", "Congo", "Congolese", "Croat", "Croatia", "Croatian", "Cuba",
    "Cuban", "Cypriot", "Cyprus", "Czech", "DPRK", "DRC", "Damascus", "Danish", "Delhi", "Denmark",
    "Dominican", "Druze", "Dutch", "EU", "Ecuador", "Egypt", "Egyptian", "England", "English", "Eritrea",
    "Eritrean", "Estonia", "Estonian", "Ethiopia", "Ethiopian", "Europe", "European", "Fatah", "Fiji",
    "Filipino", "Finland", "Finnish", "France", "French", "Gaza", "Georgia", "Georgian", "German", "Germany",
    "Ghana", "Greece", "Greek", "Guatemala", "Guyana", "Haiti", "Haitian", "Hamas", "Hazara", "Hezbollah",
    "Hindu", "Honduras", "Houthi", "Hungarian", "Hungary", "Hutu", "Iceland", "India", "Indian", "Indonesia",
    "Indonesian", "Iran", "Iranian", "Iraq", "Iraqi", "Ireland", "Irish", "Islamabad", "Islamic", "Israel",
    "Israeli", "Italian", "Italy", "Japan", "Japanese", "Jerusalem", "Jew", "Jewish", "Jordan", "Jordanian",
    "Kabul", "Kazakh", "Kazakhstan", "Kenya", "Kenyan", "Kiev", "Kingdom", "Korea", "Korean", "Kosovo",
    "Kurd", "Kurdish", "Kuwait", "Kuwaiti", "Kyiv", "Kyrgyz", "Kyrgyzstan", "Laos", "Latvia", "Latvian",
    "Lebanese", "Lebanon", "Liberia", "Libya", "Libyan", "Lithuania", "Lithuanian", "London", "Malay",
    "Malaysia", "Malaysian", "Mali", "Malta", "Maltese", "Maronite", "Mexican", "Mexico", "Moldova",
    "Mongolia", "Mongolian", "Moroccan", "Morocco", "Moscow", "Mozambique", "Muslim", "Muslims", "Myanmar",
    "NATO", "Nepal", "Netherlands", "Nicaragua", "Niger", "Nigeria", "Nigerian", "Norway", "Norwegian",
    "Oman", "PRC", "Pakistan", "Pakistani", "Palestine", "Palestinian", "Panama", "Paris", "Pashtun", "Peru",
    "Peruvian", "Philippine", "Poland", "Polish", "Portuguese", "Protestant", "Punjabi", "Qatar", "Qatari",
    "ROK", "Riyadh", "Rohingya", "Romania", "Romanian", "Russia", "Russian", "Rwanda", "Salvador", "Saudi",
    "Scotland", "Scottish", "Senegal", "Serb", "Serbia", "Serbian", "Serbs", "Shiite", "Sikh", "Singapore",
    "Slovak", "Slovakia", "Slovenia", "Slovenian", "Somali", "Somalia", "Somaliland", "Soviet", "Spain",
    "Spanish", "States", "Sudan", "Sudanese", "Sunni", "Sweden", "Swedish", "Swiss", "Switzerland", "Syria",
    "Syrian", "Taiwan", "Taiwanese", "Tajik", "Tajikistan", "Tamil", "Tanzania", "Tehran", "Thai", "Thailand",
    "Tibet", "Tibetan", "Tokyo", "Tunisia", "Tunisian", "Turkey", "Turkish", "Turkmen", "Turkmenistan",
    "Tutsi", "UAE", "UK", "UN", "US", "USA", "USSR", "Uganda", "Ugandan", "Uighur", "Ukraine", "Ukrainian",
    "Uyghur", "Uzbek", "Uzbekistan", "Venezuela", "Venezuelan", "Vietnam", "Vietnamese", "Wales",
    "Washington", "Welsh", "Western", "Yemen", "Yemeni", "Zambia", "Zealand", "Zimbabwe",
];

/// Those of [`NATIONS`] that are also surnames or the first halves of names (`Bosnia-Herzegovina`): only another
/// nation parts them; sorted.
#[rustfmt::skip]
const NAME_HALVES: &[&str] = &[
    "African", "America", "Arab", "Beijing", "Berlin", "Bosnia", "Britain", "Brussels", "Catholic", "Chad",
    "Christian", "Congo", "Croat", "Cuba", "Delhi", "Dutch", "England", "English", "Fatah", "French",
    "Georgia", "German", "Germany", "Ireland", "Islamic", "Israel", "Jew", "Jordan", "Kenya", "Kingdom",
    "Kurd", "London", "Malay", "Moscow", "Niger", "Paris", "Salvador", "Scotland", "Singapore", "Soviet",
    "States", "Tokyo", "Turkmen", "Wales", "Washington", "Welsh", "Western",
];

/// What stands before a name and a hyphen without being part of the name; sorted.
#[rustfmt::skip]
const PREFIXES: &[&str] = &[
    "anti", "co", "ex", "mid", "neo", "non", "post", "pre", "pro", "quasi", "re", "semi", "sub", "then", "un",
    "vice",
];

/// Top-level domains; sorted.
#[rustfmt::skip]
const DOMAINS: &[&str] = &[
    "au", "biz", "ca", "cn", "co", "com", "de", "edu", "eu", "fr", "gov", "ie", "in", "info", "int", "io",
    "jp", "mil", "net", "news", "nz", "org", "ru", "tv", "uk", "za",
];

/// Currencies written glued to their amount; sorted.
#[rustfmt::skip]
const CURRENCY_CODES: &[&str] = &[
    "AED", "AUD", "BDT", "BHD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "Dh", "Dhs", "EGP", "EUR", "GBP",
    "HKD", "HUF", "IDR", "ILS", "INR", "JPY", "KES", "KRW", "KSh", "KWD", "Ksh", "MXN", "MYR", "NGN", "NIS",
    "NOK", "NZD", "OMR", "PHP", "PKR", "PLN", "QAR", "RM", "RMB", "RUB", "Rs", "SAR", "SEK", "SGD", "Sh",
    "THB", "TRY", "TWD", "Tk", "UAH", "USD", "Ush", "VND", "ZAR",
];

/// What goes on behind a clock time although it is capitalised; sorted.
#[rustfmt::skip]
const AFTER_CLOCK: &[&str] = &[
    "Atlantic", "Beijing", "British", "Central", "Eastern", "Greenwich", "Local", "London", "Moscow",
    "Mountain", "Pacific", "Universal",
];

/// Words that have lost their head to an apostrophe; sorted, lower case.
#[rustfmt::skip]
const ELIDED: &[&str] = &[
    "allo", "bout", "cause", "cos", "cuz", "ello", "em", "er", "ere", "fraid", "gainst", "hood", "im", "kay",
    "n", "neath", "nuff", "round", "s", "sup", "t", "til", "till", "tis", "twas", "twere", "twill",
];

/// Months and days of the week, in full and short; sorted.
#[rustfmt::skip]
const CALENDAR: &[&str] = &[
    "Apr", "April", "Aug", "August", "Dec", "December", "Feb", "February", "Fri", "Friday", "Jan", "January",
    "Jul", "July", "Jun", "June", "Mar", "March", "May", "Mon", "Monday", "Nov", "November", "Oct", "October",
    "Sat", "Saturday", "Sep", "Sept", "September", "Sun", "Sunday", "Thu", "Thurs", "Thursday", "Tue", "Tues",
    "Tuesday", "Wed", "Wednesday",
];

/// Words that are capitalised only at the head of a sentence; sorted.
#[rustfmt::skip]
const SENTENCE_OPENERS: &[&str] = &[
    "A", "About", "According", "After", "All", "Also", "Although", "An", "And", "Another", "Any", "As", "At",
    "Because", "Before", "Both", "But", "By", "Despite", "During", "Each", "Earlier", "Even", "Every", "Few",
    "For", "Four", "From", "He", "Her", "His", "However", "If", "In", "Instead", "Is", "It", "Its", "Last",
    "Later", "Many", "Meanwhile", "More", "Most", "Mr.", "Mrs.", "Ms.", "My", "Nearly", "No", "Nor", "Not",
    "Now", "Of", "On", "Once", "One", "Only", "Or", "Other", "Others", "Our", "Over", "Police", "She",
    "Since", "So", "Some", "Still", "Such", "Than", "That", "The", "Their", "Then", "There", "These", "They",
    "This", "Those", "Though", "Three", "Through", "To", "Two", "Under", "Until", "We", "What", "When",
    "Where", "Whether", "Which", "While", "Who", "Why", "With", "Yet", "You",
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
            PREFIXES,
            DOMAINS,
            CURRENCY_CODES,
            AFTER_CLOCK,
            ELIDED,
            CALENDAR,
            NAME_HALVES,
            NATIONS,
            SENTENCE_OPENERS,
        ] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }
}
