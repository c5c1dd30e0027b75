//! The words that the grammar asks for.

use std::cmp::Ordering;
use std::sync::OnceLock;

use super::agency;
use crate::value::MONTHS;

/// The days of the week, Monday first.
pub(super) const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Whether the text is a credit wherever it stands.
pub(super) fn is_bare_credit(text: &str) -> bool {
    agency::find(text).is_some_and(|agency| {
        // `dpa` is written in small letters, `PAN` never is.
        let small = text.starts_with(char::is_lowercase);
        !agency.needs_brackets && (!small || agency.is_written(text))
    })
}

/// Whether the word is a month written out.
pub(super) fn is_month(word: &str) -> bool {
    MONTHS.iter().any(|month| month.eq_ignore_ascii_case(word))
}

/// Whether the word begins with the first two letters of a month, as `Marchg` and `Mach` do.
pub(super) fn begins_like_month(word: &str) -> bool {
    let head = word.as_bytes().get(..2).unwrap_or_default();
    MONTHS.iter().any(|month| month.as_bytes()[..2].eq_ignore_ascii_case(head))
}

/// The month, 1 to 12, of which the word is the Spanish, Portuguese, French or Italian name or abbreviation, and
/// not also the English one.
pub(super) fn foreign_month(word: &str) -> Option<u8> {
    let months =
        FOREIGN_MONTHS.iter().position(|names| names.iter().any(|name| name.eq_ignore_ascii_case(word)));
    months.map(|index| index as u8 + 1)
}

const FOREIGN_MONTHS: [&[&str]; 12] = [
    &["ene", "enero", "janeiro", "janv", "janvier", "gen", "gennaio"],
    &["febrero", "fev", "fevereiro", "févr", "février", "febbraio"],
    &["marzo", "março", "mars"],
    &["abr", "abril", "avr", "avril", "aprile"],
    &["mayo", "mai", "maio", "mag", "maggio"],
    &["junio", "junho", "juin", "giu", "giugno"],
    &["julio", "julho", "juil", "juillet", "lug", "luglio"],
    &["ago", "agosto", "août"],
    &["septiembre", "setembro", "septembre", "settembre"],
    &["octubre", "outubro", "octobre", "ott", "ottobre"],
    &["noviembre", "novembro", "novembre"],
    &["dic", "diciembre", "dez", "dezembro", "déc", "décembre", "dicembre"],
];

/// Small words inside names of places.
pub(super) fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "la"
            | "las"
            | "los"
            | "el"
            | "al"
            | "del"
            | "di"
            | "da"
            | "do"
            | "dos"
            | "du"
            | "des"
            | "le"
            | "les"
            | "of"
            | "the"
            | "on"
            | "upon"
            | "sur"
            | "en"
            | "am"
            | "an"
            | "der"
            | "den"
            | "y"
            | "e"
            | "bin"
            | "van"
            | "von"
            | "zu"
            | "ud"
            | "ul"
    )
}

/// Small words inside names of agencies.
pub(super) fn is_small_name_part(word: &str) -> bool {
    is_particle(word) || matches!(word, "and" | "for" | "via" | "with" | "news" | "'s" | "’s")
}

/// `dpa`, `afrol`.
fn is_agency_in_small_letters(word: &str) -> bool {
    word.len() <= 6 && is_bare_credit(word)
}

/// Small words that a dateline can have before its first mark.
pub(super) fn may_stand_in_dateline(word: &str) -> bool {
    is_small_name_part(word)
        || matches!(word, "city" | "province" | "state" | "county" | "at" | "sea" | "in")
        || foreign_month(word).is_some()
        || is_agency_in_small_letters(word)
}

/// The last word of a desk's name, which stands where a place might: `BRUSSELS TIMES DESK`.
pub(super) fn is_desk(word: &str) -> bool {
    ["desk", "bureau", "correspondent", "reporter", "news", "report", "agencies", "monitoring"]
        .iter()
        .any(|desk| word.eq_ignore_ascii_case(desk))
}

/// Capitalised words with which no unknown place begins.
pub(super) fn is_no_place(word: &str) -> bool {
    let mut buffer = [0; 16];
    let Some(lower) = buffer.get_mut(..word.len()) else { return false };
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    std::str::from_utf8(lower).is_ok_and(|lower| NO_PLACES.binary_search(&lower).is_ok())
}

/// Whether a sentence begins with the word so clearly that the city before it must be a dateline.
pub(super) fn is_opener(word: &str) -> bool {
    OPENERS.binary_search(&word).is_ok()
}

/// Whether the word, in any case, is a common English word and no name: `fast`, `exclusive`, `reading`.
pub(super) fn is_common(word: &str) -> bool {
    let mut buffer = [0; 24];
    let Some(lower) = buffer.get_mut(..word.len()) else { return false };
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    tags_of(lower).is_some_and(|tags| !tags.starts_with("NNP"))
}

/// Whether the word is most often a finite verb: `was`, `has`, `lost`.
pub(super) fn is_finite_verb(word: &str) -> bool {
    let tags = tags_of(word.as_bytes()).unwrap_or_default();
    ["VBD", "VBZ", "VBP", "MD"].iter().any(|tag| tags.starts_with(tag))
}

/// Words and their parts of speech, the likeliest first, one word a line, in the order of their bytes; before them
/// stand lines that begin with `>` or `-`.
const PARTS_OF_SPEECH: &str = include_str!("../../models/parts_of_speech.txt");

fn tags_of(word: &[u8]) -> Option<&'static str> {
    static WORDS: OnceLock<&'static str> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        let last = PARTS_OF_SPEECH.rfind("\n-").map_or(0, |at| at + 1);
        PARTS_OF_SPEECH[last..].split_once('\n').map_or("", |(_, words)| words)
    });
    let is_break = |byte: &u8| *byte == b'\n';
    let bytes = words.as_bytes();
    // The line of the word, if there is one, begins in `low..high`.
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        let middle = usize::midpoint(low, high);
        let start = bytes[low..middle].iter().rposition(is_break).map_or(low, |at| low + at + 1);
        let end = bytes[start..].iter().position(is_break).map_or(bytes.len(), |at| start + at);
        let (head, tags) = words[start..end].split_once(' ')?;
        match head.as_bytes().cmp(word) {
            Ordering::Equal => return Some(tags),
            Ordering::Less => low = end + 1,
            Ordering::Greater => high = start,
        }
    }
    None
}

/// Words that speakers begin with, and reports do not.
pub(super) fn is_speech(word: &str) -> bool {
    matches!(
        word,
        "I" | "I'm"
            | "Well"
            | "Yes"
            | "No"
            | "Yeah"
            | "OK"
            | "Okay"
            | "Oh"
            | "Hi"
            | "Hello"
            | "Thanks"
            | "Thank"
            | "Welcome"
            | "Right"
            | "Good"
            | "So"
            | "You"
            | "Nor"
    )
}

/// Common nouns with which names of places end: `GOOSE CREEK`, `ROSS COUNTY`, `FORT BRAGG`.
pub(super) fn is_place_noun(word: &str) -> bool {
    PLACE_NOUNS.iter().any(|noun| noun.eq_ignore_ascii_case(word))
}

const PLACE_NOUNS: &[&str] = &[
    "airport", "base", "bay", "beach", "bluff", "border", "bridge", "camp", "canyon", "cape", "center",
    "centre", "city", "coast", "county", "cove", "creek", "crossing", "district", "falls", "field", "fields",
    "ford", "forest", "fork", "forks", "garden", "gardens", "grove", "gulf", "harbor", "harbour", "head",
    "heights", "hill", "hills", "hollow", "island", "islands", "junction", "lake", "lakes", "landing",
    "mall", "meadows", "mill", "mills", "mine", "mountain", "park", "pass", "peak", "place", "plain",
    "plains", "point", "pond", "port", "prairie", "prison", "province", "ranch", "ridge", "river", "road",
    "rock", "rocks", "run", "sea", "shore", "shores", "spring", "springs", "station", "strait", "summit",
    "town", "township", "valley", "view", "village", "ville", "water", "waters", "well", "wells", "wood",
    "woods",
];

/// Words at the head of labels, headlines and sentences; sorted.
#[rustfmt::skip]
const NO_PLACES: &[&str] = &[
    "a", "about", "abstract", "ac", "added", "afc", "afcon", "after", "aids", "alert", "all", "also", "among",
    "an", "analysis", "and", "another", "answer", "as", "asean", "at", "athletics", "aukus", "background",
    "basketball", "because", "before", "bonds", "box", "boxing", "breaking", "brexit", "brics", "brief",
    "briefs", "business", "but", "by", "caf", "caption", "caricom", "chapter", "chart", "cia", "closing",
    "cocoa", "coffee", "column", "comesa", "comment", "commodities", "contact", "continued", "copper", "corn",
    "correction", "corrections", "cotton", "court", "covid", "credit", "cricket", "crime", "crude", "culture",
    "currencies", "cycling", "daesh", "date", "day", "dear", "dems", "despite", "during", "earnings", "ebola",
    "economy", "ecowas", "editor", "editorial", "eds", "election", "entertainment", "eu", "euro", "europol",
    "exclusive", "explainer", "fact", "factbox", "fbi", "fc", "feature", "features", "fifa", "figure", "file",
    "film", "final", "first", "fob", "football", "for", "forex", "from", "frontex", "gallery", "game", "gas",
    "gcc", "gold", "golf", "gop", "gradings", "grain", "grains", "graphic", "group", "guest", "hamas", "he",
    "headline", "headlines", "health", "her", "here", "hezbollah", "highlights", "his", "hiv", "home",
    "horoscope", "host", "how", "i", "iaea", "icc", "if", "igad", "image", "imf", "in", "insight", "interpol",
    "interview", "interviewer", "ioc", "isis", "it", "its", "just", "keywords", "last", "late", "latest",
    "lead", "letter", "letters", "life", "link", "live", "livestock", "market", "markets", "meanwhile",
    "media", "men", "mercosur", "metals", "moderator", "money", "more", "most", "mpox", "mps", "mr", "mrs",
    "ms", "music", "my", "nasa", "nato", "new", "news", "newsletter", "nickel", "no", "nor", "not", "note",
    "notes", "notice", "now", "obituary", "of", "official", "oic", "oil", "on", "one", "opec", "opinion",
    "or", "our", "over", "page", "photo", "photos", "picture", "pictures", "podcast", "politics", "poll",
    "posted", "preview", "prices", "profile", "published", "q", "quad", "quarter", "question", "quiz",
    "quotes", "recap", "related", "report", "result", "results", "review", "rpt", "rubber", "rugby", "saarc",
    "sadc", "santa", "say", "says", "science", "score", "scorers", "scores", "section", "senator", "she",
    "silver", "since", "so", "soccer", "some", "source", "soybeans", "special", "sport", "sports",
    "standings", "stocks", "story", "sugar", "summary", "swimming", "table", "tags", "take", "taliban",
    "tech", "technology", "tennis", "that", "the", "their", "there", "these", "they", "this", "those",
    "though", "time", "timeline", "tin", "tip", "title", "to", "today", "top", "topic", "total", "track",
    "traffic", "trending", "two", "uefa", "un", "under", "unesco", "unhcr", "unicef", "unrwa", "until",
    "update", "updated", "updates", "urgent", "us", "video", "view", "viral", "warning", "watch", "we",
    "weather", "week", "weekend", "what", "wheat", "when", "where", "which", "while", "who", "why", "with",
    "women", "world", "wrap", "wrapup", "year", "yes", "yet", "you", "your", "zinc",
];

/// Words that begin a sentence and no name; sorted.
#[rustfmt::skip]
const OPENERS: &[&str] = &[
    "A", "About", "After", "All", "Almost", "Although", "An", "Another", "Any", "As", "At", "Because",
    "Before", "Both", "By", "Despite", "Dozens", "During", "Each", "Even", "Every", "Few", "For",
    "Four", "From", "Half", "He", "Her", "His", "How", "Hundreds", "If", "In", "Is", "It", "Its",
    "Just", "Last", "Many", "Millions", "More", "Most", "Nearly", "No", "Nobody", "Not", "Now", "On",
    "Once", "One", "Only", "Our", "Over", "Scores", "Several", "She", "Since", "Six", "So", "Some",
    "Such", "Ten", "Tens", "That", "The", "Their", "There", "These", "They", "This", "Those",
    "Thousands", "Three", "Two", "Under", "Until", "We", "What", "When", "Where", "Whether", "While",
    "Who", "Why", "With", "You",
];

#[cfg(test)]
mod tests {
    #[test]
    fn the_word_lists_are_sorted() {
        assert!(super::NO_PLACES.is_sorted());
        assert!(super::OPENERS.is_sorted());
    }

    #[test]
    fn common_words_are_told_from_names() {
        for word in ["the", "FAST", "Exclusive", "code", "reading"] {
            assert!(super::is_common(word), "{word}");
        }
        for word in ["Zanzibar", "KULGAM", "", "é", "'s’"] {
            assert!(!super::is_common(word), "{word}");
        }
    }
}
