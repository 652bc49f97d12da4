/** Files that go out to word processors, and proposals that are written in one, also in the file that a new statement is made from. */
@NullMarked
package org.communique.amendment.ui.file;

import org.jspecify.annotations.NullMarked;
