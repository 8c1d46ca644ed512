"""The ground of a map: the world's countries, rivers and lakes, kept here so that no map asks anyone else.

world    reads assets/geometry/world.json, once a process
clip     cuts outlines and lines to a box
ground   what one watch's map shows: its country, what lies around it, the box
build    makes world.json from Natural Earth's files (a make step, not used by the app)
"""
