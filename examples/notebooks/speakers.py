# %% [markdown]
# # Who is quoted: a thousand articles
#
# From a column of articles to a table of speakers and three charts. The stories are made up
# (`made_up_news.py`); put a data frame of your own in their place.

# %%
import pandas as pd
from made_up_news import made_up_news

import copydesk.pandas

news = pd.DataFrame(made_up_news(1000)).set_index("id")
news["published"] = pd.to_datetime(news["published"])
news.head(3)

# %%
print(news["body"].iloc[0])

# %% [markdown]
# ## One row for each statement
#
# `copydesk.pandas` gives columns of strings the accessor `copydesk`. A row has the index of its article, so
# the two can be joined.

# %%
found = news["body"].copydesk.extract(published=news["published"])
said = found.attributions.join(news[["outlet", "published"]])
said[["published", "source_name", "lemma", "content"]].head(6)

# %% [markdown]
# ## The speakers
#
# Names are resolved within each article: *Vassallo* and *she* are counted for Lara Vassallo.

# %%
speakers = said.groupby("source_name").agg(
    statements=("content", "size"),
    articles=("article", "nunique"),
    direct=("kind", lambda kind: f"{(kind == 'direct').mean():.0%}"),
    first=("published", "min"),
    last=("published", "max"),
)
speakers = speakers.sort_values("statements", ascending=False)
speakers.head(10)

# %%
most = speakers["statements"].head(10)
_ = most[::-1].plot.barh(title="Statements", ylabel="", figsize=(7, 3.5))

# %% [markdown]
# ## When they speak

# %%
weeks = said.groupby([pd.Grouper(key="published", freq="W"), "source_name"]).size()
weeks = weeks.unstack(fill_value=0)[most.index[:5]]
chart = weeks.plot(title="Statements a week", xlabel="", figsize=(7, 3.5))
_ = chart.legend(loc="upper left", bbox_to_anchor=(1, 1))

# %% [markdown]
# ## Where the stories come from
#
# Places of datelines have coordinates.

# %%
datelines = found.datelines.assign(place=found.datelines["places"].str[0])
places = datelines.value_counts(["country", "place", "latitude", "longitude"]).reset_index(name="stories")
chart = places.plot.scatter(
    "longitude", "latitude", s="stories", alpha=0.5, title="Datelines", figsize=(7, 4), grid=True
)
for row in places.drop_duplicates("country").itertuples():
    chart.annotate(row.place, (row.longitude, row.latitude), (7, 4), textcoords="offset points")

# %% [markdown]
# ## The same in polars, lazily
#
# In polars the results are expressions, which lazy frames and the streaming engine know how to use.

# %%
import polars as pl

import copydesk.polars

stories = pl.DataFrame(made_up_news(1000)).lazy()
(
    stories.copydesk.attributions("body", published="published", keep="outlet")
    .filter(pl.col("kind") == "direct")
    .group_by("outlet")
    .agg(quotations=pl.len(), most=pl.col("source_name").mode().sort().first())
    .sort("outlet")
    .collect()
)
