/** Signing in by password or passkey, and the filter chains. */
@NamedInterface("signin")
@NullMarked
package org.communique.security.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
