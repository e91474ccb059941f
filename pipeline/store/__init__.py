"""Everything on disk: which files are pages, their bytes, names, atomic writes, the ledger, review files."""
