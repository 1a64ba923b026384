"""What daily practice shows, looking back: numbers, how many each rests on, no prediction."""
