"""Trees: names on branches, and the words around them."""
