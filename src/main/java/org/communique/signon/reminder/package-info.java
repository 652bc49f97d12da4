/** Who can be written to about a call, and what reminders say. */
@NamedInterface("reminder")
@NullMarked
package org.communique.signon.reminder;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
