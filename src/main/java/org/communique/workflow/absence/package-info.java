/** Members' absences, and the substitutes who review in their place. */
@NamedInterface("absence")
@NullMarked
package org.communique.workflow.absence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
