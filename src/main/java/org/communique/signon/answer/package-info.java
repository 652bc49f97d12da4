/** How an organisation answers a call: by its representative, or as recorded by the coalition. */
@NamedInterface("answer")
@NullMarked
package org.communique.signon.answer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
