/** What a draft and an awareness state may hold, and how large a draft may be. */
@NamedInterface("schema")
@NullMarked
package org.communique.collab.schema;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
