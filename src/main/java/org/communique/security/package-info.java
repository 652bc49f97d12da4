/** Sign-in, the filter chain and personal access tokens. Nobody imports it. */
@NullMarked
package org.communique.security;

import org.jspecify.annotations.NullMarked;
