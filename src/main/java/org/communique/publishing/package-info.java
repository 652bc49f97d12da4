/** Public pages, exports and imports of statements. */
@NullMarked
package org.communique.publishing;

import org.jspecify.annotations.NullMarked;
