/** Screens of a statement's languages. */
@NullMarked
package org.communique.language.ui;

import org.jspecify.annotations.NullMarked;
