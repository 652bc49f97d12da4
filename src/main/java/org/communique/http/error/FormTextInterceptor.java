package org.communique.http.error;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.WebUtils;

/**
 * Refuses fields of multipart forms that are not UTF-8, as Tomcat refuses those of others, and parts in a transfer encoding, which forms
 * have no more (RFC 7578 §4.7). Tomcat would replace what it cannot read, and decodes nothing.
 */
@Component
class FormTextInterceptor implements HandlerInterceptor, WebMvcConfigurer {

    /** Those that change nothing (RFC 2045 §6.2). */
    private static final Set<String> AS_IT_IS = Set.of("7bit", "8bit", "binary");

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        // After those that ask for the right.
        registry.addInterceptor(this).order(1);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException, ServletException {
        if (WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class) != null) {
            for (var part : request.getParts()) {
                checkEncoding(part);
                if (part.getSubmittedFileName() == null) {
                    check(part);
                }
            }
        }
        return true;
    }

    private static void checkEncoding(Part part) {
        for (var encoding : part.getHeaders("Content-Transfer-Encoding")) {
            if (!AS_IT_IS.contains(encoding.strip().toLowerCase(Locale.ROOT))) {
                throw new MultipartException("a part is encoded");
            }
        }
    }

    private static void check(Part part) throws IOException {
        try (var text = new InputStreamReader(part.getInputStream(), StandardCharsets.UTF_8.newDecoder())) {
            text.transferTo(Writer.nullWriter());
        } catch (CharacterCodingException e) {
            throw new MultipartException("a field is not UTF-8", e);
        }
    }
}
