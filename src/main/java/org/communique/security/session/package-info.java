/** Browser sessions: who is signed in, for how long, and what the session has proved. */
@NamedInterface("session")
@NullMarked
package org.communique.security.session;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
