package org.communique.api;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.communique.coalition.access.InsufficientScopeException;
import org.communique.http.error.ProblemResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A refusal that the client gets as a problem detail. */
public final class ApiException extends ErrorResponseException {

    private ApiException(HttpStatus status, ProblemDetail problem) {
        super(status, problem, null);
    }

    /** @param code names what happened, for programs; it never changes */
    public static ApiException because(HttpStatus status, String code, String detail) {
        return because(status, code, detail, Map.of());
    }

    public static ApiException because(HttpStatus status, String code, String detail, Map<String, Object> facts) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty(ProblemResponse.CODE, code);
        facts.forEach(problem::setProperty);
        return new ApiException(status, problem);
    }

    /** @param possibleAt when it can be done again */
    public static ApiException tooOften(String code, String detail, Instant possibleAt) {
        var apiException = because(HttpStatus.TOO_MANY_REQUESTS, code, detail, Map.of("possibleAt", possibleAt));
        // In whole seconds, and not before it is possible.
        apiException.getHeaders().setInstant(HttpHeaders.RETRY_AFTER, possibleAt.plusMillis(999));
        return apiException;
    }

    public String code() {
        return String.valueOf(Objects.requireNonNull(getBody().getProperties()).get(ProblemResponse.CODE));
    }

    public static ApiException conflict(String code, String detail) {
        return because(HttpStatus.CONFLICT, code, detail);
    }

    public static ApiException unprocessable(String code, String detail) {
        return because(HttpStatus.UNPROCESSABLE_CONTENT, code, detail);
    }

    /** @param what in the words of its code, such as {@code workflow} */
    public static ApiException unknown(String what) {
        return unprocessable("unknown-" + what, "There is no such " + what.replace('-', ' ') + ".");
    }

    public static ApiException forbidden(String code, String detail) {
        return because(HttpStatus.FORBIDDEN, code, detail);
    }

    /** Names the scope, for a service may ask for one more than the operation declares. */
    static ApiException of(InsufficientScopeException refused) {
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

    public static ApiException notFound() {
        return because(HttpStatus.NOT_FOUND, "not-found", "There is no such thing, or it is not for you.");
    }
}
