/** What the coalition asks of States on articles, who speaks with whom about it, and what came of it. */
@NamedInterface("ask")
@NullMarked
package org.communique.treaty.ask;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
