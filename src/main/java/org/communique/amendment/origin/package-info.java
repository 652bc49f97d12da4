/** Which changes in a text came from which amendment. */
@NullMarked
package org.communique.amendment.origin;

import org.jspecify.annotations.NullMarked;
