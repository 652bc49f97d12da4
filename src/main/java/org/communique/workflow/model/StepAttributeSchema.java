package org.communique.workflow.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The attributes of a step, which the modeler reads from the same file.
 *
 * @param choices  the values of those that have only a few; the first is the default of one that is not required
 * @param examples of values of the others
 * @param counting policies that count approvals
 * @param events   that a step can await
 */
public record StepAttributeSchema(
        Map<String, List<String>> choices,
        Map<String, String> examples,
        List<String> required,
        List<String> counting,
        List<String> events) {

    private static final StepAttributeSchema SCHEMA = JsonMapper.shared()
            .readValue(
                    Objects.requireNonNull(StepAttributeSchema.class.getResourceAsStream("step-attributes.json")),
                    StepAttributeSchema.class);

    public static StepAttributeSchema get() {
        return SCHEMA;
    }

    /** The names of the attributes of a stage. */
    public Set<String> names() {
        return Stream.of(choices, examples)
                .map(Map::keySet)
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    /** As the refusal of another value says them. */
    String allowed(String name) {
        var values = name.equals("event") ? events : choices.getOrDefault(name, List.of());
        return values.isEmpty() ? examples.getOrDefault(name, "") : String.join(", ", values);
    }
}
