"""The rules of a year as a file: read, checked, stored. Only storing knows the database."""
