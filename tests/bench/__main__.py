"""Run the benchmarks and print their figures as JSON."""

import json
import sys

from tests.bench import builds, serving

BENCHES = {"builds": builds.figures, "skill": serving.figures}


def main() -> None:
    wanted = sys.argv[1:] or list(BENCHES)
    if unknown := [name for name in wanted if name not in BENCHES]:
        sys.exit(f"There is no bench {', '.join(unknown)}. There are: {', '.join(BENCHES)}.")
    sys.stdout.write(json.dumps({name: BENCHES[name]() for name in wanted}, indent=1) + "\n")


if __name__ == "__main__":
    main()
