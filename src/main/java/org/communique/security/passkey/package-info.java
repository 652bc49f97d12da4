/** Passkeys: WebAuthn credentials, challenges and ceremonies. */
@NamedInterface("passkey")
@NullMarked
package org.communique.security.passkey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
