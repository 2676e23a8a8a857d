"""What the administrator types about people and the agency."""
