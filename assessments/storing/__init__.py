"""How results and findings get into the database, one or thousands at a time, with their events."""
