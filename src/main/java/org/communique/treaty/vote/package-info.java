/** How States voted on the Convention and on what led to it: in the General Assembly, its Third Committee and the Ad Hoc Committee. */
@NamedInterface("vote")
@NullMarked
package org.communique.treaty.vote;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
