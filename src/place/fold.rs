//! Folding: the one form in which names are compared, without case, accents and punctuation.

/// A folded name: `SÃO PAULO`, `Sao Paulo` and `São  Paulo` all fold to `sao paulo`.
///
/// Full stops and apostrophes vanish (`U.S.` is `us`), any other punctuation parts words, `St.`, `Ste.`, `Ft.` and
/// `Mt.` are written out, and a leading `the` is dropped.
#[derive(Clone, Copy)]
pub(crate) struct Key {
    bytes: [u8; Self::LONGEST],
    length: usize,
    /// Where the word that is being written began.
    word: usize,
}

impl Key {
    /// No name in the table is longer; what is cut off cannot be found anyway.
    const LONGEST: usize = 64;

    /// The folded form of `name`; empty if the name is too long to be in the table.
    pub(crate) fn new(name: &str) -> Self {
        let mut key = Self { bytes: [0; Self::LONGEST], length: 0, word: 0 };
        if name.len() > 2 * Self::LONGEST || key.fold(name).is_none() {
            key.length = 0;
        }
        key
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.length]
    }

    /// Folds all of `name`; `None` if it does not fit.
    fn fold(&mut self, name: &str) -> Option<()> {
        for c in name.chars() {
            match c {
                'a'..='z' | '0'..='9' => self.push(c as u8)?,
                'A'..='Z' => self.push(c.to_ascii_lowercase() as u8)?,
                '.' | '\'' | '’' | '‘' | '`' | 'ʻ' | 'ʼ' => {}
                '&' => {
                    self.end_word()?;
                    self.push_all(b"and")?;
                    self.end_word()?;
                }
                _ if c.is_ascii() => self.end_word()?,
                _ => self.push_letter(c)?,
            }
        }
        self.end_word()?;
        if self.length > 0 {
            self.length -= 1;
        }
        if self.bytes[..self.length].starts_with(b"the ") {
            self.bytes.copy_within(4.., 0);
            self.length -= 4;
        }
        Some(())
    }

    fn push(&mut self, byte: u8) -> Option<()> {
        *self.bytes.get_mut(self.length)? = byte;
        self.length += 1;
        Some(())
    }

    fn push_all(&mut self, bytes: &[u8]) -> Option<()> {
        bytes.iter().try_for_each(|&byte| self.push(byte))
    }

    fn push_letter(&mut self, c: char) -> Option<()> {
        match plain(c) {
            Some(letters) => self.push_all(letters.as_bytes()),
            None if c.is_alphanumeric() => {
                let mut buffer = [0; 4];
                c.to_lowercase().try_for_each(|c| self.push_all(c.encode_utf8(&mut buffer).as_bytes()))
            }
            None => self.end_word(),
        }
    }

    /// Closes the word with a blank and writes it out if it is abbreviated.
    fn end_word(&mut self) -> Option<()> {
        let long: &[u8] = match &self.bytes[self.word..self.length] {
            b"" => return Some(()),
            b"st" => b"saint",
            b"ste" => b"sainte",
            b"ft" => b"fort",
            b"mt" => b"mount",
            _ => b"",
        };
        if !long.is_empty() {
            self.length = self.word;
            self.push_all(long)?;
        }
        self.push(b' ')?;
        self.word = self.length;
        Some(())
    }
}

/// The Latin letters without accents that stand for `c`; empty for a combining mark.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{300}'..='\u{36f}' | '\u{ad}' => "",
        'À'..='Å' | 'à'..='å' | 'Ā'..='ą' | 'Ǎ' | 'ǎ' | 'Ə' | 'ə' | 'Ạ'..='ặ' => "a",
        'Æ' | 'æ' => "ae",
        'Ç' | 'ç' | 'Ć'..='č' => "c",
        'Ð' | 'ð' | 'Ď'..='đ' | 'Ḑ' | 'ḑ' | 'Ḍ' | 'ḍ' => "d",
        'È'..='Ë' | 'è'..='ë' | 'Ē'..='ě' | 'Ẹ'..='ệ' => "e",
        'Ĝ'..='ģ' | 'Ǧ' | 'ǧ' => "g",
        'Ĥ'..='ħ' | 'Ḩ' | 'ḩ' | 'Ḥ' | 'ḥ' => "h",
        'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ'..='ı' | 'Ǐ' | 'ǐ' | 'Ỉ'..='ị' => "i",
        'Ĵ' | 'ĵ' => "j",
        'Ķ'..='ĸ' | 'Ḳ' | 'ḳ' => "k",
        'Ĺ'..='ł' => "l",
        'Ñ' | 'ñ' | 'Ń'..='ŋ' => "n",
        'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' | 'Ō'..='ő' | 'Ơ' | 'ơ' | 'Ǒ' | 'ǒ' | 'Ọ'..='ợ' => {
            "o"
        }
        'Œ' | 'œ' => "oe",
        'Ŕ'..='ř' => "r",
        'ß' => "ss",
        'Ś'..='š' | 'Ș' | 'ș' | 'Ṣ' | 'ṣ' => "s",
        'Ţ'..='ŧ' | 'Ț' | 'ț' | 'Ṭ' | 'ṭ' => "t",
        'Þ' | 'þ' => "th",
        'Ù'..='Ü' | 'ù'..='ü' | 'Ũ'..='ų' | 'Ư' | 'ư' | 'Ǔ' | 'ǔ' | 'Ụ'..='ự' => "u",
        'Ŵ' | 'ŵ' => "w",
        'Ý' | 'ý' | 'ÿ' | 'Ŷ'..='Ÿ' | 'Ỳ'..='ỹ' => "y",
        'Ź'..='ž' | 'Ẓ' | 'ẓ' => "z",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::Key;

    #[test]
    fn case_accents_and_punctuation_do_not_count() {
        for (left, right) in [
            ("SAO PAULO", "São Paulo"),
            ("ST. LOUIS", "Saint Louis"),
            ("N'DJAMENA", "Ndjamena"),
            ("U.S.", "US"),
            ("the Netherlands", "NETHERLANDS"),
            ("Trinidad & Tobago", "Trinidad and Tobago"),
            ("Port-au-Prince", "PORT AU PRINCE"),
            ("ŁÓDŹ", "lodz"),
            ("Hà Nội", "ha noi"),
            ("São", "Sa\u{303}o"),
        ] {
            assert_eq!(Key::new(left).as_bytes(), Key::new(right).as_bytes(), "{left} {right}");
        }
    }

    #[test]
    fn a_name_that_does_not_fit_folds_to_nothing() {
        assert!(Key::new(&"a".repeat(65)).as_bytes().is_empty());
        assert!(Key::new(&"st ".repeat(20)).as_bytes().is_empty());
        assert!(Key::new("... !").as_bytes().is_empty());
    }
}
