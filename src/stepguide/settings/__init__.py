"""The few things a person can choose about the program."""
