/** What an act needs besides a role: a recent confirmation, the scope of a token, and a link that reached its member. */
@NamedInterface("access")
@NullMarked
package org.communique.coalition.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
