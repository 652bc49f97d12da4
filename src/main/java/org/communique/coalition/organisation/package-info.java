/** Adds and changes organisations. */
@NamedInterface("organisation")
@NullMarked
package org.communique.coalition.organisation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
