//! The words of dates.

/// The English months; the index is the month's number less one.
pub(super) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const SPANISH_MONTHS: [&str; 12] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The month, 1 to 12, that a word of any case stands for: `December`, `Dec.`, `sept`, `diciembre`.
pub(super) fn month(word: &str) -> Option<u8> {
    let word = word.strip_suffix('.').unwrap_or(word);
    let names = |name: &&str| {
        name.eq_ignore_ascii_case(word)
            || word.len() == 3 && name[..3].eq_ignore_ascii_case(word)
            || word.eq_ignore_ascii_case("sept") && name.starts_with("sept")
    };
    let position = MONTHS
        .iter()
        .position(names)
        .or_else(|| SPANISH_MONTHS.iter().position(|name| name.eq_ignore_ascii_case(word)))?;
    Some(position as u8 + 1)
}

/// The weekday, Monday 0 to Sunday 6, that a word of any case stands for: `Tuesday`, `Tue.`, `thurs`.
pub(super) fn weekday(word: &str) -> Option<u8> {
    let word = word.strip_suffix('.').unwrap_or(word);
    let names = |name: &&str| {
        name.eq_ignore_ascii_case(word)
            || (3..=5).contains(&word.len())
                && name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
    };
    WEEKDAYS.iter().position(names).map(|index| index as u8)
}
