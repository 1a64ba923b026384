"""What the program knows: the words in data/, read, checked and handed on as models."""
