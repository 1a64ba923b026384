"""The worksheets: inventory, patterns, amends, and a sponsor's instructions, row by row."""
