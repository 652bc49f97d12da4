/** What waits for a member, as cards with filters. */
@NamedInterface("ui-worklist")
@NullMarked
package org.communique.statement.ui.worklist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
