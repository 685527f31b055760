"""What a user can mend: one exception, one line."""


class InputError(Exception):
    """A file, an argument or a configuration that cannot be used.

    Its text is one line that names the file and the place; the command line prints it and exits 2.
    """
