package org.communique.api;

import java.time.Instant;
import java.util.Map;
import org.communique.coalition.TokenRefusedException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A refusal that the client is told of as a problem detail. */
class Refused extends ErrorResponseException {

    private Refused(HttpStatus status, ProblemDetail problem) {
        super(status, problem, null);
    }

    /** @param code names what happened, for programs; it never changes */
    static Refused because(HttpStatus status, String code, String detail) {
        return because(status, code, detail, Map.of());
    }

    static Refused because(HttpStatus status, String code, String detail, Map<String, Object> facts) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("code", code);
        facts.forEach(problem::setProperty);
        return new Refused(status, problem);
    }

    /** @param possibleAt when it can be done again */
    static Refused tooOften(String code, String detail, Instant possibleAt) {
        var refused = because(HttpStatus.TOO_MANY_REQUESTS, code, detail, Map.of("possibleAt", possibleAt));
        // In whole seconds, and not before it is possible.
        refused.getHeaders().setInstant(HttpHeaders.RETRY_AFTER, possibleAt.plusMillis(999));
        return refused;
    }

    static Refused conflict(String code, String detail) {
        return because(HttpStatus.CONFLICT, code, detail);
    }

    static Refused forbidden(String code, String detail) {
        return because(HttpStatus.FORBIDDEN, code, detail);
    }

    /** Names the scope, for a service may ask for one more than the operation declares. */
    static Refused of(TokenRefusedException refused) {
        var scope = refused.scope().label();
        return refused.isUnconfirmed()
                ? because(
                        HttpStatus.FORBIDDEN,
                        "token-needs-confirmation",
                        "The owner of this token must confirm on the profile screen that it may still be used for"
                                + " this.",
                        Map.of("scope", scope))
                : because(
                        HttpStatus.FORBIDDEN,
                        "token-lacks-scope",
                        "This needs a token with the scope " + scope + ".",
                        Map.of("scope", scope));
    }

    static Refused notFound() {
        return because(HttpStatus.NOT_FOUND, "not-found", "There is no such thing, or it is not for you.");
    }
}
