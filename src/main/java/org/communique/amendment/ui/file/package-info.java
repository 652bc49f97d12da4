/** Proposals that are written in a word processor, also in the file that a new statement is made from. */
@NullMarked
package org.communique.amendment.ui.file;

import org.jspecify.annotations.NullMarked;
