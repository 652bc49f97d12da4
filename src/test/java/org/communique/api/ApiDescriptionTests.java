package org.communique.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ApiDescriptionTests extends ApiTest {

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

    private static List<JsonNode> all(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false).toList();
    }
}
