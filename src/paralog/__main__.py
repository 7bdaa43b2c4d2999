"""`python -m paralog`, and the entry point of the `paralog` command."""

import os

# A scan multiplies many small matrices: a second thread of the linear algebra library would mostly wait,
# at the cost of a core. The library reads this when numpy is first imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from paralog.cli import main

if __name__ == "__main__":
    main()
