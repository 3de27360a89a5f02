"""What to ask next and how, what a session is, and the desk that joins session, clock and log."""
