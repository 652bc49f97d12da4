/** How the API reads the bodies of requests: JSON without coercion, with all that a record requires. */
@NullMarked
package org.communique.api.body;

import org.jspecify.annotations.NullMarked;
