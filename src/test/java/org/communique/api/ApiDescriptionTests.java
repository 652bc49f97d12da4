package org.communique.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

class ApiDescriptionTests extends ApiTest {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Test
    void tellsEverybodyWhatTheApiTakesAndNothingElse() {
        var description = withToken(null).get("/v3/api-docs").succeeds().json();

        assertThat(description.at("/info/title").asString()).isEqualTo("Communiqué");
        assertThat(description.at("/components/securitySchemes/token/scheme").asString())
                .isEqualTo("bearer");
        assertThat(description.at("/paths").propertyNames())
                .hasSizeGreaterThan(20)
                .allMatch(path -> path.startsWith("/api/v1/"));
    }

    /** Making it takes seconds. */
    @Test
    void isTheSameInAllLanguages() throws Exception {
        assertThat(inLanguage("fr")).isEqualTo(inLanguage("xx-YY")).contains("\"openapi\"");
    }

    private String inLanguage(String language) throws IOException {
        var connection =
                URI.create("http://localhost:" + port + "/v3/api-docs").toURL().openConnection();
        connection.setRequestProperty("Accept-Language", language);
        try (var input = connection.getInputStream()) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void givesEachOperationATagAndANameOfItsOwnAndAFailure() {
        var operations = all(withToken(null).get("/v3/api-docs").json().at("/paths")).stream()
                .flatMap(path -> all(path).stream())
                .toList();

        assertThat(operations)
                .extracting(operation -> operation.at("/operationId").asString())
                .doesNotHaveDuplicates();
        assertThat(operations).allMatch(operation -> operation.at("/tags/0").isString());
        assertThat(operations)
                .allMatch(
                        operation -> operation.at("/responses/default/content").has("application/problem+json"));
    }

    @Test
    void describesIdentifiersAsStringsAndSaysWhatIsRequired() {
        var schemas = withToken(null).get("/v3/api-docs").json().at("/components/schemas");

        assertThat(schemas.at("/Decision/properties/member/type").asString()).isEqualTo("string");
        assertThat(schemas.has("MemberId")).isFalse();
        assertThat(all(schemas.at("/NewSignature/required")))
                .extracting(JsonNode::asString)
                .containsExactly("hash");
    }

    /** Two types of one simple name would share a schema, and one of the two be described wrongly. */
    @Test
    void describesTheBodiesThatAreTaken() {
        var schemas = withToken(null).get("/v3/api-docs").json().at("/components/schemas");

        assertThat(bodies())
                .hasSizeGreaterThan(20)
                .allSatisfy(body -> assertThat(schemas.at("/" + body.getSimpleName() + "/properties")
                                .propertyNames())
                        .as(body.getName())
                        .containsAll(Arrays.stream(body.getRecordComponents())
                                .map(RecordComponent::getName)
                                .toList()));
    }

    private List<Class<?>> bodies() {
        return mappings.getHandlerMethods().values().stream()
                .filter(method -> method.getBeanType().getPackageName().startsWith("org.communique.api"))
                .flatMap(method -> Arrays.stream(method.getMethodParameters()))
                .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
                .<Class<?>>map(MethodParameter::getParameterType)
                .filter(Class::isRecord)
                .distinct()
                .toList();
    }

    private static List<JsonNode> all(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false).toList();
    }
}
