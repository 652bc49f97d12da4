/** The revisions of a draft, stored when its log is compacted. */
@NamedInterface("history")
@NullMarked
package org.communique.collab.history;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
