/** The screens of where the organisations of the coalition stand. */
@NullMarked
package org.communique.treaty.ui.stance;

import org.jspecify.annotations.NullMarked;
