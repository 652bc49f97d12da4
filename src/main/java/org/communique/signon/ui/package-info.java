/** The screen of a statement's sign-on call: the board for coordinators, the text to sign for representatives. */
@NullMarked
package org.communique.signon.ui;

import org.jspecify.annotations.NullMarked;
