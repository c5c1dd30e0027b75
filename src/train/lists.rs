//! The lists of the lexicon: the words that the names of organisations, places and events are built with, and names
//! that are often in the news.

use crate::tagger::lexicon::Class;

/// Each class with its words, small letters, separated by blanks.
pub(crate) const LISTS: &[(Class, &str)] = &[
    (Class::OrgWord, ORG_WORDS),
    (Class::Title, TITLES),
    (Class::LandWord, LAND_WORDS),
    (Class::FacilityWord, FACILITY_WORDS),
    (Class::EventWord, EVENT_WORDS),
    (Class::LawWord, LAW_WORDS),
    (Class::Calendar, CALENDAR),
    (Class::Function, FUNCTION_WORDS),
    (Class::Location, CONTINENTS),
    (Class::Demonym, DEMONYMS),
    (Class::Work, WORK_NOUNS),
    (Class::Product, PRODUCT_NOUNS),
];

/// Each class with names of it, one a line; a line that begins with `#` heads a group.
///
/// Written for the project from general knowledge. A name may stand on several lists.
pub(crate) const NAMES: &[(Class, &str)] = &[
    (Class::Agency, include_str!("lists/agencies.txt")),
    (Class::Club, include_str!("lists/clubs.txt")),
    (Class::Company, include_str!("lists/companies.txt")),
    (Class::Demonym, include_str!("lists/groups.txt")),
    (Class::Event, include_str!("lists/events.txt")),
    (Class::Facility, include_str!("lists/facilities.txt")),
    (Class::FamilyName, SURNAMES),
    (Class::GivenName, GIVEN_NAMES),
    (Class::Institution, include_str!("lists/institutions.txt")),
    (Class::KnownPerson, include_str!("lists/known_people.txt")),
    (Class::LawWord, include_str!("lists/laws.txt")),
    (Class::Location, include_str!("lists/locations.txt")),
    (Class::Party, include_str!("lists/parties.txt")),
    (Class::Product, include_str!("lists/products.txt")),
    (Class::Work, include_str!("lists/works.txt")),
];

/// Given names of all cultures, one a line.
pub(crate) const GIVEN_NAMES: &str = include_str!("lists/given_names.txt");

/// Surnames of all cultures, one a line.
pub(crate) const SURNAMES: &str = include_str!("lists/surnames.txt");

/// Nationalities and peoples of more than one word.
pub(crate) const DEMONYM_PHRASES: &[&str] = &[
    "south korean",
    "south koreans",
    "north korean",
    "north koreans",
    "saudi arabian",
    "sri lankan",
    "sri lankans",
    "new zealander",
    "new zealanders",
    "south african",
    "south africans",
    "costa rican",
    "costa ricans",
    "puerto rican",
    "puerto ricans",
    "east timorese",
    "south sudanese",
    "north american",
    "south american",
    "latin american",
    "latin americans",
    "central american",
    "west african",
    "east african",
    "north african",
    "sierra leonean",
    "burkina faso",
    "african american",
    "african americans",
    "native american",
    "native americans",
    "papua new guinean",
];

/// Continents, regions and seas of more than one word.
pub(crate) const LAND_PHRASES: &[&str] = &[
    "middle east",
    "far east",
    "near east",
    "north africa",
    "west africa",
    "east africa",
    "southern africa",
    "central africa",
    "sub-saharan africa",
    "north america",
    "south america",
    "latin america",
    "central america",
    "central asia",
    "south asia",
    "southeast asia",
    "east asia",
    "western europe",
    "eastern europe",
    "central europe",
    "persian gulf",
    "south pacific",
    "asia pacific",
    "the balkans",
    "the caucasus",
    "the west",
    "the caribbean",
    "middle eastern",
];

/// Countries and territories under other names than those of `GeoNames`.
pub(crate) const MORE_COUNTRIES: &[&str] = &[
    "u.s.",
    "u.s",
    "us",
    "u.s.a.",
    "usa",
    "america",
    "u.k.",
    "uk",
    "u.k",
    "britain",
    "great britain",
    "england",
    "scotland",
    "wales",
    "northern ireland",
    "russia",
    "soviet union",
    "ussr",
    "u.s.s.r.",
    "yugoslavia",
    "czechoslovakia",
    "east germany",
    "west germany",
    "ivory coast",
    "cote d'ivoire",
    "burma",
    "myanmar",
    "czech republic",
    "macedonia",
    "swaziland",
    "east timor",
    "congo",
    "drc",
    "dr congo",
    "democratic republic of congo",
    "south korea",
    "north korea",
    "korea",
    "holland",
    "netherlands",
    "uae",
    "u.a.e.",
    "vatican",
    "holy see",
    "palestine",
    "gaza",
    "gaza strip",
    "west bank",
    "kashmir",
    "kosovo",
    "abkhazia",
    "south ossetia",
    "chechnya",
    "crimea",
    "tibet",
    "hong kong",
    "macau",
    "taiwan",
    "somaliland",
    "darfur",
    "kurdistan",
    "cape verde",
    "turkey",
    "turkiye",
    "persia",
    "rhodesia",
    "zaire",
    "siam",
    "ceylon",
];

const ORG_WORDS: &str = "academy administration agency airlines airways alliance army assembly associates \
    association authorities authority bank board boeing broadcasting brigade brigades brotherhood bureau cabinet \
    caucus center centre chamber chronicle church city-council club co co. coalition college commission committee \
    community companies company confederation conference congress congregation consortium constabulary consulting \
    corp corp. corporation council corps court daily democrats department dept. directorate electric embassy energy \
    entertainment enterprises exchange faculty fc federation financial firm force forces forum foundation front \
    fund gazette government group guard guards health herald holdings hospital house inc inc. industries initiative \
    institute institution insurance international intelligence investments journal jihad journalists laboratories \
    laboratory labor labour league legislature liberation llc llp ltd ltd. magazine market media militia ministry \
    mission monitor motors movement museum network news newspaper observatory observer office oil opera orchestra \
    organisation organization parliament partners partnership party pharmaceuticals plc police post press programme \
    party's prosecutor radio railways rangers red registry regiment research reserve resistance restaurants review \
    revolutionary rights sa school schools secretariat securities senate service services society solutions squad \
    staff standard state-department studios supreme symphony syndicate systems task team technologies television \
    telegraph telecom theatre times tribunal tribune trust tv union united university unicef utilities volunteers \
    watch weekly world bundestag knesset duma hezbollah hamas taliban nato opec un eu gmbh ag nv s.a. spa a/s ab \
    accountants advisers advisors aerospace afc agro airlift albion archdiocese artillery asa asociación assurance \
    athletic atletico atlético attorneys automobile automotive autos aviation azienda bakeries bakery ballet banca \
    banco bancorp bancshares bancorporation bankshares banque banks batallion battalion beverages bhd berhad \
    biologics biomedical biopharma biosciences biotech biotechnology borussia brewers brewery breweries bros bros. \
    brothers bv b.v. carriers cartel cement cfc chemical chemicals chorus circuit cie clinic clube clubs colectivo \
    collective colleges command commando commandos commune communications compagnie compañía computer computers \
    confederación conservancy constructions contractors cooperative co-operative coop corporate cos cos. councils \
    cricketers cska dairies dairy deportivo developers developments diagnostics diocese directorates division \
    divisions dynamo dynamos electronics engineering engineers ensemble equities équipe exploration express faction \
    farms federación federações fédération fédérations fleet foods foundry freight fsb furniture futures gang \
    garrison gas gendarmerie genetics grains grupo groupe gruppe gruppo healthcare hotels hotspur hospitals \
    ingenieros institut institutes instituto instrument instruments insurers interactive investors ipo jewellers \
    jsc junta k.k. kg kgaa kgb kk kommando lab labs lancers leasing legion liga ligue lines logistics lokomotiv \
    lotus lp l.p. mafia manufacturing mariners marine marines materials meats medical metals metalworkers mills \
    minerals ministères ministère ministries mines mining mobile monitors mortgage motor movimento movimiento \
    mujahideen mujahedin mukhabarat municipality mutual navy networks n.v. oao observers offices olympiakos \
    olympique ooo optical orchestras oy oyj packers packaging paper papers partai parti partido partij partners. \
    pao patrol petrochemical petrochemicals petroleum pharma pharmaceutical philharmonic pjsc platoon plantations \
    policía polícia polytechnic ports power pravda presbytery produce producers products projects promotions \
    properties property pt pte pty pvt publications publishers publishing racing rail railroad rating ratings \
    raiders realty rebels records recordings recycling refiners refining registrar republicans resources restaurant \
    retail retailers rovers s.p.a. saving savings sas sarl scientists scouts sdn se seafood seeds semiconductor \
    semiconductors seminary shipbuilding shipping shipyard shipyards sindicato sociedad société software sons \
    spartak sporting sportif steel steelworkers steelworks stores studies studio subcommittee subsidiaries \
    suppliers supermarkets surveys syndicat synod tankers tbk teachers teamsters technical technology \
    telecommunications telecoms telephone textile textiles therapeutics tigers tobacco tractor traders trading \
    transit transport transportation trustees unidos unions unión universidad universidade universität université \
    universiteit utility ventures veterans vfb vfl wanderers waterways wing wines wineries wireless workers works \
    workshops workshop yards zao zoological";

const TITLES: &str = "actor actress adm adm. admiral advocate ali ambassador analyst archbishop attorney ayatollah \
    baron baroness bishop brig brig. brigadier brother cabinet-secretary candidate capt capt. captain cardinal chair \
    chairman chairwoman chancellor chief coach col col. colonel comedian commander commissioner comrade congressman \
    congresswoman constable coordinator corporal correspondent councillor councilman councilwoman count countess \
    cpl. dame dean defender delegate deputy det. detective director doctor dr dr. duchess duke economist editor emir \
    emperor empress engineer envoy father fr. general gen gen. goalkeeper gov gov. governor guitarist head her-majesty \
    historian hon hon. imam inspector judge journalist justice king lady lawmaker lawyer leader legislator lieutenant \
    lord lt lt. maestro maj maj. major manager marshal mayor midfielder minister miss monsignor mother mr mr. mrs mrs. \
    ms ms. mufti mullah novelist nurse officer owner pastor patriarch photographer physicist pilot player poet pope \
    premier president prime prince princess principal prof prof. professor prosecutor queen rabbi rapper rear ref. \
    referee rep rep. reporter representative researcher rev rev. reverend researcher sec. secretary sen sen. senator \
    sergeant sgt sgt. sheik sheikh shaikh sheriff singer sir sister skipper soldier speaker spokesman spokeswoman \
    spokesperson sultan striker superintendent supt. surgeon teacher treasurer undersecretary vice viscount widow \
    winger writer author attorney-general director-general secretary-general governor-general activist airman alderman \
    alhaja alhaji archdeacon artist auntie bapak barrister batsman begum beautician blogger bowler boxer ceo cfo chef \
    chief-minister chieftain choreographer cmdr cmdr. co-author co-founder cofounder columnist commodore composer \
    conductor consul coo councilor curator cyclist cdr. dato datin datu datuk deacon director-general dissident dom don \
    dona doña doctora donna driver editor-in-chief ensign entrepreneur environmentalist ex-president farmer filmmaker \
    first-minister fisherman footballer founder frau golfer gospodin guerrilla gunman haj haji hajia hajj headmaster \
    headmistress headteacher herr hodjatoleslam hojatoleslam hojjatoleslam ibu industrialist insp insp. jockey kumari \
    lama lecturer lieutenant-general madam madame magistrate maître maitre major-general maulana mawlana maulvi mep \
    messrs messrs. mgr mgr. microbiologist miner mlle mme mme. moulana mp msgr msgr. msp neighbor neighbour nun \
    nutritionist oba otunba painter pandit paramedic pensioner pfc pfc. playwright policeman policewoman postman \
    prefect private provost psychiatrist psychologist publisher pvt pvt. quarterback ranger raja rapporteur resident \
    retiree sadhu sculptor señor señora senor senora senhor senhora sheikha shepherd shopkeeper shri signor signora \
    signore smt smt. sociologist solicitor songwriter sri sprinter stan student subedar survivor swami swimmer tan-sri \
    taoiseach tánaiste tengku tenor theologian thiru trainer trooper tun tunku tycoon undertaker usher ustad \
    vice-admiral vice-chairman vice-chancellor vice-president vicar violinist volunteer waitress warden warlord warrant \
    weatherman witness";

const LAND_WORDS: &str = "atoll basin bay beach bight canal canyon cape cave coast creek delta desert falls fjord \
    forest glacier gulf harbor harbour heights hill hills island islands isle isles lagoon lake lakes mount \
    mountain mountains mt mt. ocean oasis peak peninsula plain plains plateau point pole range reef ridge river \
    rivers sea shoal strait straits valley volcano waterfall waters woods atlantic pacific mediterranean arctic \
    antarctic baltic caspian aegean adriatic danube nile euphrates tigris amazon mississippi rhine thames ganges \
    himalayas alps andes sahara sahel balkans caucasus levant caribbean scandinavia polynesia mars moon jupiter \
    saturn venus mercury earth pluto neptune archipelago badlands bluff bluffs bog bogs brook butte cay channel \
    cliff cliffs coastline cordillera corridor cove crater dune dunes escarpment estuary everglades fens foothills \
    gorge grasslands headland highlands inlet jungle jungles knob loch lough lowlands marsh marshes massif mesa \
    moor moors narrows outback pampas pass passage pond ponds prairie rainforest ranges rapids ravine riviera rift \
    rock rocks sands sandbar sandbank savanna savannah seaboard shore shores sound spring springs steppe steppes \
    stream summit swamp swamps trench triangle tundra wadi wetland wetlands wilderness wood islets islet";

const FACILITY_WORDS: &str = "airbase airfield airport aquarium arena avenue ave ave. barracks base bazaar bridge \
    building camp castle cathedral cemetery chapel checkpoint complex courthouse crossing dam dock embassy \
    expressway field fort gallery garden gardens gate hall headquarters highway hotel interchange jail junction \
    landmark lighthouse line library mall mansion market memorial mill monastery monument mosque motorway \
    observatory palace park path pavilion pier pipeline plant plaza port power-plant prison racecourse raceway \
    railway reactor refinery reservoir resort road route runway shrine speedway square stadium station street \
    synagogue temple terminal theater theatre tower track tunnel turnpike underpass viaduct villa wall wharf zoo \
    abattoir abbey airstrip alley amphitheatre amphitheater apartments auditorium ballpark basilica bastion blvd \
    blvd. boulevard breakwater bungalow bunker bypass catacombs causeway chancery citadel clubhouse coliseum \
    colosseum compound convent cottage courtyard crematorium crypt dockyard dome drive embankment escalator estate \
    footbridge fortress furnace hangar heliport hippodrome hostel hospice house houses inn jetty kiosk lane lanes \
    lodge manor marina mausoleum mews metro minaret mine minster montessori museum nursery observatories obelisk \
    overpass pagoda parkway penitentiary playground playhouse quarry quay rectory residence rink roundabout \
    sanctuary sanatorium schoolhouse seaport shelter silo skyscraper slipway spaceport stables stadion statue \
    substation supermarket tavern teahouse tomb tombs towers townhouse tramway underground velodrome warehouse \
    waterworks windmill winery";

const EVENT_WORDS: &str = "awards ball battle bombing bowl campaign carnival ceremony championship championships \
    clasico classic conference conflict congress convention crisis cup cyclone day derby earthquake election \
    elections episode eve expo fair festival final finals games genocide grand hurricane incident intifada invasion \
    jubilee kippur league marathon massacre masters match meeting mission month offensive olympiad olympics open \
    operation pageant parade paralympics playoffs plot premiership prix protests qualifier race raid rally \
    rebellion regatta referendum revolution riots round scandal season series show siege spring storm summit \
    superbowl test tornado tour tournament treaty trial trophy tsunami typhoon uprising war wars week year \
    christmas easter ramadan eid thanksgiving holocaust accident anniversary armistice attack attacks auction \
    avalanche biathlon biennale biennial blackout blizzard blockade bout boycott brexit caliphate ceasefire census \
    challenge collapse coronation coup crackdown crash crusade crusades debate debates decathlon deluge disaster \
    diwali draft drought eclipse epidemic eruption evacuation exercise exercises exhibition exhibitions exodus \
    exposition fairs famine feast fest fights flood floods fire fireworks funeral gala gathering giro handicap \
    hanukkah heptathlon holi holiday inauguration independence inquest inquiry jamboree landing landings landslide \
    lottery meet meetings mutiny nativity nowruz oscars outbreak pandemic partition passover pilgrimage play-off \
    play-offs playoff prize purge putsch quake rampage reconstruction regattas renaissance reunion revolt riot \
    rodeo roundtable sabbath seminar session shooting shootings showdown sitting stakes stampede strike strikes \
    summits symposium talks thriller tragedy trials triathlon troubles tsunamis vigil volta vuelta wedding workshop \
    worlds";

const LAW_WORDS: &str = "accord accords act agreement amendment article articles bill charter code constitution \
    convention covenant declaration decree directive framework law initiative memorandum ordinance pact plan policy \
    protocol regulation regulations resolution roadmap rule statute treaty amendments by-law by-laws bylaw bylaws \
    canon clause codes communique communiqué conventions decision decisions decrees determination edict guideline \
    guidelines injunction judgment judgement legislation mandate measure measures motion order orders ordinances \
    paragraph plans policies principles proclamation proposition protocols provision recommendation referendum \
    reforms rules ruling sanctions schedule sharia standards statutes subsection treaties undertaking verdict writ";

const CALENDAR: &str = "january february march april may june july august september october november december jan jan. \
    feb feb. mar mar. apr apr. jun jun. jul jul. aug aug. sep sep. sept sept. oct oct. nov nov. dec dec. monday \
    tuesday wednesday thursday friday saturday sunday mon. tue. tues. wed. thu. thurs. fri. sat. sun.";

/// Common nouns that announce the title of a work: `the film Interstellar`.
const WORK_NOUNS: &str = "album albums anthem anthology aria autobiography ballad ballet bestseller biography \
    blockbuster book cantata cartoon chronicle collection comedy comic debut documentary drama epic essay \
    exhibition fable farce fiction film films flick fresco guidebook hit hymn installation lullaby manga manual \
    melodrama memoir memoirs miniseries monograph movie movies mural musical novel novella novels opera operetta \
    oratorio painting parable pamphlet play podcast poem poems poetry portrait prequel programme remake romance \
    sculpture sequel series show single sitcom sketch soap song songs sonata soundtrack statue story \
    symphony telenovela thriller titled track trilogy tune waltz western";

/// Common nouns that announce the name of a product, vessel, craft or weapon: `the ferry Rei Pelé`.
const PRODUCT_NOUNS: &str = "aeroplane airbus aircraft airliner airplane airship antibiotic barge battleship \
    biplane boat boats bomber brand brands brig bulker camera cannon canoe capsule car cars carbine cargo chatbot \
    console corvette crossover cruiser destroyer dhow dinghy dredger drone drones drug drugs ferry \
    flagship freighter frigate galleon game games glider grenade gun gunboat hatchback helicopter helicopters \
    howitzer icebreaker interceptor jab jet jets jetliner junk ketch lander launcher lifeboat liner \
    lorry machine malware medicine minesweeper minivan missile missiles motorbike motorcycle module mortar \
    orbiter painkiller patrol phone phones pickup pistol plane planes prototype probe ransomware reactor \
    revolver rifle rifles robot rocket rockets rover sailboat satellite satellites schooner scooter sedan shampoo \
    ship ships shotgun shuttle skiff sloop smartphone smartphones sneakers soda software spacecraft speedboat \
    spyware steamer steamship submarine submarines supertanker supercomputer suv tablet tablets tank tanker tanks \
    telescope torpedo toy toys trawler truck trucks tug tugboat turboprop vaccine vaccines van \
    vehicle vehicles vessel vessels videogame vodka warplane warship warships whisky yacht";

const FUNCTION_WORDS: &str = "a about above according across after again against ago ahead all almost along already also \
    although always am amid among an and another any anyone anything are around as aside at away back be because been \
    before began behind being below beneath beside besides between beyond both but by came can cannot could despite did \
    do does doing done down during each earlier early either else enough even ever every everyone everything except far \
    few fewer first five following for former four from further get give given go gone had half has have having he hence \
    her here hers herself him himself his how however hundreds i if in including indeed inside instead into is it its \
    itself just last late later least less let like likewise little local long made make many may me meanwhile might \
    million mine more moreover most much must my myself near nearly neither never nevertheless new next no nobody none \
    nonetheless nor not nothing now of off often officials on once one only onto or other others our ours out outside \
    over own part people perhaps please police previously rather recent recently reportedly reports said same say says \
    second see seen several shall she should since six so some someone something sometimes soon still such than thank \
    that the their theirs them themselves then there thereafter therefore these they thing things third this those though \
    thousands three through throughout thus till to today together tomorrow too toward towards two under unless unlike \
    until up upon us very was we well went were what whatever when where whereas whether which while who whoever whole \
    whom whose why will with within without witnesses would yes yesterday yet you your yours";

const CONTINENTS: &str = "africa asia europe americas antarctica australasia oceania eurasia arabia mideast";

const DEMONYMS: &str = "afghan afghans african africans albanian albanians algerian algerians american americans andorran \
    angolan angolans arab arabs arabian argentine argentines argentinian argentinean armenian armenians asian asians \
    australian australians austrian austrians azerbaijani azerbaijanis azeri azeris bahraini bahrainis balkan \
    bangladeshi bangladeshis barbadian basque basques bavarian belarusian belarusians belgian belgians belizean \
    beninese bhutanese bolivian bolivians bosnian bosnians bosniak bosniaks brazilian brazilians briton britons british \
    bulgarian bulgarians burmese burundian burundians cambodian cambodians cameroonian cameroonians canadian canadians \
    catalan catalans catholic catholics caribbean chadian chadians chechen chechens chilean chileans chinese christian \
    christians colombian colombians congolese conservative conservatives croat croats croatian croatians cuban cubans \
    cypriot cypriots czech czechs dane danes danish democrat democrats democratic dominican dominicans druze dutch \
    ecuadorian ecuadorean ecuadorians egyptian egyptians emirati emiratis english eritrean eritreans estonian estonians \
    ethiopian ethiopians european europeans fijian fijians filipino filipinos finn finns finnish flemish french \
    frenchman gabonese gambian gambians georgian georgians german germans ghanaian ghanaians greek greeks guatemalan \
    guatemalans guinean guineans guyanese haitian haitians hawaiian hindu hindus hispanic hispanics honduran hondurans \
    hungarian hungarians hutu hutus icelandic icelander indian indians indigenous indonesian indonesians iranian iranians iraqi \
    iraqis irish irishman islamic islamist islamists israeli israelis italian italians ivorian ivorians jamaican \
    jamaicans japanese jew jews jewish jihadist jordanian jordanians kashmiri kazakh kazakhs kenyan kenyans korean \
    koreans kosovar kosovars kurd kurdish kurds kuwaiti kuwaitis kyrgyz lao laotian latino latinos latvian latvians \
    lebanese liberal liberals liberian liberians libyan libyans lithuanian lithuanians macedonian macedonians malagasy \
    malawian malawians malaysian malaysians maldivian malian malians maltese maoist maoists maori marxist marxists \
    mauritanian mauritanians mauritian mexican mexicans moldovan moldovans mongolian mongolians montenegrin \
    montenegrins moroccan moroccans mormon mozambican mozambicans muslim muslims namibian namibians nazi nazis nepalese \
    nepali nicaraguan nicaraguans nigerian nigerians nigerien nordic norwegian norwegians omani omanis orthodox \
    pakistani pakistanis palestinian palestinians panamanian panamanians paraguayan pashtun pashtuns persian peruvian \
    peruvians pole poles polish portuguese protestant protestants qatari qataris republican republicans rohingya roma \
    romanian romanians russian russians rwandan rwandans samoan saudi saudis scot scots scottish senegalese serb serbs \
    serbian serbians shi'ite shi'ites shia shias shiite shiites sikh sikhs sinhalese singaporean singaporeans slav slavic \
    slovak slovaks slovakian slovene slovenes slovenian slovenians socialist socialists somali somalis soviet soviets \
    spaniard spaniards spanish sudanese sunni sunnis surinamese swazi swede swedes swedish swiss syrian syrians \
    taiwanese tajik tajiks tamil tamils tanzanian tanzanians tatar tatars texan texans thai thais tibetan tibetans \
    tory tories togolese trinidadian tuareg tunisian tunisians turk turks turkish turkmen tutsi tutsis ugandan ugandans \
    uighur uighurs uyghur uyghurs ukrainian ukrainians uruguayan uruguayans uzbek uzbeks venezuelan venezuelans \
    vietnamese welsh welshman western westerner westerners yazidi yazidis yemeni yemenis yugoslav zambian zambians \
    zimbabwean zimbabweans zulu communist communists buddhist buddhists anglican anglicans evangelical evangelicals \
    baathist salafist alawite alawites maronite coptic copts hasidic methodist presbyterian lutheran";
