/** Several amendments accepted or rejected one after the other. */
@NamedInterface("bulk")
@NullMarked
package org.communique.amendment.bulk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
