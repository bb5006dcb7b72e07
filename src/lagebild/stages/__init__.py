"""The stages, in the order in which `lagebild.pipeline` runs them.

ingest -> sentences -> parse -> times -> quantities -> entities -> link -> quotes -> attribution
-> statements -> relations -> questions

Each module has one public function; none imports another. From `times` on all have one shape:
`stage(annotations, language) -> tuple of records`.
"""
