/**
 * Sign-on calls, and what each invited organisation did about them.
 *
 * <p>Each invited organisation has one document for a call, a {@link org.communique.signon.Participation}. It carries its own
 * copy of the call's deadline and a fence, so that whether a signature counts is decided by one conditional update of it.
 */
@NullMarked
package org.communique.signon;

import org.jspecify.annotations.NullMarked;
