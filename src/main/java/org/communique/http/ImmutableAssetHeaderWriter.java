package org.communique.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.header.HeaderWriter;

/**
 * Lets browsers keep the files that have a digest of their content in their address. A screen needs some thirty of them, many one
 * after the other. {@link org.communique.http.error.ErrorResponseValve} takes it back where there is no such file.
 */
public final class ImmutableAssetHeaderWriter implements HeaderWriter {

    private static final Pattern NAMED_BY_CONTENT =
            Pattern.compile("/VAADIN/build/[\\w./-]+-[\\w-]{8}\\.(js|css|woff2?)|/elements/[\\w-]+-[\\w-]{8}\\.js");

    private static final Pattern ASKED_FOR_BY_CONTENT = Pattern.compile(
            "(/[\\w-]+\\.(css|svg)|/aura/[\\w./-]+\\.css)\\?v-c=\\w+|/VAADIN/static/[\\w./-]+\\.js\\?v=\\w+");

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        if (NAMED_BY_CONTENT.matcher(path).matches()
                || ASKED_FOR_BY_CONTENT
                        .matcher(path + "?" + request.getQueryString())
                        .matches()) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable");
        }
    }
}
