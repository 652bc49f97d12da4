package org.communique.http.error;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the API answers to a request that does not reach its controllers (RFC 9457).
 *
 * @param code names what happened, for programs
 */
@JsonPropertyOrder({"type", "title", "status", "detail", ProblemResponse.CODE, ProblemResponse.REQUEST_ID})
public record ProblemResponse(String type, String title, int status, String detail, String code, String requestId) {

    public static final String CODE = "code";
    public static final String REQUEST_ID = "requestId";

    private static final String WITHOUT_PAGE = "about:blank";

    /** For the request that the calling thread serves. */
    public static ProblemResponse of(int status, String title, String code, String detail) {
        return new ProblemResponse(WITHOUT_PAGE, title, status, detail, code, RequestId.current());
    }

    public byte[] json() {
        return JsonMapper.shared().writeValueAsBytes(this);
    }
}
