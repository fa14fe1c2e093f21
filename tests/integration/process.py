# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""What a running process uses, as /proc tells it."""
import os
import pathlib

_TICKS = os.sysconf("SC_CLK_TCK")


class Process:
    def __init__(self, pid):
        self._proc = pathlib.Path("/proc") / str(pid)

    def _status(self, field):
        for line in (self._proc / "status").read_text(encoding="ascii").splitlines():
            if line.startswith(field + ":"):
                return int(line.split()[1])
        raise AssertionError(f"{self._proc}/status has no {field}")

    def resident_bytes(self):
        """Pages of its own and of files that are in memory."""
        return 1024 * self._status("VmRSS")

    def threads(self):
        return self._status("Threads")

    def open_files(self):
        """Connections among them."""
        return len(os.listdir(self._proc / "fd"))

    def cpu_seconds(self):
        """Time on a core so far, all threads together: that others keep it waiting does not count."""
        fields = (self._proc / "stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS
