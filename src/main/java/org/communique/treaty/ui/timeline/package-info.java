/** The screen of what happened to the Convention and when, and of who is party on a day. */
@NullMarked
package org.communique.treaty.ui.timeline;

import org.jspecify.annotations.NullMarked;
