"""รอความเห็น: what waits for an executive of any agency, to be read and answered on a telephone."""
