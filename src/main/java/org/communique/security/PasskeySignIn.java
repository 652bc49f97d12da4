package org.communique.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.communique.coalition.Directory;
import org.communique.coalition.Member;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in with a passkey: alone, or as the second step after the password. */
@Controller
class PasskeySignIn {

    private final PasskeyCeremonies ceremonies;
    private final Directory directory;
    private final Sessions sessions;
    private final SignInThrottle throttle;
    private final SignInCompletion completion;
    private final Clock clock;

    PasskeySignIn(
            PasskeyCeremonies ceremonies,
            Directory directory,
            Sessions sessions,
            SignInThrottle throttle,
            SignInCompletion completion,
            Clock clock) {
        this.ceremonies = ceremonies;
        this.directory = directory;
        this.sessions = sessions;
        this.throttle = throttle;
        this.completion = completion;
        this.clock = clock;
    }

    @PostMapping("/sign-in/passkey/options")
    ResponseEntity<String> options(HttpServletRequest request) {
        if (!throttle.allowsChallenge(request.getRemoteAddr())) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).build();
        }
        var member = HalfSignedIn.find(request, clock)
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
        var half = HalfSignedIn.find(request, clock);
        var member = ceremonies.verify(
                credential, half.map(MemberAuthentication::getPrincipal).orElse(null));
        if (member.flatMap(directory::member).filter(Member::active).isEmpty()) {
            return half.isPresent() ? "redirect:" + SecondStepPage.PATH + "?passkey" : "redirect:/sign-in?passkey";
        }
        var proof = sessions.secondFactor();
        completion.complete(
                half.map(session -> session.with(proof)).orElseGet(() -> sessions.begin(member.get(), proof)),
                request,
                response);
        return null;
    }
}
