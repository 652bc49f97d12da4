/** Screens of what statements cite. */
@NullMarked
package org.communique.treaty.citation.ui;

import org.jspecify.annotations.NullMarked;
