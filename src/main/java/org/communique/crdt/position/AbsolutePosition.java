package org.communique.crdt.position;

import org.communique.crdt.YType;

/**
 * Where a {@link RelativePosition} is now.
 *
 * @param index in elements, of text in UTF-16 units
 * @param association negative if it stays with the element before it
 */
public record AbsolutePosition(YType type, int index, int association) {}
