package org.communique.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.ServerAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.bson.BsonDocument;
import org.communique.signon.answer.SignOnRefusal.TooManyActs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.UncategorizedMongoDbException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.CannotCreateTransactionException;
import tools.jackson.databind.json.JsonMapper;

class ApiExceptionResolverTest {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final ServerAddress STORE = new ServerAddress();

    static List<Exception> outages() {
        var steppedDown = new MongoNotPrimaryException(new BsonDocument(), STORE);
        return List.of(
                new UncategorizedMongoDbException("stepped down", steppedDown),
                new IllegalStateException(steppedDown),
                new DataAccessResourceFailureException("lost", new MongoSocketReadException("lost", STORE)),
                new CannotCreateTransactionException("none", new SQLTransientConnectionException("none")));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void saysThatAnotherTryIsRightWhileADatabaseIsGone(Exception outage) {
        var response = answer(outage);
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("5");
    }

    @Test
    void doesNotSayItOfAFaultOfItsOwn() {
        var response = answer(new IllegalStateException("a fault"));
        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(response.getHeader("Retry-After")).isNull();
    }

    @Test
    void saysInSecondsWhenWhatWasTooOftenIsPossibleAgain() {
        var refusal = new TooManyActs(10, NOW.plusMillis(59_001));
        assertThat(answer(ApiException.of(refusal)).getHeader("Retry-After")).isEqualTo("60");
        assertThat(answer(ApiException.of(new TooManyActs(10, NOW.minusSeconds(9))))
                        .getHeader("Retry-After"))
                .isEqualTo("1");
    }

    /** A client that waits so long as one answer says, and as a date that another says, needs two ways to read it. */
    @Test
    void noAnswerSaysItAsADate() throws IOException {
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            assertThat(sources.filter(source -> source.toString().endsWith(".java")))
                    .allSatisfy(source -> assertThat(Files.readString(source))
                            .doesNotContainPattern(
                                    "(?:setInstant|setZonedDateTime|[sS]etDate|setDateHeader|addDateHeader)"
                                            + "\\(\\s*(?:HttpHeaders\\.RETRY_AFTER|\"Retry-After\")"));
        }
    }

    private static MockHttpServletResponse answer(Exception failure) {
        var response = new MockHttpServletResponse();
        var request = new MockHttpServletRequest("GET", "/%61pi/v1/me");
        request.setServletPath("/api/v1/me");
        var messages = new StaticMessageSource();
        messages.setUseCodeAsDefaultMessage(true);
        new ApiExceptionResolver(JsonMapper.shared(), messages, Clock.fixed(NOW, ZoneOffset.UTC))
                .resolveException(request, response, null, failure);
        return response;
    }
}
