/** Personal access tokens, for scripts. */
@NamedInterface("token")
@NullMarked
package org.communique.security.token;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
