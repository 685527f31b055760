"""What is left of the findings: comments that silence, the baseline, the lines that changed."""
