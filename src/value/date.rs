//! Calendar dates in running text: `March 3-5`, `August of 2008`, `the late 1990s`, `2008-09`, `the third quarter`.

use super::calendar::days_in_month;
use super::lexicon::{Sense, Unit};
use super::mention::{Meaning, Mention, Rule, Which, YearOf};
use super::other_calendar;
use super::reader::Reader;
use super::tense::{self, Tense};
use super::written::{self, day_of_month, in_full, numeric_date, year};

/// What a rule returns before the mention's first token is known: the meaning, the index behind it, the rule.
pub(super) type Part = (Meaning, usize, Rule);

/// A part as the mention that begins at `first`.
pub(super) const fn mention(first: usize, (meaning, end, rule): Part) -> Mention {
    Mention { first, end, meaning, rule }
}

/// Reads a month, alone or with its day and year.
pub(super) fn month(reader: Reader<'_>, at: usize) -> Option<Part> {
    let month = reader.month(at)?;
    let glued = reader.is_dash(at + 1) && reader.is_glued(at + 1);
    if let Some(last) = reader.month(at + 2).filter(|_| glued) {
        return Some(months(reader, month, last, at + 3));
    }
    if month == 9 && reader.word(at + 1) == "11" && names_attacks(reader, at + 2) {
        return None;
    }
    dated_month(reader, at, month).or_else(|| bare_month(reader, at, month))
}

/// The months from `first` to `last`, which ends before `at`.
fn months(reader: Reader<'_>, first: u8, last: u8, at: usize) -> Part {
    let (year, end) = year_behind(reader, at);
    (Meaning::Months { year, first, last }, end, Rule::Month)
}

/// A month with a day or a year: it needs no other evidence.
fn dated_month(reader: Reader<'_>, at: usize, month: u8) -> Option<Part> {
    if let Some((day, end)) = day(reader, at + 1, month) {
        // `Between May 4 and 7`: each is a day of its own.
        let joined = last_day(reader, end, month, day)
            .filter(|_| reader.is_dash(end) || !reader.follows(at, &["between"]));
        if let Some((last, end)) = joined {
            let (year, end) = year_behind(reader, end);
            let days = Meaning::Days { year, first: (month, day), last: (month, last) };
            return Some((days, end, Rule::WrittenDate));
        }
        let (year, end) = year_around(reader, end, month);
        return Some((Meaning::Date { year, month, day: Some(day) }, end, Rule::WrittenDate));
    }
    let (year, end) = year_behind(reader, at + 1);
    (end > at + 1).then_some((Meaning::Date { year, month, day: None }, end, Rule::MonthYear))
}

/// Whether `September 11` stands for the attacks of 2001: `the September 11 hijackers`.
fn names_attacks(reader: Reader<'_>, end: usize) -> bool {
    reader.is_any(end, &["attacks", "attack", "hijackers", "terrorist", "terror", "-style"])
        || reader.is_dash(end) && reader.is(end + 1, "style")
}

/// The day of the month at `at`: `2`, `21st`, `second`; not the number of something else (`May 10 percent`).
fn day(reader: Reader<'_>, at: usize, month: u8) -> Option<(u8, usize)> {
    let day = match reader.sense(at) {
        Sense::Ordinal(day) if !reader.is_word(at + 1) || reader.is_any(at + 1, BEHIND_ORDINAL_DAY) => day,
        _ if !reader.is_number(at) => return None,
        _ => day_of_month(reader.word(at))?,
    };
    let counts = matches!(reader.sense(at + 1), Sense::Power(_) | Sense::Units(_))
        || reader.is_any(at + 1, &["%", "percent", "per", "pct"])
        || reader.is_glued(at);
    (day <= days_in_month(LEAP_YEAR, month) && !counts).then_some((day, at + 1))
}

const LEAP_YEAR: i16 = 2000;

/// What may follow a day that is written as `May second`: not the noun of `May second reading`.
const BEHIND_ORDINAL_DAY: &[&str] =
    &["and", "at", "in", "unless", "when", "as", "after", "for", "by", "with", "to", "if", "but", "that"];

/// The last day behind the first one: `3-5`, `16 - 17`, `4 and 5`, `4 to 7`.
fn last_day(reader: Reader<'_>, joint: usize, month: u8, first: u8) -> Option<(u8, usize)> {
    let dash = reader.is_dash(joint);
    let at = joint + 1;
    let last = (dash || reader.is_any(joint, JOINTS)).then(|| day_of_month(reader.word(at))).flatten()?;
    let counts = !dash && (reader.month(at + 1).is_some() || is_described(reader, at + 1));
    (!counts && first < last && last <= days_in_month(LEAP_YEAR, month)).then_some((last, at + 1))
}

/// What joins the first and the last day of several.
const JOINTS: &[&str] = &["and", "to", "through"];

/// Whether the number before `at` may count or number what stands there: `May 4 and 5 soldiers`.
fn is_described(reader: Reader<'_>, at: usize) -> bool {
    reader.is_word(at) && !reader.is_any(at, BEHIND_DAY) || reader.word(at) == "%"
}

/// Words that are nothing a number could count.
const BEHIND_DAY: &[&str] = &[
    "and", "at", "in", "when", "as", "after", "for", "by", "with", "to", "if", "but", "that", "the", "a",
    "an", "he", "she", "it", "they", "his", "her", "its", "their", "this", "last", "next", "of", "were",
    "was", "is", "are", "had", "has", "have", "will", "would", "did", "before", "during", "while", "where",
    "who", "which", "because", "from", "until", "or", "on", "so", "there",
];

/// The year behind a month or day, and the index behind it; the index is unchanged if there is none.
fn year_behind(reader: Reader<'_>, at: usize) -> (YearOf, usize) {
    let digits = if reader.is(at, "of") { at + 1 } else { reader.skip_comma(at) };
    if let Some(year) = year(reader.word(digits)) {
        return (YearOf::Given(year), digits + 1);
    }
    let named = reader.skip(at, "of");
    let years = match reader.sense(named) {
        Sense::Last => -1,
        Sense::This => 0,
        Sense::Next => 1,
        Sense::That if reader.is(named + 1, "year") => return (YearOf::Story, named + 2),
        Sense::The if reader.is(named + 1, "same") && reader.is(named + 2, "year") => {
            return (YearOf::Story, named + 3);
        }
        _ => return (YearOf::Anchor(Which::Unsaid), at),
    };
    if reader.is(named + 1, "year") {
        (YearOf::Relative(years), named + 2)
    } else if named == at && reader.is(at, "last") && !reader.is_word(at + 1) {
        (YearOf::Anchor(Which::Last), at + 1)
    } else {
        (YearOf::Anchor(Which::Unsaid), at)
    }
}

/// The year behind a date, or the one that it shares with the date that it is joined to: `from March to May 2003`.
fn year_around(reader: Reader<'_>, at: usize, month: u8) -> (YearOf, usize) {
    match year_behind(reader, at) {
        (YearOf::Anchor(Which::Unsaid), end) if end == at => {
            (year_of_second(reader, at, month).map_or(YearOf::Anchor(Which::Unsaid), YearOf::Given), at)
        }
        found => found,
    }
}

/// The year of the first of two dates, of which only the second names it.
fn year_of_second(reader: Reader<'_>, joint: usize, month: u8) -> Option<i16> {
    let span = reader.is_dash(joint) || reader.is_any(joint, &["to", "through", "until", "till"]);
    if !span && !reader.is_any(joint, &["and", "or"]) {
        return None;
    }
    let behind_day = |at: usize| at + usize::from(day_of_month(reader.word(at)).is_some());
    let at = behind_day(joint + 1);
    let second = reader.month(at).filter(|&second| span || second >= month)?;
    let year = year(reader.word(reader.skip_comma(behind_day(at + 1))))?;
    Some(year - i16::from(second < month))
}

/// A month alone. `May`, `March`, `April`, `June` and `August` are words and names too, so they need a preposition
/// or a time word before them; the others only must not be part of a name.
fn bare_month(reader: Reader<'_>, at: usize, month: u8) -> Option<Part> {
    let word = reader.word(at);
    let year =
        if reader.follows(at, &["that"]) { YearOf::Story } else { year_around(reader, at + 1, month).0 };
    let part = (Meaning::Date { year, month, day: None }, at + 1, Rule::Month);
    if word.len() < 4 && word != "May" || reader.is_any(at + 1, &["'s"]) && reader.is_capitalised(at + 2) {
        return None;
    }
    let introduced = reader.follows(at, BEFORE_MONTH);
    let listed = reader.follows(at, &["and", "or", "to", "through", "-", "–"])
        && at > 1
        && reader.month(at - 2).is_some();
    // `06-Feb` is a score that a spreadsheet has spoilt.
    let spoilt = at > 1 && reader.is_dash(at - 1) && reader.is_number(at - 2);
    let subject = reader.tokens().start == at && reader.is_any(at + 1, &["was", "is", "has", "had"]);
    let bracketed = reader.before(at) == "(" && reader.word(at + 1) == ")";
    let ambiguous = matches!(month, 3 | 4 | 5 | 6 | 8);
    if ambiguous
        && reader.is_capitalised(at + 1)
        && !reader.follows(at, &["in", "last", "next", "since", "of"])
    {
        return None;
    }
    let in_name = reader.is_capitalised(at + 1) || reader.is_capitalised_before(at);
    // `The June elections`; March and May begin too many names.
    let described = reader.follows(at, &["the"])
        && matches!(month, 4 | 6 | 8)
        && reader.word(at + 1).starts_with(|c: char| c.is_ascii_lowercase());
    (!spoilt && (described || introduced || listed || subject || bracketed || !ambiguous && !in_name))
        .then_some(part)
}

const BEFORE_MONTH: &[&str] = &[
    "in",
    "since",
    "until",
    "till",
    "by",
    "from",
    "during",
    "between",
    "before",
    "after",
    "of",
    "through",
    "for",
    "early",
    "late",
    "mid",
    "last",
    "next",
    "this",
    "that",
    "at",
    "each",
    "every",
    "and",
    "throughout",
    "around",
    "to",
    "for",
    "starting",
    "beginning",
    "previous",
    "following",
    "a",
];

/// Reads a date that begins with its day or year in digits, a span of years, or a year alone.
pub(super) fn number(reader: Reader<'_>, at: usize) -> Option<Part> {
    if reader.is_glued(at) && !reader.may_open_number(at) {
        return None;
    }
    if let Some(date) = numeric_date(reader.word(at)).filter(|_| !reader.word(at).contains('.')) {
        return Some((of_written(date), at + 1, Rule::WrittenDate));
    }
    day_first(reader, at)
        .or_else(|| other_calendar::number(reader, at))
        .or_else(|| decade(reader, at))
        .or_else(|| of_era(reader, at))
        .or_else(|| years(reader, at))
        .or_else(|| year_alone(reader, at))
}

pub(super) const fn of_written(date: written::WrittenDate) -> Meaning {
    let year = match date.year {
        Some(year) => YearOf::Given(year),
        None => YearOf::Anchor(Which::Unsaid),
    };
    Meaning::Date { year, month: date.month, day: date.day }
}

/// `2 December`, `2nd of December 2024`, `3-5 March`, `15 to 22 February`, `14 August-24 August`.
fn day_first(reader: Reader<'_>, at: usize) -> Option<Part> {
    let first = day_of_month(reader.word(at))?;
    if let Some(part) = two_months(reader, at + 1, first) {
        return Some(part);
    }
    let mut last = None;
    let mut end = at + 1;
    if reader.is_dash(end) || reader.is_any(end, JOINTS) {
        last = Some(day_of_month(reader.word(end + 1)).filter(|&last| last > first)?);
        end += 2;
    }
    end = reader.skip(end, "of");
    let month = reader.month(end)?;
    if last.unwrap_or(first) > days_in_month(LEAP_YEAR, month)
        || reader.is_any(end + 1, &["'s"]) && month == 5
    {
        return None;
    }
    let (year, end) = year_around(reader, end + 1, month);
    let meaning = match last {
        Some(last) => Meaning::Days { year, first: (month, first), last: (month, last) },
        None => Meaning::Date { year, month, day: Some(first) },
    };
    Some((meaning, end, Rule::WrittenDate))
}

/// The rest of `14 August-24 August`, `31 May-1 June 1916`: the tokenizer keeps the middle as one token.
fn two_months(reader: Reader<'_>, middle: usize, first_day: u8) -> Option<Part> {
    let (month, day) = reader.word(middle).split_once(['-', '–'])?;
    let first = (super::lexicon::month(month)?, first_day);
    let last = (reader.month(middle + 1)?, day_of_month(day)?);
    if first_day > days_in_month(LEAP_YEAR, first.0) || last.1 > days_in_month(LEAP_YEAR, last.0) {
        return None;
    }
    let (year, end) = year_behind(reader, middle + 2);
    Some((Meaning::Days { year, first, last }, end, Rule::WrittenDate))
}

/// `20th` of `on the 20th`, a day of the month that the text is about.
pub(super) fn day_of_story(reader: Reader<'_>, at: usize) -> Option<Part> {
    let word = reader.word(at);
    let day = day_of_month(word).filter(|_| word.ends_with(|c: char| c.is_ascii_alphabetic()))?;
    let of_century = (at + 1..at + 5).any(|at| reader.is_any(at, &["century", "centuries"]));
    let introduced = reader.follows(at - 1, &["on", "by", "from", "until", "since"]);
    let goes_on = reader.is(at + 1, "of") || reader.is_dash(at + 1) || is_described(reader, at + 1);
    let found = introduced && !of_century && !goes_on;
    found.then_some((Meaning::DayOfMonth(day), at + 1, Rule::WrittenDate))
}

/// `1990s`, `1990's`, `'90s`.
pub(super) fn decade(reader: Reader<'_>, at: usize) -> Option<Part> {
    let word = reader.word(at);
    let (digits, mut end) = match word.strip_suffix('s') {
        Some(digits) => (digits, at + 1),
        None if reader.is(at + 1, "'s") || reader.word(at + 1) == "’s" => (word, at + 2),
        None => return None,
    };
    if matches!(digits.len(), 2..=4) && digits.ends_with('0') && is_before_christ(reader, end) {
        return Some((Meaning::SomeDate, end + 1, Rule::Decade));
    }
    let start = match digits.len() {
        4 => year(digits)?,
        2 if end == at + 1 && reader.is_glued(at) => in_full(digits.parse().ok()?),
        _ => return None,
    };
    let of_persons = end == at + 2 && !reader.follows(at, &["the"]);
    if start % 10 != 0 || of_persons {
        return None;
    }
    if reader.is(end, "and") && reader.word(end + 1).ends_with("0s") && reader.is(end + 2, "-") {
        end = at + 1;
    }
    Some((Meaning::Decade(start), end, Rule::Decade))
}

/// `1998 - 2005`, `2014-15`, `2015/16`.
fn years(reader: Reader<'_>, at: usize) -> Option<Part> {
    if let Some((first, last)) = reader.word(at).split_once('/') {
        let first = year(first)?;
        return Some((Meaning::Years(first, last_year(first, last)?), at + 1, Rule::Years));
    }
    let first = year(reader.word(at))?;
    let joined = reader.is_dash(at + 1) && reader.is_number(at + 2);
    let last = joined.then(|| last_year(first, reader.word(at + 2))).flatten()?;
    Some((Meaning::Years(first, last), at + 3, Rule::Years))
}

/// The second year of a span, of which the first digits may be left out.
fn last_year(first: i16, word: &str) -> Option<i16> {
    let last: i16 = word.parse().ok()?;
    let full = match word.len() {
        1 => first / 10 * 10 + last,
        2 => first / 100 * 100 + last,
        4 => last,
        _ => return None,
    };
    (first < full && full < 2200).then_some(full)
}

/// `575 B.C.`, `600 - 150 B.C.`, `264 to 241 BC`, `1066 AD`.
fn of_era(reader: Reader<'_>, at: usize) -> Option<Part> {
    let year = |at: usize| reader.word(at).parse::<i16>().ok().filter(|year| (1..10_000).contains(year));
    let first = year(at)?;
    if matches!(reader.word(at + 1), "AD" | "A.D." | "CE" | "C.E.") {
        return Some((Meaning::Year(first), at + 2, Rule::Year));
    }
    if is_before_christ(reader, at + 1) {
        return Some((Meaning::BeforeChrist(first), at + 2, Rule::Year));
    }
    let joined = reader.is_dash(at + 1) || reader.is_any(at + 1, JOINTS);
    let last = year(at + 2).filter(|&last| joined && last < first && is_before_christ(reader, at + 3))?;
    Some((Meaning::Years(-first, -last), at + 4, Rule::Years))
}

fn is_before_christ(reader: Reader<'_>, at: usize) -> bool {
    reader.is_any(at, &["bc", "b.c.", "bce", "b.c", "b.c.e."])
}

/// A year alone: four digits that count nothing and number nothing.
fn year_alone(reader: Reader<'_>, at: usize) -> Option<Part> {
    let year = year(reader.word(at))?;
    let refused = counts_something(reader, at + 1) || numbers_something(reader, at);
    if refused {
        return None;
    }
    // Round and old numbers count things more often: `2000 leaflets`, `1709 children`.
    let doubtful = year < 1900 || year % 1000 == 0;
    let introduced = reader.follows(at, BEFORE_YEAR);
    let clear = reader.follows(at, &["the", "in", "since", "by"]);
    let counted = looks_plural(reader, at + 1);
    if counted && (doubtful && !clear || reader.follows(at, QUANTIFIERS)) {
        return None;
    }
    let likely = matches!(year, 1900..2050) || matches!(year, 1600..1900) && year % 50 != 0;
    (introduced || likely).then_some((Meaning::Year(year), at + 1, Rule::Year))
}

/// Whether the token looks like a noun in the plural: `leaflets`, `children`.
fn looks_plural(reader: Reader<'_>, at: usize) -> bool {
    let word = reader.word(at);
    let small = word.starts_with(|c: char| c.is_ascii_lowercase());
    small
        && word.len() > 3
        && (word.ends_with('s') || word.ends_with("ren"))
        && !reader.is_any(at, &["this", "was", "has"])
}

const QUANTIFIERS: &[&str] = &[
    "about",
    "nearly",
    "almost",
    "some",
    "than",
    "over",
    "least",
    "approximately",
    "roughly",
    "another",
    "no",
    "no.",
];

const BEFORE_YEAR: &[&str] = &[
    "in", "since", "until", "till", "by", "from", "during", "between", "before", "after", "of", "year",
    "early", "late", "mid", "circa",
];

/// Whether the token behind a number is what it counts: `2000 people`, `1500 GMT`, `2010 Winter Olympics`.
fn counts_something(reader: Reader<'_>, next: usize) -> bool {
    let word = reader.word(next);
    if reader.is_glued(next) && (reader.is_dash(next) || matches!(word, "%" | "/" | "°")) {
        return true;
    }
    match reader.sense(next) {
        Sense::Units(_) | Sense::Power(_) => true,
        Sense::Unit(_) => reader.is(next + 1, "old"),
        _ => reader.is_any(next, COUNTED) || names_event(reader, next),
    }
}

const COUNTED: &[&str] = &[
    "people",
    "men",
    "women",
    "children",
    "troops",
    "soldiers",
    "km",
    "kilometers",
    "kilometres",
    "miles",
    "metres",
    "meters",
    "feet",
    "tons",
    "tonnes",
    "dollars",
    "euros",
    "pounds",
    "gmt",
    "utc",
    "hrs",
    "points",
    "percent",
    "local",
    "rpm",
    "calories",
    "kg",
    "copies",
    "jobs",
    "workers",
    "members",
    "votes",
    "seats",
    "megawatts",
    "mw",
    "barrels",
    "acres",
    "hectares",
    "pages",
    "families",
    "homes",
    "houses",
    "migrants",
    "students",
    "deaths",
    "cases",
    "police",
    "rubles",
    "yen",
    "yuan",
];

/// Whether a capitalised event follows, of whose name the year is a part.
fn names_event(reader: Reader<'_>, at: usize) -> bool {
    let word = |at: usize| reader.word(at);
    matches!(
        word(at),
        "FIFA" | "UEFA" | "Olympics" | "Olympic" | "Paralympics" | "Paralympic" | "Games" | "IAAF" | "ICC"
    ) || matches!(
        word(at),
        "Winter" | "Summer" | "World" | "Commonwealth" | "Rugby" | "Asian" | "European" | "Africa" | "Pan"
    ) && (at + 1..at + 4).any(|at| {
        matches!(
            word(at),
            "Cup" | "Games" | "Olympics" | "Paralympics" | "Olympic" | "Championship" | "Championships"
        )
    })
}

/// Whether a capitalised word before makes the number part of a name: `Resolution 1973`, `Copyright Act, 1957`.
fn numbers_something(reader: Reader<'_>, at: usize) -> bool {
    let joint = usize::from(reader.follows(at, &[",", "of"]));
    let statute = matches!(reader.before(at - joint.min(at)), "Act" | "Bill" | "Law" | "Ordinance");
    let numbered = joint == 1 && at > 3 && matches!(reader.word(at - 3), "No." | "No");
    if statute || numbered {
        return true;
    }
    matches!(
        reader.before(at),
        "$" | "€"
            | "£"
            | "#"
            | "+"
            | "Route"
            | "Flight"
            | "Resolution"
            | "Expo"
            | "Euro"
            | "Windows"
            | "Boeing"
            | "page"
            | "Agenda"
            | "Vision"
            | "Highway"
            | "Room"
            | "Decree"
            | "Order"
            | "Article"
            | "Law"
            | "Bill"
    )
}

/// `19th century`, `eighteenth century`, `first quarter of 2008`, `second half of this year`, `second-quarter`.
pub(super) fn ordinal(reader: Reader<'_>, at: usize) -> Option<Part> {
    let number = ordinal_number(reader, at)?;
    let next = at + 1;
    if reader.is(next, "century") || reader.is(next, "centuries") {
        return Some((Meaning::Century(number), next + 1, Rule::Decade));
    }
    if reader.is(next, "quarter") && number <= 4 {
        let (year, end) = year_of_part(reader, next + 1);
        return Some((Meaning::Quarter { quarter: number, year }, end, Rule::Quarter));
    }
    if reader.is(next, "half") && number <= 2 {
        let (year, end) = year_of_part(reader, next + 1);
        return (end > next + 1).then_some((Meaning::Half { half: number, year }, end, Rule::Quarter));
    }
    if reader.is_any(next, &["months", "weeks", "quarters"]) {
        return None;
    }
    months_of_year(reader, at)
}

/// `first three months of 2009`.
fn months_of_year(reader: Reader<'_>, at: usize) -> Option<Part> {
    let number = super::number::read(reader, at + 1)?;
    if !reader.is_any(number.end, &["months", "weeks", "quarters", "days"]) {
        return None;
    }
    let (year, end) = year_of_part(reader, number.end + 1);
    let meaning = match year {
        YearOf::Given(year) => Meaning::Year(year),
        _ => Meaning::SomeDate,
    };
    (end > number.end + 1).then_some((meaning, end, Rule::Quarter))
}

fn ordinal_number(reader: Reader<'_>, at: usize) -> Option<u8> {
    if let Sense::Ordinal(number) = reader.sense(at) {
        return Some(number);
    }
    let word = reader.word(at);
    match word.strip_suffix("-first") {
        Some("twenty") => Some(21),
        _ => day_of_month(word).filter(|_| !word.ends_with(|c: char| c.is_ascii_digit())),
    }
}

/// The year behind a quarter or half: `of 2008`, `2008`, `of this year`, `of the year`.
fn year_of_part(reader: Reader<'_>, at: usize) -> (YearOf, usize) {
    if reader.is(at, "of") && reader.is(at + 1, "the") && reader.is(at + 2, "year") {
        return (YearOf::Anchor(Which::Unsaid), at + 3);
    }
    let at_year = if reader.is(at, "of") && reader.is(at + 1, "fiscal") { at + 2 } else { at };
    match year(reader.word(at_year)) {
        Some(year) => (YearOf::Given(year), at_year + 1),
        None => year_behind(reader, at),
    }
}

/// `Q3 2012`, `Q3`.
pub(super) fn quarter_code(reader: Reader<'_>, at: usize) -> Option<Part> {
    let quarter = match reader.word(at) {
        "Q1" => 1,
        "Q2" => 2,
        "Q3" => 3,
        "Q4" => 4,
        _ => return None,
    };
    let (year, end) = year_of_part(reader, at + 1);
    Some((Meaning::Quarter { quarter, year }, end, Rule::Quarter))
}

/// `summer of 2008`, `spring and early summer of 2001`, or a season alone in a report of what happened.
pub(super) fn season(reader: Reader<'_>, at: usize) -> Option<Part> {
    let Sense::Season(season) = reader.sense(at) else { return None };
    let second = at + 2 + usize::from(reader.is_any(at + 2, &["early", "late"]));
    if reader.is(at + 1, "and") && matches!(reader.sense(second), Sense::Season(_)) {
        let (_, end) = year_behind(reader, second + 1);
        return (end > second + 1).then_some((Meaning::SomeDate, end, Rule::Season));
    }
    let (year, end) = year_behind(reader, at + 1);
    let dated = end > at + 1;
    (dated || is_told_of(reader, at)).then_some((Meaning::Season { season, year }, end, Rule::Season))
}

/// Whether the season at `at` is the one in which something happened (`during the winter he lost his army`), and not
/// any season (`asthma in winter`) or a kind of something (`the spring offensive`).
fn is_told_of(reader: Reader<'_>, at: usize) -> bool {
    let word = if reader.follows(at, &["early", "late"]) { at - 1 } else { at };
    let first = if reader.follows(word, &["the"]) { word - 1 } else { word };
    let introduced = reader.follows(first, BEFORE_SEASON);
    // `In the fall` may be how he broke his leg.
    let clear = !reader.is(at, "fall") && !reader.is(at + 1, "of") && !is_described(reader, at + 1);
    introduced && clear && tense::around(reader, first, at + 1) == Tense::Past
}

const BEFORE_SEASON: &[&str] = &[
    "in",
    "during",
    "over",
    "throughout",
    "through",
    "by",
    "until",
    "before",
    "after",
    "since",
    "from",
    "spent",
    "passed",
];

/// `May-June`, `Monday-Friday`: two names in one token.
pub(super) fn hyphenated(reader: Reader<'_>, at: usize) -> Option<Part> {
    use super::lexicon::{month, weekday};
    let (first, last) = reader.word(at).split_once(['-', '–'])?;
    if let (Sense::Ordinal(number), "quarter") = (super::lexicon::sense(first), last) {
        let meaning = Meaning::Quarter { quarter: number.min(4), year: YearOf::Anchor(Which::Unsaid) };
        return Some((meaning, at + 1, Rule::Quarter));
    }
    if matches!(first, "mid" | "Mid" | "early" | "late") {
        return period_of_word(last).map(|meaning| (meaning, at + 1, Rule::Year));
    }
    if let (Some(first), Some(last)) = (month(first), month(last)) {
        return Some(months(reader, first, last, at + 1));
    }
    let weekdays = weekday(first).is_some() && weekday(last).is_some();
    weekdays.then(|| (Meaning::SomeDate, year_behind(reader, at + 1).1, Rule::Month))
}

/// `1990s`, `2009`: the second part of `mid-1990s`.
fn period_of_word(word: &str) -> Option<Meaning> {
    match word.strip_suffix('s') {
        Some(decade) => year(decade).filter(|year| year % 10 == 0).map(Meaning::Decade),
        None => year(word).map(Meaning::Year),
    }
}

/// `year end`, `month's end`.
pub(super) fn end_of_unit(reader: Reader<'_>, at: usize, unit: Unit) -> Option<Part> {
    let possessive = matches!(reader.word(at + 1), "'s" | "’s");
    let end = if possessive { at + 2 } else { at + 1 };
    let found = (unit == Unit::Year || possessive) && reader.is(end, "end");
    let meaning = Meaning::Offset { unit, amount: 0, from: super::mention::From::Told };
    found.then_some((meaning, end + 1, Rule::Shifted))
}
