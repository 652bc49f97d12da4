/** Documents as MongoDB reads, compares and updates them, indexes over the tables, and the plans by which queries use these. */
@NamedInterface("embedded.query")
@NullMarked
package org.communique.storage.embedded.query;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
