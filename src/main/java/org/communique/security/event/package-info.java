/** Records changes to how members sign in, and mails them. */
@NamedInterface("event")
@NullMarked
package org.communique.security.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
