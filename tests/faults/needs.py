"""What a test cannot do without. A test that lacks it is skipped, and says why."""

import os
import shutil
import subprocess
import sys
from functools import cache

import pytest


def needs(*programs: str) -> pytest.MarkDecorator:
    """Skip where one of these programs is not installed."""
    missing = [program for program in programs if shutil.which(program) is None]
    return pytest.mark.skipif(bool(missing), reason=f"not installed: {', '.join(missing)}")


@cache
def _can(*command: str) -> bool:
    if sys.platform != "linux" or shutil.which(command[0]) is None:
        return False
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


needs_mount = pytest.mark.skipif(
    not _can("unshare", "-m", "mount", "-t", "tmpfs", "none", "/mnt"), reason="mounting a tmpfs needs root"
)
needs_no_network = pytest.mark.skipif(not _can("unshare", "-n", "true"), reason="unshare -n needs root")
needs_strace = pytest.mark.skipif(
    not _can("strace", "-qq", "-o", os.devnull, "true"), reason="strace is not installed or may not trace here"
)
needs_core_files = pytest.mark.skipif(
    not _can("sh", "-c", "! grep -q '^[|/]' /proc/sys/kernel/core_pattern"),
    reason="this system hands core files to another program",
)
