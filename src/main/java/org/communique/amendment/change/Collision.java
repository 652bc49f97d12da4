package org.communique.amendment.change;

import org.communique.text.leaf.BlockId;

/**
 * Two amendments that cannot both be accepted as they are.
 *
 * @param first the lower number
 * @param leaf  the passage that both change
 */
public record Collision(int first, int second, BlockId leaf) {}
