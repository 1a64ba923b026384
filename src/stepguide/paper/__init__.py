"""Forms on paper: what a worksheet asks, with room to write, on a page for a printer."""
