/** The screens of votes. */
@NullMarked
package org.communique.treaty.ui.vote;

import org.jspecify.annotations.NullMarked;
