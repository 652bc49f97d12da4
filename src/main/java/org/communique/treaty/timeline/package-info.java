/** What happened to the Convention and when, with what the coalition published about it. */
@NamedInterface("timeline")
@NullMarked
package org.communique.treaty.timeline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
