/** Sends, reminds and revokes invitations for coordinators, and limits how many mails they cause. */
@NamedInterface("dispatch")
@NullMarked
package org.communique.invitation.dispatch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
