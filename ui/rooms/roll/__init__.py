"""The attendance of a hearing: seen as a grid, narrowed, called by keyboard."""
