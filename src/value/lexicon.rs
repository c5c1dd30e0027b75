//! The words of dates, lengths, numbers and currencies: one small table, looked up once per token.

/// The English months; the index is the month's number less one.
pub(crate) const MONTHS: [&str; 12] = [
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

/// A unit of time, from the shortest to the longest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Night,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Season,
    Year,
    Decade,
    Century,
}

/// What a word may mean to the grammar of values. A word with several meanings (`second`, `may`) has the one that
/// the rules start from; they look at its neighbours for the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    /// Nothing to the grammar.
    Other,
    /// A month, 1 to 12.
    Month(u8),
    /// A weekday, Monday 0 to Sunday 6.
    Weekday(u8),
    /// `Sundays`.
    Weekdays,
    /// `spring` 0, `summer` 1, `autumn` and `fall` 2, `winter` 3.
    Season(u8),
    /// `zero` to `ninety`.
    Cardinal(u8),
    /// `hundred`, `million`, `bn`: the power of ten.
    Power(u8),
    /// `hundreds`, `millions`: the power of ten, of an unknown number.
    Powers(u8),
    /// `several`, `few`, `many`, `dozens`: an unknown number.
    Fuzzy,
    /// `first` to `thirty-first`.
    Ordinal(u8),
    /// `day`, `week`.
    Unit(Unit),
    /// `days`, `weeks`.
    Units(Unit),
    /// `week-long` in one word: `weeklong`.
    Long(Unit),
    /// `today`, `yesterday`, `tomorrow`: days from today.
    Today(i8),
    /// `tonight`, `overnight`.
    Tonight,
    /// `morning`, `afternoon`, `evening`, `night`, `lunchtime`.
    DayPart,
    /// `noon`, `midnight`, `dawn`: a moment of the day, and its hour if it has one.
    Moment(Option<u8>),
    /// `last`, `past`, `previous`.
    Last,
    /// `next`, `coming`, `following`.
    Next,
    /// `this`, `these`.
    This,
    /// `that`.
    That,
    /// `same`.
    Same,
    /// `recent`.
    Recent,
    /// `early`, `late`, `earlier`, `later`, `mid`.
    Edge,
    /// `beginning`, `start`, `middle`, `end`: `the end of the year`.
    Border,
    /// `the`.
    The,
    /// `a`, `an`, `one` of `one day`.
    A,
    /// `another`.
    Another,
    /// `half`.
    HalfOf,
    /// `sixties`: the year in which the decade began, less 1900.
    NamedDecade(u8),
    /// `year-earlier`.
    YearEarlier,
    /// `every`, `each`.
    Every,
    /// The name of a holiday that may say when.
    Holiday,
    /// A month of the Islamic or the Iranian calendar.
    OtherMonth,
}

/// The meaning of a word in any case.
pub(super) fn sense(word: &str) -> Sense {
    if word.len() > LONGEST { Sense::Other } else { Letters::new(word.as_bytes(), word.len()).sense() }
}

/// A word of at most [`LONGEST`] bytes as one number, its capitals as small letters: two words are compared in one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letters(u128);

impl Letters {
    /// The first `length` bytes of `text`, which must hold as many. It is fastest where 16 bytes are left.
    #[inline]
    pub(super) const fn new(text: &[u8], length: usize) -> Self {
        let bytes = if let Some(chunk) = text.first_chunk() {
            u128::from_le_bytes(*chunk)
        } else {
            let (mut bytes, mut at) = (0, text.len());
            while at > 0 {
                at -= 1;
                bytes = bytes << 8 | text[at] as u128;
            }
            bytes
        };
        Self(bytes & !(u128::MAX << (8 * length)) | repeated(b' '))
    }

    /// Whether one of the bytes is that.
    #[inline]
    pub(super) const fn has(self, byte: u8) -> bool {
        let zero = self.0 ^ repeated(byte);
        zero.wrapping_sub(repeated(1)) & !zero & repeated(0x80) != 0
    }

    /// The meaning of the word.
    #[inline]
    pub(super) fn sense(self) -> Sense {
        // No two words of the table share a place, so a text's words need no branch but this one.
        let index = usize::from(SLOTS[self.slot()]);
        if LETTERS[index] == self { TABLE[index].1 } else { Sense::Other }
    }

    /// A number below the length of [`SLOTS`].
    const fn slot(self) -> usize {
        let folded = self.0 as u64 ^ ((self.0 >> 64) as u64).rotate_left(29);
        (folded.wrapping_mul(MULTIPLIER) >> (64 - SLOT_BITS)) as usize
    }
}

/// That byte, sixteen times.
const fn repeated(byte: u8) -> u128 {
    u128::from_le_bytes([byte; 16])
}

/// The letters of each word of the table.
const LETTERS: [Letters; TABLE.len()] = {
    let mut letters = [Letters(0); TABLE.len()];
    let mut index = 0;
    while index < TABLE.len() {
        let word = TABLE[index].0.as_bytes();
        letters[index] = Letters::new(word, word.len());
        index += 1;
    }
    letters
};

const SLOT_BITS: u32 = 12;

/// One of the odd numbers, tried at random, that give each word of the table a place of its own.
const MULTIPLIER: u64 = 0x8b35_8f2c_0206_899d;

/// Which word of the table may stand at each place.
const SLOTS: [u8; 1 << SLOT_BITS] = {
    assert!(TABLE.len() <= 256, "too many words for a byte");
    let mut slots = [0; 1 << SLOT_BITS];
    let mut index = 1;
    while index < LETTERS.len() {
        let slot = LETTERS[index].slot();
        let is_free = slots[slot] == 0 && slot != LETTERS[0].slot();
        assert!(is_free, "two words fall on one place: try other numbers for `MULTIPLIER`");
        slots[slot] = index as u8;
        index += 1;
    }
    slots
};

/// The month, 1 to 12, that a word of any case stands for: `December`, `Dec.`, `sept`, `diciembre`.
pub(super) fn month(word: &str) -> Option<u8> {
    let name = word.strip_suffix('.').unwrap_or(word);
    match sense(name) {
        Sense::Month(month) => Some(month),
        _ => SPANISH_MONTHS
            .iter()
            .find(|(spanish, _)| spanish.eq_ignore_ascii_case(name))
            .map(|&(_, month)| month),
    }
}

/// The weekday, Monday 0 to Sunday 6, that a word of any case stands for: `Tuesday`, `Tue.`, `thurs`.
pub(super) fn weekday(word: &str) -> Option<u8> {
    match sense(word.strip_suffix('.').unwrap_or(word)) {
        Sense::Weekday(weekday) => Some(weekday),
        _ => None,
    }
}

/// The unit of time that a word names, in the singular or the plural.
pub(super) fn unit(word: &str) -> Option<Unit> {
    match sense(word) {
        Sense::Unit(unit) | Sense::Units(unit) => Some(unit),
        Sense::Ordinal(2) if word.eq_ignore_ascii_case("second") => Some(Unit::Second),
        Sense::DayPart if word.eq_ignore_ascii_case("night") => Some(Unit::Night),
        _ => None,
    }
}

const SPANISH_MONTHS: [(&str, u8); 11] = [
    ("enero", 1),
    ("febrero", 2),
    ("marzo", 3),
    ("abril", 4),
    ("mayo", 5),
    ("junio", 6),
    ("julio", 7),
    ("agosto", 8),
    ("septiembre", 9),
    ("noviembre", 11),
    ("diciembre", 12),
];

/// In bytes, at most 15; no longer word is looked up.
pub(super) const LONGEST: usize = 12;

/// Sorted by the bytes of the word.
const TABLE: &[(&str, Sense)] = &[
    ("a", Sense::A),
    ("aban", Sense::OtherMonth),
    ("afternoon", Sense::DayPart),
    ("an", Sense::A),
    ("another", Sense::Another),
    ("apr", Sense::Month(4)),
    ("april", Sense::Month(4)),
    ("aug", Sense::Month(8)),
    ("august", Sense::Month(8)),
    ("autumn", Sense::Season(2)),
    ("azar", Sense::OtherMonth),
    ("bahman", Sense::OtherMonth),
    ("beginning", Sense::Border),
    ("billion", Sense::Power(9)),
    ("billions", Sense::Powers(9)),
    ("bln", Sense::Power(9)),
    ("bn", Sense::Power(9)),
    ("centuries", Sense::Units(Unit::Century)),
    ("century", Sense::Unit(Unit::Century)),
    ("christmas", Sense::Holiday),
    ("close", Sense::Border),
    ("coming", Sense::Next),
    ("couple", Sense::Fuzzy),
    ("crore", Sense::Power(7)),
    ("crores", Sense::Powers(7)),
    ("current", Sense::This),
    ("dawn", Sense::Moment(None)),
    ("day", Sense::Unit(Unit::Day)),
    ("daybreak", Sense::DayPart),
    ("daylong", Sense::Long(Unit::Day)),
    ("days", Sense::Units(Unit::Day)),
    ("dec", Sense::Month(12)),
    ("decade", Sense::Unit(Unit::Decade)),
    ("decadelong", Sense::Long(Unit::Decade)),
    ("decades", Sense::Units(Unit::Decade)),
    ("december", Sense::Month(12)),
    ("dey", Sense::OtherMonth),
    ("dhu", Sense::OtherMonth),
    ("dhul", Sense::OtherMonth),
    ("dozens", Sense::Fuzzy),
    ("each", Sense::Every),
    ("earlier", Sense::Edge),
    ("early", Sense::Edge),
    ("easter", Sense::Holiday),
    ("eight", Sense::Cardinal(8)),
    ("eighteen", Sense::Cardinal(18)),
    ("eighteenth", Sense::Ordinal(18)),
    ("eighth", Sense::Ordinal(8)),
    ("eighties", Sense::NamedDecade(80)),
    ("eighty", Sense::Cardinal(80)),
    ("eleven", Sense::Cardinal(11)),
    ("eleventh", Sense::Ordinal(11)),
    ("end", Sense::Border),
    ("esfand", Sense::OtherMonth),
    ("eve", Sense::Border),
    ("evening", Sense::DayPart),
    ("every", Sense::Every),
    ("fall", Sense::Season(2)),
    ("farvardin", Sense::OtherMonth),
    ("feb", Sense::Month(2)),
    ("february", Sense::Month(2)),
    ("few", Sense::Fuzzy),
    ("fifteen", Sense::Cardinal(15)),
    ("fifteenth", Sense::Ordinal(15)),
    ("fifth", Sense::Ordinal(5)),
    ("fifties", Sense::NamedDecade(50)),
    ("fifty", Sense::Cardinal(50)),
    ("first", Sense::Ordinal(1)),
    ("five", Sense::Cardinal(5)),
    ("following", Sense::Next),
    ("forties", Sense::NamedDecade(40)),
    ("fortnight", Sense::Unit(Unit::Fortnight)),
    ("fortnights", Sense::Units(Unit::Fortnight)),
    ("forty", Sense::Cardinal(40)),
    ("four", Sense::Cardinal(4)),
    ("fourteen", Sense::Cardinal(14)),
    ("fourteenth", Sense::Ordinal(14)),
    ("fourth", Sense::Ordinal(4)),
    ("fri", Sense::Weekday(4)),
    ("friday", Sense::Weekday(4)),
    ("fridays", Sense::Weekdays),
    ("half", Sense::HalfOf),
    ("hour", Sense::Unit(Unit::Hour)),
    ("hourlong", Sense::Long(Unit::Hour)),
    ("hours", Sense::Units(Unit::Hour)),
    ("hrs", Sense::Units(Unit::Hour)),
    ("hundred", Sense::Power(2)),
    ("hundreds", Sense::Powers(2)),
    ("jan", Sense::Month(1)),
    ("january", Sense::Month(1)),
    ("jul", Sense::Month(7)),
    ("july", Sense::Month(7)),
    ("jumada", Sense::OtherMonth),
    ("jun", Sense::Month(6)),
    ("june", Sense::Month(6)),
    ("khordad", Sense::OtherMonth),
    ("lakh", Sense::Power(5)),
    ("lakhs", Sense::Powers(5)),
    ("last", Sense::Last),
    ("late", Sense::Edge),
    ("later", Sense::Edge),
    ("lunchtime", Sense::DayPart),
    ("many", Sense::Fuzzy),
    ("mar", Sense::Month(3)),
    ("march", Sense::Month(3)),
    ("may", Sense::Month(5)),
    ("mehr", Sense::OtherMonth),
    ("mid", Sense::Edge),
    ("midday", Sense::Moment(Some(12))),
    ("middle", Sense::Border),
    ("midnight", Sense::Moment(Some(0))),
    ("million", Sense::Power(6)),
    ("millions", Sense::Powers(6)),
    ("mins", Sense::Units(Unit::Minute)),
    ("minute", Sense::Unit(Unit::Minute)),
    ("minutes", Sense::Units(Unit::Minute)),
    ("mln", Sense::Power(6)),
    ("mn", Sense::Power(6)),
    ("mon", Sense::Weekday(0)),
    ("monday", Sense::Weekday(0)),
    ("mondays", Sense::Weekdays),
    ("month", Sense::Unit(Unit::Month)),
    ("monthlong", Sense::Long(Unit::Month)),
    ("months", Sense::Units(Unit::Month)),
    ("mordad", Sense::OtherMonth),
    ("morning", Sense::DayPart),
    ("muharram", Sense::OtherMonth),
    ("next", Sense::Next),
    ("night", Sense::DayPart),
    ("nights", Sense::Units(Unit::Night)),
    ("nine", Sense::Cardinal(9)),
    ("nineteen", Sense::Cardinal(19)),
    ("nineteenth", Sense::Ordinal(19)),
    ("nineties", Sense::NamedDecade(90)),
    ("ninety", Sense::Cardinal(90)),
    ("ninth", Sense::Ordinal(9)),
    ("noon", Sense::Moment(Some(12))),
    ("nov", Sense::Month(11)),
    ("november", Sense::Month(11)),
    ("numerous", Sense::Fuzzy),
    ("oct", Sense::Month(10)),
    ("october", Sense::Month(10)),
    ("octubre", Sense::Month(10)),
    ("one", Sense::Cardinal(1)),
    ("ordibehesht", Sense::OtherMonth),
    ("overnight", Sense::Tonight),
    ("past", Sense::Last),
    ("preceding", Sense::Last),
    ("previous", Sense::Last),
    ("prior", Sense::Last),
    ("quarter", Sense::Unit(Unit::Quarter)),
    ("quarters", Sense::Units(Unit::Quarter)),
    ("rabi", Sense::OtherMonth),
    ("rajab", Sense::OtherMonth),
    ("ramadan", Sense::Holiday),
    ("recent", Sense::Recent),
    ("safar", Sense::OtherMonth),
    ("same", Sense::Same),
    ("sat", Sense::Weekday(5)),
    ("saturday", Sense::Weekday(5)),
    ("saturdays", Sense::Weekdays),
    ("scores", Sense::Fuzzy),
    ("season", Sense::Unit(Unit::Season)),
    ("seasons", Sense::Units(Unit::Season)),
    ("second", Sense::Ordinal(2)),
    ("seconds", Sense::Units(Unit::Second)),
    ("secs", Sense::Units(Unit::Second)),
    ("sep", Sense::Month(9)),
    ("sept", Sense::Month(9)),
    ("september", Sense::Month(9)),
    ("seven", Sense::Cardinal(7)),
    ("seventeen", Sense::Cardinal(17)),
    ("seventeenth", Sense::Ordinal(17)),
    ("seventh", Sense::Ordinal(7)),
    ("seventies", Sense::NamedDecade(70)),
    ("seventy", Sense::Cardinal(70)),
    ("several", Sense::Fuzzy),
    ("sha'ban", Sense::OtherMonth),
    ("shaban", Sense::OtherMonth),
    ("shahrivar", Sense::OtherMonth),
    ("shawwal", Sense::OtherMonth),
    ("six", Sense::Cardinal(6)),
    ("sixteen", Sense::Cardinal(16)),
    ("sixteenth", Sense::Ordinal(16)),
    ("sixth", Sense::Ordinal(6)),
    ("sixties", Sense::NamedDecade(60)),
    ("sixty", Sense::Cardinal(60)),
    ("sometime", Sense::Edge),
    ("spring", Sense::Season(0)),
    ("start", Sense::Border),
    ("subsequent", Sense::Next),
    ("summer", Sense::Season(1)),
    ("sun", Sense::Weekday(6)),
    ("sunday", Sense::Weekday(6)),
    ("sundays", Sense::Weekdays),
    ("ten", Sense::Cardinal(10)),
    ("tens", Sense::Powers(1)),
    ("tenth", Sense::Ordinal(10)),
    ("thanksgiving", Sense::Holiday),
    ("that", Sense::That),
    ("the", Sense::The),
    ("these", Sense::This),
    ("third", Sense::Ordinal(3)),
    ("thirteen", Sense::Cardinal(13)),
    ("thirteenth", Sense::Ordinal(13)),
    ("thirties", Sense::NamedDecade(30)),
    ("thirty", Sense::Cardinal(30)),
    ("this", Sense::This),
    ("thousand", Sense::Power(3)),
    ("thousands", Sense::Powers(3)),
    ("three", Sense::Cardinal(3)),
    ("thu", Sense::Weekday(3)),
    ("thur", Sense::Weekday(3)),
    ("thurs", Sense::Weekday(3)),
    ("thursday", Sense::Weekday(3)),
    ("thursdays", Sense::Weekdays),
    ("tir", Sense::OtherMonth),
    ("tn", Sense::Power(12)),
    ("today", Sense::Today(0)),
    ("tomorrow", Sense::Today(1)),
    ("tonight", Sense::Tonight),
    ("trillion", Sense::Power(12)),
    ("trillions", Sense::Powers(12)),
    ("trln", Sense::Power(12)),
    ("tue", Sense::Weekday(1)),
    ("tues", Sense::Weekday(1)),
    ("tuesday", Sense::Weekday(1)),
    ("tuesdays", Sense::Weekdays),
    ("turn", Sense::Border),
    ("twelfth", Sense::Ordinal(12)),
    ("twelve", Sense::Cardinal(12)),
    ("twenties", Sense::NamedDecade(20)),
    ("twentieth", Sense::Ordinal(20)),
    ("twenty", Sense::Cardinal(20)),
    ("two", Sense::Cardinal(2)),
    ("upcoming", Sense::Next),
    ("wed", Sense::Weekday(2)),
    ("wednesday", Sense::Weekday(2)),
    ("wednesdays", Sense::Weekdays),
    ("weds", Sense::Weekday(2)),
    ("week", Sense::Unit(Unit::Week)),
    ("weekend", Sense::Unit(Unit::Weekend)),
    ("weekends", Sense::Units(Unit::Weekend)),
    ("weeklong", Sense::Long(Unit::Week)),
    ("weeks", Sense::Units(Unit::Week)),
    ("winter", Sense::Season(3)),
    ("year", Sense::Unit(Unit::Year)),
    ("year-earlier", Sense::YearEarlier),
    ("yearlong", Sense::Long(Unit::Year)),
    ("years", Sense::Units(Unit::Year)),
    ("yesterday", Sense::Today(-1)),
    ("yrs", Sense::Units(Unit::Year)),
    ("zero", Sense::Cardinal(0)),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_no_word_is_too_long() {
        assert!(TABLE.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert_eq!(TABLE.iter().map(|(word, _)| word.len()).max(), Some(LONGEST));
    }

    #[test]
    fn every_word_has_its_meaning_in_any_case() {
        for &(word, sense_of) in TABLE {
            assert_eq!(sense(word), sense_of, "{word}");
            assert_eq!(sense(&word.to_uppercase()), sense_of, "{word}");
        }
    }

    #[test]
    fn letters_end_where_the_word_does() {
        let text = b"Two-year terms end";
        let letters = Letters::new(text, 8);
        assert_eq!(letters, Letters::new(b"TWO-YEAR", 8));
        assert_ne!(letters, Letters::new(text, 7));
        assert!(letters.has(b'-') && letters.has(b't') && !letters.has(b'm'));
        assert!(!Letters::new(text, 3).has(b'-'));
    }

    #[test]
    fn words_are_known_in_any_case_and_with_a_full_stop() {
        assert_eq!(sense("MONDAY"), Sense::Weekday(0));
        assert_eq!(month("Sept."), Some(9));
        assert_eq!(weekday("thurs"), Some(3));
        assert_eq!(unit("second"), Some(Unit::Second));
        assert_eq!(sense("antidisestablishmentarianism"), Sense::Other);
        assert_eq!(sense(""), Sense::Other);
    }
}
