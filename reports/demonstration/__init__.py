"""An invented municipality, to try the portal with; every name and text here is made up."""
