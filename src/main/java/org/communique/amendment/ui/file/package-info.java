/** Proposals that are written in a word processor. */
@NullMarked
package org.communique.amendment.ui.file;

import org.jspecify.annotations.NullMarked;
