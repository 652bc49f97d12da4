package org.communique.security.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.security.passkey.PasskeyCeremonies;
import org.communique.security.session.MemberAuthentication;
import org.communique.security.session.PendingSecondFactor;
import org.communique.security.session.SessionService;
import org.communique.security.throttle.SignInThrottle;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in with a passkey: alone, or as the second step after the password. */
@Controller
class PasskeySignInController {

    private final PasskeyCeremonies ceremonies;
    private final Directory directory;
    private final SessionService sessionService;
    private final SignInThrottle throttle;
    private final SignInSuccessHandler successHandler;
    private final Clock clock;

    PasskeySignInController(
            PasskeyCeremonies ceremonies,
            Directory directory,
            SessionService sessionService,
            SignInThrottle throttle,
            SignInSuccessHandler successHandler,
            Clock clock) {
        this.ceremonies = ceremonies;
        this.directory = directory;
        this.sessionService = sessionService;
        this.throttle = throttle;
        this.successHandler = successHandler;
        this.clock = clock;
    }

    @PostMapping("/sign-in/passkey/options")
    ResponseEntity<String> options(HttpServletRequest request) {
        if (!throttle.allowsChallenge(request.getRemoteAddr())) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).build();
        }
        var member = PendingSecondFactor.find(request, clock)
                .map(MemberAuthentication::getPrincipal)
                .orElse(null);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(ceremonies.assertionOptions(member));
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
                credential, pending.map(MemberAuthentication::getPrincipal).orElse(null));
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
}
