"""What several rules need to know of a pair: facts, computed once for each pair."""
