package org.communique.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.ServerAddress;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.bson.BsonDocument;
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

    private static MockHttpServletResponse answer(Exception failure) {
        var response = new MockHttpServletResponse();
        var request = new MockHttpServletRequest("GET", "/%61pi/v1/me");
        request.setServletPath("/api/v1/me");
        var messages = new StaticMessageSource();
        messages.setUseCodeAsDefaultMessage(true);
        new ApiExceptionResolver(JsonMapper.shared(), messages).resolveException(request, response, null, failure);
        return response;
    }
}
