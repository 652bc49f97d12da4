/** What a reviewer can decide, who is eligible to, and which decisions carry over to the next version. */
@NamedInterface("decision")
@NullMarked
package org.communique.workflow.decision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
