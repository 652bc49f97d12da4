/** The screens of the treaty. */
@NullMarked
package org.communique.treaty.ui;

import org.jspecify.annotations.NullMarked;
