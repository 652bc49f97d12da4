/** The threads about an amendment, on its page. */
@NullMarked
package org.communique.amendment.ui.discussion;

import org.jspecify.annotations.NullMarked;
