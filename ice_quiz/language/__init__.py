"""Text and nothing else: normalising, numbers, articles and plurals, and the one way in for foreign text."""
