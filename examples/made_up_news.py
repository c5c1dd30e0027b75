"""A thousand news stories for the notebooks: the people, their words and the events are made up.

>>> stories = made_up_news(1000)
>>> list(stories[0])
['id', 'outlet', 'published', 'body']
"""

import datetime
import random
from dataclasses import dataclass

OUTLETS = ["Island Courier", "Morning Ledger", "Harbour Gazette", "Evening Packet"]
FIRST_DAY = datetime.date(2025, 1, 6)
WEEKS = 26


@dataclass(frozen=True)
class Speaker:
    """Somebody who is quoted: ``weight`` says how often, beside the others of the story."""

    name: str
    role: str
    pronoun: str
    weight: int
    quotes: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True)
class Story:
    """Something that happens: ``peak`` is the week in which most is written about it."""

    places: tuple[str, ...]
    peak: int
    leads: tuple[str, ...]
    speakers: tuple[Speaker, ...]


STORIES = (
    Story(
        ("VALLETTA, Malta", "VALLETTA, Malta", "BRUSSELS"),
        4,
        (
            "Crews walked off two ferries on {day} in a dispute over unpaid wages.",
            "Talks on the future of the ferries between the islands broke down on {day}.",
            "A third ferry stayed in port on {day}, leaving hundreds of islanders stranded.",
        ),
        (
            Speaker(
                "Lara Vassallo",
                "Transport Minister",
                "she",
                6,
                ("Nobody will be left on the quay", "The ships will sail, and they will sail on time"),
                (
                    "the government would lend the operator 12 million euros",
                    "talks were moving in the right direction",
                ),
            ),
            Speaker(
                "Joseph Zammit",
                "union leader",
                "he",
                5,
                ("We have heard these promises before", "A loan is a plaster on a broken leg"),
                ("140 members had not been paid since January", "the offer came too late"),
            ),
            Speaker(
                "Henrik Aalto",
                "company director",
                "he",
                2,
                (
                    "I have full confidence in the crews",
                    "A ship that stands still costs as much as one that sails",
                ),
                ("both ships needed new engines within three years", "no wages were late"),
            ),
        ),
    ),
    Story(
        ("BARISAL, Bangladesh", "BARISAL, Bangladesh", "DHAKA, Bangladesh"),
        22,
        (
            "The river broke its banks on {day} and cut off more than 40 villages.",
            "Boats carried rice and clean water to families on rooftops on {day}.",
            "Schools in three districts stayed closed on {day} after a week of rain.",
        ),
        (
            Speaker(
                "Rokeya Sultana",
                "district commissioner",
                "she",
                4,
                ("We have boats, but we do not have fuel", "What we need now is dry ground"),
                (
                    "12,000 people had moved to higher ground",
                    "the embankment had not been repaired since 2019",
                ),
            ),
            Speaker(
                "Anwar Talukdar",
                "Relief Minister",
                "he",
                3,
                ("No child will go hungry in this district", "Every boat in the navy is on its way"),
                ("the worst was over", "medicine would arrive within two days"),
            ),
            Speaker(
                "Nasima Akter",
                "village doctor",
                "she",
                2,
                ("The water came at night, while people slept", "I treat by torchlight what I can"),
                ("snakes had followed the water into the houses", "she had seen 60 patients in one day"),
            ),
        ),
    ),
    Story(
        ("RABAT, Morocco", "FES, Morocco", "CASABLANCA, Morocco"),
        14,
        (
            "Farmers parked their tractors outside parliament on {day} after a third dry winter.",
            "The price of bread rose again on {day}, by 8 percent.",
            "Rain fell on the wheat belt on {day}, too late for most of the harvest.",
        ),
        (
            Speaker(
                "Youssef Bennani",
                "Agriculture Minister",
                "he",
                5,
                ("We will import what we cannot grow", "There is enough wheat in the ports until June"),
                ("the subsidy would be paid before the summer", "bread would not cost more"),
            ),
            Speaker(
                "Salma Idrissi",
                "farmers' leader",
                "she",
                4,
                ("The fields are dust", "A loan does not bring back a harvest"),
                (
                    "the harvest would be half of what it was last year",
                    "farmers owed the banks 300 million dirhams",
                ),
            ),
            Speaker(
                "Karim Alaoui",
                "grain trader",
                "he",
                1,
                ("Nobody plants on hope", "Wheat goes where the money is"),
                ("two ships were waiting outside the port", "prices would rise until August"),
            ),
        ),
    ),
    Story(
        ("LISBON, Portugal", "PORTO, Portugal", "PORTO, Portugal"),
        10,
        (
            "Villagers blocked the road to a planned lithium mine on {day}.",
            "A court stopped work on the country's first lithium mine on {day}.",
            "The licence for the mine was extended on {day} until 2040.",
        ),
        (
            Speaker(
                "Marta Teixeira",
                "Environment Minister",
                "she",
                4,
                (
                    "Not one litre of the river will be lost",
                    "We cannot ask for batteries and refuse the metal",
                ),
                ("the mine would bring 400 jobs to the valley", "the court had misread the law"),
            ),
            Speaker(
                "Rui Cardoso",
                "mayor",
                "he",
                3,
                ("You cannot drink lithium", "We were never asked"),
                ("the company had not answered a single letter", "the village would appeal"),
            ),
            Speaker(
                "Ingrid Solheim",
                "mine manager",
                "she",
                2,
                ("This mine will outlive us all", "We clean more water than we use"),
                ("drilling would begin in the autumn", "Europe would need the metal sooner than it thought"),
            ),
        ),
    ),
    Story(
        ("NAIROBI, Kenya", "MOMBASA, Kenya", "KISUMU, Kenya"),
        18,
        (
            "Health workers began to vaccinate 2 million children against malaria on {day}.",
            "A shipment of vaccines was held at the port on {day} for want of a stamp.",
            "Nurses went back to work on {day} after a strike of nine days.",
        ),
        (
            Speaker(
                "Grace Wanjiku",
                "Health Minister",
                "she",
                5,
                ("The fridges are ready, and so are we", "We have lost too many children to a mosquito"),
                (
                    "every county would have the vaccine by August",
                    "nurses would be paid by the end of the month",
                ),
            ),
            Speaker(
                "Peter Odhiambo",
                "hospital director",
                "he",
                3,
                ("A mother should not have to walk 20 kilometres for an injection", "We count every needle"),
                (
                    "cases had fallen by 30 percent in the first districts",
                    "the clinics were short of needles",
                ),
            ),
            Speaker(
                "Amina Hassan",
                "nurses' leader",
                "she",
                3,
                ("Applause does not pay the rent", "We went back for the children, not for the minister"),
                ("1,200 nurses had left the country in a year", "the strike could begin again"),
            ),
        ),
    ),
    Story(
        ("WARSAW, Poland", "GDANSK, Poland", "BERLIN"),
        7,
        (
            "The first night train in twelve years left for the coast on {day}.",
            "Signal cables were cut on the main line to the north on {day}.",
            "Parliament voted on {day} to spend 9 billion zlotys on its railways.",
        ),
        (
            Speaker(
                "Tomasz Wilk",
                "Infrastructure Minister",
                "he",
                4,
                ("A railway is a promise with a timetable", "This was no accident"),
                (
                    "the police were looking for two men",
                    "the trip to the sea would take less than three hours",
                ),
            ),
            Speaker(
                "Ewa Lis",
                "railway director",
                "she",
                3,
                ("The line will be open again by Friday", "Our trains are older than our drivers"),
                ("12,000 passengers had been delayed", "40 carriages had been ordered"),
            ),
            Speaker(
                "Anna Krol",
                "opposition leader",
                "she",
                3,
                ("We are paying for trains that nobody has ordered", "Ask the people on the platform"),
                ("the money was missing from the budget for schools", "the minister should resign"),
            ),
        ),
    ),
)


def made_up_news(count: int, seed: int = 1) -> list[dict[str, object]]:
    """Make up ``count`` stories, in the order of their days; the same seed gives the same stories."""
    chance = random.Random(seed)
    days = sorted(FIRST_DAY + datetime.timedelta(days=chance.randrange(7 * WEEKS)) for _ in range(count))
    return [
        {
            "id": f"story-{number:04}",
            "outlet": chance.choice(OUTLETS),
            "published": day,
            "body": body(day, chance),
        }
        for number, day in enumerate(days, 1)
    ]


def body(day: datetime.date, chance: random.Random) -> str:
    """Write a story that is printed on a day."""
    week = (day - FIRST_DAY).days // 7
    (story,) = chance.choices(STORIES, [1 / (1 + (week - story.peak) ** 2 / 8) for story in STORIES])
    happened = day - datetime.timedelta(days=chance.randrange(3))
    lead = chance.choice(story.leads).format(day=f"{happened:%A}")
    paragraphs = [f"{chance.choice(story.places)} ({chance.choice(['MPA', 'AFP', 'dpa'])}) - {lead}"]
    weights = [speaker.weight for speaker in story.speakers]
    for speaker in dict.fromkeys(chance.choices(story.speakers, weights, k=3)):
        paragraphs += statements(speaker, chance)
    return "\n\n".join(paragraphs)


def statements(speaker: Speaker, chance: random.Random) -> list[str]:
    """Write what a speaker says, in two paragraphs."""
    quote, other_quote = chance.sample(speaker.quotes, 2)
    claim, other_claim = chance.sample(speaker.claims, 2)
    surname = speaker.name.split()[-1]
    first = [
        f'"{quote}," {speaker.role} {speaker.name} told reporters.',
        f"{speaker.role[0].upper()}{speaker.role[1:]} {speaker.name} said {claim}.",
        f'{speaker.name}, the {speaker.role}, said: "{quote}."',
    ]
    second = [
        f'"{other_quote}," {surname} said.',
        f"{speaker.pronoun.capitalize()} said {other_claim}.",
        f"{surname} added that {other_claim}.",
    ]
    return [chance.choice(first), chance.choice(second)]
