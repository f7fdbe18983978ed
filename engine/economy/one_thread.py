"""Loads numpy with its linear algebra on one thread, before any other file of the room asks for it.

The matrices of a market have some twenty rows: helpers find no work in them, and to start them costs as much processor
time as the rest of numpy. Whoever names a number of threads in the environment keeps it.
"""

import os

NAME = "OPENBLAS_NUM_THREADS"

if NAME not in os.environ:
    os.environ[NAME] = "1"
    import numpy  # noqa: F401

    del os.environ[NAME]  # it is read once; programs that this one starts choose for themselves
