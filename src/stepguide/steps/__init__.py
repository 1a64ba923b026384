"""The steps: what each one says, and where the person is with it."""
