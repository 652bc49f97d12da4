/** Stage documents: who is asked, the policy that turns decisions into an outcome, and every change to them. */
@NamedInterface("stage")
@NullMarked
package org.communique.workflow.stage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
