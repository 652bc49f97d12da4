/** Importing the depositary's table of participants: what it says is compared with the register, and nothing changes unseen. */
@NamedInterface("depositary")
@NullMarked
package org.communique.treaty.depositary;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
