"""Help now: one screen for someone who is frightened, whatever state everything else is in."""
