/** Sign-on calls, signatures and recorded answers over the API. */
@NullMarked
package org.communique.signon.api;

import org.jspecify.annotations.NullMarked;
