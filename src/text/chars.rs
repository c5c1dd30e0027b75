//! What the tokenizer knows about single bytes and characters.

/// Classes of ASCII bytes; everything from 0x80 is `High` and decided by character.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Blank,
    Newline,
    Letter,
    Digit,
    Quote,
    Dash,
    Stop,
    Symbol,
    High,
}

const CLASSES: [Class; 256] = {
    let mut table = [Class::Symbol; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'\n' | b'\r' => Class::Newline,
            0..=b' ' | 0x7f => Class::Blank,
            b'A'..=b'Z' | b'a'..=b'z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b'"' | b'\'' | b'`' => Class::Quote,
            b'-' | b'_' => Class::Dash,
            b'.' | b'!' | b'?' => Class::Stop,
            0x80..=0xff => Class::High,
            _ => Class::Symbol,
        };
        byte += 1;
    }
    table
};

pub(super) fn class(byte: u8) -> Class {
    CLASSES[byte as usize]
}

/// Whether a word that has reached this byte ends here, whatever follows: most words do.
pub(super) fn ends_word(byte: u8) -> bool {
    const TABLE: [bool; 256] = {
        let mut table = [true; 256];
        let mut byte = 0;
        while byte < 256 {
            let joins = matches!(byte as u8, b'\'' | b'-' | b'_' | b'.' | b'&' | b'$' | b':' | b'@' | b'+');
            let goes_on = matches!(CLASSES[byte], Class::Letter | Class::Digit | Class::High);
            table[byte] = !joins && !goes_on;
            byte += 1;
        }
        table
    };
    TABLE[byte as usize]
}

/// Characters that never end a word although they are no letters: combining marks, joiners, soft hyphens.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{5bf}'..='\u{5c7}'
        | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}'
        | '\u{e47}'..='\u{e4e}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{200c}' | '\u{200d}'
        | '\u{20d0}'..='\u{20ff}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}')
}

pub(super) fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || is_mark(c)
}

/// White space, and characters that print nothing: they separate tokens and belong to none.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Line ends beyond ASCII.
pub(super) fn is_line_end(c: char) -> bool {
    matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Quotation marks beyond ASCII, the typographic apostrophe included.
pub(super) fn is_quote(c: char) -> bool {
    matches!(
        c,
        '“' | '”'
            | '„'
            | '‟'
            | '‘'
            | '’'
            | '‚'
            | '‛'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '〝'
            | '〞'
            | '＂'
            | '´'
    )
}

/// Dashes beyond ASCII.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '‐' | '‑' | '‒' | '–' | '—' | '―' | '−')
}

/// Currency signs beyond ASCII that stand before their amount.
pub(super) fn is_currency_sign(c: char) -> bool {
    matches!(
        c,
        '£' | '€'
            | '¥'
            | '₹'
            | '₽'
            | '₩'
            | '₦'
            | '₺'
            | '₪'
            | '₫'
            | '₱'
            | '₴'
            | '₵'
            | '฿'
            | '៛'
            | '₡'
            | '₸'
            | '₾'
    )
}
