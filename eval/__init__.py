"""How good the answers are: cases, metrics, runs, reports, comparisons, speed."""
