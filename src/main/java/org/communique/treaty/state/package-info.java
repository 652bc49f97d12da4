/** States and regional organisations, and what each did about an instrument: every cell with its date, its source and its history. */
@NamedInterface("state")
@NullMarked
package org.communique.treaty.state;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
