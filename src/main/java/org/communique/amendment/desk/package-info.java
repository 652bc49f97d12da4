/** Where what was proposed stands against the draft, and what becomes of it. */
@NamedInterface("desk")
@NullMarked
package org.communique.amendment.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
