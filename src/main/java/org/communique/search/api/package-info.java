/** Search over the API. */
@NullMarked
package org.communique.search.api;

import org.jspecify.annotations.NullMarked;
