"""Blocked ports: those on which browsers open no page (Fetch standard, "port blocking")."""

import sys

BLOCKED_PORTS = frozenset(
    {
        1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109,
        110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530,
        531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045,
        4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
    }
)  # fmt: skip


def describe_blocked_port(port: int) -> str:
    """Return why browsers open no page on this port; empty if they do."""
    return f"Browsers open no page on port {port}, which the Fetch standard blocks" if port in BLOCKED_PORTS else ""


if __name__ == "__main__":
    # For scripts/run, which asks before it builds.
    if why := describe_blocked_port(int(sys.argv[1])):
        sys.exit(f"{why}. Choose another one, such as --port 5000.")
