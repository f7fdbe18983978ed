"""The rules engine of Brinkmanship."""
