/** Which versions cite which articles: read once from each text, as texts never change. */
@NamedInterface("citation-index")
@NullMarked
package org.communique.treaty.citation.index;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
