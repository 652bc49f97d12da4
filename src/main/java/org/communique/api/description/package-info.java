/** Serves the API's OpenAPI description. */
@NullMarked
package org.communique.api.description;

import org.jspecify.annotations.NullMarked;
