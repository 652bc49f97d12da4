/** Confirmed answers that wait for a coordinator, or a second person, to accept the mandate. */
@NamedInterface("acceptance")
@NullMarked
package org.communique.invitation.acceptance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
