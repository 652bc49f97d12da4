package org.communique.security.session;

import java.io.Serializable;
import java.time.Instant;

/**
 * What a session last proved.
 *
 * @param secondFactor whether more than the password: a passkey, or a code in addition to the password
 */
public record AuthenticationProof(Instant at, boolean secondFactor) implements Serializable {}
