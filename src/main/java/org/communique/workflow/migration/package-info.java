/** Moving a running statement to the newest version of its workflow. */
@NamedInterface("migration")
@NullMarked
package org.communique.workflow.migration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
