"""Small faults in the code, one at a time: some test must fail for each (`make mutants`)."""
