/**
 * A text as the sequence of its leaf blocks, each with the container blocks that it is in (the terms of CommonMark). In this form parts
 * of a text can be changed, added, deleted and moved one by one.
 */
@NamedInterface("leaf")
@NullMarked
package org.communique.text.leaf;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
