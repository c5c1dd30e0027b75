"""The encoder all-MiniLM-L6-v2 (Apache-2.0) in PyTorch: its word pieces, layers and published weights.

Only the trainer's scripts use it. The weights come as `model.safetensors` with `vocab.txt` beside it.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

if TYPE_CHECKING:
    from pathlib import Path

WIDTH = 384
HEADS = 12
LAYERS = 6
INNER = 1536
POSITIONS = 512
LONGEST_WORD = 100


class WordPieces:
    """Splits words into the pieces of an uncased BERT vocabulary."""

    def __init__(self, vocabulary: Path) -> None:
        """Read the pieces, one a line."""
        pieces = vocabulary.read_text(encoding="utf-8").splitlines()
        self.numbers = {piece: number for number, piece in enumerate(pieces)}
        self.padding, self.unknown = self.numbers["[PAD]"], self.numbers["[UNK]"]
        self.first, self.last = self.numbers["[CLS]"], self.numbers["[SEP]"]
        self._known: dict[str, list[int]] = {}

    def split(self, word: str) -> list[int]:
        """Return the numbers of the pieces of `word`, which holds no blank; there is at least one."""
        if word not in self._known:
            pieces = [number for run in _runs(word) for number in self._longest_first(run)]
            self._known[word] = pieces or [self.unknown]
        return self._known[word]

    def _longest_first(self, run: str) -> list[int]:
        start, pieces = 0, []
        while start < len(run):
            prefix = "##" if start else ""
            ends = range(min(len(run), start + LONGEST_WORD), start, -1)
            end = next((end for end in ends if prefix + run[start:end] in self.numbers), None)
            if end is None:
                return [self.unknown]
            pieces.append(self.numbers[prefix + run[start:end]])
            start = end
        return pieces


def _runs(word: str) -> list[str]:
    """Return the lower-cased runs of letters and digits of `word`, and its other characters one by one."""
    runs: list[str] = []
    inside = False
    for character in unicodedata.normalize("NFD", word.lower()):
        category = unicodedata.category(character)
        if category == "Mn" or category.startswith("C"):
            continue
        alone = category[0] in "PSZ" or "\u4e00" <= character <= "\u9fff"
        if inside and not alone:
            runs[-1] += character
        else:
            runs.append(character)
        inside = not alone
    return runs


class Layer(nn.Module):
    """One layer of the encoder: attention, then two dense layers, each with a shortcut."""

    def __init__(self, dropout: float) -> None:
        """Make a layer with random weights."""
        super().__init__()
        self.query_key_value = nn.Linear(WIDTH, 3 * WIDTH)
        self.attended = nn.Linear(WIDTH, WIDTH)
        self.attended_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.outer_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """Return the next states of all pieces; `mask` is a large negative number at pieces to overlook."""
        batch, length, _ = states.shape
        heads = self.query_key_value(states).view(batch, length, 3, HEADS, WIDTH // HEADS)
        query, key, value = heads.permute(2, 0, 3, 1, 4)
        # Written out, since the fused attention of PyTorch 2.15 takes many times as long backwards on a CPU.
        likeness = (query * (WIDTH // HEADS) ** -0.5) @ key.transpose(2, 3) + mask
        weights = likeness.softmax(3).to(value.dtype)
        mixed = self.attended((weights @ value).transpose(1, 2).reshape(batch, length, WIDTH))
        states = self.attended_norm(states + mixed)
        inner = self.outer(functional.gelu(self.inner(states)))
        normed: Tensor = self.outer_norm(states + self.dropout(inner))
        return normed


class Encoder(nn.Module):
    """The embeddings of the pieces and the layers above them."""

    def __init__(self, pieces: int, dropout: float = 0.0) -> None:
        """Make an encoder of that many pieces with random weights."""
        super().__init__()
        self.pieces = nn.Embedding(pieces, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)

    def forward(self, pieces: Tensor, mask: Tensor, extra: Tensor | None = None) -> list[Tensor]:
        """Return the states of each layer, the embeddings first; `extra` is added to the embeddings.

        `mask` is true at the pieces that count.
        """
        states = self.pieces(pieces) + self.positions.weight[: pieces.shape[1]]
        if extra is not None:
            states = states + extra
        states = [self.dropout(self.norm(states))]
        overlooked = (~mask)[:, None, None, :] * torch.tensor(-1e4, dtype=torch.bfloat16)
        for layer in self.layers:
            states.append(layer(states[-1], overlooked))
        return states


def load_encoder(folder: Path, dropout: float = 0.0) -> Encoder:
    """Return the encoder with the published weights of `folder`."""
    published = load_file(folder / "model.safetensors")
    encoder = Encoder(len(published["embeddings.word_embeddings.weight"]), dropout)
    encoder.load_state_dict(_renamed(published))
    return encoder


def _renamed(published: dict[str, Tensor]) -> dict[str, Tensor]:
    """Return the published weights under this module's names; all pieces are of segment 0."""
    weights = {
        "pieces.weight": published["embeddings.word_embeddings.weight"],
        "positions.weight": published["embeddings.position_embeddings.weight"]
        + published["embeddings.token_type_embeddings.weight"][0],
    }
    for kind in ("weight", "bias"):
        weights[f"norm.{kind}"] = published[f"embeddings.LayerNorm.{kind}"]
        for number in range(LAYERS):
            theirs, ours = f"encoder.layer.{number}.", f"layers.{number}."
            parts = [published[f"{theirs}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            weights[f"{ours}query_key_value.{kind}"] = torch.cat(parts)
            weights[f"{ours}attended.{kind}"] = published[f"{theirs}attention.output.dense.{kind}"]
            weights[f"{ours}attended_norm.{kind}"] = published[f"{theirs}attention.output.LayerNorm.{kind}"]
            weights[f"{ours}inner.{kind}"] = published[f"{theirs}intermediate.dense.{kind}"]
            weights[f"{ours}outer.{kind}"] = published[f"{theirs}output.dense.{kind}"]
            weights[f"{ours}outer_norm.{kind}"] = published[f"{theirs}output.LayerNorm.{kind}"]
    return weights
