"""The scenarios that ship with the game: YAML files and their tests, no code."""
