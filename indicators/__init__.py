"""Score coded article data into weekly indicators and a posture score."""
