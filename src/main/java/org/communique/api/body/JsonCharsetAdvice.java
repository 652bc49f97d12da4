package org.communique.api.body;

import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * JSON is UTF-8 (RFC 8259 §8.1). Of another declared character set Spring would replace the bytes that it does not have, and Jackson
 * reads more than UTF-8.
 */
@ControllerAdvice
class JsonCharsetAdvice extends RequestBodyAdviceAdapter {

    @Override
    public boolean supports(
            MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converterType) {
        return JacksonJsonHttpMessageConverter.class.isAssignableFrom(converterType);
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converterType)
            throws IOException {
        var contentType = message.getHeaders().getContentType();
        var declared = contentType == null ? null : contentType.getCharset();
        if (declared != null && !declared.equals(StandardCharsets.UTF_8)) {
            throw new HttpMessageNotReadableException(
                    "JSON that is not UTF-8", new UnsupportedEncodingException(declared.name()), message);
        }
        return new StrictMessage(message.getHeaders(), new StrictUtf8InputStream(message.getBody()));
    }

    private record StrictMessage(HttpHeaders headers, InputStream body) implements HttpInputMessage {

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public InputStream getBody() {
            return body;
        }
    }
}
