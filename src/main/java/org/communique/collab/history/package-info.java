/** The revisions of a draft, stored when its log is compacted, it is frozen, or a file is made of it. */
@NamedInterface("history")
@NullMarked
package org.communique.collab.history;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
