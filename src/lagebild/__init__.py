"""Lagebild reads the news and draws a sourced situation picture."""

__version__ = "0.1.0"
