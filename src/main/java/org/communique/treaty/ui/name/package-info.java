/** The names of a State on its page. */
@NullMarked
package org.communique.treaty.ui.name;

import org.jspecify.annotations.NullMarked;
