package org.communique.http.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.MongoOperationTimeoutException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.util.List;
import org.apache.coyote.CloseNowException;
import org.communique.work.TooBusyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@ExtendWith(OutputCaptureExtension.class)
class FailedRequestFilterTest {

    private final FailedRequestFilter filter = new FailedRequestFilter();
    private MockHttpServletResponse response = new MockHttpServletResponse();

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
    void tracesAnUnknownFailureOnce(CapturedOutput output) throws Exception {
        for (int i = 0; i < 100; i++) {
            response = new MockHttpServletResponse();
            request((_, _) -> {
                throw new IllegalStateException("what was typed");
            });
            assertThat(response.getStatus()).isEqualTo(500);
        }

        assertThat(output.getOut().lines().filter(line -> line.contains("A request failed")))
                .hasSizeBetween(2, 5);
        assertThat(output.getOut().lines().filter(line -> line.contains("what was typed")))
                .hasSize(1);
    }

    @Test
    void tracesEachOfSeveralFailuresThatAreWrappedAlike(CapturedOutput output) throws Exception {
        for (var cause :
                List.of(new IllegalStateException("one fault"), new UnsupportedOperationException("another"))) {
            response = new MockHttpServletResponse();
            request((_, _) -> {
                throw new ServletException("Request processing failed", cause);
            });
        }

        assertThat(output.getOut()).contains("one fault", "UnsupportedOperationException: another");
    }

    private void request(FilterChain chain) throws Exception {
        filter.doFilter(new MockHttpServletRequest(), response, chain);
    }
}
