//! Amounts of money and percentages: `$1.2bn`, `Rs 500`, `5 million euros`, `tens of millions of dollars`, `10 pct`.

use super::lexicon::{self, Sense};
use super::mention::{Meaning, Mention, Rule};
use super::number::{self, Number};
use super::reader::Reader;

/// A currency's ISO 4217 code, and how many of the units that were named make one of it.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Currency {
    /// Empty if the word names several currencies (`francs`, `pesos`).
    code: &'static str,
    parts: f64,
}

/// Reads an amount whose currency stands before its number, in the same token or not.
pub(super) fn with_sign(reader: Reader<'_>, at: usize) -> Option<Mention> {
    if reader.is_money(at) {
        let word = reader.word(at);
        let digit = word.find(|c: char| c.is_ascii_digit())?;
        return signed(reader, at, currency_of_sign(&word[..digit])?, &word[digit..], at + 1);
    }
    let (code, number) = detached_sign(reader, at)?;
    signed(reader, at, code, reader.word(number), number + 1)
}

/// `US $ 10`, `$US 9.9`, `€ 5`, `Rs. 500`: the currency and the index of the number.
fn detached_sign(reader: Reader<'_>, at: usize) -> Option<(&'static str, usize)> {
    let (one, two) = (reader.is_number(at + 1), reader.is_number(at + 2));
    if two {
        match (reader.word(at), reader.word(at + 1)) {
            ("US", "$") | ("$", "US") => return Some(("USD", at + 2)),
            ("NZ", "$") => return Some(("NZD", at + 2)),
            ("Rs", ".") if reader.is_glued(at + 1) => return Some(("INR", at + 2)),
            _ => {}
        }
    }
    one.then(|| currency_of_sign(reader.word(at))).flatten().map(|code| (code, at + 1))
}

/// `AED9.50 million`, `Rs999`: a code with glued digits, which the tokenizer takes for a word.
pub(super) fn with_glued_code(reader: Reader<'_>, at: usize) -> Option<Mention> {
    let word = reader.word(at);
    let digit = word.find(|c: char| c.is_ascii_digit()).filter(|&digit| digit > 0)?;
    let code = currency_of_sign(&word[..digit])?;
    let mut end = at + 1;
    while end < at + 9
        && matches!(reader.word(end), "." | ",")
        && reader.is_glued(end)
        && reader.is_number(end + 1)
        && reader.is_glued(end + 1)
    {
        end += 2;
    }
    let text = reader.text(at..end);
    signed(reader, at, code, &text[digit..], end)
}

/// The amount from its digits and the words behind them.
fn signed(reader: Reader<'_>, first: usize, code: &'static str, digits: &str, end: usize) -> Option<Mention> {
    let (value, rest) = number::digits(digits)?;
    let power = number::suffix_power(rest)?;
    let mut amount = number::with_powers(reader, value * power, end);
    if reader.is_dash(amount.end) && reader.is_number(amount.end + 1) {
        if let Some(last) = number::read(reader, amount.end + 1).filter(|last| last.end > amount.end + 2) {
            amount = Number { value: None, end: last.end };
        }
    }
    let named =
        currency_word(reader, amount.end).filter(|named| named.1 > amount.end && named.0.code == code);
    let end = named.map_or(amount.end, |named| named.1);
    let meaning = Meaning::Money(amount.value.filter(|_| !code.is_empty()).map(|amount| (amount, code)));
    Some(Mention { first, end, meaning, rule: Rule::Money })
}

/// Reads an amount whose currency stands behind its number, or a percentage; `first` is the number that begins at `at`.
pub(super) fn with_name(reader: Reader<'_>, at: usize, first: Number) -> Option<Mention> {
    let number = number::up_to(reader, first);
    if let Some(end) = percent_end(reader, number.end) {
        return Some(Mention {
            first: at,
            end,
            meaning: Meaning::Percent(number.value),
            rule: Rule::Percent,
        });
    }
    let joined = reader.is_dash(first.end) && matches!(first.value, Some(value) if value < 1000.0);
    let number = if joined { number } else { first };
    let of = reader.skip(number.end, "of");
    let of = if number.value.is_none() { of } else { number.end };
    let dash = usize::from(reader.is_dash(of) && reader.is_glued(of));
    let (currency, end) = currency_word(reader, of + dash)?;
    let scaled = matches!(reader.sense(number.end - 1), Sense::Power(_) | Sense::Powers(_));
    let alone = scaled || !matches!(currency.code, "GBP" | "KRW" | "ZAR" | "MYR" | "BRL" | "LAK");
    let known = number.value.filter(|_| !currency.code.is_empty());
    let meaning = Meaning::Money(known.map(|value| (value / currency.parts, currency.code)));
    let plausible = alone
        || currency.parts > 1.0
        || number.value.is_some_and(|value| value >= 500.0)
        || reader.is_any(of, &["rand", "reais", "quid", "ringgit"]);
    plausible.then_some(Mention { first: at, end, meaning, rule: Rule::Money })
}

/// The index behind `percent`, `per cent`, `%`, `percentage points`.
fn percent_end(reader: Reader<'_>, at: usize) -> Option<usize> {
    if reader.is_any(at, &["%", "percent", "pct", "pc"]) {
        return Some(at + 1);
    }
    if reader.is(at, "per") && reader.is(at + 1, "cent") {
        return Some(at + 2);
    }
    let points = reader.is(at, "percentage") && reader.is_any(at + 1, &["point", "points"]);
    if points {
        return Some(at + 2);
    }
    let hyphen = reader.is_dash(at) && reader.is_glued(at) && reader.is_any(at + 1, &["percent", "pct"]);
    hyphen.then_some(at + 2)
}

/// `10-percent`, `100-dollar`, `multibillion-dollar`: one token.
pub(super) fn hyphenated(reader: Reader<'_>, at: usize) -> Option<Mention> {
    let (number, name) = reader.word(at).rsplit_once('-')?;
    // A million-dollar prize is no amount, and a 1,900-pound bull no money.
    if name == "pound" || matches!(lexicon::sense(number), Sense::Power(_)) {
        return None;
    }
    let vague = matches!(number, "multi-million" | "multi-billion" | "multimillion" | "multibillion");
    let value = match number::digits(number) {
        Some((value, rest)) => Some(value * number::suffix_power(rest)?),
        None if vague => None,
        None => Some(number::in_one_word(number)?),
    };
    let (meaning, rule) = if matches!(name, "percent" | "pct") {
        (Meaning::Percent(value), Rule::Percent)
    } else {
        let currency = currency_of_name(name)?;
        (Meaning::Money(value.map(|value| (value / currency.parts, currency.code))), Rule::Money)
    };
    Some(Mention { first: at, end: at + 1, meaning, rule })
}

/// The currency that is named at `at`, perhaps behind its country, and the index behind it.
fn currency_word(reader: Reader<'_>, at: usize) -> Option<(Currency, usize)> {
    let of_country = match reader.word(at) {
        "U.S." | "US" | "American" => "USD",
        "Canadian" => "CAD",
        "Australian" => "AUD",
        "Singapore" => "SGD",
        "New" if reader.word(at + 1) == "Zealand" => "NZD",
        "Hong" if reader.word(at + 1) == "Kong" => "HKD",
        "Swiss" => "CHF",
        "Mexican" => "MXN",
        "Philippine" => "PHP",
        "Kenyan" => "KES",
        "Iraqi" => "IQD",
        "Kuwaiti" => "KWD",
        "Jordanian" => "JOD",
        "Pakistani" => "PKR",
        "Indian" => "INR",
        "Turkish" => "TRY",
        "Egyptian" => "EGP",
        "Swedish" => "SEK",
        "Norwegian" => "NOK",
        "Danish" => "DKK",
        _ => return Some((currency_of_name(reader.word(at))?, at + 1)),
    };
    let name = at + if matches!(reader.word(at), "New" | "Hong") { 2 } else { 1 };
    let named = currency_of_name(reader.word(name))?;
    Some((Currency { code: of_country, ..named }, name + 1))
}

/// The currency that a sign or code before a number stands for.
fn currency_of_sign(sign: &str) -> Option<&'static str> {
    Some(match sign {
        "$" | "US$" | "$US" | "USD" | "USD$" | "dlrs" => "USD",
        "€" | "EUR" | "EUR€" => "EUR",
        "£" | "GBP" | "GBP£" | "UK£" | "stg" => "GBP",
        "¥" | "JPY" | "JP¥" => "JPY",
        "CNY" | "RMB" | "CN¥" => "CNY",
        "₹" | "Rs" | "Rs." | "INR" => "INR",
        "PKR" | "Pkr" => "PKR",
        "₽" | "RUB" => "RUB",
        "₩" | "KRW" => "KRW",
        "₦" | "NGN" => "NGN",
        "₺" | "TRY" | "TL" => "TRY",
        "₪" | "NIS" | "ILS" => "ILS",
        "₴" | "UAH" => "UAH",
        "₱" | "PHP" | "Php" => "PHP",
        "฿" | "THB" => "THB",
        "₫" | "VND" => "VND",
        "₸" | "KZT" => "KZT",
        "A$" | "AU$" | "AUD" | "AUD$" => "AUD",
        "C$" | "CA$" | "CAD" | "CAD$" | "CDN$" | "Cdn$" => "CAD",
        "NZ$" | "NZD" | "NZD$" => "NZD",
        "HK$" | "HKD" => "HKD",
        "S$" | "SGD" | "SG$" => "SGD",
        "NT$" | "TWD" => "TWD",
        "R$" | "BRL" => "BRL",
        "J$" => "JMD",
        "TT$" => "TTD",
        "RM" | "MYR" => "MYR",
        "IDR" | "Rp" => "IDR",
        "CHF" | "SFr" => "CHF",
        "SEK" => "SEK",
        "NOK" => "NOK",
        "DKK" => "DKK",
        "PLN" => "PLN",
        "CZK" => "CZK",
        "HUF" => "HUF",
        "ZAR" => "ZAR",
        "KES" | "KSh" | "Ksh" => "KES",
        "UGX" => "UGX",
        "TZS" => "TZS",
        "GHS" | "GH¢" | "GH₵" => "GHS",
        "AED" | "Dh" | "Dhs" => "AED",
        "SAR" => "SAR",
        "QAR" | "QR" => "QAR",
        "KD" | "KWD" => "KWD",
        "BHD" => "BHD",
        "OMR" => "OMR",
        "EGP" => "EGP",
        "MXN" | "Mex$" => "MXN",
        "DM" => "DEM",
        "Tk" | "BDT" => "BDT",
        _ => return None,
    })
}

/// The currency that a word behind a number stands for.
fn currency_of_name(name: &str) -> Option<Currency> {
    let mut buffer = [0; 10];
    let lower = buffer.get_mut(..name.len())?;
    lower.copy_from_slice(name.as_bytes());
    lower.make_ascii_lowercase();
    let hundredth = |code| Currency { code, parts: 100.0 };
    let code = match std::str::from_utf8(lower).ok()? {
        "dollar" | "dollars" | "dlrs" | "dlr" | "usd" | "bucks" => "USD",
        "euro" | "euros" | "eur" => "EUR",
        "pound" | "pounds" | "quid" | "stg" | "sterling" => "GBP",
        "yen" => "JPY",
        "yuan" | "renminbi" => "CNY",
        "rupee" | "rupees" => "INR",
        "rouble" | "roubles" | "ruble" | "rubles" => "RUB",
        "rand" => "ZAR",
        "won" => "KRW",
        "real" | "reais" => "BRL",
        "naira" => "NGN",
        "taka" => "BDT",
        "lari" => "GEL",
        "rupiah" => "IDR",
        "ringgit" => "MYR",
        "ngultrum" => "BTN",
        "hryvnia" | "hryvnias" => "UAH",
        "zloty" | "zlotys" => "PLN",
        "forint" | "forints" => "HUF",
        "baht" => "THB",
        "dong" => "VND",
        "dirham" | "dirhams" => "AED",
        "riyal" | "riyals" => "SAR",
        "shekel" | "shekels" => "ILS",
        "afghani" | "afghanis" => "AFN",
        "tenge" => "KZT",
        "cedi" | "cedis" => "GHS",
        "birr" => "ETB",
        "kwacha" => "ZMW",
        "mark" | "marks" => "DEM",
        "lira" | "liras" | "lire" => "TRY",
        "guilders" | "guilder" => "NLG",
        "drachma" | "drachmas" => "GRD",
        "franc" | "francs" | "peso" | "pesos" | "dinar" | "dinars" | "shilling" | "shillings" | "crowns"
        | "kronor" | "kroner" | "rials" | "rial" | "bolivars" | "koruna" | "krona" | "krone" | "kip" => "",
        "cent" | "cents" => return Some(hundredth("USD")),
        "pence" => return Some(hundredth("GBP")),
        "sen" => return Some(hundredth("MYR")),
        "kopecks" => return Some(hundredth("RUB")),
        _ => return None,
    };
    Some(Currency { code, parts: 1.0 })
}
