/** Where the coalition's own organisations stand on articles: asked for with a deadline, answered under a mandate, published as a table. */
@NamedInterface("stance")
@NullMarked
package org.communique.treaty.stance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
