"""What discovery is about: plain values and rules, standard library only."""
