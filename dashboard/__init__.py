"""The dashboard: a Dash app over the indicators library."""
