/** Passwords: their policy, their hashes and where they are stored. */
@NamedInterface("password")
@NullMarked
package org.communique.security.password;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
