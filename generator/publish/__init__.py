"""Where files go: the output folder of a build, and releases that visitors see."""
