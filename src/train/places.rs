//! Builds the table of places from the files of GeoNames.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::place::writer::{Entry, write};
use crate::place::{Gazetteer, Kind, NameKind};

/// Options of `copydesk train places`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The folder with GeoNames' cities5000.txt, admin1CodesASCII.txt and countryInfo.txt.
    #[arg(long, value_name = "FOLDER")]
    geonames: PathBuf,
    /// The file to write.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    #[command(flatten)]
    size: Size,
}

/// What the table leaves out to stay small.
#[derive(Debug, clap::Args)]
struct Size {
    /// Cities with fewer people are left out, but for capitals and seats of regions.
    #[arg(long, value_name = "PEOPLE", default_value = "0")]
    smallest: u32,
    /// Cities with so many people have their names in other languages, as capitals have; seats of regions with half as
    /// many.
    #[arg(long, value_name = "PEOPLE", default_value = "100000")]
    alternate_names: u32,
}

impl Size {
    fn has(&self, row: &Row<'_>) -> Result<bool> {
        Ok(matches!(row.field(7), "PPLC" | "PPLA") || row.parse::<u32>(14)? >= self.smallest)
    }

    fn has_alternate_names(&self, feature: &str, population: u32) -> bool {
        match feature {
            "PPLC" => true,
            "PPLA" => population >= self.alternate_names / 2,
            _ => population >= self.alternate_names,
        }
    }
}

/// Options of `copydesk train lacking-places`.
#[derive(Debug, clap::Args)]
pub struct LackingArguments {
    /// A table that `copydesk train places` wrote.
    #[arg(long, value_name = "FILE")]
    table: PathBuf,
    /// A file with a name on each line.
    #[arg(value_name = "FILE")]
    names: PathBuf,
}

/// Prints the names for which a table has no place in GeoNames.
///
/// # Errors
///
/// If a file cannot be read, or the first is no table of places.
pub fn run_lacking(arguments: &LackingArguments) -> Result<()> {
    let table = super::corpus::read_file(&arguments.table)?;
    let gazetteer = Gazetteer::parse(&table).ok_or_else(|| Error::TrainingData {
        path: arguments.table.clone(),
        line: 1,
        problem: "no table of places of this version".to_owned(),
    })?;
    let has = |name: &&str| gazetteer.best(name).and_then(|place| place.geonames_id).is_some();
    for name in super::corpus::read_text(&arguments.names)?.lines().filter(|name| !has(name)) {
        println!("{name}");
    }
    Ok(())
}

/// Reads GeoNames and writes the table.
///
/// # Errors
///
/// If a file cannot be read or written, or a line of it is not what GeoNames describes.
pub fn run(arguments: &Arguments) -> Result<()> {
    let read = |name: &str| {
        let path = arguments.geonames.join(name);
        std::fs::read_to_string(&path)
            .map(|text| (path.clone(), text))
            .map_err(|source| Error::Io { path: path.clone(), source })
    };
    let (countries, regions, cities) =
        (read("countryInfo.txt")?, read("admin1CodesASCII.txt")?, read("cities5000.txt")?);
    let table = write(entries(&countries, &regions, &cities, &arguments.size)?);
    std::fs::write(&arguments.out, table).map_err(|source| Error::Io { path: arguments.out.clone(), source })
}

type File = (PathBuf, String);

/// The places of the three files, aliases added.
fn entries(countries: &File, regions: &File, cities: &File, size: &Size) -> Result<Vec<Entry>> {
    let mut table: Vec<Entry> = CONTINENTS.iter().map(continent).collect();
    for row in rows(countries, 17) {
        table.push(country(&row?)?);
    }
    let mut known = BTreeMap::new();
    for row in rows(regions, 4) {
        let row = row?;
        known.insert(row.field(0).to_owned(), (table.len(), Extent::default()));
        table.push(region(&row)?);
    }
    let regions =
        known.iter().map(|(code, (index, _))| (code.as_str(), table[*index].name.clone())).collect();
    table.extend(lands(&regions));
    for row in rows(cities, 15) {
        let row = row?;
        if matches!(row.field(7), "PPLH" | "PPLCH" | "PPLQ" | "PPLW") {
            continue; // Historical, abandoned and destroyed places.
        }
        let mut city = city(&row, size)?;
        if let Some((index, extent)) = known.get_mut(&format!("{}.{}", row.field(8), row.field(10))) {
            let region = &mut table[*index];
            region.population = region.population.saturating_add(city.population);
            city.admin1.clone_from(&region.name);
            city.coordinates.iter().for_each(|&place| extent.cover(place));
        }
        if size.has(&row)? {
            table.push(city);
        }
    }
    for (index, extent) in known.into_values() {
        table[index].coordinates = extent.middle();
    }
    Ok(table)
}

/// How far the cities of a region reach: the files give no coordinates of regions.
#[derive(Default)]
struct Extent(Option<[(f64, f64); 2]>);

impl Extent {
    fn cover(&mut self, (north, east): (f64, f64)) {
        let [low, high] = self.0.get_or_insert([(north, east); 2]);
        *low = (low.0.min(north), low.1.min(east));
        *high = (high.0.max(north), high.1.max(east));
    }

    fn middle(&self) -> Option<(f64, f64)> {
        // Across the date line the middle would lie on the other side of the world.
        let near = self.0.filter(|[low, high]| high.1 - low.1 < 180.0);
        near.map(|[low, high]| (f64::midpoint(low.0, high.0), f64::midpoint(low.1, high.1)))
    }
}

fn continent(&(id, name, north, east): &(u32, &str, f64, f64)) -> Entry {
    Entry {
        name: name.to_owned(),
        id,
        population: 0,
        coordinates: Some((north, east)),
        country: String::new(),
        admin1: String::new(),
        kind: Kind::Continent,
        spellings: 0,
        names: Vec::new(),
    }
}

/// Parts of countries and of first-level regions, and states of old.
fn lands(regions: &BTreeMap<&str, String>) -> Vec<Entry> {
    let lists = listed(LANDS).map(|(code, names)| {
        let admin1 = regions.get(code).cloned().unwrap_or_default();
        Entry {
            name: names[0].to_owned(),
            id: 0,
            population: 1_000_000,
            coordinates: None,
            country: code.split('.').next().unwrap_or_default().replace('-', ""),
            kind: if admin1.is_empty() { Kind::Country } else { Kind::Region },
            admin1,
            spellings: 0,
            names: names.iter().map(|name| alias_of(name)).collect(),
        }
    });
    lists.collect()
}

/// The lines of one of our lists: a code and what belongs to it, separated by commas.
fn listed(list: &'static str) -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| {
        let (code, rest) = line.split_once(' ').unwrap_or((line, ""));
        (code, rest.split(", ").collect())
    })
}

/// What the people of a country or region are called, singular and plural.
fn demonyms<'a>(names: impl Iterator<Item = &'a str>) -> Vec<(String, NameKind)> {
    let mut all = Vec::new();
    for name in names.filter(|name| !name.is_empty()) {
        let plural = match name.strip_suffix("man") {
            Some(front) if name.ends_with("shman") || name.ends_with("tchman") => front.to_owned() + "men",
            _ if ["s", "ese", "sh", "tch", "nch"].iter().any(|end| name.ends_with(end)) => name.to_owned(),
            _ => name.to_owned() + "s",
        };
        all.extend([name.to_owned(), plural].map(|name| (name, NameKind::Demonym)));
    }
    all
}

/// Names of regions that mean something else in the news.
const COMPASS: [&str; 15] = [
    "North",
    "South",
    "East",
    "West",
    "Central",
    "Center",
    "Centre",
    "Northern",
    "Southern",
    "Eastern",
    "Western",
    "Midlands",
    "Gulf",
    "Red Sea",
    "West Coast",
];

const LANDS: &str = include_str!("places/lands.txt");
const COUNTRIES: &str = include_str!("places/countries.txt");
const REGIONS: &str = include_str!("places/regions.txt");

/// The continents with GeoNames' numbers and, in round figures, their middle.
const CONTINENTS: [(u32, &str, f64, f64); 6] = [
    (6_255_146, "Africa", 7.0, 21.0),
    (6_255_147, "Asia", 30.0, 89.0),
    (6_255_148, "Europe", 49.0, 9.0),
    (6_255_149, "North America", 46.0, -100.5),
    (6_255_150, "South America", -14.5, -57.5),
    (6_255_151, "Oceania", -18.0, 138.5),
];

/// A line of a table, cut at its tabulators.
struct Row<'a> {
    path: &'a Path,
    line: usize,
    fields: Vec<&'a str>,
}

impl Row<'_> {
    fn field(&self, index: usize) -> &str {
        self.fields[index]
    }

    fn parse<T: std::str::FromStr>(&self, index: usize) -> Result<T> {
        self.field(index).parse().map_err(|_| self.error(format!("{:?} is not a number", self.field(index))))
    }

    fn error(&self, problem: String) -> Error {
        Error::TrainingData { path: self.path.to_owned(), line: self.line, problem }
    }
}

/// The rows of a file, comments left out, each of which must have `width` fields or more.
fn rows((path, text): &File, width: usize) -> impl Iterator<Item = Result<Row<'_>>> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    lines.map(move |(index, line)| {
        let row = Row { path, line: index + 1, fields: line.split('\t').collect() };
        if row.fields.len() < width {
            let problem = format!("{} fields, expected at least {width}", row.fields.len());
            return Err(row.error(problem));
        }
        Ok(row)
    })
}

fn country(row: &Row<'_>) -> Result<Entry> {
    let code = row.field(0);
    let aliases = COUNTRY_NAMES.iter().filter(|alias| alias.0 == code);
    let mut names: Vec<_> = aliases.map(|alias| alias_of(alias.1)).collect();
    let mut coordinates = None;
    if let Some((_, facts)) = listed(COUNTRIES).find(|(listed, _)| *listed == code) {
        let mut first = facts[0].splitn(3, ' ');
        let mut degrees = || first.next()?.parse::<f64>().ok();
        coordinates = degrees().zip(degrees());
        names.extend(demonyms(first.chain(facts[1..].iter().copied())));
    }
    Ok(Entry {
        name: row.field(4).trim().to_owned(),
        id: row.parse(16)?,
        population: row.parse(7)?,
        coordinates,
        country: code.to_owned(),
        admin1: String::new(),
        kind: Kind::Country,
        spellings: 0,
        names,
    })
}

fn region(row: &Row<'_>) -> Result<Entry> {
    let code = row.field(0);
    let (country, number) = code.split_once('.').ok_or_else(|| row.error(format!("{code:?} has no dot")))?;
    let mut name = english_spelling(row.field(1), row.field(2)).to_owned();
    if COMPASS.contains(&name.as_str()) {
        name += " Region";
    }
    let mut names = vec![(row.field(2).to_owned(), NameKind::Other)];
    for name in [row.field(1), row.field(2)] {
        if let Some(short) = short_region_name(name) {
            names.push((short.to_owned(), NameKind::Other));
        }
    }
    names.retain(|(name, _)| !COMPASS.contains(&name.as_str()));
    if country == "US" {
        names.push((number.to_owned(), NameKind::Abbreviation));
    }
    let aliases = REGION_NAMES.iter().filter(|alias| alias.0 == code);
    names.extend(aliases.flat_map(|alias| alias.1).map(|name| alias_of(name)));
    let people = listed(REGIONS).find(|(listed, _)| *listed == code);
    names.extend(demonyms(people.into_iter().flat_map(|(_, names)| names)));
    Ok(Entry {
        name: name.clone(),
        id: row.parse(3)?,
        population: 0,
        coordinates: None,
        country: country.to_owned(),
        admin1: name,
        kind: Kind::Region,
        spellings: 0,
        names,
    })
}

fn city(row: &Row<'_>, size: &Size) -> Result<Entry> {
    let population = row.parse(14)?;
    let english = CITY_NAMES.iter().find(|name| name.0 == row.field(0));
    let name = english.map_or(english_spelling(row.field(1), row.field(2)), |name| name.1);
    // `Gaza` is the strip, `Quebec` the province: GeoNames' own name of a city with another one here counts less.
    let own = if english.is_some() { NameKind::Other } else { NameKind::Main };
    let mut names = vec![(row.field(1).to_owned(), own), (row.field(2).to_owned(), own)];
    if size.has_alternate_names(row.field(7), population) {
        let others = row.field(3).split(',').filter(|name| is_useful(name));
        names.extend(others.map(|name| (name.to_owned(), NameKind::Other)));
    }
    let aliases = CITY_ALIASES.iter().filter(|alias| alias.0 == row.field(0));
    names.extend(aliases.map(|alias| alias_of(alias.1)));
    Ok(Entry {
        name: name.to_owned(),
        id: row.parse(0)?,
        population,
        coordinates: Some((row.parse(4)?, row.parse(5)?)),
        country: row.field(8).to_owned(),
        admin1: String::new(),
        kind: if row.field(7) == "PPLC" { Kind::Capital } else { Kind::City },
        spellings: row.field(3).split(',').filter(|name| !name.is_empty()).count() as u32,
        names,
    })
}

/// Whether an alternate name may stand in English news: in Latin letters, written as a name, and no airport's code.
fn is_useful(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 4
        && name.starts_with(char::is_uppercase)
        && name.chars().all(|c| c < '\u{250}' || ('\u{1e00}'..'\u{1f00}').contains(&c) || c == '’')
}

/// `Île-de-France`, but `Tehran` for `Tehrān`: accents as English prints them, no marks of transliteration.
fn english_spelling<'a>(name: &'a str, ascii: &'a str) -> &'a str {
    if name.chars().any(|c| c > 'ÿ') { ascii } else { name }
}

/// A name in capitals or with full stops is an abbreviation.
fn alias_of(name: &str) -> (String, NameKind) {
    let short = name.ends_with('.') || name.len() <= 4 && name.chars().all(char::is_uppercase);
    (name.to_owned(), if short { NameKind::Abbreviation } else { NameKind::Main })
}

/// `Donetsk` of `Donetsk Oblast`, `Guanajuato` of `Estado de Guanajuato`.
fn short_region_name(name: &str) -> Option<&str> {
    let front = REGION_NOUNS_AFTER.iter().find_map(|noun| name.strip_suffix(noun)?.strip_suffix(' '));
    front.or_else(|| REGION_NOUNS_BEFORE.iter().find_map(|noun| name.strip_prefix(noun)?.strip_prefix(' ')))
}

const REGION_NOUNS_AFTER: [&str; 19] = [
    "Republic",
    "Oblast",
    "Oblasty",
    "Oblys’",
    "Oblys",
    "Krai",
    "Kray",
    "Province",
    "Region",
    "Governorate",
    "State",
    "County",
    "Department",
    "District",
    "Prefecture",
    "Voivodeship",
    "Division",
    "Municipality",
    "Emirate",
];

const REGION_NOUNS_BEFORE: [&str; 9] = [
    "Republic of",
    "State of",
    "Estado de",
    "Provincia de",
    "Departamento de",
    "Departamento del",
    "Canton of",
    "Kanton",
    "Muḩāfaz̧at",
];

/// Short, former and other English names of countries, by ISO code.
const COUNTRY_NAMES: &[(&str, &str)] = &[
    ("AE", "UAE"),
    ("AE", "Emirates"),
    ("AG", "Antigua"),
    ("BA", "Bosnia"),
    ("BA", "Bosnia-Herzegovina"),
    ("BA", "Bosnia-Hercegovina"),
    ("BN", "Brunei Darussalam"),
    ("CD", "Democratic Republic of Congo"),
    ("CD", "DR Congo"),
    ("CD", "D.R. Congo"),
    ("CD", "DRC"),
    ("CD", "Congo-Kinshasa"),
    ("CD", "Congo"),
    ("CD", "Zaire"),
    ("CF", "CAR"),
    ("CG", "Republic of Congo"),
    ("CG", "Congo-Brazzaville"),
    ("CG", "Congo"),
    ("CI", "Cote d'Ivoire"),
    ("CN", "PRC"),
    ("CN", "People's Republic of China"),
    ("CV", "Cape Verde"),
    ("CZ", "Czech Republic"),
    ("DE", "West Germany"),
    ("DE", "East Germany"),
    ("DE", "Federal Republic of Germany"),
    ("DO", "Dominican Rep."),
    ("FK", "Falklands"),
    ("FM", "Federated States of Micronesia"),
    ("GB", "UK"),
    ("GB", "Britain"),
    ("GB", "Great Britain"),
    ("GM", "The Gambia"),
    ("IR", "Islamic Republic of Iran"),
    ("IE", "Republic of Ireland"),
    ("KG", "Kyrgyz Republic"),
    ("KH", "Kampuchea"),
    ("KN", "St. Kitts"),
    ("KN", "St. Kitts-Nevis"),
    ("KP", "DPRK"),
    ("KR", "Republic of Korea"),
    ("KR", "ROK"),
    ("KR", "Korea"),
    ("LA", "Lao PDR"),
    ("LK", "Ceylon"),
    ("MK", "Macedonia"),
    ("MM", "Burma"),
    ("MO", "Macau"),
    ("NL", "Holland"),
    ("PG", "PNG"),
    ("PS", "Palestine"),
    ("PS", "Palestinian Territories"),
    ("RU", "Russian Federation"),
    ("SH", "St. Helena"),
    ("ST", "Sao Tome"),
    ("SY", "Syrian Arab Republic"),
    ("SZ", "Swaziland"),
    ("TL", "East Timor"),
    ("TL", "Timor-Leste"),
    ("TR", "Turkiye"),
    ("TT", "Trinidad"),
    ("TT", "Tobago"),
    ("TW", "Republic of China"),
    ("TZ", "United Republic of Tanzania"),
    ("US", "US"),
    ("US", "USA"),
    ("US", "U.S."),
    ("US", "United States of America"),
    ("US", "America"),
    ("UZ", "Uzbek Republic"),
    ("VA", "Holy See"),
    ("VA", "Vatican City State"),
    ("VC", "St. Vincent"),
    ("VI", "Virgin Islands"),
    ("VI", "V.I."),
    ("VN", "Viet Nam"),
    ("WS", "Western Samoa"),
    ("YE", "North Yemen"),
    ("YE", "South Yemen"),
    ("ZA", "RSA"),
    ("ZW", "Rhodesia"),
    ("XK", "Kosova"),
    ("PR", "P.R."),
    ("CN", "China mainland"),
    ("GW", "Guinea Bissau"),
];

/// Abbreviations and other names of regions, by GeoNames code. Two-letter codes of American states are GeoNames' own.
const REGION_NAMES: &[(&str, &[&str])] = &[
    ("US.AK", &["Alas."]),
    ("US.AL", &["Ala."]),
    ("US.AR", &["Ark."]),
    ("US.AZ", &["Ariz."]),
    ("US.CA", &["Calif.", "Cal."]),
    ("US.CO", &["Colo."]),
    ("US.CT", &["Conn."]),
    ("US.DC", &["D.C.", "District of Columbia"]),
    ("US.DE", &["Del."]),
    ("US.FL", &["Fla."]),
    ("US.GA", &["Ga."]),
    ("US.IA", &["Ia."]),
    ("US.ID", &["Ida."]),
    ("US.IL", &["Ill.", "Ills."]),
    ("US.IN", &["Ind."]),
    ("US.KS", &["Kan.", "Kans."]),
    ("US.KY", &["Ky.", "Kent."]),
    ("US.LA", &["La."]),
    ("US.MA", &["Mass."]),
    ("US.MD", &["Md."]),
    ("US.ME", &["Me."]),
    ("US.MI", &["Mich."]),
    ("US.MN", &["Minn."]),
    ("US.MO", &["Mo."]),
    ("US.MS", &["Miss."]),
    ("US.MT", &["Mont."]),
    ("US.NC", &["N.C.", "N. Carolina"]),
    ("US.ND", &["N.D.", "N. Dak."]),
    ("US.NE", &["Neb.", "Nebr."]),
    ("US.NH", &["N.H."]),
    ("US.NJ", &["N.J."]),
    ("US.NM", &["N.M.", "N. Mex."]),
    ("US.NV", &["Nev."]),
    ("US.NY", &["N.Y."]),
    ("US.OH", &["O."]),
    ("US.OK", &["Okla."]),
    ("US.OR", &["Ore.", "Oreg."]),
    ("US.PA", &["Pa.", "Penn.", "Penna."]),
    ("US.RI", &["R.I."]),
    ("US.SC", &["S.C.", "S. Carolina"]),
    ("US.SD", &["S.D.", "S. Dak."]),
    ("US.TN", &["Tenn."]),
    ("US.TX", &["Tex."]),
    ("US.VA", &["Va."]),
    ("US.VT", &["Vt."]),
    ("US.WA", &["Wash.", "Washington state"]),
    ("US.WI", &["Wis.", "Wisc."]),
    ("US.WV", &["W.Va.", "W. Va."]),
    ("US.WY", &["Wyo."]),
    ("CA.01", &["Alta.", "AB"]),
    ("CA.02", &["B.C."]),
    ("CA.03", &["Man.", "MB"]),
    ("CA.04", &["N.B."]),
    ("CA.05", &["Nfld.", "N.L.", "Newfoundland", "Labrador"]),
    ("CA.07", &["N.S."]),
    ("CA.08", &["Ont.", "ON"]),
    ("CA.09", &["P.E.I.", "PEI"]),
    ("CA.10", &["Que.", "QC", "P.Q."]),
    ("CA.11", &["Sask.", "SK"]),
    ("CA.12", &["Yukon Territory", "YT"]),
    ("CA.13", &["N.W.T.", "NWT"]),
    ("CA.14", &["NU"]),
    ("AU.01", &["ACT"]),
    ("AU.02", &["NSW", "N.S.W."]),
    ("AU.03", &["N.T."]),
    ("AU.04", &["Qld.", "QLD"]),
    ("AU.06", &["Tas."]),
    ("AU.07", &["Vic."]),
    ("IN.12", &["Kashmir", "J&K"]),
    ("IN.36", &["U.P."]),
    ("IN.35", &["M.P."]),
    ("IN.01", &["Andaman and Nicobar Islands"]),
    ("IN.21", &["Orissa"]),
    ("IN.22", &["Pondicherry"]),
    ("IN.39", &["Uttaranchal"]),
    ("PK.02", &["Baluchistan"]),
    ("PK.03", &["KP", "KPK", "North-West Frontier Province"]),
    ("PK.06", &["Azad Kashmir", "Kashmir"]),
    ("AF.09", &["Ghor"]),
    ("AF.37", &["Khost"]),
    ("AF.39", &["Uruzgan"]),
    ("AF.41", &["Daikundi"]),
    ("AF.27", &["Wardak", "Maidan Wardak"]),
    ("CD.08", &["Kongo Central"]),
    ("CD.11", &["North Kivu"]),
    ("IQ.01", &["Anbar"]),
    ("IQ.03", &["Muthanna"]),
    ("IQ.06", &["Babil"]),
    ("IQ.08", &["Dohuk"]),
    ("IQ.10", &["Diyala"]),
    ("IQ.11", &["Erbil"]),
    ("IQ.12", &["Karbala"]),
    ("IQ.17", &["Najaf"]),
    ("IQ.18", &["Salahuddin", "Saladin"]),
    ("MM.01", &["Arakan"]),
    ("MM.03", &["Irrawaddy"]),
    ("MM.05", &["Karen State"]),
    ("MM.10", &["Sagaing"]),
    ("MM.17", &["Yangon Region"]),
    ("NG.56", &["Nasarawa"]),
    ("PS.GZ", &["Gaza"]),
    ("RU.08", &["Bashkortostan"]),
    ("RU.11", &["Buryatia"]),
    ("RU.19", &["Ingushetia"]),
    ("RU.22", &["Kabardino-Balkaria"]),
    ("RU.24", &["Kalmykia"]),
    ("RU.27", &["Karachay-Cherkessia"]),
    ("RU.38", &["Krasnodar"]),
    ("RU.46", &["Mordovia"]),
    ("RU.59", &["Primorye", "Primorsky Krai"]),
    ("RU.63", &["Yakutia"]),
    ("RU.73", &["Tatarstan"]),
    ("RU.79", &["Tuva"]),
    ("RU.80", &["Udmurtia"]),
    ("SD.38", &["Gezira", "Al Jazira"]),
    ("SD.39", &["Gedaref"]),
    ("SD.47", &["West Darfur"]),
    ("SD.49", &["South Darfur"]),
    ("SD.50", &["South Kordofan"]),
    ("SD.55", &["North Darfur"]),
    ("SD.58", &["Sennar"]),
    ("SD.60", &["East Darfur"]),
    ("SD.62", &["West Kordofan"]),
    ("SO.05", &["Galgadud"]),
    ("SO.07", &["Hiran"]),
    ("SO.13", &["Middle Shabelle"]),
    ("SO.14", &["Lower Shabelle"]),
    ("SY.01", &["Hasakah"]),
    ("SY.05", &["Sweida", "Suwayda"]),
    ("SY.07", &["Deir el-Zour"]),
    ("SY.08", &["Rural Damascus"]),
    ("UA.04", &["Dnipropetrovsk Oblast"]),
    ("UA.23", &["Vinnytsia"]),
    ("UA.26", &["Zaporizhzhia"]),
    ("YE.04", &["Hadramawt", "Hadhramaut"]),
    ("YE.05", &["Shabwa"]),
    ("YE.08", &["Hodeidah"]),
    ("YE.14", &["Marib"]),
    ("YE.15", &["Saada"]),
    ("YE.18", &["Dhale"]),
    ("YE.19", &["Amran"]),
    ("YE.22", &["Hajjah"]),
    ("YE.25", &["Taiz"]),
];

/// What English news calls cities that GeoNames lists under another name, by GeoNames number.
const CITY_NAMES: &[(&str, &str)] = &[
    ("79415", "Hodeidah"),
    ("87205", "Derna"),
    ("99454", "Fallujah"),
    ("99532", "Basra"),
    ("146970", "Stepanakert"),
    ("170794", "Deir el-Zour"),
    ("172955", "Raqqa"),
    ("283506", "Jenin"),
    ("558418", "Grozny"),
    ("57289", "Hargeisa"),
    ("611847", "Sukhumi"),
    ("281133", "Gaza City"),
    ("687700", "Zaporizhzhia"),
    ("698740", "Odesa"),
    ("700569", "Mykolaiv"),
    ("734077", "Thessaloniki"),
    ("1526273", "Astana"),
    ("2028462", "Ulaanbaatar"),
    ("2214846", "Misrata"),
    ("2510911", "Seville"),
    ("2542997", "Marrakech"),
    ("2657896", "Zurich"),
    ("2659811", "Lucerne"),
    ("2660646", "Geneva"),
    ("2711537", "Gothenburg"),
    ("2797656", "Ghent"),
    ("2800931", "Bruges"),
    ("2803138", "Antwerp"),
    ("2861650", "Nuremberg"),
    ("2886242", "Cologne"),
    ("2910831", "Hanover"),
    ("2925533", "Frankfurt"),
    ("3703443", "Panama City"),
    ("6077243", "Montreal"),
    ("6325494", "Quebec City"),
    ("6611854", "Naypyitaw"),
];

/// Names as good as the first, by GeoNames number.
const CITY_ALIASES: &[(&str, &str)] = &[
    ("285787", "Kuwait"),
    ("703448", "Kiev"),
    ("1298824", "Rangoon"),
    ("4140963", "Washington DC"),
    ("5128581", "New York"),
    ("5128581", "NYC"),
    ("1581130", "Ha Noi"),
    ("95446", "Irbil"),
    ("1816670", "Peking"),
    ("1275339", "Bombay"),
    ("1275004", "Calcutta"),
    ("1264527", "Madras"),
    ("1566083", "Saigon"),
    ("170794", "Deir ez-Zor"),
    ("104515", "Makkah"),
    ("2657896", "Zürich"),
    ("1526273", "Nur-Sultan"),
    ("1277333", "Bangalore"),
    ("698740", "Odessa"),
    ("163808", "Palmyra"),
    ("3492914", "Santiago"),
    ("706483", "Kharkov"),
    ("702550", "Lvov"),
    ("709930", "Dnepropetrovsk"),
    ("2643736", "Londonderry"),
    ("5368361", "L.A."),
    ("5506956", "Vegas"),
    ("4140963", "Washington D.C."),
    ("498817", "Leningrad"),
    ("472757", "Stalingrad"),
    ("1185241", "Dacca"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, lines: &[&str]) -> File {
        (PathBuf::from(name), lines.iter().map(|line| line.replace('|', "\t") + "\n").collect())
    }

    const ALL: Size = Size { smallest: 0, alternate_names: 100_000 };

    fn small() -> (File, File, File) {
        (
            file(
                "countryInfo.txt",
                &[
                    "#ISO|ISO3",
                    "GE|GEO|268|GG|Georgia|Tbilisi|69700|3731000|AS|.ge|GEL|Lari|995|||ka|614540|AM|",
                    "US|USA|840|US|United States|Washington|9629091|327167434|NA|.us|USD|Dollar|1|||en|6252001|CA|",
                ],
            ),
            file("admin1CodesASCII.txt", &["US.GA|Georgia|Georgia|4197000", "GE.51|Tbilisi|Tbilisi|611716"]),
            file(
                "cities5000.txt",
                &[
                    "611717|Tbilisi|Tbilisi|Tiflis,TBS,tbilisi|41.69411|44.83368|P|PPLC|GE||51||||1049498||463|Asia/Tbilisi|2022-01-01",
                    "4180439|Atlanta|Atlanta||33.749|-84.38798|P|PPLA|US||GA|121|||498715||320|America/New_York|2022-01-01",
                ],
            ),
        )
    }

    #[test]
    fn the_same_files_give_the_same_bytes() {
        let (countries, regions, cities) = small();
        let table = write(entries(&countries, &regions, &cities, &ALL).unwrap());
        assert_eq!(table, write(entries(&countries, &regions, &cities, &ALL).unwrap()));
        let gazetteer = crate::place::Gazetteer::parse(&table).unwrap();
        assert_eq!(gazetteer.best("TIFLIS").unwrap().name, "Tbilisi");
        assert!(gazetteer.best("TBS").is_none(), "an airport's code is no name");
        assert_eq!(gazetteer.resolve("Atlanta", Some("Georgia")).place.unwrap().country, Some("US"));
        assert_eq!(gazetteer.resolve("Tbilisi", Some("Georgia")).place.unwrap().country, Some("GE"));
    }

    #[test]
    fn small_cities_are_left_out_but_for_capitals_and_seats() {
        let (countries, regions, cities) = small();
        let city = "1|Macon|Macon||32.8|-83.6|P|PPLA2|US||GA|21|||157346||100|America/New_York|2022-01-01\n";
        let cities = (cities.0, cities.1 + &city.replace('|', "\t"));
        let has = |smallest: u32, name: &str| {
            let size = Size { smallest, ..ALL };
            let table = write(entries(&countries, &regions, &cities, &size).unwrap());
            Gazetteer::parse(&table).unwrap().best(name).is_some()
        };
        assert!(has(157_346, "Macon") && !has(157_347, "Macon"));
        assert!(has(u32::MAX, "Tbilisi") && has(u32::MAX, "Atlanta"));
    }

    #[test]
    fn a_short_line_is_reported_with_its_number() {
        let (countries, regions, _) = small();
        let cities = file("cities5000.txt", &["1|Nowhere"]);
        let error = entries(&countries, &regions, &cities, &ALL).unwrap_err().to_string();
        assert_eq!(error, "cities5000.txt:1: 2 fields, expected at least 15");
    }
}
