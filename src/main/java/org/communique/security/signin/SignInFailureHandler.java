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

/** Redirects after a failed sign-in: to the second step, or back to the page with a reason that reveals nothing. */
final class SignInFailureHandler implements AuthenticationFailureHandler {

    private static final Logger log = LoggerFactory.getLogger(SignInFailureHandler.class);

    private final RefusedAddress refusedAddress;

    SignInFailureHandler(RefusedAddress refusedAddress) {
        this.refusedAddress = refusedAddress;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        if (refusal instanceof SecondFactorRequiredException exception) {
            PendingSecondFactor.keep(request, exception.session());
            response.sendRedirect(request.getContextPath() + SecondFactorController.PATH);
            return;
        }
        PendingSecondFactor.forget(request);
        String reason = switch (refusal) {
            case LockedException throttled -> "throttled";
            case BadCredentialsException wrong -> "refused";
            default -> "busy";
        };
        // Attempts refused without a check are counted by the alert.
        if (!(refusal instanceof LockedException)) {
            log.info("A sign-in was {}", reason);
        }
        refusedAddress.keep(request.getParameter("email"), response);
        response.sendRedirect(request.getContextPath() + "/sign-in?" + reason);
    }
}
