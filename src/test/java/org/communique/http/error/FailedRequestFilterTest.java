package org.communique.http.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.MongoOperationTimeoutException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import org.apache.coyote.CloseNowException;
import org.communique.work.TooBusyException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class FailedRequestFilterTest {

    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void answersThatTheServerIsBusy() throws Exception {
        request((_, _) -> {
            throw new ServletException(new TooBusyException());
        });

        assertThat(response.getStatus()).isEqualTo(503);
    }

    @Test
    void answersThatTheStoreIsBusy() throws Exception {
        request((_, _) -> {
            throw new DataAccessResourceFailureException(
                    "read", new MongoOperationTimeoutException("The operation exceeded the timeout limit."));
        });

        assertThat(response.getStatus()).isEqualTo(503);
    }

    @Test
    void breaksOffAnAnswerThatHasBegun() {
        assertThatExceptionOfType(CloseNowException.class)
                .isThrownBy(() -> request((_, answer) -> {
                    answer.flushBuffer();
                    throw new TooBusyException();
                }));
    }

    @Test
    void leavesOtherFailuresToTheServer() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> request((_, _) -> {
                    throw new IllegalStateException();
                }));
    }

    private void request(FilterChain chain) throws Exception {
        new FailedRequestFilter().doFilter(new MockHttpServletRequest(), response, chain);
    }
}
