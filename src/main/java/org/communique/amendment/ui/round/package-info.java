/** Rounds of amendments that are opened with a new statement, for the changes of the file that it was made from. */
@NullMarked
package org.communique.amendment.ui.round;

import org.jspecify.annotations.NullMarked;
