/** The screens of what is asked of States. */
@NullMarked
package org.communique.treaty.ui.ask;

import org.jspecify.annotations.NullMarked;
