"""The command line: argument parsing, progress, exit codes; nothing else."""


def main() -> None:
    """Run the command line."""
