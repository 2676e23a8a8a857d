"""The forms of the reports: their texts, submitting them, opinions signed by hand."""
