package org.communique.crdt;

/** Where an item belongs: a type, or, before it is integrated, the name of a root type or the id of a type's item. */
public sealed interface ItemParent permits Branch, ElementId, RootName {}
