/** Suggestions in a draft as they are shown over its text, and next to it. */
@NullMarked
package org.communique.amendment.ui.suggestion;

import org.jspecify.annotations.NullMarked;
