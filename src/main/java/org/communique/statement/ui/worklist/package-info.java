/** What waits for a member, as cards with filters. */
@NullMarked
package org.communique.statement.ui.worklist;

import org.jspecify.annotations.NullMarked;
