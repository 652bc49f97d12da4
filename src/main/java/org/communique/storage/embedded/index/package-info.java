/** Indexes over the tables, and the plans by which queries use them. */
@NamedInterface("embedded.index")
@NullMarked
package org.communique.storage.embedded.index;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
