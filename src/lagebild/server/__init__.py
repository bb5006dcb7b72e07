"""The workbench: an HTTP API and web pages over one store, with analysis in the background."""
