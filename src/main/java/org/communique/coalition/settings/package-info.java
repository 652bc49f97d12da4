/** The coalition's name, colour and logo, and its first set-up. */
@NamedInterface("settings")
@NullMarked
package org.communique.coalition.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
