"""Small components of our own; each brings its built bundle along, so that nothing is fetched from the network."""
