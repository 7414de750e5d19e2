"""The only package that knows SQL: the desk file and everything that reads or writes it."""
