/** Keeping the register: what administrators confirm, change, and load from files. */
@NamedInterface("register")
@NullMarked
package org.communique.treaty.register;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
