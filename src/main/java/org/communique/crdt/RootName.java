package org.communique.crdt;

/** The name of a root type that an item not yet integrated belongs to. */
record RootName(String name) implements Parent {}
