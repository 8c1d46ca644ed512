"""The commands, one file each: options in, library called, result printed."""
