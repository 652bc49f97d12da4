package org.communique.security.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.communique.http.Cookies;
import org.communique.security.session.MemberAuthentication;
import org.communique.security.session.PendingSecondFactor;
import org.communique.security.session.SessionService;
import org.communique.security.throttle.KnownDevices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.stereotype.Component;

/** What comes after all that a member needs to sign in was right, in whichever way. */
@Component
class SignInSuccessHandler implements AuthenticationSuccessHandler {

    private static final Logger log = LoggerFactory.getLogger(SignInSuccessHandler.class);

    private final SessionService sessionService;
    private final KnownDevices devices;
    private final SavedRequestAwareAuthenticationSuccessHandler afterwards =
            new SavedRequestAwareAuthenticationSuccessHandler();
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final SessionAuthenticationStrategy newSession;

    SignInSuccessHandler(
            SessionService sessionService, KnownDevices devices, SavedRequestCookie savedRequest, Cookies cookies) {
        this.sessionService = sessionService;
        this.devices = devices;
        afterwards.setRequestCache(savedRequest);
        newSession = new CompositeSessionAuthenticationStrategy(List.of(
                new ChangeSessionIdAuthenticationStrategy(),
                new CsrfAuthenticationStrategy(SecurityConfiguration.csrfCookie(cookies))));
    }

    /** Does first what the form login does by itself after the right password. */
    void complete(MemberAuthentication session, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        newSession.onAuthentication(session, request, response);
        var context = new SecurityContextImpl(session);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        onAuthenticationSuccess(request, response, session);
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication session)
            throws IOException, ServletException {
        PendingSecondFactor.forget(request);
        if (session instanceof MemberAuthentication member) {
            log.info(
                    "Member {} signed in with {}",
                    member.getName(),
                    member.proof() != null && member.proof().secondFactor() ? "a second factor" : "a password");
            devices.remember(member.getPrincipal(), request, response);
            SecurityContextHolder.getContext().setAuthentication(sessionService.record(member, request, response));
        }
        afterwards.onAuthenticationSuccess(request, response, session);
    }
}
