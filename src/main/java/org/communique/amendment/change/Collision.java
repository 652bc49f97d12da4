package org.communique.amendment.change;

/**
 * Two amendments that cannot both be accepted as they are.
 *
 * @param first the lower number
 */
public record Collision(int first, int second) {}
