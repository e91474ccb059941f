"""Speed and memory, measured as CPU time and ratios within one run: `make bench`. Never a test: machines differ."""
