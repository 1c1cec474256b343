"""The gallery of beginnings: templates, worked samples and templates of the user's own, to be looked through."""
