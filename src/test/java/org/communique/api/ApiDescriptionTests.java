package org.communique.api;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.communique.id.Id;
import org.communique.statement.sharing.Grantee;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import tools.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;

class ApiDescriptionTests extends ApiTest {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired
    JsonMapper json;

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

    @Test
    void saysWhichYearIsMeantWhereNoneIsGiven() {
        var parameters =
                withToken(null).get("/v3/api-docs").json().at("/paths/~1api~1v1~1treaty~1positions/get/parameters");

        assertThat(all(parameters))
                .filteredOn(parameter -> parameter.at("/name").asString().equals("year"))
                .singleElement()
                .satisfies(
                        year -> assertThat(year.at("/description").asString()).startsWith("This year, if neither"));
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

    /** Jackson and the description take a method such as isMember() for a field, even in place of a component member. */
    @Test
    void describesFieldsAsTheyAreReadAndWritten() {
        var schemas = withToken(null).get("/v3/api-docs").json().at("/components/schemas");
        var taken = records(this::taken);
        var answered = records(method -> Stream.of(method.getReturnType()));
        var wrong = new TreeSet<String>();

        for (var record :
                Stream.concat(taken.stream(), answered.stream()).distinct().toList()) {
            var types = answered.contains(record) ? written(record) : new HashMap<String, JavaType>();
            if (taken.contains(record)) {
                types.keySet().retainAll(components(record).keySet());
            }
            types.putAll(components(record));
            schemas.at("/" + record.getSimpleName() + "/properties").properties().stream()
                    .filter(field ->
                            !types.containsKey(field.getKey()) || !fits(types.get(field.getKey()), field.getValue()))
                    .map(field -> record.getSimpleName() + "." + field)
                    .forEach(wrong::add);
        }

        assertThat(taken).contains(Grantee.class);
        assertThat(wrong).isEmpty();
    }

    private static boolean fits(JavaType type, JsonNode described) {
        var name = described.at("/type").asString("");
        var raw = ClassUtils.resolvePrimitiveIfNecessary(type.getRawClass());
        return name.equals("boolean") == (raw == Boolean.class)
                && name.equals("integer") == (raw == Integer.class || raw == Long.class)
                && name.equals("array") == type.isCollectionLikeType()
                && (name.equals("string") || !Id.class.isAssignableFrom(raw));
    }

    private Map<String, JavaType> components(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .collect(toMap(RecordComponent::getName, component -> json.constructType(component.getGenericType())));
    }

    private Map<String, JavaType> written(Class<?> record) {
        var types = new HashMap<String, JavaType>();
        json.acceptJsonFormatVisitor(record, new JsonFormatVisitorWrapper.Base() {
            @Override
            public JsonObjectFormatVisitor expectObjectFormat(JavaType type) {
                return new JsonObjectFormatVisitor.Base(getContext()) {
                    @Override
                    public void optionalProperty(BeanProperty property) {
                        types.put(property.getName(), property.getType());
                    }

                    @Override
                    public void property(BeanProperty property) {
                        optionalProperty(property);
                    }
                };
            }
        });
        return types;
    }

    /** Those that operations have there, and those in them. */
    private Set<Class<?>> records(Function<HandlerMethod, Stream<MethodParameter>> there) {
        var found = new LinkedHashSet<Class<?>>();
        operations().flatMap(there).forEach(parameter -> collect(ResolvableType.forMethodParameter(parameter), found));
        return found;
    }

    private Stream<HandlerMethod> operations() {
        return mappings.getHandlerMethods().values().stream()
                .filter(method ->
                        method.getBeanType().getPackageName().matches("org\\.communique\\.(\\w+\\.)?api\\b.*"));
    }

    private Stream<MethodParameter> taken(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
    }

    private static void collect(ResolvableType type, Set<Class<?>> found) {
        for (var generic : type.getGenerics()) {
            collect(generic, found);
        }
        var raw = type.resolve(Object.class);
        if (raw.isRecord() && !Id.class.isAssignableFrom(raw) && found.add(raw)) {
            for (var component : raw.getRecordComponents()) {
                collect(ResolvableType.forMethodReturnType(component.getAccessor()), found);
            }
        }
    }

    private List<Class<?>> bodies() {
        return operations()
                .flatMap(this::taken)
                .<Class<?>>map(MethodParameter::getParameterType)
                .filter(Class::isRecord)
                .distinct()
                .toList();
    }

    /** Others are in parts, as nobody waits for, or reads, what members can make as long as they like. */
    @Test
    void givesAsAWholeOnlyListsThatStayShort() {
        var longest = Map.ofEntries(
                entry("absences", "50 of a member"),
                entry("acts", "one for each State that was asked"),
                entry("earlierSteps", "as many as a workflow has steps"),
                entry("inUse", "200 tags"),
                entry("languages", "60 of a statement"),
                entry("sourceChanges", "the first 100"),
                entry("notices", "the latest 30"),
                entry("revisions", "20 of an amendment"),
                entry("sections", "500 of a text"),
                entry("states", "one for each State"),
                entry("targets", "one for each State"),
                entry("workFilters", "30 of a member"));

        assertThat(operations()
                        .filter(operation -> operation.hasMethodAnnotation(GetMapping.class)
                                && Collection.class.isAssignableFrom(
                                        operation.getReturnType().getParameterType()))
                        .map(operation -> operation.getMethod().getName()))
                .containsExactlyInAnyOrderElementsOf(longest.keySet());
    }

    private static List<JsonNode> all(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false).toList();
    }
}
