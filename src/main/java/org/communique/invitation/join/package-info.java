/** Requests to join a call that is open to the public, from the public page to the coordinator's decision. */
@NamedInterface("join")
@NullMarked
package org.communique.invitation.join;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
