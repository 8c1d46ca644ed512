"""The ground of a map: the world's countries, kept here so that no map asks anyone else.

world    reads assets/geometry/world.json, once a process
clip     cuts outlines to a box
ground   what one watch's map shows: its country, what lies around it, the box
build    makes world.json from Natural Earth's countries (a make step, not used by the app)
"""
