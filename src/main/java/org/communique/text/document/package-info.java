/** Rich text as values, its normal form, its outline and its words. */
@NamedInterface("document")
@NullMarked
package org.communique.text.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
