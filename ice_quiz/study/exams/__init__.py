"""Mock exams, the chance to pass on a day, and the plan to it."""
