/** A call and each invited organisation's participation in it, as they are stored. */
@NamedInterface("participation")
@NullMarked
package org.communique.signon.participation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
