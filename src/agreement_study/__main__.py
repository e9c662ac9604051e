"""`python -m agreement_study` is the command `agreement-study`."""

from agreement_study.commands import main

if __name__ == "__main__":
    main()
