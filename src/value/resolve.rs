//! [`Resolver`]: from what a mention says to a value of the calendar.

use super::calendar::{Date, days_in_month};
use super::lexicon::Unit;
use super::mention::{From, Meaning, Which, YearOf};
use super::tense::Tense;
use crate::entity::Value;

/// Works out values, in the order of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Resolver {
    anchor: Option<Date>,
    /// The date that was mentioned last.
    story: Option<Period>,
    /// The full date that was mentioned last: the anchor of a text that has no other.
    full: Option<Date>,
    /// The year of long ago that the text tells of at present.
    history: Option<i16>,
    /// How many mentions so far were of years long ago, less those of the anchor's own time.
    distance: i32,
}

/// A year, month or day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Period {
    year: i16,
    month: Option<u8>,
    day: Option<u8>,
}

impl Period {
    const fn of_day(date: Date) -> Self {
        Self { year: date.year(), month: Some(date.month()), day: Some(date.day()) }
    }

    /// The period's first day.
    fn start(self) -> Option<Date> {
        Date::new(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    fn value(self) -> String {
        match (self.month, self.day) {
            (Some(month), Some(day)) => format!("{:04}-{month:02}-{day:02}", self.year),
            (Some(month), None) => format!("{:04}-{month:02}", self.year),
            _ => format!("{:04}", self.year),
        }
    }
}

/// A year, a near day and a near month, in days of months that have 31 days each.
const YEAR: i32 = 12 * 31;
const NEAR: i32 = 45;
const SOON: i32 = 3 * 31;

impl Resolver {
    pub(super) const fn new(anchor: Option<Date>) -> Self {
        Self { anchor, story: None, full: None, history: None, distance: 0 }
    }

    /// The value of a mention, where it can be known.
    pub(super) fn value(&mut self, meaning: Meaning, tense: Tense) -> Option<Value> {
        let timex = match meaning {
            Meaning::Money(money) => {
                let (amount, code) = money?;
                return Some(Value::Money { amount, currency: code.to_owned() });
            }
            Meaning::Percent(value) => return Some(Value::Percent { value: value? }),
            Meaning::Length { unit, amount } => length(unit, amount),
            Meaning::Clock { hour, minute } => Some(format!("T{hour:02}:{minute:02}")),
            _ => self.date(meaning, tense),
        };
        timex.map(|value| Value::Timex { value })
    }

    fn date(&mut self, meaning: Meaning, tense: Tense) -> Option<String> {
        self.follow(meaning);
        match meaning {
            Meaning::Past => Some("PAST_REF".to_owned()),
            Meaning::Present => Some("PRESENT_REF".to_owned()),
            Meaning::Future => Some("FUTURE_REF".to_owned()),
            Meaning::Date { year, month, day } => {
                let year = self.year_of(year, tense, (month, day))?;
                Some(self.tell(Period {
                    year,
                    month: Some(month),
                    day: day.filter(|&day| day <= days_in_month(year, month)),
                }))
            }
            Meaning::Days { year, first, last } => {
                let year = self.year_of(year, tense, (last.0, Some(last.1)))?;
                let start = self.tell(Period {
                    year: year - i16::from(first.0 > last.0),
                    month: Some(first.0),
                    day: Some(first.1),
                });
                Some(format!("{start}/{year:04}-{:02}-{:02}", last.0, last.1))
            }
            Meaning::Months { year, first, last } => {
                let year = self.year_of(year, tense, (last, None))?;
                let start = year - i16::from(first > last);
                Some(format!("{start:04}-{first:02}/{year:04}-{last:02}"))
            }
            Meaning::DayOfMonth(day) => self.day_of_month(day),
            Meaning::Year(year) => Some(self.tell(Period { year, month: None, day: None })),
            Meaning::Years(first, last) => Some(format!("{}/{}", year_value(first), year_value(last))),
            Meaning::BeforeChrist(year) => Some(year_value(-year)),
            Meaning::Decade(year) => Some(format!("{:03}X", year / 10)),
            Meaning::Century(number) => Some(format!("{} century", with_ordinal_ending(number))),
            Meaning::Weekday { weekday, which, weeks_later } => {
                let day = weekday_from(self.base()?, weekday, which, tense)?
                    .plus_days(7 * i32::from(weeks_later))?;
                Some(self.tell(Period::of_day(day)))
            }
            Meaning::Weekend(which) => self.weekend(which, tense),
            Meaning::Offset { unit, amount, from } => self.offset(unit, amount, from),
            Meaning::Quarter { quarter, year } => {
                let year = self.year_of(year, tense, (quarter * 3 - 2, None))?;
                Some(format!("{year:04}-Q{quarter}"))
            }
            Meaning::Half { half, year } => {
                let year = self.year_of(year, tense, (half * 6 - 5, None))?;
                Some(format!("{year:04}-H{half}"))
            }
            Meaning::Season { season, year } => {
                let year = self.year_of_season(season, year, tense)?;
                Some(format!("{year:04}-{}", ["SP", "SU", "FA", "WI"][usize::from(season)]))
            }
            _ => None,
        }
    }

    /// Notes the year of long ago that the text turns to, or that it turns back to the present.
    fn follow(&mut self, meaning: Meaning) {
        let Some(anchor) = self.anchor else { return };
        let given = match meaning {
            Meaning::Year(year)
            | Meaning::Date { year: YearOf::Given(year), .. }
            | Meaning::Days { year: YearOf::Given(year), .. } => Some(year),
            _ if counts_from_anchor(meaning) => Some(anchor.year()),
            _ => return,
        };
        self.history = given.filter(|year| year + LONG_AGO <= anchor.year());
        self.distance = match self.history {
            Some(_) => MOST_DISTANT.min(self.distance + 1),
            None => self.distance - RETURN,
        };
    }

    /// The year that the text tells of, if it is a history and not the news: a story that names an old year in
    /// passing (`the 1931 bridge was closed in August`) speaks of its own time all the while.
    fn year_of_history(&self, tense: Tense) -> Option<i16> {
        self.history.filter(|_| self.distance >= DISTANT && tense != Tense::Future)
    }

    /// That day of the month that the story is in.
    fn day_of_month(&mut self, day: u8) -> Option<String> {
        let Period { year, month, .. } = self.story.or_else(|| self.base().map(Period::of_day))?;
        let month = month.filter(|&month| day <= days_in_month(year, month))?;
        Some(self.tell(Period { year, month: Some(month), day: Some(day) }))
    }

    /// The value of a period, which becomes the date that the story mentioned last.
    fn tell(&mut self, period: Period) -> String {
        self.story = Some(period);
        if period.day.is_some() {
            self.full = period.start();
        }
        period.value()
    }

    /// The day that relative dates are counted from.
    fn base(&self) -> Option<Date> {
        self.anchor.or(self.full)
    }

    /// The year of a month or day that names none.
    fn year_of(&self, year: YearOf, tense: Tense, (month, day): (u8, Option<u8>)) -> Option<i16> {
        let which = match year {
            YearOf::Given(year) => return Some(year),
            YearOf::Story => return self.story.map(|story| story.year).or(Some(self.base()?.year())),
            YearOf::Relative(years) => return self.base()?.year().checked_add(years),
            YearOf::Anchor(which) => which,
        };
        if let (Some(year), Which::Unsaid) = (self.year_of_history(tense), which) {
            return Some(year);
        }
        let base = match (self.anchor, self.story) {
            // Without a day to count from a text tells its story in order.
            (None, Some(story)) if which == Which::Unsaid => return Some(story.year),
            _ => self.base()?,
        };
        // Months and days of one year as one number, so that they can be compared.
        let place = |month: u8, day: u8| i32::from(month) * 31 + i32::from(day);
        let now = place(base.month(), if day.is_some() { base.day() } else { 1 });
        let ahead = place(month, day.unwrap_or(1)) - now;
        let nearest = if ahead > YEAR / 2 { -1 } else { i32::from(ahead < -YEAR / 2) };
        let near = day.is_some() && (ahead + nearest * YEAR).abs() < NEAR;
        let step = match (which, tense) {
            (Which::This, _) => 0,
            (Which::Last, _) => i32::from(ahead < 0) - 1,
            // `Next July` said in May is July of next year: this year's would be `July`.
            (Which::Next, _) => i32::from(ahead <= SOON),
            (Which::Unsaid, Tense::Past) if !near => -i32::from(ahead > 0),
            (Which::Unsaid, Tense::Future) if !near => i32::from(ahead < 0),
            // A day that is near outweighs the tense.
            (Which::Unsaid, _) => nearest,
        };
        base.year().checked_add(step as i16)
    }

    fn year_of_season(&self, season: u8, year: YearOf, tense: Tense) -> Option<i16> {
        let YearOf::Anchor(which) = year else { return self.year_of(year, tense, (1, None)) };
        if let (Some(year), Which::Unsaid) = (self.year_of_history(tense), which) {
            return Some(year);
        }
        let base = self.base()?;
        let begun = base.month() >= season * 3 + 3;
        // Winter lasts into the next year.
        let over = base.month() > season * 3 + 5;
        Some(match (which, tense) {
            (Which::This, _) => base.year(),
            (Which::Last, _) => base.year() - i16::from(!over),
            (Which::Next, _) | (Which::Unsaid, Tense::Future) => base.year() + i16::from(begun),
            (Which::Unsaid, _) => base.year() - i16::from(!begun),
        })
    }

    fn weekend(&self, which: Which, tense: Tense) -> Option<String> {
        let base = self.base()?;
        let is_over = match tense {
            Tense::Past => base.weekday() < 5,
            Tense::Future => false,
            Tense::Unknown => base.weekday() < 2,
        };
        let weeks = match which {
            Which::Next => 1,
            Which::Last => -1,
            Which::Unsaid | Which::This => -i32::from(is_over),
        };
        Some(format!("{}-WE", week_of(base.plus_days(7 * weeks)?)))
    }

    fn offset(&mut self, unit: Unit, amount: i16, from: From) -> Option<String> {
        let base = self.base().map(Period::of_day);
        let told = from == From::Story || from == From::Told && self.year_of_history(Tense::Past).is_some();
        let start = if told { self.story.or(base)? } else { base? };
        let amount = i32::from(amount);
        match unit {
            Unit::Day | Unit::Night => self.days_from(start, amount),
            Unit::Week if matches!(from, From::Anchor | From::Told) || start.day.is_none() => {
                Some(week_of(start.start()?.plus_days(amount.checked_mul(7)?)?))
            }
            Unit::Week => self.days_from(start, amount.checked_mul(7)?),
            Unit::Fortnight => self.days_from(start, amount.checked_mul(14)?),
            Unit::Hour if amount % 24 == 0 => self.days_from(start, amount / 24),
            Unit::Month => {
                let months = i32::from(start.year) * 12 + i32::from(start.month?) - 1 + amount;
                let year =
                    i16::try_from(months.div_euclid(12)).ok().filter(|year| (1..=9999).contains(year))?;
                Some(self.tell(Period { year, month: Some(months.rem_euclid(12) as u8 + 1), day: None }))
            }
            Unit::Quarter => {
                let quarters = i32::from(start.year) * 4 + (i32::from(start.month?) - 1) / 3 + amount;
                Some(format!("{:04}-Q{}", quarters.div_euclid(4), quarters.rem_euclid(4) + 1))
            }
            Unit::Year => self.years_from(start, amount),
            Unit::Season => Some(format!("{:04}", i32::from(start.year) + amount)),
            Unit::Decade if matches!(from, From::Anchor | From::Told) => {
                Some(format!("{:03}X", i32::from(start.year) / 10 + amount))
            }
            Unit::Decade => self.years_from(start, amount.checked_mul(10)?),
            Unit::Century if matches!(from, From::Now | From::Story) => {
                self.years_from(start, amount.checked_mul(100)?)
            }
            _ => None,
        }
    }

    fn days_from(&mut self, start: Period, days: i32) -> Option<String> {
        start.day?;
        let day = start.start()?.plus_days(days)?;
        Some(self.tell(Period::of_day(day)))
    }

    fn years_from(&mut self, start: Period, years: i32) -> Option<String> {
        let year =
            i16::try_from(i32::from(start.year) + years).ok().filter(|year| (1..=9999).contains(year))?;
        Some(self.tell(Period { year, month: None, day: None }))
    }
}

/// The day of that name: the last one (today included) unless the words or the tense say that it is ahead.
fn weekday_from(base: Date, weekday: u8, which: Which, tense: Tense) -> Option<Date> {
    let back = i32::from((base.weekday() + 7 - weekday) % 7);
    let ahead = (7 - back) % 7;
    base.plus_days(match (which, tense) {
        (Which::Last, _) => -if back == 0 { 7 } else { back },
        (Which::Next, _) if ahead == 0 => 7,
        (Which::Next, _) | (_, Tense::Future) | (Which::This, Tense::Unknown) => ahead,
        _ => -back,
    })
}

/// The ISO week of a day: `2024-W48`.
fn week_of(day: Date) -> String {
    let (year, week) = day.iso_week();
    format!("{year:04}-W{week:02}")
}

/// How many years back is long ago.
const LONG_AGO: i16 = 2;
/// From what distance on a text is a history; what a mention of the present takes off it; the greatest distance.
const DISTANT: i32 = 4;
const RETURN: i32 = 4;
const MOST_DISTANT: i32 = 12;

/// Whether the words only make sense to a reader of that day: `yesterday`, `last week`, `on Sunday`.
fn counts_from_anchor(meaning: Meaning) -> bool {
    match meaning {
        Meaning::Weekday { .. } | Meaning::Weekend(_) => true,
        Meaning::Offset { from, .. } => matches!(from, From::Anchor | From::Now),
        Meaning::Date { year, .. } | Meaning::Days { year, .. } | Meaning::Season { year, .. } => {
            matches!(year, YearOf::Relative(_) | YearOf::Anchor(Which::Last | Which::This | Which::Next))
        }
        _ => false,
    }
}

/// A year in four digits, those before Christ behind a minus sign: `-0264`.
fn year_value(year: i16) -> String {
    let sign = if year < 0 { "-" } else { "" };
    format!("{sign}{:04}", year.unsigned_abs())
}

fn with_ordinal_ending(number: u8) -> String {
    let ending = match (number % 10, number % 100) {
        (1, tens) if tens != 11 => "st",
        (2, tens) if tens != 12 => "nd",
        (3, tens) if tens != 13 => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// A length as ISO 8601 has it: `P3Y`, `PT5H`, `PXD` of an unknown number of days.
fn length(unit: Unit, amount: Option<f64>) -> Option<String> {
    let (prefix, letter, times) = match unit {
        Unit::Second => ("PT", 'S', 1.0),
        Unit::Minute => ("PT", 'M', 1.0),
        Unit::Hour => ("PT", 'H', 1.0),
        Unit::Day | Unit::Night => ("P", 'D', 1.0),
        Unit::Week => ("P", 'W', 1.0),
        Unit::Fortnight => ("P", 'W', 2.0),
        Unit::Month => ("P", 'M', 1.0),
        Unit::Year => ("P", 'Y', 1.0),
        Unit::Decade => ("P", 'Y', 10.0),
        Unit::Century => ("P", 'Y', 100.0),
        Unit::Weekend | Unit::Quarter | Unit::Season => return None,
    };
    Some(match amount {
        Some(amount) => format!("{prefix}{}{letter}", amount * times),
        None => format!("{prefix}X{letter}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn iso_weeks_may_belong_to_the_year_beside() {
        for (date, week) in [
            ("2021-01-03", "2020-W53"),
            ("2018-12-31", "2019-W01"),
            ("2024-12-02", "2024-W49"),
            ("0001-01-01", "0001-W01"),
        ] {
            assert_eq!(week_of(day(date)), week);
        }
    }

    #[test]
    fn a_weekday_is_the_last_one_unless_the_tense_says_otherwise() {
        let monday = day("2024-12-02");
        let resolved =
            |weekday, which, tense| weekday_from(monday, weekday, which, tense).unwrap().to_string();
        assert_eq!(resolved(6, Which::Unsaid, Tense::Unknown), "2024-12-01");
        assert_eq!(resolved(0, Which::Unsaid, Tense::Past), "2024-12-02");
        assert_eq!(resolved(0, Which::Last, Tense::Past), "2024-11-25");
        assert_eq!(resolved(0, Which::Next, Tense::Past), "2024-12-09");
        assert_eq!(resolved(4, Which::Unsaid, Tense::Future), "2024-12-06");
    }

    #[test]
    fn no_offset_leaves_the_calendar() {
        let mut resolver = Resolver::new(Some(day("9999-12-31")));
        let offset = |unit, amount| Meaning::Offset { unit, amount, from: From::Now };
        for unit in
            [Unit::Day, Unit::Week, Unit::Fortnight, Unit::Month, Unit::Year, Unit::Decade, Unit::Century]
        {
            assert_eq!(resolver.value(offset(unit, 9_999), Tense::Unknown), None, "{unit:?}");
        }
        assert_eq!(
            resolver.value(offset(Unit::Day, -1), Tense::Unknown),
            Some(Value::Timex { value: "9999-12-30".to_owned() })
        );
    }

    #[test]
    fn lengths_are_written_as_iso_8601_has_them() {
        assert_eq!(length(Unit::Decade, Some(2.0)).as_deref(), Some("P20Y"));
        assert_eq!(length(Unit::Minute, Some(1.5)).as_deref(), Some("PT1.5M"));
        assert_eq!(length(Unit::Week, None).as_deref(), Some("PXW"));
    }
}
