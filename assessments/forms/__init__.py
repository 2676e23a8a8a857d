"""Forms of results and targets; their fields come from the rules of the year."""
