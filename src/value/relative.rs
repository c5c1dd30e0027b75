//! Dates told from another one: `Sunday night`, `last week`, `the past three years`, `early next month`, `the same day`.

use super::date::{self, Part};
use super::lexicon::{Sense, Unit};
use super::mention::{From, Meaning, Mention, Rule, Which, YearOf};
use super::number;
use super::other_calendar;
use super::reader::Reader;

/// Reads a date that begins with the token `at`, by what that token may mean.
pub(super) fn read(reader: Reader<'_>, at: usize, sense: Sense) -> Option<Mention> {
    let part = part(reader, at, sense)?;
    Some(date::mention(at, part))
}

fn part(reader: Reader<'_>, at: usize, sense: Sense) -> Option<Part> {
    match sense {
        Sense::Month(_) => date::month(reader, at),
        Sense::Weekday(_) => weekday(reader, at, Which::Unsaid),
        Sense::Weekdays => Some((Meaning::SomeDate, at + 1, Rule::Weekday)),
        Sense::Season(_) => date::season(reader, at),
        Sense::Today(days) => Some(today(reader, at, days)),
        Sense::Tonight if reader.is(at, "tonight") => {
            Some((Meaning::Offset { unit: Unit::Day, amount: 0, from: From::Anchor }, at + 1, Rule::Today))
        }
        Sense::Last if !is_verb(reader, at) => shifted(reader, at, Which::Last),
        Sense::Next if !reader.is_any(at, &["following", "subsequent"]) => shifted(reader, at, Which::Next),
        Sense::Every => every(reader, at),
        Sense::This => this(reader, at),
        Sense::That => that(reader, at),
        Sense::Recent => recent(reader, at),
        Sense::Edge => edge(reader, at),
        Sense::Border => border(reader, at),
        Sense::The => the(reader, at),
        Sense::Ordinal(_) => date::ordinal(reader, at).or_else(|| part_of_run(reader, at, at)),
        Sense::Holiday => holiday(reader, at).or_else(|| other_calendar::month_first(reader, at)),
        Sense::OtherMonth => other_calendar::month_first(reader, at),
        Sense::Unit(unit @ (Unit::Month | Unit::Year)) => date::end_of_unit(reader, at, unit),
        Sense::Other if reader.is_number(at) => {
            date::number(reader, at).or_else(|| date::ordinal(reader, at))
        }
        Sense::Other if reader.word(at).starts_with('Q') => date::quarter_code(reader, at),
        Sense::Other if reader.is_word(at) => date::hyphenated(reader, at),
        _ => None,
    }
}

/// A weekday with what follows it: `Monday night`, `Tuesday, September 1, 2015`, `Friday week`.
fn weekday(reader: Reader<'_>, at: usize, which: Which) -> Option<Part> {
    let Sense::Weekday(weekday) = reader.sense(at) else { return None };
    let short = reader.word(at).len() < 6;
    if let Some(part) = dated_weekday(reader, at + 1).filter(|_| !(short && reader.is_capitalised_before(at)))
    {
        return Some(part);
    }
    let alone = (Meaning::Weekday { weekday, which, weeks_later: 0 }, at + 1, Rule::Weekday);
    if short || is_in_name(reader, at) {
        return None;
    }
    if reader.is(at + 1, "week") {
        return Some((
            Meaning::Weekday { weekday, which: Which::Next, weeks_later: 1 },
            at + 2,
            Rule::Weekday,
        ));
    }
    if let (Sense::This, true) = (reader.sense(at + 1), reader.is(at + 2, "week")) {
        return Some((alone.0, at + 3, Rule::Weekday));
    }
    if let (Sense::Last, true) = (reader.sense(at + 1), reader.is(at + 2, "week")) {
        return Some((
            Meaning::Weekday { weekday, which: Which::Last, weeks_later: 0 },
            at + 3,
            Rule::Weekday,
        ));
    }
    Some((alone.0, day_part_end(reader, alone.1), alone.2))
}

/// The date behind a weekday and its comma or bracket.
fn dated_weekday(reader: Reader<'_>, at: usize) -> Option<Part> {
    let bracket = reader.word(at) == "(";
    let start = if bracket { at + 1 } else { reader.skip_comma(at) };
    let part = match reader.sense(start) {
        Sense::Month(_) => date::month(reader, start),
        _ => date::number(reader, start),
    };
    let day = |part: &Part| matches!(part.0, Meaning::Date { day: Some(_), .. } | Meaning::Days { .. });
    let (meaning, end, _) = part.filter(day)?;
    match (bracket, reader.word(end)) {
        (false, _) => Some((meaning, end, Rule::WrittenDate)),
        (true, ")") => Some((meaning, end + 1, Rule::WrittenDate)),
        (true, _) => None,
    }
}

/// The index behind a part of the day at `at`: `night`, `morning`.
fn day_part_end(reader: Reader<'_>, at: usize) -> usize {
    let end = if reader.is_any(at, &["early", "late"]) { at + 1 } else { at };
    match reader.sense(end) {
        Sense::DayPart if !reader.is_any(end + 1, &["live", "football"]) => end + 1,
        _ => at,
    }
}

/// Whether `last` is a verb: `to last eight days`.
fn is_verb(reader: Reader<'_>, at: usize) -> bool {
    reader.is(at, "last")
        && reader.follows(at, &["to", "will", "would", "could", "may", "might", "can", "should"])
}

/// `every Friday`.
fn every(reader: Reader<'_>, at: usize) -> Option<Part> {
    let (_, end, rule) = weekday(reader, at + 1, Which::Unsaid)?;
    Some((Meaning::SomeDate, end, rule))
}

/// Whether the weekday is part of a name: `Black Friday`, `the Sunday Times`, `Friday Otieno`.
fn is_in_name(reader: Reader<'_>, at: usize) -> bool {
    const BEFORE: &[&str] = &[
        "Black",
        "Bloody",
        "Good",
        "Ash",
        "Holy",
        "Super",
        "Cyber",
        "Palm",
        "Shrove",
        "Fat",
        "Giving",
        "Maundy",
        "Easter",
        "Sheffield",
    ];
    const BEHIND: &[&str] = &[
        "Times",
        "Mail",
        "Telegraph",
        "Herald",
        "Mirror",
        "Express",
        "Star",
        "Tribune",
        "Independent",
        "Post",
        "Mass",
        "Live",
    ];
    let before = reader.before(at);
    let of_person = reader.is_capitalised(at + 1)
        && !before.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
        && reader.sense(at + 1) == Sense::Other
        && !reader.word(at + 1).contains('.')
        && !reader.follows(at, &["on", "late", "early", "last", "also"]);
    of_person || BEFORE.contains(&before) || BEHIND.contains(&reader.word(at + 1))
}

/// `today`, `yesterday morning`, `Today February 18, 2006`.
fn today(reader: Reader<'_>, at: usize, days: i8) -> Part {
    if let Some(part) = dated_weekday(reader, at + 1).filter(|_| reader.word(at + 1) != "(") {
        return part;
    }
    let meaning = Meaning::Offset { unit: Unit::Day, amount: i16::from(days), from: From::Anchor };
    (meaning, day_part_end(reader, at + 1), Rule::Today)
}

/// `last week`, `next Sunday`, `last three months`, `coming days`.
fn shifted(reader: Reader<'_>, at: usize, which: Which) -> Option<Part> {
    let named = reader.is_any(at, &["last", "next"]);
    let amount = if which == Which::Last { -1 } else { 1 };
    let (next, bare) = (at + 1, reader.word(at + 1));
    match reader.sense(next) {
        Sense::Unit(unit) if named && is_calendar_unit(unit) => {
            Some((shift(unit, amount, From::Anchor), next + 1, Rule::Shifted))
        }
        Sense::DayPart if reader.is(at, "last") => {
            Some((shift(Unit::Day, -1, From::Anchor), next + 1, Rule::Shifted))
        }
        Sense::Month(month) if bare.len() > 3 || bare == "May" => {
            Some((Meaning::Date { year: YearOf::Anchor(which), month, day: None }, next + 1, Rule::Shifted))
        }
        Sense::Weekday(_) => {
            weekday(reader, next, which).map(|(meaning, end, _)| (meaning, end, Rule::Weekday))
        }
        Sense::Season(season) if named => {
            Some((Meaning::Season { season, year: YearOf::Anchor(which) }, next + 1, Rule::Season))
        }
        Sense::Units(unit) if !named && unit >= Unit::Day => Some((
            if which == Which::Last { Meaning::Past } else { Meaning::Future },
            next + 1,
            Rule::Stretch,
        )),
        _ => stretch(reader, at),
    }
}

const fn is_calendar_unit(unit: Unit) -> bool {
    matches!(
        unit,
        Unit::Week
            | Unit::Month
            | Unit::Quarter
            | Unit::Year
            | Unit::Decade
            | Unit::Century
            | Unit::Weekend
            | Unit::Season
    )
}

fn shift(unit: Unit, amount: i16, from: From) -> Meaning {
    match unit {
        Unit::Weekend => Meaning::Weekend(match amount {
            -1 => Which::Last,
            0 => Which::This,
            _ => Which::Next,
        }),
        _ => Meaning::Offset { unit, amount, from },
    }
}

/// `last three months`, `next few days`, `past 24 hours`: the word, a number and a unit.
fn stretch(reader: Reader<'_>, at: usize) -> Option<Part> {
    let number = number::read_range(reader, at + 1).or_else(|| few(reader, at + 1))?;
    let unit = reader.skip(number.end, "working");
    match reader.sense(unit) {
        Sense::Units(kind) if kind >= Unit::Hour => {
            Some((Meaning::Length { unit: kind, amount: number.value }, unit + 1, Rule::Stretch))
        }
        Sense::Unit(Unit::Century) if reader.is(at + 1, "half") => {
            Some((Meaning::Length { unit: Unit::Century, amount: Some(0.5) }, unit + 1, Rule::Stretch))
        }
        _ => None,
    }
}

/// `couple of`, as in `the last couple of days`.
fn few(reader: Reader<'_>, at: usize) -> Option<number::Number> {
    let found = reader.is(at, "couple") && reader.is(at + 1, "of");
    found.then_some(number::Number { value: None, end: at + 2 })
}

/// `this week`, `this morning`, `this coming Friday`, `this past week`, `these days`.
fn this(reader: Reader<'_>, at: usize) -> Option<Part> {
    let next = at + 1;
    if reader.is(at, "these") {
        return reader.is(next, "days").then_some((Meaning::Present, next + 1, Rule::Shifted));
    }
    if reader.is(at, "current") {
        return None;
    }
    match reader.sense(next) {
        Sense::Unit(unit) if is_calendar_unit(unit) => {
            let end = next + 1;
            Some((shift(unit, 0, From::Anchor), end, Rule::Shifted))
        }
        Sense::DayPart => Some((shift(Unit::Day, 0, From::Anchor), next + 1, Rule::Shifted)),
        Sense::Month(month) => Some((
            Meaning::Date { year: YearOf::Anchor(Which::This), month, day: None },
            next + 1,
            Rule::Shifted,
        )),
        Sense::Weekday(_) => weekday(reader, next, Which::This),
        Sense::Season(season) => {
            Some((Meaning::Season { season, year: YearOf::Anchor(Which::This) }, next + 1, Rule::Season))
        }
        Sense::Holiday if !reader.is_any(at + 2, &["season", "holiday"]) => {
            let end = next + 1 + usize::from(reader.is(next + 1, "day"));
            Some((Meaning::SomeDate, end, Rule::Holiday))
        }
        Sense::Last | Sense::Next => {
            let which = if reader.sense(next) == Sense::Last { Which::Last } else { Which::Next };
            match reader.sense(next + 1) {
                Sense::Unit(unit) if is_calendar_unit(unit) => Some((
                    shift(unit, if which == Which::Last { -1 } else { 1 }, From::Anchor),
                    next + 2,
                    Rule::Shifted,
                )),
                _ => shifted(reader, next, which),
            }
        }
        _ => None,
    }
}

/// `that day`, `that same year`, `that winter`.
fn that(reader: Reader<'_>, at: usize) -> Option<Part> {
    let next = if reader.is_any(at + 1, &["same", "very"]) { at + 2 } else { at + 1 };
    let unit = match reader.sense(next) {
        Sense::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Weekend)) => unit,
        Sense::DayPart => Unit::Day,
        Sense::Season(season) => {
            return Some((Meaning::Season { season, year: YearOf::Story }, next + 1, Rule::Season));
        }
        _ => return None,
    };
    Some((shift(unit, 0, From::Story), next + 1, Rule::Shifted))
}

/// `recent years`.
fn recent(reader: Reader<'_>, at: usize) -> Option<Part> {
    match reader.sense(at + 1) {
        Sense::Units(unit) if unit >= Unit::Hour => Some((Meaning::Past, at + 2, Rule::Stretch)),
        _ => None,
    }
}

/// `early Monday`, `mid-March`, `late last year`, `earlier this month`, `early in 2016`, `later that day`.
fn edge(reader: Reader<'_>, at: usize) -> Option<Part> {
    if reader.is(at, "early") && reader.is(at + 1, "morning") {
        let end = at + 2 + usize::from(reader.is(at + 2, "hours"));
        return Some((Meaning::SomeTime, end, Rule::Moment));
    }
    let dash = usize::from(reader.is_dash(at + 1) && reader.is_glued(at + 1));
    let mut next = at + 1 + dash;
    if reader.is(next, "in") {
        return edge_in(reader, next + 1);
    }
    next = reader.skip(next, "on").min(next + usize::from(reader.is_number(next + 1)));
    let sense = reader.sense(next);
    let (meaning, end, rule) = match sense {
        Sense::Edge | Sense::Border => return None,
        Sense::The if reader.sense(next + 1) != Sense::Next => return None,
        Sense::Month(_) => edged_month(reader, next)?,
        _ => part(reader, next, sense)?,
    };
    let relative = matches!(rule, Rule::Quantity | Rule::Stretch | Rule::Offset);
    (!relative).then_some((meaning, end, rule))
}

/// A month behind `early`, `late` or `mid-`: it needs no other evidence.
fn edged_month(reader: Reader<'_>, at: usize) -> Option<Part> {
    date::month(reader, at).or_else(|| {
        let month = reader.month(at)?;
        let full = reader.word(at).len() > 3 || reader.word(at) == "May";
        let meaning = Meaning::Date { year: YearOf::Anchor(Which::Unsaid), month, day: None };
        full.then_some((meaning, at + 1, Rule::Month))
    })
}

/// What may follow `earlier in`: a month, a year, `the month`.
fn edge_in(reader: Reader<'_>, at: usize) -> Option<Part> {
    match reader.sense(at) {
        Sense::The => match reader.sense(at + 1) {
            Sense::Unit(unit @ (Unit::Week | Unit::Month | Unit::Year)) => {
                Some((shift(unit, 0, From::Told), at + 2, Rule::Shifted))
            }
            Sense::Season(season) => {
                Some((Meaning::Season { season, year: YearOf::Anchor(Which::Unsaid) }, at + 2, Rule::Season))
            }
            _ => None,
        },
        Sense::Month(_) => edged_month(reader, at),
        _ if reader.is_number(at) => date::number(reader, at).filter(|part| part.2 == Rule::Year),
        _ => None,
    }
}

/// `end of the year`, `beginning of 2008`, `middle of next week`: what follows `the`.
fn border(reader: Reader<'_>, at: usize) -> Option<Part> {
    if !reader.is(at + 1, "of") || reader.is_any(at, &["eve", "turn", "close"]) && !reader.is(at + 2, "the") {
        return None;
    }
    let next = at + 2;
    let (meaning, end, rule) = match reader.sense(next) {
        Sense::The => match reader.sense(next + 1) {
            Sense::Unit(unit) if is_calendar_unit(unit) && unit != Unit::Season => {
                (shift(unit, 0, From::Told), next + 2, Rule::Shifted)
            }
            // `The end of the end of` has no end of its own.
            Sense::Border => return None,
            _ => the(reader, next)?,
        },
        Sense::Border => return None,
        Sense::Month(_) => edged_month(reader, next)?,
        sense => part(reader, next, sense)?,
    };
    let period = matches!(
        rule,
        Rule::Shifted
            | Rule::Year
            | Rule::Month
            | Rule::MonthYear
            | Rule::Decade
            | Rule::Season
            | Rule::Quarter
    );
    period.then_some((meaning, end, rule))
}

/// What begins with `the`.
fn the(reader: Reader<'_>, at: usize) -> Option<Part> {
    let next = at + 1;
    match reader.sense(next) {
        Sense::Border => border(reader, next),
        Sense::Last => the_shifted(reader, next, Which::Last),
        Sense::Next => the_shifted(reader, next, Which::Next),
        Sense::Edge => edge(reader, next).filter(|part| matches!(part.2, Rule::Decade | Rule::Season)),
        Sense::Ordinal(_) => date::ordinal(reader, next).or_else(|| part_of_run(reader, at, next)),
        Sense::Season(_) => date::season(reader, next),
        Sense::Same => same(reader, next),
        Sense::Unit(unit) => the_unit(reader, next, unit),
        Sense::Units(unit) => units_ahead(reader, next, unit),
        Sense::DayPart => night_of(reader, next).or_else(|| part_of_day(reader, at)),
        Sense::YearEarlier => year_earlier(reader, next),
        Sense::NamedDecade(year) => Some((Meaning::Decade(1900 + i16::from(year)), at + 2, Rule::Decade)),
        _ if reader.is_number(next) => date::decade(reader, next)
            .or_else(|| date::ordinal(reader, next))
            .or_else(|| date::day_of_story(reader, next)),
        _ => None,
    }
}

/// `the past year`, `the next day`, `the previous month`, `the last three years`.
fn the_shifted(reader: Reader<'_>, at: usize, which: Which) -> Option<Part> {
    let amount = if which == Which::Last { -1 } else { 1 };
    let story = !reader.is_any(at, &["last", "past", "coming", "upcoming"]);
    match reader.sense(at + 1) {
        // `The past year` is the length of one, up to now.
        Sense::Unit(unit @ (Unit::Week | Unit::Month | Unit::Year | Unit::Decade | Unit::Century))
            if reader.is(at, "past") =>
        {
            Some((Meaning::Length { unit, amount: Some(1.0) }, at + 2, Rule::Stretch))
        }
        // `The last week of August`.
        Sense::Unit(Unit::Week | Unit::Month | Unit::Year)
            if reader.is(at, "last") && reader.is(at + 2, "of") =>
        {
            Some((Meaning::SomeDate, at + 2, Rule::Shifted))
        }
        Sense::Unit(
            unit @ (Unit::Week
            | Unit::Month
            | Unit::Year
            | Unit::Decade
            | Unit::Century
            | Unit::Weekend
            | Unit::Quarter),
        ) => {
            let from = if story { From::Story } else { From::Anchor };
            Some((shift(unit, amount, from), at + 2, Rule::Shifted))
        }
        Sense::Unit(Unit::Day) if story => {
            Some((shift(Unit::Day, amount, From::Story), at + 2, Rule::Shifted))
        }
        // Which winter that was is not worked out.
        Sense::Season(_) if story => Some((Meaning::SomeDate, at + 2, Rule::Season)),
        Sense::DayPart if story => {
            let amount = if reader.is(at + 1, "night") || amount > 0 { amount } else { -1 };
            Some((shift(Unit::Day, amount, From::Story), at + 2, Rule::Shifted))
        }
        Sense::Last => stretch(reader, at + 1),
        // `The last days of the war` are those before its end.
        Sense::Units(unit)
            if unit >= Unit::Day && reader.is_any(at, &["last", "next"]) && !reader.is(at + 2, "of") =>
        {
            let meaning = if which == Which::Last { Meaning::Past } else { Meaning::Future };
            Some((meaning, at + 2, Rule::Stretch))
        }
        _ => shifted(reader, at, which),
    }
}

/// `months ahead`, `years to come`, with their article.
fn units_ahead(reader: Reader<'_>, at: usize, unit: Unit) -> Option<Part> {
    let end = match reader.word(at + 1) {
        "ahead" if !reader.is(at + 2, "of") => at + 2,
        "to" if reader.is(at + 2, "come") => at + 3,
        _ => return None,
    };
    (unit >= Unit::Day).then_some((Meaning::Future, end, Rule::Stretch))
}

/// `in the afternoon`.
fn part_of_day(reader: Reader<'_>, at: usize) -> Option<Part> {
    let told = reader.follows(at, &["in"]) && !reader.is(at + 2, "of");
    let part = told && reader.is_any(at + 1, &["morning", "afternoon"]);
    part.then(|| (shift(Unit::Day, 0, From::Story), at + 2, Rule::Offset))
}

/// `year-earlier period`, with its article.
fn year_earlier(reader: Reader<'_>, at: usize) -> Option<Part> {
    let compared = reader.is_any(at + 1, &["period", "quarter", "month", "half"]);
    compared.then_some((Meaning::SomeDate, at + 2, Rule::Shifted))
}

/// What begins with the token `first`, as a mention: see [`part_of_run`].
pub(super) fn of_run(reader: Reader<'_>, first: usize, ordinal: usize) -> Option<Mention> {
    part_of_run(reader, first, ordinal).map(|part| date::mention(first, part))
}

/// Which day of a run it is: `for a second day`, `for the fourth straight year`, `entered its sixth week`.
fn part_of_run(reader: Reader<'_>, first: usize, ordinal: usize) -> Option<Part> {
    let modified = reader.is_any(ordinal + 1, &["straight", "consecutive", "successive"]);
    let unit = ordinal + 1 + usize::from(modified);
    let own = first == ordinal && reader.follows(first, &["its"]);
    let runs = if own {
        reader.follows(first - 1, &["in", "into", "entered", "enters", "entering"])
    } else {
        first < ordinal && reader.follows(first, &["for"])
    };
    let counted = matches!(
        (reader.sense(ordinal), reader.sense(unit)),
        (Sense::Ordinal(2..), Sense::Unit(Unit::Day | Unit::Week | Unit::Month | Unit::Year))
    );
    (runs && counted).then_some((Meaning::SomeDate, unit + 1, Rule::Offset))
}

/// `night of October 8-9`.
fn night_of(reader: Reader<'_>, at: usize) -> Option<Part> {
    let part = if reader.is(at + 1, "of") { dated_weekday(reader, at + 2) } else { None };
    part.filter(|part| part.2 == Rule::WrittenDate)
}

/// `the same day`, `the same time last year`.
fn same(reader: Reader<'_>, at: usize) -> Option<Part> {
    if reader.is(at + 1, "time") && reader.sense(at + 2) == Sense::Last {
        return shifted(reader, at + 2, Which::Last).filter(|part| part.2 == Rule::Shifted);
    }
    match reader.sense(at + 1) {
        Sense::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Year)) => {
            Some((shift(unit, 0, From::Story), at + 2, Rule::Shifted))
        }
        _ => None,
    }
}

/// `the weekend`, `the year 2006`, `the day before`.
fn the_unit(reader: Reader<'_>, at: usize, unit: Unit) -> Option<Part> {
    if unit == Unit::Year && reader.is_number(at + 1) {
        return date::number(reader, at + 1).filter(|part| part.2 == Rule::Year);
    }
    if unit == Unit::Weekend {
        let of_date = if reader.is(at + 1, "of") { dated_weekday(reader, at + 2) } else { None };
        return Some(match of_date {
            Some((_, end, _)) => (Meaning::SomeDate, end, Rule::Shifted),
            None => (Meaning::Weekend(Which::Unsaid), at + 1, Rule::Shifted),
        });
    }
    let amount = match reader.word(at + 1) {
        "before" => -1,
        "following" if !reader.is_word(at + 2) || reader.is_any(at + 2, &["saw", "was", "the"]) => 1,
        _ => return None,
    };
    let calendar = is_calendar_unit(unit) || unit == Unit::Day;
    calendar.then(|| (shift(unit, amount, From::Story), at + 2, Rule::Shifted))
}

/// A holiday that says when: `by Christmas`, `before Easter`, `on Thanksgiving Day`.
fn holiday(reader: Reader<'_>, at: usize) -> Option<Part> {
    let of_day = reader.is_any(at + 1, &["eve", "day"]);
    let end = at + 1 + usize::from(of_day);
    if reader.follows(at, &["on"]) && reader.sense(at + 1) == Sense::DayPart {
        return Some((Meaning::SomeDate, at + 2, Rule::Holiday));
    }
    let limits = reader.follows(at, &["by", "before", "until", "since", "at"]) && !reader.is_word(end);
    let on_day = reader.follows(at, &["on"]) && of_day;
    let meaning = match (reader.is(at, "christmas"), reader.is(at + 1, "eve")) {
        (true, true) => Meaning::Date { year: YearOf::Anchor(Which::Unsaid), month: 12, day: Some(24) },
        (true, false) => Meaning::Date { year: YearOf::Anchor(Which::Unsaid), month: 12, day: Some(25) },
        _ => Meaning::SomeDate,
    };
    (limits || on_day).then_some((meaning, end, Rule::Holiday))
}
