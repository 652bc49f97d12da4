package org.communique.security.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.communique.security.session.PendingSecondFactor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Brings a visitor who was not let in to the second step, or back to the page, with the reason as far as it may be told. */
final class SignInFailureHandler implements AuthenticationFailureHandler {

    private static final Logger log = LoggerFactory.getLogger(SignInFailureHandler.class);

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        if (refusal instanceof SecondFactorRequiredException needed) {
            PendingSecondFactor.keep(request, needed.session());
            response.sendRedirect(request.getContextPath() + SecondFactorController.PATH);
            return;
        }
        PendingSecondFactor.forget(request);
        String reason = switch (refusal) {
            case LockedException throttled -> "throttled";
            case BadCredentialsException wrong -> "refused";
            default -> "busy";
        };
        // Those that were not even looked at are counted by the alarm.
        if (!(refusal instanceof LockedException)) {
            log.info("A sign-in was {}", reason);
        }
        response.sendRedirect(request.getContextPath() + "/sign-in?" + reason);
    }
}
