/** What members say about an amendment, on its page. */
@NamedInterface("discussion")
@NullMarked
package org.communique.amendment.discussion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
