# %% [markdown]
# # Labels of your own
#
# copydesk knows people, places, organisations and a dozen more. What if you look for ships? There are two
# ways.
#
# ## A list of names
#
# Names that you know are found wherever they stand as whole words. Nothing is trained.

# %%
import copydesk

listed = copydesk.Extractor(gazetteer={"SHIP": ["Sea Lark", "Polar Heron"]})
text = "The Sea Lark left Valletta on Tuesday. The Grey Otter, a tanker, ran aground off Bergen."
[(entity.text, entity.label) for entity in listed.extract(text).entities]

# %% [markdown]
# The *Grey Otter* is on no list, so it is taken for something else, or for nothing.
#
# ## A model of your own
#
# A model learns from examples what such a name looks like and where it stands. The examples are articles in
# which you have marked the names, a word a line, in the columns that CoNLL made common. Here they are made
# up: 200 sentences for training, and 50 with *other* ships to see how well it has learnt.

# %%
import random
from pathlib import Path

chance = random.Random(7)
colours = "Sea Star Silver Northern Golden Blue Royal Morning Polar Swift Ocean Coral Amber White".split()
animals = (
    "Lark Heron Queen Spirit Wind Pearl Breeze Falcon Rose Arrow Dawn Tern Crown Gull Whale Seal".split()
)
ships = [f"{colour} {animal}" for colour in colours for animal in animals]
chance.shuffle(ships)
ports = ["Valletta", "Porto", "Gdansk", "Hull", "Rotterdam", "Mombasa", "Lisbon", "Bergen"]
people = ["Ann Lee", "Marta Teixeira", "Tomasz Wilk", "Grace Wanjiku", "Henrik Aalto", "Rui Cardoso"]
sentences = [
    "The {SHIP} left {PORT} on Tuesday .",
    "Two sailors were taken off the {SHIP} near {PORT} .",
    "The ferry {SHIP} ran aground off {PORT} .",
    "Captain {PERSON} brought the {SHIP} into {PORT} .",
    "The {SHIP} , a trawler , lost power .",
    "{PERSON} said the {SHIP} would sail on Friday .",
    "The owners of the {SHIP} sold her to a company in {PORT} .",
    "{PERSON} lives in {PORT} .",
]


def annotated(ships):
    for ship in ships:
        names = {"{SHIP}": ship, "{PORT}": chance.choice(ports), "{PERSON}": chance.choice(people)}
        for word in chance.choice(sentences).split():
            label = word.strip("{}")
            for at, part in enumerate(names.get(word, word).split()):
                yield f"{part}\t{'O' if word not in names else ('I-' if at else 'B-') + label}"
        yield ""


def write(name, ships):
    Path(name).write_text("\n".join(annotated(ships)) + "\n", encoding="utf-8")


write("train.conll", ships[:200])
write("dev.conll", ships[200:250])
print(*Path("train.conll").read_text(encoding="utf-8").splitlines()[:15], sep="\n")

# %% [markdown]
# One command trains the model; it takes seconds. The table says how many of the names in the dev sentences
# it found.

# %%
# !copydesk train entities --train train.conll --dev dev.conll --out ships.model

# %% [markdown]
# The model takes the place of the one that is built in. Dates and amounts stay with the grammars that find
# them, and datelines and attributions work as before.

# %%
trained = copydesk.Extractor(model="ships.model")
article = trained.extract(text)
[(entity.text, entity.label) for entity in article.entities]

# %%
said = trained.extract("“We are taking in water,” Henrik Aalto said on board the Grey Otter.")
[(it.source.name, it.content.text) for it in said.attributions], [(it.text, it.label) for it in said.entities]

# %% [markdown]
# Real articles are harder than these sentences: a few hundred of them, marked with care, are a good
# beginning. The README says which other formats the command reads.
