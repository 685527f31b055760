"""Rules about front matter: the YAML at the head of an article."""
