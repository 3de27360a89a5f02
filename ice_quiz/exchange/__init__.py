"""What goes out of a deck and comes into one: tables, question banks, the study guide and tests on paper."""
