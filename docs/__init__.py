"""What is made from the program and kept beside it: the picture in the README, the commands."""
