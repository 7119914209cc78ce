"""Somebody who clicks, types, drops, resizes, cancels and closes at random, in the process and blind."""
