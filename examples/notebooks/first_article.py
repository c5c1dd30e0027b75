# %% [markdown]
# # A first article
#
# Install copydesk, and with it what these notebooks use: `pip install "copydesk[notebooks]"`. The models
# are inside: nothing is downloaded.

# %%
from pathlib import Path

import copydesk

text = Path("wire_story.txt").read_text(encoding="utf-8")
article = copydesk.extract(text, published="2025-03-03")
article

# %% [markdown]
# An article shows itself with everything marked. The rest of this page reads its parts.
#
# ## Where, when, and by whom it was reported

# %%
dateline = article.dateline
place = dateline.places[0]
print(dateline.text)
print(place.name, place.country, place.coordinates)
print(dateline.date.day)
print([agency.name for agency in dateline.agencies])

# %% [markdown]
# ## Who said what
#
# A source has the name that the article gives it elsewhere: *she* and *Vassallo* are Lara Vassallo.

# %%
for said in article.attributions[:6]:
    print(f"{said.source.text} ({said.source.name}) | {said.cue.text} | {said.content.text}")

# %% [markdown]
# Each has a kind, a score, and says to whom it was said and whether it is denied.

# %%
said = article.attributions[1]
said.to_dict()

# %% [markdown]
# ## Names and values
#
# Offsets count code points, so they slice the text. Days are counted from the dateline, money has a
# currency, places have a country and coordinates.

# %%
for entity in article.entities[5:17]:
    assert text[entity.start : entity.end] == entity.text
    meaning = entity.value or (entity.amount and f"{entity.amount:,.0f} {entity.currency}") or ""
    print(f"{entity.start:5} {entity.label:8} {entity.score:.2f} {entity.text:32} {meaning}")

# %% [markdown]
# ## Who is who

# %%
for cluster in article.clusters:
    if cluster.label == "PERSON":
        mentions = [text[start:end] for start, end in cluster.mentions]
        print(f"{cluster.name}: {mentions}, {cluster.roles}, quoted {cluster.attributions} times")
