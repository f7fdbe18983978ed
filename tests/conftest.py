"""What holds for all tests: the folders of whoever runs them are not looked into."""

from __future__ import annotations

import os

os.environ.pop("BRINK_HOME", None)
