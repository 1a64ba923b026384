"""The guide as it is, each file read once for all tests of a process."""

from stepguide.guide.guide import Guide

GUIDE = Guide()
