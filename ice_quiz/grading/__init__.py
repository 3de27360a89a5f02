"""From a reply to a verdict: texts, numbers, lists."""
