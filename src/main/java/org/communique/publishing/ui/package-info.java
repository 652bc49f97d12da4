/** The screen on which a statement is published. */
@NullMarked
package org.communique.publishing.ui;

import org.jspecify.annotations.NullMarked;
