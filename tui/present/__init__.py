"""From what a seat may know to what the screen shows: pure functions, no Textual, no rules of their own."""
