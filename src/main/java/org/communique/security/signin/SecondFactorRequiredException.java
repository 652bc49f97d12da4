package org.communique.security.signin;

import org.communique.security.session.MemberAuthentication;
import org.springframework.security.core.AuthenticationException;

/** The password was right, and is not all that is asked for. */
final class SecondFactorRequiredException extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final MemberAuthentication session;

    /** @param session what the second step makes good */
    SecondFactorRequiredException(MemberAuthentication session) {
        super("a second factor is needed");
        this.session = session;
    }

    MemberAuthentication session() {
        return session;
    }
}
