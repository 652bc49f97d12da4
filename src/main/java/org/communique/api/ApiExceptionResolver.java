package org.communique.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.CharacterCodingException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.communique.coalition.access.InsufficientScopeException;
import org.communique.http.RequestTarget;
import org.communique.http.error.ProblemResponse;
import org.communique.http.error.RequestId;
import org.communique.http.limit.BodyRefusedException;
import org.communique.log.FailureLog;
import org.communique.quota.QuotaExceededException;
import org.communique.storage.DatabaseOutage;
import org.communique.text.unicode.ShortText;
import org.communique.text.unicode.ShortTextException;
import org.communique.work.TooBusyException;
import org.communique.work.WorkStoppedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers every failure of the API with a problem detail, and none with what is inside the server. It goes by the path and
 * not by the controller, for a request to which no controller answers needs an answer too.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiExceptionResolver implements HandlerExceptionResolver {

    private static final Logger LOG = LoggerFactory.getLogger(ApiExceptionResolver.class);
    private static final FailureLog FAILURES = new FailureLog(LOG, "An API request");
    private static final String RETRY_AFTER_SECONDS = "5";

    private final JsonMapper json;
    private final MessageSource messages;
    private final Clock clock;

    ApiExceptionResolver(JsonMapper json, MessageSource messages, Clock clock) {
        this.json = json;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        // What was begun is broken off, so that its reader does not take it for the whole.
        if (!isOfTheApi(request) || response.isCommitted()) {
            return null;
        }
        if (failure instanceof TooBusyException || DatabaseOutage.hasCaused(failure)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        if (failure instanceof QuotaExceededException exceeded && exceeded.pause() != null) {
            retryAfter(exceeded.pause(), response);
        }
        if (failure instanceof ApiException refused) {
            refused.possibleAt()
                    .map(possibleAt -> Duration.between(clock.instant(), possibleAt))
                    .ifPresent(pause -> retryAfter(pause, response));
        }
        if (failure instanceof ErrorResponse error) {
            error.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        }
        write(bodyRefused(failure).orElseGet(() -> problem(failure)), response);
        return new ModelAndView();
    }

    /** As all answers say it, and not as a date; not before it is possible. */
    private static void retryAfter(Duration pause, HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(0, pause.toSeconds()) + 1));
    }

    /** Whatever was reading it meanwhile. */
    private Optional<ProblemDetail> bodyRefused(Exception failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(BodyRefusedException.class::isInstance)
                .findFirst()
                .map(cause -> ((BodyRefusedException) cause).status())
                .map(status -> status == HttpStatus.CONTENT_TOO_LARGE.value()
                        ? problem(HttpStatus.CONTENT_TOO_LARGE, "too-large", "api.body-too-large")
                        : problem(HttpStatus.REQUEST_TIMEOUT, "too-slow", "api.too-slow"));
    }

    private ProblemDetail problem(Exception failure) {
        return switch (failure) {
            case ApiException apiException -> inLanguage(apiException);
            case InsufficientScopeException refused -> inLanguage(ApiException.of(refused));
            case QuotaExceededException exceeded -> exceeded(exceeded);
            case AccessDeniedException denied -> problem(HttpStatus.FORBIDDEN, "forbidden", "api.forbidden");
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            case MaxUploadSizeExceededException large ->
                problem(HttpStatus.CONTENT_TOO_LARGE, "too-large", "api.file-too-large");
            case MultipartException broken -> invalid("api.form");
            case TypeMismatchException mismatch -> invalid("api.identifier");
            case ShortTextException text -> inLanguage(of(text.problem(), "text", ""));
            case InvalidParameterException unreadable -> invalid("api.parameter");
            case IllegalArgumentException invalid -> invalid("api.value");
            case TooBusyException busy -> problem(HttpStatus.SERVICE_UNAVAILABLE, "too-busy", "api.too-busy");
            case WorkStoppedException stopped ->
                problem(HttpStatus.UNPROCESSABLE_CONTENT, "too-much-work", "api.too-much-work");
            // Services look up by identifiers that they may be given, and a right can be had to what was never made.
            case NoSuchElementException missing -> inLanguage(ApiException.notFound());
            case ErrorResponse error -> coded(error.getBody());
            case Exception outage
            when DatabaseOutage.hasCaused(outage) -> {
                LOG.warn(
                        "An API request failed because a database did not answer: {}",
                        String.valueOf(outage.getCause()));
                yield problem(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "api.unavailable");
            }
            default -> {
                FAILURES.failed(failure);
                yield problem(HttpStatus.INTERNAL_SERVER_ERROR, "failed", "api.failed");
            }
        };
    }

    private ProblemDetail exceeded(QuotaExceededException exceeded) {
        var code = exceeded.pause() == null ? "quota" : "quota-of-an-hour";
        var deletable = exceeded.pause() == null && exceeded.quota().deletable();
        return inLanguage(ApiException.because(
                        HttpStatus.TOO_MANY_REQUESTS, code, "api." + code + (deletable ? ".deletable" : ""))
                .with("quota", exceeded.quota())
                .with("most", exceeded.most()));
    }

    /** Names the field, and not what the parser says, which would name our classes. */
    private ProblemDetail unreadable(HttpMessageNotReadableException unreadable) {
        if (isInAnotherCharacterSet(unreadable)) {
            return invalid("api.character-set");
        }
        if (!(unreadable.getCause() instanceof JacksonException cause)
                || cause.getPath().isEmpty()) {
            return invalid("api.body");
        }
        var field = cause.getPath().stream()
                .map(step -> step.getPropertyName() == null ? String.valueOf(step.getIndex()) : step.getPropertyName())
                .collect(Collectors.joining("."));
        var refused = cause.getCause() instanceof ShortTextException text
                ? of(text.problem(), "field", field)
                : ApiException.because(HttpStatus.BAD_REQUEST, "invalid", "api.field", field);
        return inLanguage(refused.with("field", field));
    }

    /** Jackson wraps what it is told while it reads. */
    private static boolean isInAnotherCharacterSet(Exception unreadable) {
        return Stream.<Throwable>iterate(unreadable, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause ->
                        cause instanceof CharacterCodingException || cause instanceof UnsupportedEncodingException);
    }

    /** @param what is wrong, as in the keys of messages */
    private static ApiException of(ShortText.Problem problem, String what, String field) {
        var because = switch (problem) {
            case ShortText.Problem.Empty _ -> "empty";
            case ShortText.Problem.TooLong _ -> "too-long";
            case ShortText.Problem.Unusable _ -> "unusable";
        };
        var detail = switch (problem) {
            case ShortText.Problem.Empty _ -> "";
            case ShortText.Problem.TooLong(int longest) -> longest;
            case ShortText.Problem.Unusable unusable -> unusable.codePoint();
        };
        return ApiException.because(HttpStatus.BAD_REQUEST, "invalid", "api." + what + "-" + because, field, detail);
    }

    private static ProblemDetail coded(ProblemDetail problem) {
        var status = HttpStatus.valueOf(problem.getStatus());
        problem.setProperty(
                ProblemResponse.CODE, status.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return problem;
    }

    private ProblemDetail invalid(String message) {
        return problem(HttpStatus.BAD_REQUEST, "invalid", message);
    }

    private ProblemDetail problem(HttpStatus status, String code, String message) {
        return inLanguage(ApiException.because(status, code, message));
    }

    private ProblemDetail inLanguage(ApiException refused) {
        return refused.updateAndGetBody(messages, LocaleContextHolder.getLocale());
    }

    static boolean isOfTheApi(HttpServletRequest request) {
        return RequestTarget.path(request).startsWith("/api/");
    }

    void write(ProblemDetail problem, HttpServletResponse response) {
        try {
            response.setStatus(problem.getStatus());
            response.setHeader(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            problem.setProperty(ProblemResponse.REQUEST_ID, RequestId.current());
            json.writeValue(response.getOutputStream(), problem);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
