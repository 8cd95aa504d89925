"""Teach the encoder what our own sentences mean, and write what it learned: audio_pipeline/understanding/adapter.npz.

MiniLM stays as it is; a low-rank addition to each of its matrices is trained (LoRA). It learns two things at once from
the lines of training/, tests/skill/said/ and the built-in content: which answer or programme a line is for, and which
danger it tells of. It is trained more than once, each time from another random start, and the average is kept. An
eighth of the lines is held out of all trainings, in pieces of neighbours, which may be of one speaker;
scripts/train-risk-model chooses its thresholds on those.

Whoever stops it can go on: what is trained is kept until the lines change. Afterwards, train the risk model and build:
their vectors are no longer valid. A content edit needs no new adapter.
"""

import argparse
import hashlib
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from platformdirs import user_cache_path
from tokenizers import Tokenizer

from audio_pipeline.understanding.adapter import ADAPTER_FILE
from audio_pipeline.understanding.compact_matrix import round_rows
from audio_pipeline.understanding.encoder import MODEL_SHA256, find_model_path, load_tokenizer
from audio_pipeline.understanding.onnx_file import read_tensors
from scripts.training_lines import ROOT, Lines, hash_lines, make_key, read_lines

try:
    import torch
    from torch import Tensor, nn
    from torch.nn import functional
except ModuleNotFoundError:
    sys.exit("Training the encoder needs PyTorch, a CPU build will do: .venv/bin/pip install torch")

OUT = ROOT / "audio_pipeline" / "understanding" / ADAPTER_FILE.name

RANK = 16
LORA_SCALE = 2.0
SEEDS = (1, 2)
"""The random starts. The average of several trainings understands words that nobody here wrote better than each of
them (https://arxiv.org/abs/2203.05482), and costs no time when it is used."""

N_EPOCHS = 3
PACE = 1.5e-3
HEAD_PACE = 3e-3
LINES_OF_A_BATCH = 32
LINES_OF_A_PIECE = 9
"""Neighbouring lines that are held out, or not, together."""

PIECES_FOR_ONE_HELD_OUT = 8

KIND_SCALE = 20.0
"""The sharpness of the softmax over kinds, whose inputs are cosines."""

RISK_SCALE = 6.0
KIND_SHARE = 2.0
"""The weight of the loss about kinds beside that about risks."""

EVERYDAY_SHARE = 0.25
"""The weight of an everyday line, which is taught to be for no answer and no programme: some could well be for one."""

SMOOTHING = 0.05
N_HEADS, N_DIMENSIONS, N_LAYERS, EPSILON = 12, 384, 6, 1e-12

ELSEWHERE, NO_RISK = "elsewhere", "none"


class AdaptedLinear(nn.Module):
    """A matrix that stays as it is, and a low-rank addition that is trained."""

    def __init__(self, name: str, matrix: Tensor, bias: Tensor) -> None:
        super().__init__()
        n_inputs, n_outputs = matrix.shape
        self.name = name
        self.register_buffer("matrix", matrix.T.contiguous())
        self.register_buffer("bias", bias)
        self.down = nn.Parameter(torch.randn(RANK, n_inputs) / RANK)
        self.up = nn.Parameter(torch.zeros(n_outputs, RANK))

    def forward(self, states: Tensor) -> Tensor:
        """Return the states times the sum of both."""
        low = functional.linear(functional.linear(states, self.down), self.up)
        return functional.linear(states, self.matrix, self.bias) + LORA_SCALE * low


class Layer(nn.Module):
    """One layer of MiniLM: attention, then two matrices with a GELU between."""

    def __init__(self, at: int, names: Sequence[str], tensors: dict[str, Tensor]) -> None:
        super().__init__()
        prefix = f"inner.encoder.layer.{at}."
        places = ("attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense")
        biases = [tensors[f"{prefix}{place}.bias"] for place in (*places, "intermediate.dense", "output.dense")]
        self.linears = nn.ModuleList(
            AdaptedLinear(name, tensors[f"{name}_q"].float() * tensors[f"{name}_scale"], bias)
            for name, bias in zip(names, biases, strict=True)
        )
        self.norms = [
            (tensors[f"{prefix}{place}.LayerNorm.weight"], tensors[f"{prefix}{place}.LayerNorm.bias"])
            for place in ("attention.output", "output")
        ]

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """Return the states after this layer; `mask` is true where there is a token."""
        n_lines, n_tokens, _ = states.shape
        query, key, value, output, wide, narrow = self.linears
        split = [
            each(states).view(n_lines, n_tokens, N_HEADS, N_DIMENSIONS // N_HEADS).transpose(1, 2)
            for each in (query, key, value)
        ]
        heard = functional.scaled_dot_product_attention(*split, attn_mask=mask[:, None, None, :])
        heard = heard.transpose(1, 2).reshape(n_lines, n_tokens, N_DIMENSIONS)
        states = _norm(states + output(heard), *self.norms[0])
        return _norm(states + narrow(functional.gelu(wide(states))), *self.norms[1])


class MiniLM(nn.Module):
    """The encoder, from its ONNX file, with additions that are trained."""

    def __init__(self) -> None:
        super().__init__()
        tensors = {
            name: torch.from_numpy(np.array(each))
            for name, each in read_tensors(bytearray(find_model_path().read_bytes())).items()
        }
        words, places, types = (
            f"inner.embeddings.{each}_embeddings.weight" for each in ("word", "position", "token_type")
        )
        self.words = tensors[f"{words}_q"].float() * tensors[f"{words}_scale"]
        self.places = tensors[f"{places}_q"].float() * tensors[f"{places}_scale"] + tensors[types][0]
        self.norm = [tensors[f"inner.embeddings.LayerNorm.{each}"] for each in ("weight", "bias")]
        # The exporter named the matrices by number, layer by layer: query, key, value, output, and two more.
        names = [each.removesuffix("_q") for each in tensors if each.startswith("val_") and each.endswith("_q")]
        size = len(names) // N_LAYERS
        self.layers = nn.ModuleList(Layer(at, names[at * size : (at + 1) * size], tensors) for at in range(N_LAYERS))

    @torch.autocast("cpu", torch.bfloat16)
    def forward(self, tokens: Tensor, mask: Tensor) -> Tensor:
        """Return one row of length 1 for each line. Products are of 16 bits: a fifth faster, and learned as well."""
        states = _norm(self.words[tokens] + self.places[: tokens.shape[1]], *self.norm)
        for layer in self.layers:
            states = layer(states, mask.bool())
        weights = mask.float()[:, :, None]
        return functional.normalize((states * weights).sum(1) / weights.sum(1), dim=-1).float()


def _norm(states: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    return functional.layer_norm(states, (N_DIMENSIONS,), weight, bias, EPSILON)


def choose_held_out(lines: Lines) -> list[bool]:
    """Return which lines are held out: pieces of neighbours of one list, chosen by a hash."""
    pieces = [f"{source}{at // LINES_OF_A_PIECE}" for at, source in enumerate(lines.sources)]
    return [hashlib.sha256(piece.encode()).digest()[0] % PIECES_FOR_ONE_HELD_OUT == 0 for piece in pieces]


def name_kind(source: str, label: str) -> str:
    """Return what a line is taught to be for; empty if it is not taught that."""
    if source in {"everyday", "elsewhere"}:
        return ELSEWHERE
    return f"{source}:{label}" if source in {"questions", "needs", "medical"} else ""


def name_risk(source: str, label: str) -> str:
    """Return the danger that a line tells of, or that it is for a doctor, or that it is neither."""
    if source == "danger":
        return label
    return source if source == "medical" else NO_RISK


class Teacher:
    """What is taught: the lines, their kinds and risks, and the two heads that the losses need."""

    def __init__(self, lines: Lines, chosen: Sequence[int]) -> None:
        rows = [(lines.sources[at], lines.labels[at]) for at in chosen]
        kinds, risks = [name_kind(*row) for row in rows], [name_risk(*row) for row in rows]
        names, risk_names = sorted({*kinds} - {""}), sorted({*risks})
        shares = {"everyday": EVERYDAY_SHARE}
        self.texts = [lines.texts[at] for at in chosen]
        self.kinds = torch.tensor([names.index(each) if each else 0 for each in kinds])
        self.shares = torch.tensor(
            [shares.get(row[0], 1.0) if kind else 0.0 for row, kind in zip(rows, kinds, strict=True)]
        )
        self.risks = torch.tensor([risk_names.index(each) for each in risks])
        self.kind_head = nn.Linear(N_DIMENSIONS, len(names), bias=False)
        self.risk_head = nn.Linear(N_DIMENSIONS, len(risk_names))

    def begin_at_means(self, vectors: Tensor) -> None:
        """Begin with each kind at the mean of its lines."""
        with torch.no_grad():
            for kind in range(len(self.kind_head.weight)):
                mine = vectors[(self.kinds == kind) & (self.shares > 0)]
                self.kind_head.weight[kind] = functional.normalize(mine.mean(0), dim=0)

    def compute_loss(self, vectors: Tensor, batch: Sequence[int]) -> Tensor:
        """Return how far the vectors of these lines are from what is taught."""
        rows = torch.tensor(batch)
        cosines = functional.linear(vectors, functional.normalize(self.kind_head.weight, dim=-1))
        by_kind = functional.cross_entropy(
            KIND_SCALE * cosines, self.kinds[rows], reduction="none", label_smoothing=SMOOTHING
        )
        by_risk = functional.cross_entropy(
            self.risk_head(functional.dropout(RISK_SCALE * vectors)), self.risks[rows], label_smoothing=SMOOTHING
        )
        return KIND_SHARE * (by_kind * self.shares[rows]).mean() + by_risk


def list_batches(texts: Sequence[str]) -> Iterator[list[int]]:
    """Yield all lines once in batches, in a random order; the lines of a batch are about equally long."""
    order = random.sample(range(len(texts)), len(texts))
    size = 40 * LINES_OF_A_BATCH
    order = [
        at
        for start in range(0, len(order), size)
        for at in sorted(order[start : start + size], key=lambda at: len(texts[at]))
    ]
    batches = [order[start : start + LINES_OF_A_BATCH] for start in range(0, len(order), LINES_OF_A_BATCH)]
    random.shuffle(batches)
    yield from batches


def tokenize(tokenizer: Tokenizer, texts: Sequence[str]) -> tuple[Tensor, Tensor]:
    """Return the tokens of some lines and which of them are no padding: one row a line."""
    encoded = tokenizer.encode_batch(list(texts))
    return torch.tensor([each.ids for each in encoded]), torch.tensor([each.attention_mask for each in encoded])


@torch.no_grad()
def encode(model: MiniLM, tokenizer: Tokenizer, texts: Sequence[str]) -> Tensor:
    """Return the vectors of all lines."""
    order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
    vectors = torch.zeros(len(texts), N_DIMENSIONS)
    for start in range(0, len(order), 2 * LINES_OF_A_BATCH):
        batch = order[start : start + 2 * LINES_OF_A_BATCH]
        vectors[batch] = model(*tokenize(tokenizer, [texts[at] for at in batch]))
    return vectors


def train(model: MiniLM, teacher: Teacher, n_epochs: int) -> None:
    """Train the additions, and tell how far it is."""
    tokenizer, texts = load_tokenizer(), teacher.texts
    teacher.begin_at_means(encode(model, tokenizer, texts))
    additions = list(model.parameters())
    heads = [*teacher.kind_head.parameters(), *teacher.risk_head.parameters()]
    groups = [{"params": additions, "lr": PACE}, {"params": heads, "lr": HEAD_PACE}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    n_steps = n_epochs * -(-len(texts) // LINES_OF_A_BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, [PACE, HEAD_PACE], total_steps=n_steps, pct_start=0.1)
    step, total, begun = 0, 0.0, time.monotonic()
    for _ in range(n_epochs):
        for batch in list_batches(texts):
            loss = teacher.compute_loss(model(*tokenize(tokenizer, [texts[at] for at in batch])), batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(additions, 1.0)
            optimizer.step()
            schedule.step()
            step, total = step + 1, total + loss.item()
            if step % 100 == 0:
                left = (time.monotonic() - begun) / step * (n_steps - step)
                print(
                    f"{step} of {n_steps} steps, loss {total / 100:.3f}, {left / 60:.0f} min left",
                    file=sys.stderr,
                    flush=True,
                )
                total = 0.0


def train_once(lines: Lines, held_out: Sequence[bool], seed: int, n_epochs: int) -> dict[str, np.ndarray]:
    """Return both factors of each addition after one training, by the name of its matrix."""
    torch.manual_seed(seed)
    random.seed(seed)
    model = MiniLM()
    train(model, Teacher(lines, [at for at, is_held_out in enumerate(held_out) if not is_held_out]), n_epochs)
    linears = [linear for layer in model.layers for linear in layer.linears]
    down = {f"{each.name}.down": each.down.detach().numpy() for each in linears}
    return down | {f"{each.name}.up": (LORA_SCALE * each.up.detach()).numpy() for each in linears}


def average(trainings: Sequence[dict[str, np.ndarray]]) -> dict[str, np.ndarray]:
    """Return the factors of the average addition to each matrix: side by side, those of all trainings."""
    factors = {}
    for name in (each.removesuffix(".up") for each in trainings[0] if each.endswith(".up")):
        down = round_rows(np.concatenate([each[f"{name}.down"] for each in trainings]), 8)
        up = round_rows(np.concatenate([each[f"{name}.up"].T for each in trainings]) / len(trainings), 8)
        factors |= {
            f"{name}.down": down.numbers,
            f"{name}.up": up.numbers.T,
            f"{name}.scale": down.scales * up.scales,
        }
    return factors


def main() -> None:
    """Train, and write the adapter."""
    parser = argparse.ArgumentParser(
        prog="scripts/train-encoder", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--epochs", type=int, default=N_EPOCHS, help=f"how often each line is shown (default {N_EPOCHS})"
    )
    parser.add_argument(
        "--folder",
        type=Path,
        default=user_cache_path("warm-recall") / "training",
        help="where each training is kept; the usual cache folder",
    )
    options = parser.parse_args()
    lines = read_lines()
    held_out = choose_held_out(lines)
    options.folder.mkdir(parents=True, exist_ok=True)
    trainings = []
    for seed in SEEDS:
        path = options.folder / f"{hash_lines(lines, MODEL_SHA256)[:16]}-{options.epochs}-{seed}.npz"
        if not path.exists():
            print(f"training {seed} of {len(SEEDS)}", file=sys.stderr)
            # A training that is cut off while it is written must not count as a whole one.
            unfinished = path.with_suffix(".part.npz")
            np.savez(unfinished, **train_once(lines, held_out, seed, options.epochs))
            unfinished.replace(path)
        with np.load(path, allow_pickle=False) as trained:
            trainings.append(dict(trained))
    keys = sorted({make_key(text) for text, is_held_out in zip(lines.texts, held_out, strict=True) if is_held_out})
    np.savez(OUT, held_out=np.array(keys, dtype=np.uint32), **average(trainings))
    print(f"{OUT.relative_to(ROOT)}: {OUT.stat().st_size / 1e6:.1f} MB, {len(keys)} lines held out")


if __name__ == "__main__":
    main()
