"""Fact files: one module for each form, its reading beside its writing."""
