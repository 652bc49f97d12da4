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
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.WebUtils;

/** Refuses fields of multipart forms that are not UTF-8, as Tomcat refuses those of others. It would replace what it cannot read. */
@Component
class FormTextInterceptor implements HandlerInterceptor, WebMvcConfigurer {

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
                if (part.getSubmittedFileName() == null) {
                    check(part);
                }
            }
        }
        return true;
    }

    private static void check(Part part) throws IOException {
        try (var text = new InputStreamReader(part.getInputStream(), StandardCharsets.UTF_8.newDecoder())) {
            text.transferTo(Writer.nullWriter());
        } catch (CharacterCodingException e) {
            throw new MultipartException("a field is not UTF-8", e);
        }
    }
}
