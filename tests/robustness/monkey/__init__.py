"""Monkey tests that click, type, drop, resize, cancel and close at random, in the process and blind."""
