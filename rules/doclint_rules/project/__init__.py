"""Rules about which files there are."""
