"""What every kind of record has in common: add, list, show, edit, delete, restore, search."""
