"""Everything people can do, as one table of rows, and what is made of it: menus, toolbar, shortcuts, palette."""
