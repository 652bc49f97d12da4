package org.communique.workflow;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.communique.coalition.Role;
import org.communique.workflow.Policy.Changes;
import org.flowable.bpmn.model.ExtensionElement;
import org.flowable.bpmn.model.FlowElement;
import org.jspecify.annotations.Nullable;

/** What a step of a workflow waits for, as the BPMN file says it in our namespace; docs/workflows.md explains it. */
sealed interface StageSettings {

    String NAMESPACE = "https://communique.org/bpmn";

    /**
     * Decisions of members with the role.
     *
     * @param excludesAuthors whether those who wrote in the version or submitted it are kept from deciding
     */
    record Approval(Policy policy, Role role, boolean excludesAuthors, Duration deadline) implements StageSettings {}

    /** Something that happens to the statement elsewhere. */
    enum Await implements StageSettings {
        SUBMISSION,
        SIGN_ON_CLOSED,
        PUBLICATION
    }

    /** @throws IllegalArgumentException saying what is wrong */
    static StageSettings of(FlowElement step) {
        var stage = only(step, "stage");
        var await = only(step, "await");
        if ((stage == null) == (await == null)) {
            throw new IllegalArgumentException("needs one communique:stage or one communique:await");
        }
        return stage == null ? attribute(await, "event", StageSettings::await) : approval(stage);
    }

    private static Approval approval(ExtensionElement stage) {
        if (!"k-of-n".equals(stage.getAttributeValue(null, "policy"))) {
            throw new IllegalArgumentException("policy must be k-of-n");
        }
        var changes = stage.getAttributeValue(null, "changes") == null
                ? Changes.ANY
                : attribute(stage, "changes", text -> Changes.valueOf(constant(text)));
        return new Approval(
                new Policy(attribute(stage, "needed", Integer::valueOf), changes),
                attribute(stage, "role", text -> Role.valueOf(constant(text))),
                attribute(stage, "authors", StageSettings::excludesAuthors),
                attribute(stage, "deadline", StageSettings::positive));
    }

    private static boolean excludesAuthors(String authors) {
        return switch (authors) {
            case "", "excluded" -> true;
            case "included" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    private static Await await(String event) {
        return Await.valueOf(constant(event));
    }

    private static Duration positive(String text) {
        var duration = Duration.parse(text);
        if (!duration.isPositive()) {
            throw new IllegalArgumentException("not positive");
        }
        return duration;
    }

    private static String constant(String text) {
        return text.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private static <T> T attribute(ExtensionElement element, String name, Function<String, T> parse) {
        var text = element.getAttributeValue(null, name);
        try {
            return parse.apply(text == null ? "" : text);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("communique:%s has no valid %s".formatted(element.getName(), name), e);
        }
    }

    private static @Nullable ExtensionElement only(FlowElement step, String name) {
        var found = step.getExtensionElements().getOrDefault(name, List.of()).stream()
                .filter(element -> NAMESPACE.equals(element.getNamespace()))
                .toList();
        if (found.size() > 1) {
            throw new IllegalArgumentException("has several communique:" + name);
        }
        return found.isEmpty() ? null : found.getFirst();
    }
}
