//! The nouns by which persons, organisations and documents are called.

/// Whether a noun is a role, office, trade or kinship of one person: `minister`, `nurse`, `widow`.
pub(super) fn is_role_noun(noun: &str) -> bool {
    has(ROLE_NOUNS, noun)
        || ["woman", "person", "ologist"]
            .iter()
            .any(|ending| noun.len() > ending.len() && noun.ends_with(ending))
}

/// Whether a singular noun is of organisations.
pub(super) fn is_body_noun(noun: &str) -> bool {
    has(BODY_NOUNS, noun)
}

/// Whether a singular noun is of texts that tell something.
pub(super) fn is_document_noun(noun: &str) -> bool {
    has(DOCUMENT_NOUNS, noun)
}

/// Whether a word says which of several offices of one name: `foreign` minister, `health` ministry.
pub(super) fn is_field(word: &str) -> bool {
    has(FIELDS, word)
}

/// Whether a role noun is so often that of the person spoken of last that `the lawyer` alone may take one up.
pub(super) fn is_everyday_role(noun: &str) -> bool {
    is_role_noun(noun) && !has(OFFICES, noun)
}

/// Whether a noun is one of kinship.
pub(super) fn is_kin(noun: &str) -> bool {
    has(KIN, noun)
}

/// The other nouns that may take up a role: `the pontiff` a pope, `the official` a minister.
pub(super) fn synonyms(role: &str) -> &'static [&'static str] {
    let row = SYNONYMS.binary_search_by_key(&role, |row| row.0);
    row.map_or(&[], |row| SYNONYMS[row].1)
}

fn has(list: &[&str], word: &str) -> bool {
    list.binary_search(&word).is_ok()
}

#[rustfmt::skip]
const SYNONYMS: &[(&str, &[&str])] = &[
    ("adviser", &["advisor", "aide"]),
    ("advisor", &["adviser", "aide"]),
    ("agency", &["administration", "bureau", "service"]),
    ("aide", &["adviser", "advisor", "assistant"]),
    ("airline", &["airways", "carrier"]),
    ("analyst", &["economist"]),
    ("attorney", &["lawyer", "counsel", "solicitor"]),
    ("author", &["writer", "novelist", "researcher", "poet"]),
    ("bloc", &["alliance", "union"]),
    ("boss", &["chief", "manager", "director"]),
    ("broadcaster", &["station", "network", "channel", "television"]),
    ("captain", &["skipper"]),
    ("carrier", &["airline", "airways"]),
    ("ceo", &["executive", "chief"]),
    ("chair", &["chairman", "chairwoman"]),
    ("chairman", &["chair", "head", "leader"]),
    ("chairwoman", &["chair", "head", "leader"]),
    ("charity", &["foundation", "trust"]),
    ("chief", &["head", "director", "commander", "leader", "commissioner", "coordinator", "secretary-general", "director-general"]),
    ("club", &["team"]),
    ("company", &["airline", "bank", "firm", "maker", "manufacturer", "producer", "corporation", "operator", "group", "giant"]),
    ("coordinator", &["chief", "head"]),
    ("diplomat", &["ambassador", "envoy", "minister"]),
    ("director", &["head", "chief"]),
    ("doctor", &["physician", "surgeon"]),
    ("economist", &["analyst"]),
    ("envoy", &["ambassador", "negotiator", "representative", "diplomat"]),
    ("executive", &["ceo", "chief"]),
    ("expert", &["professor", "analyst", "scientist", "researcher"]),
    ("firm", &["company"]),
    ("force", &["army"]),
    ("group", &["organisation", "organization", "movement", "party", "coalition", "society", "alliance", "association", "foundation", "institute", "network", "federation", "union", "front", "committee", "council", "centre", "center"]),
    ("head", &["chief", "director", "leader", "chairman", "president", "director-general", "chairwoman"]),
    ("investigator", &["detective", "inspector", "prosecutor"]),
    ("lawmaker", &["senator", "representative", "congressman", "congresswoman", "legislator", "parliamentarian", "mp", "member", "deputy"]),
    ("lawyer", &["attorney", "counsel", "solicitor", "barrister"]),
    ("leader", &["president", "premier", "minister", "chancellor", "chief", "chairman", "king", "head", "ruler", "prime-minister", "taoiseach", "commander", "chairwoman", "ayatollah", "emir", "sultan"]),
    ("lender", &["bank"]),
    ("monarch", &["king", "queen", "emperor", "emir", "sultan"]),
    ("monitor", &["observatory", "watchdog"]),
    ("musician", &["singer", "guitarist"]),
    ("negotiator", &["envoy"]),
    ("newspaper", &["daily", "paper"]),
    ("officer", &["commander", "captain", "colonel", "major", "lieutenant", "general", "sergeant"]),
    ("official", &["minister", "secretary", "negotiator", "coordinator", "director", "ambassador", "envoy", "adviser", "advisor", "spokesman", "spokeswoman", "commissioner", "chief", "deputy", "officer", "undersecretary", "governor", "head", "director-general", "secretary-general", "chairman", "mayor", "diplomat"]),
    ("organisation", &["organization", "group", "association", "society"]),
    ("organization", &["organisation", "group", "association", "society"]),
    ("paper", &["newspaper", "daily"]),
    ("party", &["alliance", "coalition", "congress", "league", "movement", "union"]),
    ("politician", &["mayor", "president", "minister", "senator", "leader", "lawmaker", "deputy"]),
    ("pontiff", &["pope"]),
    ("pope", &["pontiff"]),
    ("premier", &["minister"]),
    ("president", &["leader"]),
    ("priest", &["father", "pastor", "reverend", "vicar"]),
    ("ruler", &["king", "emir", "president"]),
    ("singer", &["musician"]),
    ("skipper", &["captain"]),
    ("spokesman", &["spokesperson"]),
    ("spokesperson", &["spokesman", "spokeswoman"]),
    ("spokeswoman", &["spokesperson"]),
    ("station", &["channel", "broadcaster", "television", "radio"]),
    ("team", &["club"]),
    ("union", &["association", "federation"]),
    ("watchdog", &["observatory", "monitor", "regulator"]),
];

/// Roles, offices, trades and kinships of one person; sorted.
#[rustfmt::skip]
const ROLE_NOUNS: &[&str] = &[
    "academic", "accountant", "activist", "actor", "actress", "adjutant", "administrator", "admiral",
    "adviser", "advisor", "advocate", "aide", "ambassador", "analyst", "anchor", "anthropologist",
    "archaeologist", "archbishop", "architect", "artist", "ascetic", "assistant", "associate", "astronaut",
    "astronomer", "athlete", "attache", "attendant", "attorney", "auditor", "aunt", "author", "ayatollah",
    "baker", "banker", "barber", "baron", "barrister", "bartender", "bassist", "beekeeper", "biologist",
    "bishop", "blogger", "boatman", "bodyguard", "bookseller", "boss", "boxer", "boy", "brigadier",
    "broker", "brother", "builder", "businessman", "businesswoman", "butcher", "campaigner", "candidate",
    "captain", "cardinal", "cardiologist", "caretaker", "carpenter", "cartoonist", "ceo", "chair", "chairman",
    "chairperson", "chairwoman", "champion", "chancellor", "chaplain", "chef", "chemist", "chief",
    "choreographer", "cleric", "clerk", "climatologist", "climber", "clinician", "co-author", "co-founder",
    "co-ordinator", "coach", "colleague", "colonel", "columnist", "comedian", "commandant", "commander",
    "commentator", "commissioner", "commodore", "composer", "comptroller", "conductor", "congressman",
    "congresswoman", "conservationist", "constable", "consultant", "contractor", "controller", "convener",
    "coordinator", "coroner", "corporal", "correspondent", "councillor", "councilman", "councilwoman",
    "counsel", "counselor", "courier", "cousin", "craftsman", "creator", "cricketer", "critic", "curator",
    "cyclist", "dancer", "daughter", "dealer", "dean", "defendant", "defender", "delegate", "demographer",
    "dentist", "deputy", "designer", "detective", "dictator", "diplomat", "director", "director-general",
    "dispatcher", "dissident", "doctor", "driver", "drummer", "ecologist", "economist", "editor",
    "editor-in-chief", "educator", "electrician", "emir", "engineer", "entrepreneur", "envoy",
    "epidemiologist", "ethnographer", "ex-minister", "ex-president", "executive", "exile", "expert",
    "explorer", "farmer", "father", "fighter", "filmmaker", "financier", "firefighter", "fisherman",
    "fishmonger", "forecaster", "foreman", "forward", "founder", "friend", "gamekeeper", "gardener",
    "general", "geologist", "girl", "goalkeeper", "governor", "granddaughter", "grandfather", "grandmother",
    "grandson", "grower", "guard", "guide", "guitarist", "head", "headmaster", "headteacher",
    "hematologist", "herder", "historian", "host", "hostage", "husband", "hydrologist", "illustrator",
    "imam", "inmate", "inspector", "instructor", "inventor", "investigator", "investor", "jeweller",
    "jockey", "journalist", "judge", "justice", "keeper", "king", "landlord", "lawmaker", "lawyer",
    "leader", "lecturer", "legislator", "librarian", "lieutenant", "linguist", "lobbyist", "lord",
    "magistrate", "major", "man", "manager", "marine", "marshal", "mathematician", "mayor", "mechanic",
    "mediator", "member", "merchant", "meteorologist", "midfielder", "midwife", "militant", "miner",
    "minister", "missionary", "monarch", "monk", "mother", "mp", "musher", "musician", "negotiator",
    "neighbor", "neighbour", "nephew", "neurologist", "niece", "nominee", "novelist", "nun", "nurse", "officer",
    "official", "ombudsman", "operator", "opponent", "organiser", "organist", "organizer", "owner",
    "paediatrician", "painter", "paramedic", "parent", "parliamentarian", "partner", "pastor", "patient",
    "patriarch", "pediatrician", "pensioner", "philanthropist", "philosopher", "photographer", "physician",
    "physicist", "pianist", "pick", "pilot", "planner", "player", "playwright", "plumber", "poet", "policeman",
    "policewoman", "politician", "pollster", "pontiff", "pope", "porter", "postman", "potter", "prefect",
    "premier", "presenter", "president", "priest", "prime-minister", "prince", "princess", "principal",
    "prisoner", "producer", "professor", "programmer", "prosecutor", "provost", "psychiatrist",
    "psychologist", "publisher", "queen", "rabbi", "racer", "ranger", "rapper", "rector", "referee",
    "refugee", "reporter", "representative", "researcher", "resident", "retiree", "reverend", "rider",
    "ruler", "runner", "sailor", "scholar", "scientist", "scorer", "screenwriter", "scriptwriter",
    "sculptor", "secretary", "secretary-general", "secretary-treasurer", "seismologist", "senator",
    "sergeant", "servant", "setter", "sexton", "shareholder", "sheikh", "shepherd", "sheriff", "shopkeeper",
    "singer", "sister", "skier", "skipper", "sociologist", "soldier", "solicitor", "son", "speaker",
    "specialist", "spokesman", "spokesperson", "spokeswoman", "sprinter", "statesman", "statistician",
    "stepfather", "strategist", "striker", "student", "sultan", "superintendent", "supervisor", "surgeon",
    "surveyor", "survivor", "suspect", "swimmer", "tailor", "taoiseach", "teacher", "technician", "tenant",
    "theologian", "trader", "trainee", "trainer", "translator", "traveller", "trawlerman", "treasurer",
    "trustee", "tsar", "uncle", "undersecretary", "usher", "vet", "veteran", "veterinarian", "vicar",
    "vice-chairman", "vice-chancellor", "vice-president", "victim", "villager", "violinist", "virologist",
    "volunteer", "voter", "waiter", "waitress", "warden", "weaver", "whistleblower", "widow", "widower",
    "wife", "winner", "witness", "woman", "worker", "writer", "zoologist",
];

/// The fields of ministries and offices; sorted.
#[rustfmt::skip]
const FIELDS: &[&str] = &[
    "agriculture", "agricultural", "aviation", "culture", "cultural", "defence", "defense", "economic",
    "economy", "education", "electricity", "energy", "environment", "environmental", "family", "finance",
    "financial", "fisheries", "foreign", "forestry", "health", "home", "housing", "immigration", "industry",
    "information", "intelligence", "interior", "internal", "justice", "labor", "labour", "legal", "military",
    "mining", "oil", "petroleum", "planning", "police", "prime", "science", "security", "social", "sports",
    "telecommunications", "tourism", "trade", "transport", "transportation", "treasury", "vice", "water",
];

/// Texts that tell something; without the plural's s; sorted.
#[rustfmt::skip]
const DOCUMENT_NOUNS: &[&str] = &[
    "account", "analysi", "article", "audit", "bill", "book", "budget", "bulletin", "constitution", "data",
    "document", "draft", "editorial", "email", "evidence", "figure", "filing", "finding", "forecast",
    "indictment", "law", "lawsuit", "leaflet", "letter", "memo", "message", "note", "notice", "paper",
    "petition", "poll", "post", "poster", "record", "release", "report", "research", "resolution", "result",
    "review", "ruling", "sign", "statement", "statistic", "study", "survey", "text", "treaty", "tweet",
    "video", "warrant", "website",
];

/// Organisations; sorted.
#[rustfmt::skip]
const BODY_NOUNS: &[&str] = &[
    "academy", "administration", "agency", "airline", "airport", "alliance", "army", "assembly",
    "association", "authority", "bakery", "band", "bank", "battalion", "bloc", "board", "body", "brewer",
    "brewery", "brigade", "broadcaster", "bureau", "cabinet", "campaign", "carrier", "center", "centre",
    "chain", "chamber", "channel", "charity", "church", "club", "co-operative", "coalition", "commission",
    "committee", "company", "conglomerate", "congress", "consortium", "constabulary", "cooperative",
    "corporation", "council", "court", "daily", "department", "developer", "diocese", "directorate",
    "embassy", "exchange", "faction", "factory", "farm", "federation", "firm", "force", "foundation", "fund",
    "gallery", "giant", "government", "group", "guard", "guild", "hospital", "hotel", "inspectorate",
    "institute", "institution", "insurer", "junta", "jury", "laboratory", "league", "legislature", "lender",
    "magazine", "maker", "military", "militia", "mill", "ministry", "mission", "monitor", "movement",
    "museum", "navy", "network", "newspaper", "nonprofit", "observatory", "office", "operator", "orchestra",
    "organisation", "organiser", "organization", "organizer", "outlet", "panel", "paper", "parliament",
    "party", "platform", "police", "presidency", "publisher", "radio", "railway", "registry", "regulator",
    "retailer", "school", "secretariat", "senate", "service", "shipyard", "shop", "society", "squad",
    "start-up", "startup", "station", "subsidiary", "supplier", "team", "television", "theater", "theatre",
    "think-tank", "treasury", "tribunal", "union", "university", "utility", "venture", "watchdog", "weekly",
    "zoo",
];

/// Roles of which there may be several in an article, and one that has spoken is not the likelier; sorted.
#[rustfmt::skip]
const OFFICES: &[&str] = &[
    "aide", "ambassador", "ayatollah", "bishop", "cardinal", "caretaker", "chair", "chairman", "chairwoman",
    "champion", "chancellor", "coach", "commander", "commissioner", "congressman", "contractor",
    "coroner", "defendant", "deputy", "dictator", "director", "editor", "emir", "foreman",
    "governor", "head", "host", "inspector", "judge", "justice", "king", "landlord", "magistrate", "manager",
    "marshal", "mayor", "member", "monarch", "neighbor", "neighbour", "ombudsman", "operator",
    "opponent", "organiser", "organizer", "owner", "patient", "patriarch", "pilot", "prefect",
    "priest", "prime-minister", "prince", "principal", "prosecutor", "provost",
    "publisher", "queen", "referee", "representative", "resident", "secretary-general",
    "sergeant", "sheikh", "sheriff", "source", "speaker", "student", "sultan", "superintendent", "survivor",
    "suspect", "treasurer", "victim", "villager", "warden", "winner", "witness",
];

/// Kinship; sorted.
#[rustfmt::skip]
const KIN: &[&str] = &[
    "aunt", "brother", "cousin", "daughter", "father", "girlfriend", "grandfather", "grandmother", "husband",
    "mother", "nephew", "niece", "partner", "sister", "son", "uncle", "widow", "wife",
];
