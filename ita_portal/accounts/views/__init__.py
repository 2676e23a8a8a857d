"""Pages about people and the agency itself."""
