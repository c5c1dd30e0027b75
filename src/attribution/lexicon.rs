//! The verbs and nouns that report what somebody says, believes, orders or asks.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::Class;
use super::part_of_speech::{LONGEST, lower};
use crate::tagger::hash;

/// What a verb reports and what it takes; the group decides where its content and addressee stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Group {
    /// A clause or a quotation: `said that ...`, `"...", he added`.
    Say,
    /// Also a noun phrase that stands for a clause: `confirmed the death`, `promised help`.
    Announce,
    /// First the addressee: `told reporters that ...`.
    Tell,
    /// Addressee and infinitive, or a noun phrase: `urged Iran to ...`, `demanded an inquiry`.
    Order,
    /// A question, with or without addressee.
    Ask,
    /// A clause that the source takes to be true or wishes.
    Believe,
    /// What the source itself means to do, as infinitive or noun phrase: `plans to leave`.
    Want,
    /// A noun phrase about which an opinion is given: `rejected the offer`, `called it a plot`.
    Judge,
    /// What documents, polls and figures do: `showed`, `found`.
    Show,
    /// A manner of speaking or a posture, with a quotation only: `laughed`, `texted`.
    Utter,
}

impl Group {
    /// Whether an addressee may stand between the verb and its content.
    pub(super) const fn takes_addressee(self) -> bool {
        matches!(self, Self::Tell | Self::Order | Self::Ask)
    }

    /// The class of what these verbs report, unless their complement says otherwise.
    pub(super) const fn class(self) -> Class {
        match self {
            Self::Order => Class::Order,
            Self::Ask => Class::Question,
            Self::Believe | Self::Want => Class::Belief,
            _ => Class::Statement,
        }
    }

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Say => "say",
            Self::Announce => "announce",
            Self::Tell => "tell",
            Self::Order => "order",
            Self::Ask => "ask",
            Self::Believe => "believe",
            Self::Want => "want",
            Self::Judge => "judge",
            Self::Show => "show",
            Self::Utter => "utter",
        }
    }
}

/// A verb that can be a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Verb {
    pub(super) lemma: &'static str,
    pub(super) group: Group,
}

const VERBS: &[(Group, &str)] = &[
    (
        Group::Say,
        "say state add note explain reply remark comment insist argue observe continue respond answer conclude \
         recall reiterate repeat stress emphasise emphasize underline underscore highlight contend assert maintain \
         affirm reaffirm testify swear write tweet post admit concede acknowledge confess complain lament caution \
         counter retort allege claim speculate theorize theorise reason opine hint imply signal indicate suggest \
         clarify elaborate specify charge agree disagree warn estimate mention submit conjecture postulate attest \
         surmise echo point object protest quote cite deny recount maintain pronounce rule testify blog stipulate speak mean",
    ),
    (
        Group::Announce,
        "report announce confirm declare reveal disclose predict forecast project calculate promise pledge vow \
         threaten offer propose guarantee proclaim publish release state detail document record forecast foresee \
         foretell attribute decide oppose support refuse dispute decline put rate rank count express voice provide \
         give issue extend send resolve undertake list identify name define specify discuss recommend voice convey claim \
         estimate deem determine concede accept submit describe",
    ),
    (Group::Tell, "tell hear inform remind assure reassure notify brief advise convince thank"),
    (
        Group::Order,
        "urge order demand request beg instruct implore command direct invite encourage press require plead appeal \
         recommend bid petition exhort entreat challenge authorize authorise forbid seek pressure",
    ),
    (Group::Ask, "ask question wonder inquire enquire query"),
    (
        Group::Believe,
        "believe think expect hope fear suspect reckon feel assume presume suppose anticipate consider know doubt \
         worry regard see view understand trust imagine guess envisage envision dread interpret foresee repute rumour \
         rumor remember",
    ),
    (Group::Want, "want plan intend wish aim prefer desire consider like"),
    (
        Group::Judge,
        "call describe dismiss reject condemn criticise criticize praise welcome accuse blame denounce decry hail \
         brand label dub term liken compare characterise characterize portray slam blast deplore commend applaud \
         laud endorse defend rebuff rebut refute reject repudiate disavow favour favor credit attack fault ridicule \
         mock salute congratulate compliment rubbish classify categorize categorise denigrate lambast lambaste \
         appreciate recognise recognize refer designate regret apologise apologize implicate value boast marvel \
         disapprove rebuke scold berate castigate chastise bemoan disparage belittle downplay extol vilify",
    ),
    (Group::Show, "show find indicate suggest read reveal conclude record"),
    (
        Group::Utter,
        "react shout yell cry chant whisper mutter murmur growl scoff laugh sigh exclaim grumble quip joke volunteer \
         venture interject text email e-mail scream snap thunder boom muse interrupt grin shrug \
         tease gush rejoin chime message bellow intone sing groan moan hiss bark croak declaim sob weep snarl \
         deadpan enthuse chuckle giggle protest quoth sneer jeer taunt roar rage rant fume gasp wail howl shriek \
         screech stammer stutter mumble drawl blurt jest wisecrack reminisce ponder preach",
    ),
];

/// Forms that do not follow the rules: base form, third person, past, participle, gerund.
const IRREGULAR: &[[&str; 5]] = &[
    ["say", "says", "said", "said", "saying"],
    ["tell", "tells", "told", "told", "telling"],
    ["write", "writes", "wrote", "written", "writing"],
    ["hear", "hears", "heard", "heard", "hearing"],
    ["send", "sends", "sent", "sent", "sending"],
    ["speak", "speaks", "spoke", "spoken", "speaking"],
    ["mean", "means", "meant", "meant", "meaning"],
    ["think", "thinks", "thought", "thought", "thinking"],
    ["swear", "swears", "swore", "sworn", "swearing"],
    ["read", "reads", "read", "read", "reading"],
    ["put", "puts", "put", "put", "putting"],
    ["find", "finds", "found", "found", "finding"],
    ["know", "knows", "knew", "known", "knowing"],
    ["see", "sees", "saw", "seen", "seeing"],
    ["feel", "feels", "felt", "felt", "feeling"],
    ["give", "gives", "gave", "given", "giving"],
    ["seek", "seeks", "sought", "sought", "seeking"],
    ["show", "shows", "showed", "shown", "showing"],
    ["understand", "understands", "understood", "understood", "understanding"],
    ["forbid", "forbids", "forbade", "forbidden", "forbidding"],
    ["foresee", "foresees", "foresaw", "foreseen", "foreseeing"],
    ["foretell", "foretells", "foretold", "foretold", "foretelling"],
    ["undertake", "undertakes", "undertook", "undertaken", "undertaking"],
    ["begin", "begins", "began", "begun", "beginning"],
    ["sing", "sings", "sang", "sung", "singing"],
    ["weep", "weeps", "wept", "wept", "weeping"],
    ["bid", "bids", "bid", "bid", "bidding"],
    ["forecast", "forecasts", "forecast", "forecast", "forecasting"],
    ["rebut", "rebuts", "rebutted", "rebutted", "rebutting"],
    ["quip", "quips", "quipped", "quipped", "quipping"],
    ["blog", "blogs", "blogged", "blogged", "blogging"],
    ["dub", "dubs", "dubbed", "dubbed", "dubbing"],
    ["grin", "grins", "grinned", "grinned", "grinning"],
    ["shrug", "shrugs", "shrugged", "shrugged", "shrugging"],
    ["nod", "nods", "nodded", "nodded", "nodding"],
    ["snap", "snaps", "snapped", "snapped", "snapping"],
    ["sob", "sobs", "sobbed", "sobbed", "sobbing"],
    ["slam", "slams", "slammed", "slammed", "slamming"],
    ["plan", "plans", "planned", "planned", "planning"],
    ["beg", "begs", "begged", "begged", "begging"],
    ["admit", "admits", "admitted", "admitted", "admitting"],
    ["submit", "submits", "submitted", "submitted", "submitting"],
    ["label", "labels", "labelled", "labeled", "labelling"],
    ["signal", "signals", "signalled", "signaled", "signalling"],
    ["marvel", "marvels", "marvelled", "marveled", "marvelling"],
    ["refer", "refers", "referred", "referred", "referring"],
    ["prefer", "prefers", "preferred", "preferred", "preferring"],
];

/// The five forms of a verb.
fn forms(lemma: &'static str) -> [String; 5] {
    if let Some(irregular) = IRREGULAR.iter().find(|forms| forms[0] == lemma) {
        return irregular.map(str::to_owned);
    }
    let before_last = lemma.as_bytes()[lemma.len().saturating_sub(2)];
    let consonant_y = lemma.ends_with('y') && !b"aeiou".contains(&before_last);
    let third = match lemma {
        _ if consonant_y => format!("{}ies", &lemma[..lemma.len() - 1]),
        _ if ["s", "sh", "ch", "x"].iter().any(|end| lemma.ends_with(end)) => format!("{lemma}es"),
        _ => format!("{lemma}s"),
    };
    let past = match lemma {
        _ if consonant_y => format!("{}ied", &lemma[..lemma.len() - 1]),
        _ if lemma.ends_with('e') => format!("{lemma}d"),
        _ => format!("{lemma}ed"),
    };
    let gerund = match lemma.strip_suffix('e') {
        Some(stem) if !lemma.ends_with("ee") => format!("{stem}ing"),
        _ => format!("{lemma}ing"),
    };
    [lemma.to_owned(), third, past.clone(), past, gerund]
}

/// Nouns that report, with a possessor and a content: `his claim that ...`, `calls by Iran for ...`.
const NOUNS: &[(Group, &str)] = &[
    (
        Group::Announce,
        "claim claims statement comment comments remark remarks announcement announcements assertion assertions \
         contention allegation allegations accusation accusations warning warnings suggestion suggestions \
         conclusion admission argument insistence acknowledgment prediction threat threats promise promises pledge \
         proposal proposals decision version explanation criticism condemnation denial offer offers refusal protest \
         protests assurance assurances vow charge charges complaint complaints report reports finding findings \
         objection objections invitation endorsement",
    ),
    (
        Group::Order,
        "call calls demand demands request requests appeal appeals recommendation recommendations order orders",
    ),
    (
        Group::Believe,
        "fear fears hope hopes belief concern concerns doubts suspicion suspicions worries view opinion expectation \
         expectations plan plans intention desire wish doubt reservations frustration anger",
    ),
];

/// Adjectives that, behind a form of `be`, say what somebody believes: `is confident that`, `are worried about`.
const ADJECTIVES: &str = "confident concerned worried afraid optimistic convinced hopeful sure certain skeptical \
     sceptical adamant pessimistic fearful unsure unaware aware clear appalled relieved saddened proud critical drawn";

/// The words with which `according to` and `in the words of` begin.
const PREPOSITIONS: &str = "according in";

/// What a word can be at the head of a cue.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Entry {
    /// A form of a verb; one of several groups belongs to the first that lists it.
    pub(super) verb: Option<Verb>,
    pub(super) noun: Option<Verb>,
    pub(super) adjective: Option<Verb>,
    pub(super) preposition: bool,
}

/// What the word can be at the head of a cue, in one look; `None` for most words.
pub(super) fn entry(word: &str) -> Option<&'static Entry> {
    static ENTRIES: OnceLock<FxHashMap<u64, Entry>> = OnceLock::new();
    ENTRIES.get_or_init(entries).get(&hash::wide(lower(word, &mut [0; LONGEST])))
}

/// The verb of which `word` is a form.
pub(super) fn verb(word: &str) -> Option<Verb> {
    entry(word)?.verb
}

/// What each word can be, by its hash.
fn entries() -> FxHashMap<u64, Entry> {
    let mut all: FxHashMap<u64, Entry> = FxHashMap::default();
    for &(group, lemmas) in VERBS {
        for lemma in lemmas.split_whitespace() {
            for form in forms(lemma) {
                all.entry(hash::wide(&form)).or_default().verb.get_or_insert(Verb { lemma, group });
            }
        }
    }
    for &(group, nouns) in NOUNS {
        for noun in nouns.split_whitespace() {
            all.entry(hash::wide(noun)).or_default().noun = Some(Verb { lemma: singular(noun), group });
        }
    }
    for lemma in ADJECTIVES.split_whitespace() {
        all.entry(hash::wide(lemma)).or_default().adjective = Some(Verb { lemma, group: Group::Believe });
    }
    for word in PREPOSITIONS.split_whitespace() {
        all.entry(hash::wide(word)).or_default().preposition = true;
    }
    all
}

/// The singular of a noun that reports.
fn singular(noun: &'static str) -> &'static str {
    match noun {
        "worries" => "worry",
        _ => noun.strip_suffix('s').unwrap_or(noun),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_a_verb_leads_to_its_lemma() {
        for (form, lemma) in [
            ("Said", "say"),
            ("denies", "deny"),
            ("denying", "deny"),
            ("begged", "beg"),
            ("accusing", "accuse"),
            ("stresses", "stress"),
            ("foresaw", "foresee"),
            ("agreeing", "agree"),
        ] {
            assert_eq!(verb(form).map(|verb| verb.lemma), Some(lemma), "{form}");
        }
        assert_eq!(verb("walked"), None);
    }

    #[test]
    fn a_word_can_be_a_verb_and_a_noun() {
        let claims = entry("Claims").unwrap();
        assert_eq!(claims.verb.map(|verb| verb.group), Some(Group::Say));
        assert_eq!(claims.noun.map(|noun| (noun.lemma, noun.group)), Some(("claim", Group::Announce)));
        assert_eq!(entry("worries").unwrap().noun.map(|noun| noun.lemma), Some("worry"));
        assert!(entry("the").is_none());
    }
}
