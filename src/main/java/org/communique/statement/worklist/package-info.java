/** What waits for a member, from every feature, with saved filters and reminders. */
@NamedInterface("worklist")
@NullMarked
package org.communique.statement.worklist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
