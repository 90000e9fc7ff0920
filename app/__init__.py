"""The desktop application and the `sotto` command; everything about speech is asked of `engine`."""
