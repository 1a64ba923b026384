"""What comes first when an answer shows that someone may be in danger."""
