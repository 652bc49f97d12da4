/** Screens on which organisations propose changes, and those who write a statement settle them. */
@NullMarked
package org.communique.amendment.ui;

import org.jspecify.annotations.NullMarked;
