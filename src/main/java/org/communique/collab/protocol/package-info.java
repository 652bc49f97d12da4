/** The Hocuspocus protocol, version 3.4: messages in and out, refusals, and what waits to be sent to a client. */
@NamedInterface("protocol")
@NullMarked
package org.communique.collab.protocol;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
