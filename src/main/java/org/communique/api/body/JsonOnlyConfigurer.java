package org.communique.api.body;

import java.util.Set;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.ResourceHttpMessageConverter;
import org.springframework.http.converter.ResourceRegionHttpMessageConverter;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Bodies are JSON, text or bytes. Spring would read YAML, CBOR and more as soon as another library brings a reader, and by none of the
 * rules of {@link StrictJsonCustomizer} and {@link RequiredFieldsModule}. What is not in the character set that it is said to be in is
 * refused, where Spring would put other characters in its place.
 */
@Configuration
@Order(Ordered.LOWEST_PRECEDENCE)
class JsonOnlyConfigurer implements WebMvcConfigurer {

    private static final Set<Class<?>> KNOWN = Set.of(
            ByteArrayHttpMessageConverter.class,
            StringHttpMessageConverter.class,
            ResourceHttpMessageConverter.class,
            ResourceRegionHttpMessageConverter.class,
            JacksonJsonHttpMessageConverter.class);

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.configureMessageConvertersList(converters -> {
            converters.removeIf(JsonOnlyConfigurer::isUnknown);
            converters.replaceAll(converter ->
                    converter instanceof StringHttpMessageConverter ? new StrictTextConverter() : converter);
        });
    }

    private static boolean isUnknown(HttpMessageConverter<?> converter) {
        return !KNOWN.contains(converter.getClass());
    }
}
