"""มาตรการ: the plan of an agency and year, its measures and their steps."""
