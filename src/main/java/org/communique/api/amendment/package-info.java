/** What organisations propose to change in a draft, and what becomes of it. */
@NullMarked
package org.communique.api.amendment;

import org.jspecify.annotations.NullMarked;
