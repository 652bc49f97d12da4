package org.communique.http.limit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import java.security.Principal;
import java.util.Map;
import org.apache.coyote.http11.filters.IdentityInputFilter;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.util.pattern.PathPatternParser;

class RequestMemoryFilterTest {

    private static final String DRAFT = "/api/v1/statements/s/draft";
    private static final int MEGABYTE = 1 << 20;

    private static final RequestMappingInfo.BuilderConfiguration PATTERNS =
            new RequestMappingInfo.BuilderConfiguration();

    static {
        PATTERNS.setPatternParser(PathPatternParser.defaultInstance);
    }

    private final RequestMemoryFilter filter = new RequestMemoryFilter(
            new BodyLimits(Map.of(
                    RequestMappingInfo.paths("/api/v1/statements/{statement}/draft")
                            .methods(RequestMethod.PUT)
                            .options(PATTERNS)
                            .build(),
                    11L << 20)),
            new BodyMemory(32 * MEGABYTE, 16 * MEGABYTE));

    @Test
    void aMemberHasSoMuchOnItsWayAtOnce() throws Exception {
        assertThat(status(text("otieno", 10), () -> {
                    assertThat(status(text("otieno", 10))).isEqualTo(503);
                    assertThat(status(text("otieno", 0))).isEqualTo(200);
                    assertThat(status(text("amina", 10))).isEqualTo(200);
                }))
                .isEqualTo(200);
        assertThat(status(text("otieno", 10))).isEqualTo(200);
    }

    @Test
    void soHaveAllTogether() throws Exception {
        status(
                text("otieno", 10),
                () -> status(text("amina", 10), () -> {
                    assertThat(status(text("femke", 5))).isEqualTo(503);
                    assertThat(status(text("femke", 4))).isEqualTo(200);
                }));
        assertThat(status(text("femke", 5))).isEqualTo(200);
    }

    @Test
    void aBodyOfUnknownLengthCountsAsTheLongest() throws Exception {
        var chunked = text("otieno", 0);
        chunked.setContent(null);
        chunked.addHeader("Transfer-Encoding", "chunked");
        // As sent, which says nothing of what it is for.
        chunked.setRequestURI("/api/v1/statements/s/%64raft");

        status(chunked, () -> {
            assertThat(status(text("otieno", 6))).isEqualTo(503);
            assertThat(status(text("otieno", 5))).isEqualTo(200);
        });
    }

    @Test
    void isFreeAgainAfterAFailure() throws Exception {
        for (int i = 0; i < 10; i++) {
            try {
                filter.doFilter(text("otieno", 10), new MockHttpServletResponse(), (_, _) -> {
                    throw new IllegalStateException();
                });
            } catch (IllegalStateException e) {
                // As it should.
            }
        }
        assertThat(status(text("otieno", 10))).isEqualTo(200);
    }

    private static MockHttpServletRequest text(String member, int megabytes) {
        var request = new MockHttpServletRequest("PUT", DRAFT);
        request.setServletPath(DRAFT);
        request.setUserPrincipal((Principal) () -> member);
        request.setContent(new byte[megabytes * MEGABYTE]);
        request.setAttribute(
                LimitedRequestBody.class.getName(),
                new LimitedRequestBody(new IdentityInputFilter(0), 0, LimitedRequestBody.GRACE));
        return request;
    }

    private interface Meanwhile {
        void happens() throws Exception;
    }

    private int status(MockHttpServletRequest request) throws Exception {
        return status(request, () -> {});
    }

    private int status(MockHttpServletRequest request, Meanwhile meanwhile) throws Exception {
        var response = new MockHttpServletResponse();
        FilterChain chain = (_, _) -> {
            try {
                meanwhile.happens();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
        filter.doFilter(request, response, chain);
        return response.getStatus();
    }
}
