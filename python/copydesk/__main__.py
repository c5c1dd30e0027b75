"""The ``copydesk`` command: ``python -m copydesk`` is the same."""

import signal
import sys

from copydesk import _native


def main() -> int:
    """Run the command with the arguments of the process; return its exit status."""
    # Python would note an interrupt and wait for the command to end by itself.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return _native.main(["copydesk", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
