"""The maps of a file as wholes: the list of them, small pictures, the way between them, and copies elsewhere."""
