/** Unicode: normal forms, admitted characters, direction, and the short texts that people type. */
@NamedInterface("unicode")
@NullMarked
package org.communique.text.unicode;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
