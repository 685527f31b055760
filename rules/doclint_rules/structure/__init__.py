"""Rules about the structure of an article: headings, paragraphs, lists, tables, emphasis."""
