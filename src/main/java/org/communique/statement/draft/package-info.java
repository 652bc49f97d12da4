/** A statement's draft: reading, replacing and rewording its text, and freezing it as the next version. */
@NamedInterface("draft")
@NullMarked
package org.communique.statement.draft;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
