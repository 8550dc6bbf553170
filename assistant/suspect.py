"""Text that speaks to a language model instead of to a reader."""

from __future__ import annotations

import re

BEFORE = r"(?:previous|prior|above|earlier|preceding|foregoing|other|these|those|your|the|all|any|every|my)"
ORDERS = r"(?:instructions?|prompts?|rules?|passages?|guidelines?|context|messages?|orders?|directions?)"
SUSPECT = re.compile(
    rf"\b(?:ignore|disregard|forget|override|bypass|overlook)\s+(?:{BEFORE}\s+){{1,4}}{ORDERS}\b"
    rf"|\b(?:ignore|disregard|forget)\s+(?:everything|anything|what)\b.{{0,30}}\b(?:above|before|told|said|written)\b"
    r"|\b(?:system|developer|hidden|initial|secret)\s+(?:prompt|message|instructions?)\b"
    r"|\byou are (?:now|no longer)\b|\byou are (?:an?|the)\s+(?:\w+\s+){0,3}(?:assistant|model|ai|bot|chatbot)\b"
    r"|\b(?:language|ai) models?\s*[,:]"
    r"|\b(?:as|to|dear|hey)\s+(?:an?\s+|the\s+|any\s+)?(?:ai|language model|llm|chatbot)\b"
    r"|\b(?:ai|virtual|chat)\s+assistants?\b|\bassistant:\s|\bchatgpt\b|\bllms?\b"
    r"|\b(?:reply|respond|answer|output|print|say|write|repeat)\s+(?:only|exactly|just|nothing but|with the words?)\b"
    r"|\b(?:print|repeat|reveal|show|output|translate)\s+(?:me\s+)?(?:your|the)\s+(?:\w+\s+)?(?:prompt|instructions?)\b"
    r"|\bact as\s+(?:an?|if)\b|\bpretend (?:to be|that you)\b|\broleplay\b|\bjailbreak\w*\b"
    r"|\bdo not (?:tell|mention|reveal|cite|verify)\b.{0,40}\b(?:user|reader|anyone|source|passage)\b"
    r"|<\|?\s*/?\s*(?:im_start|im_end|system|user|assistant|endoftext|think)\b|\[/?INST\]|<<SYS>>"
    r"|^\s*#{2,}\s*(?:instruction|response|system)\b",
    re.I | re.M,
)


def speaks_to_a_model(text: str) -> bool:
    """Whether a text holds words that read like instructions to a language model."""
    return bool(SUSPECT.search(" ".join(text.split())))
