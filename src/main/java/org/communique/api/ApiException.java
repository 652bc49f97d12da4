package org.communique.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.communique.coalition.access.InsufficientScopeException;
import org.communique.http.error.ProblemResponse;
import org.communique.refusal.Refusal;
import org.communique.refusal.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A refusal that the client gets as a problem detail. */
public final class ApiException extends ErrorResponseException {

    private final @Nullable Refusal refusal;
    private final @Nullable Instant possibleAt;

    private ApiException(HttpStatus status, ProblemDetail problem, Refusal refusal, @Nullable Instant possibleAt) {
        super(status, problem, null);
        this.refusal = refusal;
        this.possibleAt = possibleAt;
    }

    private ApiException(HttpStatus status, ProblemDetail problem, String message, Object... arguments) {
        super(status, problem, null, message, arguments);
        this.refusal = null;
        this.possibleAt = null;
    }

    /** Its detail is the message that screens show. */
    public static ApiException of(Refusal refusal) {
        var refused = refusal.description();
        var status = switch (refused.cause()) {
            case CONFLICT -> HttpStatus.CONFLICT;
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case INCOMPLETE -> HttpStatus.BAD_REQUEST;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case UNKNOWN -> HttpStatus.NOT_FOUND;
            case TOO_OFTEN -> HttpStatus.TOO_MANY_REQUESTS;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
        var problem = ProblemDetail.forStatus(status);
        problem.setProperty(ProblemResponse.CODE, refused.code());
        refused.facts().forEach((name, fact) -> {
            if (isPlain(fact)) {
                problem.setProperty(name, fact);
            }
        });
        var possibleAt = refused.facts().values().stream()
                .filter(_ -> status == HttpStatus.TOO_MANY_REQUESTS)
                .filter(Instant.class::isInstance)
                .map(Instant.class::cast)
                .findFirst()
                .orElse(null);
        return new ApiException(status, problem, refusal, possibleAt);
    }

    /** @param further facts for programs, such as a whole document */
    public static ApiException of(Refusal refusal, Map<String, Object> further) {
        var exception = of(refusal);
        further.forEach(exception.getBody()::setProperty);
        return exception;
    }

    /** Whole documents of ours are no facts for programs, unless they are named. */
    private static boolean isPlain(Object fact) {
        return !(fact instanceof Refusal)
                && (!fact.getClass().isRecord() || fact.getClass().getRecordComponents().length == 1);
    }

    @Override
    public ProblemDetail updateAndGetBody(@Nullable MessageSource messages, Locale locale) {
        if (messages == null) {
            return getBody();
        }
        getBody()
                .setDetail(
                        refusal == null
                                ? messages.getMessage(getDetailMessageCode(), getDetailMessageArguments(), locale)
                                : new InLanguage(messages, locale).of(refusal));
        return getBody();
    }

    private record InLanguage(MessageSource messages, Locale locale) implements Wording {

        @Override
        public String message(String key, Object... arguments) {
            return messages.getMessage(key, arguments, locale);
        }

        @Override
        public String moment(Instant moment) {
            return moment.toString();
        }

        @Override
        public String day(LocalDate day) {
            return day.toString();
        }
    }

    /**
     * @param code    names what happened, for programs; it never changes
     * @param message key of the detail
     */
    public static ApiException because(HttpStatus status, String code, String message, Object... arguments) {
        var problem = ProblemDetail.forStatus(status);
        problem.setProperty(ProblemResponse.CODE, code);
        return new ApiException(status, problem, message, arguments);
    }

    /** @param fact for programs */
    public ApiException with(String name, Object fact) {
        getBody().setProperty(name, fact);
        return this;
    }

    /** When what was too often is possible again. */
    Optional<Instant> possibleAt() {
        return Optional.ofNullable(possibleAt);
    }

    public String code() {
        return String.valueOf(Objects.requireNonNull(getBody().getProperties()).get(ProblemResponse.CODE));
    }

    public static ApiException conflict(String code, String message, Object... arguments) {
        return because(HttpStatus.CONFLICT, code, message, arguments);
    }

    public static ApiException unprocessable(String code, String message, Object... arguments) {
        return because(HttpStatus.UNPROCESSABLE_CONTENT, code, message, arguments);
    }

    /** @param what as in its code, such as {@code workflow} */
    public static ApiException unknown(String what) {
        return unprocessable("unknown-" + what, "api.unknown-" + what);
    }

    /** Names the scope, for a service may ask for one more than the operation declares. */
    static ApiException of(InsufficientScopeException refused) {
        var scope = refused.scope().label();
        var code = refused.isUnconfirmed() ? "token-needs-confirmation" : "token-lacks-scope";
        return because(HttpStatus.FORBIDDEN, code, "api." + code, scope).with("scope", scope);
    }

    public static ApiException notFound() {
        return because(HttpStatus.NOT_FOUND, "not-found", "api.not-found");
    }
}
