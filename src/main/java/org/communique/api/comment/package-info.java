/** What members say about the words of drafts and versions. */
@NullMarked
package org.communique.api.comment;

import org.jspecify.annotations.NullMarked;
