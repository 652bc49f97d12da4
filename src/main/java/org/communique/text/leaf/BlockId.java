package org.communique.text.leaf;

/** Identifies a block while what is in it changes: in a draft by its node, in a new block by whoever adds it. */
public record BlockId(String value) {}
