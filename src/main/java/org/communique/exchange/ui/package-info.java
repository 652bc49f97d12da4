/** The dialog with which a text is taken to a word processor. */
@NullMarked
package org.communique.exchange.ui;

import org.jspecify.annotations.NullMarked;
