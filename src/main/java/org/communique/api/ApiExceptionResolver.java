package org.communique.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.CharacterCodingException;
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

    ApiExceptionResolver(JsonMapper json, MessageSource messages) {
        this.json = json;
        this.messages = messages;
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
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, String.valueOf(exceeded.pause().toSeconds() + 1));
        }
        if (failure instanceof ErrorResponse error) {
            error.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        }
        if (failure instanceof ApiException refused) {
            refused.updateAndGetBody(messages, LocaleContextHolder.getLocale());
        }
        write(bodyRefused(failure).orElseGet(() -> problem(failure)), response);
        return new ModelAndView();
    }

    /** Whatever was reading it meanwhile. */
    private static Optional<ProblemDetail> bodyRefused(Exception failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(BodyRefusedException.class::isInstance)
                .findFirst()
                .map(cause -> ((BodyRefusedException) cause).status())
                .map(status -> status == HttpStatus.CONTENT_TOO_LARGE.value()
                        ? problem(HttpStatus.CONTENT_TOO_LARGE, "too-large", "More was sent than this server takes.")
                        : problem(HttpStatus.REQUEST_TIMEOUT, "too-slow", "The body of the request came too slowly."));
    }

    private static ProblemDetail problem(Exception failure) {
        return switch (failure) {
            case ApiException apiException -> apiException.getBody();
            case InsufficientScopeException refused -> ApiException.of(refused).getBody();
            case QuotaExceededException exceeded -> exceeded(exceeded);
            case AccessDeniedException denied ->
                problem(HttpStatus.FORBIDDEN, "forbidden", "You have no right to this, or it does not exist.");
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            case MaxUploadSizeExceededException large ->
                problem(HttpStatus.CONTENT_TOO_LARGE, "too-large", "The file is larger than this server takes.");
            case MultipartException broken -> invalid("The multipart form cannot be read.");
            case TypeMismatchException mismatch ->
                invalid("The address has an identifier or number that cannot be one.");
            case ShortTextException text -> invalid(whatIsWrong(text));
            case InvalidParameterException unreadable ->
                invalid("The address or the form has a parameter that cannot be read: it is not UTF-8, or cut off.");
            case IllegalArgumentException invalid ->
                invalid("The request has a value that is not allowed, such as an empty title or too long a comment.");
            case TooBusyException busy ->
                problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "too-busy",
                        "Too much work is waiting, of yours or in all. Nothing was stored. Try again in a few"
                                + " seconds.");
            case WorkStoppedException stopped ->
                problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "too-much-work",
                        "This took more time or memory than one request may use. Nothing was stored. Send a shorter or"
                                + " simpler text.");
            // Services look up by identifiers that they may be given, and a right can be had to what was never made.
            case NoSuchElementException missing -> ApiException.notFound().getBody();
            case ErrorResponse error -> coded(error.getBody());
            case Exception outage
            when DatabaseOutage.hasCaused(outage) -> {
                LOG.warn(
                        "An API request failed because a database did not answer: {}",
                        String.valueOf(outage.getCause()));
                yield problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "unavailable",
                        "The database does not answer at the moment. It is not known whether anything was stored. Look"
                                + " before you try again, in a few seconds.");
            }
            default -> {
                FAILURES.failed(failure);
                yield problem(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "failed",
                        "Something went wrong here. Nothing is known to be stored; look before you try again.");
            }
        };
    }

    private static ProblemDetail exceeded(QuotaExceededException exceeded) {
        var inAnHour = exceeded.pause() != null;
        var problem = problem(
                HttpStatus.TOO_MANY_REQUESTS,
                inAnHour ? "quota-of-an-hour" : "quota",
                inAnHour
                        ? "You have added as much of this as a member may within an hour. Nothing was stored."
                        : "You have added as much of this as a member may have. Nothing was stored. "
                                + (exceeded.quota().deletable() ? "Delete some of it, or have" : "Have")
                                + " the operator raise communique.quotas.times.");
        problem.setProperty("quota", exceeded.quota());
        problem.setProperty("most", exceeded.most());
        return problem;
    }

    /** Names the field, and not what the parser says, which would name our classes. */
    private static ProblemDetail unreadable(HttpMessageNotReadableException unreadable) {
        if (isInAnotherCharacterSet(unreadable)) {
            return invalid("The body is not in the character set that its Content-Type declares, or in UTF-8 if it"
                    + " declares none. JSON is UTF-8. Nothing was changed.");
        }
        if (!(unreadable.getCause() instanceof JacksonException cause)
                || cause.getPath().isEmpty()) {
            return invalid("The body is missing or is not the JSON that is expected here.");
        }
        var field = cause.getPath().stream()
                .map(step -> step.getPropertyName() == null ? String.valueOf(step.getIndex()) : step.getPropertyName())
                .collect(Collectors.joining("."));
        var why = cause.getCause() instanceof ShortTextException text ? " " + whatIsWrong(text) : "";
        var problem = invalid(
                "A field is missing, is not known here or has a value that is not allowed: " + field + "." + why);
        problem.setProperty("field", field);
        return problem;
    }

    /** Jackson wraps what it is told while it reads. */
    private static boolean isInAnotherCharacterSet(Exception unreadable) {
        return Stream.<Throwable>iterate(unreadable, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause ->
                        cause instanceof CharacterCodingException || cause instanceof UnsupportedEncodingException);
    }

    private static String whatIsWrong(ShortTextException text) {
        return switch (text.problem()) {
            case ShortText.Problem.Empty _ -> "A text that is needed is empty.";
            case ShortText.Problem.TooLong(int longest) ->
                "A text is too long: it can have %,d characters.".formatted(longest);
            case ShortText.Problem.Unusable unusable ->
                "A text has the character " + unusable.codePoint() + ", which cannot be used. Leave it out.";
        };
    }

    private static ProblemDetail coded(ProblemDetail problem) {
        var status = HttpStatus.valueOf(problem.getStatus());
        problem.setProperty(
                ProblemResponse.CODE, status.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return problem;
    }

    private static ProblemDetail invalid(String detail) {
        return problem(HttpStatus.BAD_REQUEST, "invalid", detail);
    }

    private static ProblemDetail problem(HttpStatus status, String code, String detail) {
        return ApiException.because(status, code, detail).getBody();
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
