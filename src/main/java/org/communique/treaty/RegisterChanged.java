package org.communique.treaty;

/** Something of the part was stored, published or not. Published after it is stored. */
public record RegisterChanged(RegisterPart part) {}
