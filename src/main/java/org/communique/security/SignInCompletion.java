package org.communique.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.stereotype.Component;

/** What the form login does after the right password, for the other ways of signing in. */
@Component
class SignInCompletion {

    private final SavedRequestAwareAuthenticationSuccessHandler afterwards =
            new SavedRequestAwareAuthenticationSuccessHandler();
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final SessionAuthenticationStrategy newSession = new CompositeSessionAuthenticationStrategy(List.of(
            new ChangeSessionIdAuthenticationStrategy(),
            new CsrfAuthenticationStrategy(SecurityConfiguration.csrfCookie())));

    SignInCompletion() {
        afterwards.setRequestCache(new CookieRequestCache());
    }

    void complete(MemberAuthentication session, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        HalfSignedIn.forget(request);
        newSession.onAuthentication(session, request, response);
        var context = new SecurityContextImpl(session);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        afterwards.onAuthenticationSuccess(request, response, session);
    }
}
