"""Quizzes: a self-test that the learner draws up, and that never touches the schedule."""
