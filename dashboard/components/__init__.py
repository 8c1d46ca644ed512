"""The parts that pages are built of: plain arguments in, Dash components out. They ask for no data."""
