package org.communique.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.communique.coalition.directory.Role;
import org.communique.signon.answer.SignVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** Bodies are read as JSON alone, whatever readers the class path has. */
class MediaTypesTests extends ApiTest {

    @Autowired
    RequestMappingHandlerAdapter adapter;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/yaml",
                "application/x-yaml",
                "text/yaml",
                "application/cbor",
                "application/x-jackson-smile",
                "application/xml",
                "text/xml",
                "application/x-www-form-urlencoded",
                "text/plain",
                "application/octet-stream"
            })
    void refusesOtherBodies(String type) {
        var coordinator = with(people.member(Role.COORDINATOR));

        var answer = coordinator.send("POST", "/api/v1/statements", type, BodyPublishers.ofString("title: Mine"));
        assertThat(answer.response().statusCode()).isEqualTo(415);
        assertThat(adapter.getMessageConverters())
                .noneMatch(converter -> converter.canRead(SignVersion.class, MediaType.parseMediaType(type)));
    }

    @Test
    void readsRecordsWithTheStrictReaderAlone() {
        assertThat(adapter.getMessageConverters().stream()
                        .filter(converter -> converter.canRead(SignVersion.class, null))
                        .map(converter -> converter.getClass().getSimpleName()))
                .isEqualTo(List.of("JacksonJsonHttpMessageConverter"));
    }
}
