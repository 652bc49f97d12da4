/** Mails to contacts without an account, and whether they arrive. */
@NamedInterface("mail")
@NullMarked
package org.communique.invitation.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
