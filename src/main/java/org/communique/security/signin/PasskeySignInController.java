package org.communique.security.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.stream.Stream;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.http.Cookies;
import org.communique.id.Id;
import org.communique.security.Secret;
import org.communique.security.credential.PasskeyCeremonies;
import org.communique.security.session.MemberAuthentication;
import org.communique.security.session.PendingSecondFactor;
import org.communique.security.session.SessionService;
import org.communique.security.throttle.SignInThrottle;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in with a passkey: alone, or as the second step after the password. */
@Controller
class PasskeySignInController {

    private static final String COOKIE = "passkey-browser";

    /** Pages that ask at once, before the browser has a cookie, get one each; those that ask later share it. */
    private static final int MOST_COOKIES = 8;

    private final PasskeyCeremonies ceremonies;
    private final Cookies cookies;
    private final Directory directory;
    private final SessionService sessionService;
    private final SignInThrottle throttle;
    private final SignInSuccessHandler successHandler;
    private final Clock clock;

    PasskeySignInController(
            PasskeyCeremonies ceremonies,
            Cookies cookies,
            Directory directory,
            SessionService sessionService,
            SignInThrottle throttle,
            SignInSuccessHandler successHandler,
            Clock clock) {
        this.ceremonies = ceremonies;
        this.cookies = cookies;
        this.directory = directory;
        this.sessionService = sessionService;
        this.throttle = throttle;
        this.successHandler = successHandler;
        this.clock = clock;
    }

    @PostMapping("/sign-in/passkey/options")
    ResponseEntity<String> options(HttpServletRequest request, HttpServletResponse response) {
        if (!throttle.allowsChallenge(request.getRemoteAddr())) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).build();
        }
        var member = PendingSecondFactor.find(request, clock)
                .map(MemberAuthentication::getPrincipal)
                .orElse(null);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(ceremonies.assertionOptions(
                        member, browsers(request).findFirst().orElseGet(() -> mark(response))));
    }

    @PostMapping("/sign-in/passkey")
    @Nullable
    String take(@RequestParam String credential, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (!throttle.allowsChallenge(request.getRemoteAddr())) {
            return "redirect:/sign-in?throttled";
        }
        var pending = PendingSecondFactor.find(request, clock);
        var member = ceremonies.verify(
                credential,
                pending.map(MemberAuthentication::getPrincipal).orElse(null),
                browsers(request).toList());
        if (member.flatMap(directory::member).filter(Member::active).isEmpty()) {
            return pending.isPresent()
                    ? "redirect:" + SecondFactorController.PATH + "?passkey"
                    : "redirect:/sign-in?passkey";
        }
        var authenticationProof = sessionService.secondFactor();
        successHandler.complete(
                pending.map(session -> session.with(authenticationProof))
                        .orElseGet(() -> sessionService.begin(member.get(), authenticationProof)),
                request,
                response);
        return null;
    }

    /** Strangers have no session, so a cookie tells whether the browser that answers is the one that was asked. */
    private Stream<String> browsers(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().startsWith(cookies.name(COOKIE)))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty())
                .limit(MOST_COOKIES);
    }

    private String mark(HttpServletResponse response) {
        var secret = Secret.random();
        var cookie = ResponseCookie.from(cookies.name(COOKIE + "-" + Id.random()), secret)
                .path("/")
                .httpOnly(true)
                .secure(cookies.secure())
                .sameSite("Strict")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        return secret;
    }
}
