"""Encodes texts with SentencePiece. usage: encode_with_sentencepiece.py MODEL

Texts on stdin and ids on stdout: little-endian 32-bit lengths, each before its bytes or ids.
"""

import struct
import sys

import sentencepiece

processor = sentencepiece.SentencePieceProcessor(model_file=sys.argv[1])
source, target = sys.stdin.buffer, sys.stdout.buffer
while head := source.read(4):
    ids = processor.encode(source.read(struct.unpack("<i", head)[0]))
    target.write(struct.pack(f"<{len(ids) + 1}i", len(ids), *ids))
