/** Passwords, passkeys and second factors; changes to them are recorded, and their members told by mail. */
@NamedInterface("credential")
@NullMarked
package org.communique.security.credential;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
