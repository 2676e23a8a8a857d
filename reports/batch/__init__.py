"""Many reports at once: what is ordered (order), who draws it (drawing), the zip that comes of it (job).

A process that only draws imports nothing here but `drawing`, before Django is set up.
"""
