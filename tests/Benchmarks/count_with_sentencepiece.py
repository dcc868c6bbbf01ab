"""Counts the tokens of texts again and again. usage: count_with_sentencepiece.py MODEL

On stdin, the texts, each after its length, and a length of -1; then a byte for each time to count them all. On stdout the counts.
All numbers are little-endian, of 32 bits.
"""

import struct
import sys

import sentencepiece

processor = sentencepiece.SentencePieceProcessor(model_file=sys.argv[1])
source, target = sys.stdin.buffer, sys.stdout.buffer
texts = []
while (length := struct.unpack("<i", source.read(4))[0]) >= 0:
    texts.append(source.read(length))
while source.read(1):
    target.write(struct.pack("<i", sum(len(processor.encode(text)) for text in texts)))
    target.flush()
