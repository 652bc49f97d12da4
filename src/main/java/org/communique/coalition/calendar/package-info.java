/** The days on which the coalition does not work. */
@NamedInterface("calendar")
@NullMarked
package org.communique.coalition.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
