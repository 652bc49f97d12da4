/** How long reviews take, and where they wait. */
@NamedInterface("statistics")
@NullMarked
package org.communique.workflow.statistics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
