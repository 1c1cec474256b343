"""What opens over the whole window to be searched: the command palette and the sheet of keys."""
