/** Publication over the API. */
@NullMarked
package org.communique.publishing.api;

import org.jspecify.annotations.NullMarked;
