/** What is proposed and voted on, as files. */
@NamedInterface("synopsis")
@NullMarked
package org.communique.amendment.synopsis;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
