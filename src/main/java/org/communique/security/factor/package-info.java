/** Second factors: authenticator apps, recovery codes, and the encryption of their secrets. */
@NamedInterface("factor")
@NullMarked
package org.communique.security.factor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
