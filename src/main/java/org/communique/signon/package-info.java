/** Sign-on calls: who is invited, who signed exactly which text, with which reservation. */
@NullMarked
package org.communique.signon;

import org.jspecify.annotations.NullMarked;
