/** Error responses, and the id of a request that they name. */
@NamedInterface("error")
@NullMarked
package org.communique.http.error;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
