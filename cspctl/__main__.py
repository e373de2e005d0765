"""``python -m cspctl`` and the ``cspctl`` command."""


def main() -> None:
    """Run the command line."""
    from cspctl.cli.app import run

    run()


if __name__ == "__main__":
    main()
