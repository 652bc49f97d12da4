package org.communique.workflow.definition;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.communique.coalition.calendar.WorkingWeek;
import org.communique.coalition.directory.Role;
import org.communique.workflow.bpmn.xml.XmlElement;
import org.communique.workflow.decision.CarryOverRule;
import org.communique.workflow.model.StepAttributeSchema;
import org.communique.workflow.stage.ApprovalPolicy;
import org.communique.workflow.stage.ApprovalPolicy.Changes;
import org.communique.workflow.stage.ApprovalPolicy.Rule;
import org.communique.workflow.stage.ApprovalPolicy.VotingUnit;
import org.flowable.bpmn.model.ExtensionElement;
import org.flowable.bpmn.model.FlowElement;
import org.jspecify.annotations.Nullable;

/** What a step of a workflow waits for, as the BPMN file says it in our namespace; docs/workflows.md explains it. */
public sealed interface StepSettings {

    /**
     * Decisions of members with the role.
     *
     * @param excludesAuthors whether members who wrote in the version or submitted it cannot decide
     */
    record Approval(ApprovalPolicy policy, Role role, boolean excludesAuthors, CarryOverRule keep, DeadlineRule term)
            implements StepSettings {}

    /** Something that happens to the statement elsewhere. */
    enum Await implements StepSettings {
        AMENDMENTS_CLOSED,
        SUBMISSION,
        SIGN_ON_CLOSED,
        PUBLICATION
    }

    /** @throws IllegalArgumentException saying what is wrong */
    static StepSettings of(FlowElement step) {
        var stage = only(step, "stage");
        var await = only(step, "await");
        if ((stage == null) == (await == null)) {
            throw new IllegalArgumentException("needs one communique:stage or one communique:await");
        }
        return stage == null ? attribute(await, "event", StepSettings::await) : approval(stage);
    }

    private static Approval approval(ExtensionElement stage) {
        stage.getAttributes().keySet().stream()
                .filter(name -> !StepAttributeSchema.get().names().contains(name))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("communique:stage knows no " + name);
                });
        return new Approval(
                policy(stage),
                attribute(stage, "role", text -> Role.valueOf(constant(text))),
                attribute(stage, "authors", StepSettings::excludesAuthors),
                optional(stage, "keep", CarryOverRule.NONE, text -> CarryOverRule.valueOf(constant(text))),
                term(stage));
    }

    private static ApprovalPolicy policy(ExtensionElement stage) {
        var rule = attribute(stage, "policy", text -> Rule.valueOf(constant(text)));
        if (rule != Rule.K_OF_N && stage.getAttributeValue(null, "needed") != null) {
            throw new IllegalArgumentException("needed is for policy k-of-n");
        }
        return new ApprovalPolicy(
                rule,
                rule == Rule.K_OF_N ? attribute(stage, "needed", Integer::valueOf) : 0,
                optional(stage, "vote", VotingUnit.REVIEWER, text -> VotingUnit.valueOf(constant(text))),
                optional(stage, "changes", Changes.ANY, text -> Changes.valueOf(constant(text))),
                optional(stage, "casting", false, StepSettings::casting));
    }

    private static DeadlineRule term(ExtensionElement stage) {
        var days = optional(stage, "days", Set.<DayOfWeek>of(), StepSettings::weekend);
        var zone = stage.getAttributeValue(null, "zone") == null ? null : attribute(stage, "zone", ZoneId::of);
        var remind =
                stage.getAttributeValue(null, "remind") == null ? null : attribute(stage, "remind", Duration::parse);
        return attribute(stage, "deadline", text -> new DeadlineRule(Duration.parse(text), days, zone, remind));
    }

    private static boolean casting(String text) {
        if (!text.equals("coordinator")) {
            throw new IllegalArgumentException();
        }
        return true;
    }

    /** The days that do not count. */
    private static Set<DayOfWeek> weekend(String days) {
        return switch (days) {
            case "calendar" -> Set.of();
            case "monday-friday" -> WorkingWeek.MONDAY_FRIDAY.weekend();
            case "sunday-thursday" -> WorkingWeek.SUNDAY_THURSDAY.weekend();
            default -> throw new IllegalArgumentException();
        };
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

    private static String constant(String text) {
        return text.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private static <T> T optional(ExtensionElement element, String name, T otherwise, Function<String, T> parse) {
        return element.getAttributeValue(null, name) == null ? otherwise : attribute(element, name, parse);
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
                .filter(element -> XmlElement.COMMUNIQUE.equals(element.getNamespace()))
                .toList();
        if (found.size() > 1) {
            throw new IllegalArgumentException("has several communique:" + name);
        }
        return found.isEmpty() ? null : found.getFirst();
    }
}
