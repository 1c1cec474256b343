"""Presenting a map: a page that fills the screen with one slide after another. It edits nothing."""
