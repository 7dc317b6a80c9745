"""Questions put to a fact base: selecting, searching, suggesting."""
