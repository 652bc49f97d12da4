/** Tracked changes: who made them, and the text with and without them. */
@NullMarked
package org.communique.file.office.change;

import org.jspecify.annotations.NullMarked;
