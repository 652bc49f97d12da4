/** What a statement cites, checked against an edition, and shown with its text. */
@NamedInterface("citation-check")
@NullMarked
package org.communique.treaty.citation.check;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
