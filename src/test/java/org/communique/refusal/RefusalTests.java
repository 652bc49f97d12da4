package org.communique.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.communique.ProductCode;
import org.communique.refusal.RefusalDescription.RefusalKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalTests {

    private static final Properties MESSAGES = new Properties();

    static Stream<Class<?>> refusals() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/messages"))) {
            for (var file : files.toList()) {
                try (var in = Files.newBufferedReader(file)) {
                    MESSAGES.load(in);
                }
            }
        }
        return ProductCode.CLASSES.stream()
                .filter(type -> type.isAssignableTo(Refusal.class) && !type.isInterface())
                .map(JavaClass::reflect);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void isARecordWithAMessageForItsFacts(Class<?> refusal) {
        assertThat(refusal).isRecord();
        var kind = RefusalKind.of(refusal);

        assertThat(kind.components()).allSatisfy(fact -> {
            assertThat(fact.getName()).isNotIn("type", "title", "status", "detail", "instance", "code", "requestId");
            assertThat(fact.getAnnotatedType().getAnnotation(Nullable.class)).isNull();
        });
        assertThat(kind.code()).matches("[a-z]+(-[a-z0-9]+)*");
        assertThat(MESSAGES.getProperty(kind.message())).as(kind.message()).isNotBlank();
        assertThat(new MessageFormat(MESSAGES.getProperty(kind.message()), Locale.ENGLISH)
                        .getFormatsByArgumentIndex()
                        .length)
                .as("arguments of %s", kind.message())
                .isLessThanOrEqualTo(kind.components().size());
    }
}
