package org.communique.crdt;

/** The name of a root type that an item not yet integrated belongs to. */
public record RootName(String name) implements ItemParent {}
