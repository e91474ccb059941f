"""Words to a field: the rows of the lexicon and what comes near to them."""
