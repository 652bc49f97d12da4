/** Documents as BSON: reading, comparing and updating them as MongoDB does. */
@NamedInterface("embedded.document")
@NullMarked
package org.communique.storage.embedded.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
