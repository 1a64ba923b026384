"""A small editor of lines, for words of several where the person has chosen no editor."""
