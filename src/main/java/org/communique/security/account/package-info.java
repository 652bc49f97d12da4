/** What members do about their own sign-in: passwords, second factors, sessions, tokens, links and first set-up. */
@NamedInterface("account")
@NullMarked
package org.communique.security.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
