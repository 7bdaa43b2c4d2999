"""Readers of the public corpora, arrays of many units, and what meets in a batch."""
