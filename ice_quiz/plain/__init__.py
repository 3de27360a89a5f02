"""The same session line by line, for screen readers and pipes, and as JSON for scripts."""
