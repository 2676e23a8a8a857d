"""What people type about a measure, on its way to a draft. Nothing here reads or writes the database."""
