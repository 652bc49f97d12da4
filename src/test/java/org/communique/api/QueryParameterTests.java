package org.communique.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.communique.LongRun;
import org.communique.coalition.directory.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Values of query parameters that are none, for every operation that the description has. */
class QueryParameterTests extends ApiTest {

    private static final Pattern IN_PATH = Pattern.compile("\\{(\\w+)}");

    /** After {@code name=}; {@code V} is a value that the parameter can have and {@code &} begins it once more. */
    private static final List<String> HOSTILE =
            List.of("", "&", "V&", "&V", "%00", "V&%00", "%20", "V,", ",", "V,%00", "%EF%BF%BF", "%F0%9F%98%80", "%ff");

    private Caller caller;
    private String statement;

    @BeforeEach
    void open() {
        caller = with(people.member(Role.COORDINATOR, Role.ADMINISTRATOR));
        statement = caller.post("/api/v1/statements", "{\"title\": \"Joint\", \"markdown\": \"We ask.\"}")
                .succeeds()
                .text("/id");
        caller.post("/api/v1/statements/" + statement + "/versions", "").succeeds();
    }

    @Test
    void givesPeopleInParts() {
        var organisation = people.organisation("In parts");
        var member = people.representative(organisation);
        var mandate = people.mandate(member, organisation.id());
        var last = Map.of(
                "organisations", organisation.id().value(),
                "members", member.id().value(),
                "mandates", mandate.id().value());
        for (var list : last.entrySet()) {
            var next = "/api/v1/" + list.getKey() + "?limit=1";
            var seen = new ArrayList<String>();
            while (next != null) {
                var part = caller.get(next).succeeds();
                assertThat(part.json()).hasSizeLessThanOrEqualTo(seen.isEmpty() ? 1 : 100);
                part.json()
                        .forEach(each -> seen.add(each.at(list.getKey().equals("members") ? "/member/id" : "/id")
                                .asString()));
                next = next(part);
                if (next != null) {
                    next = next.replace("limit=1&", "").replaceAll("[?&]limit=1$", "");
                }
            }
            assertThat(seen).as(list.getKey()).doesNotHaveDuplicates().contains(list.getValue());
            assertThat(seen).hasSizeGreaterThan(1);
            caller.get("/api/v1/" + list.getKey() + "?limit=101").isRefused(422, "limit");
        }
    }

    private static @Nullable String next(Answer part) {
        return part.response()
                .headers()
                .firstValue("Link")
                .map(link -> link.replaceAll("<(.*)>.*", "$1"))
                .orElse(null);
    }

    @Test
    void givesWhatIsReadWholeInPartsToo() {
        for (var list : List.of("/api/v1/statements/" + statement + "/history", "/api/v1/workflows")) {
            var whole = caller.get(list).succeeds().json().valueStream().toList();
            assertThat(whole).as(list).hasSizeGreaterThan(1);
            var seen = new ArrayList<JsonNode>();
            for (var part = list + "?limit=1"; part != null; ) {
                var answer = caller.get(part).succeeds();
                assertThat(answer.json()).hasSize(1);
                seen.add(answer.json().get(0));
                part = next(answer);
            }
            assertThat(seen).as(list).isEqualTo(whole);
            caller.get(list + "?after=nothing").isRefused(422, "unknown-page");
        }
    }

    private record Parameter(String method, String path, String name, String value, String takes) {}

    @Test
    void noneIsTheServersFault() {
        var parameters = parameters();
        assertThat(parameters).extracting(Parameter::name).contains("phase", "sort", "after", "state", "note");

        var wrong = new ArrayList<String>();
        var met = new HashSet<List<String>>();
        for (int i = 0; i < parameters.size(); i++) {
            var parameter = parameters.get(i);
            // Each has three of them, and all where no other has its name and values.
            boolean all = LongRun.isOn() || met.add(List.of(parameter.name(), parameter.value()));
            for (int j = 0; j < (all ? HOSTILE.size() : 3); j++) {
                var hostile = HOSTILE.get((3 * i + j) % HOSTILE.size());
                var answer = send(parameter, hostile);
                if (answer.response().statusCode() >= 500) {
                    wrong.add(parameter + " with " + hostile + ": " + answer.response());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "phase=DRAFTING&phase=",
                "phase=%00",
                "phase=DRAFTING,",
                "phase=%20",
                "sort=",
                "sort=%00",
                "sort=title"
            })
    void refusesWhatIsNoConstant(String query) {
        caller.get("/api/v1/statements/overview?" + query).isRefused(400, "invalid");
    }

    private List<Parameter> parameters() {
        var found = new ArrayList<Parameter>();
        var paths = withToken(null).get("/v3/api-docs").succeeds().json().at("/paths");
        paths.properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> operation
                                .getValue()
                                .path("parameters")
                                .valueStream()
                                .filter(parameter ->
                                        parameter.path("in").asString().equals("query"))
                                .map(parameter -> new Parameter(
                                        operation.getKey().toUpperCase(Locale.ROOT),
                                        path.getKey(),
                                        parameter.path("name").asString(),
                                        possible(parameter.path("schema")),
                                        operation
                                                .getValue()
                                                .path("requestBody")
                                                .path("content")
                                                .propertyNames()
                                                .stream()
                                                .findFirst()
                                                .orElse("")))
                                .forEach(found::add)));
        return found;
    }

    private static String possible(JsonNode schema) {
        return Stream.of(schema, schema.path("items"))
                .flatMap(of -> of.path("enum").valueStream())
                .findFirst()
                .map(JsonNode::asString)
                .orElse("1");
    }

    private Answer send(Parameter parameter, String hostile) {
        var values = Map.of("statement", statement, "version", statement + ".1", "number", "1");
        var path = IN_PATH.matcher(parameter.path()).replaceAll(found -> values.getOrDefault(found.group(1), "1"));
        var query = "?" + parameter.name() + "="
                + hostile.replace("&", "&" + parameter.name() + "=").replace("V", parameter.value());
        return caller.send(
                parameter.method(),
                path + query,
                parameter.takes().startsWith("multipart/") ? "multipart/form-data; boundary=b" : null,
                body(parameter));
    }

    private static BodyPublisher body(Parameter parameter) {
        return parameter.takes().startsWith("multipart/")
                ? BodyPublishers.ofString(
                        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.bpmn\"\r\n"
                                + "\r\n<none/>\r\n--b--\r\n")
                : BodyPublishers.noBody();
    }
}
