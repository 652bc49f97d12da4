/** What coordinators do with a call: open it, invite, remind, follow up, extend and close it. */
@NamedInterface("call")
@NullMarked
package org.communique.signon.call;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
