/** Comments over the API: what members say about the words of drafts and versions. */
@NamedInterface("api")
@NullMarked
package org.communique.comment.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
