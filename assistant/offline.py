"""Nothing is fetched and nothing is reported home: switched off before the libraries that would are loaded."""

from __future__ import annotations

import os

SWITCHES = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
    "GRADIO_ANALYTICS_ENABLED": "False",
    "ANONYMIZED_TELEMETRY": "False",
    "CHROMA_TELEMETRY_IMPL": "chromadb.telemetry.product.noop.NoopTelemetry",
    "LANGCHAIN_TRACING_V2": "false",
    "LANGSMITH_TRACING": "false",
    "OTEL_SDK_DISABLED": "true",
    "OTEL_TRACES_EXPORTER": "none",
    "OTEL_METRICS_EXPORTER": "none",
    "OTEL_LOGS_EXPORTER": "none",
    "TOKENIZERS_PARALLELISM": "false",
    # a bar for every model that is loaded would stand between the answers
    "TQDM_DISABLE": "1",
}


def switch_off() -> None:
    """Set the switches of every library that knows a hub or a telemetry; call it before any of them is imported."""
    os.environ.update(SWITCHES)
