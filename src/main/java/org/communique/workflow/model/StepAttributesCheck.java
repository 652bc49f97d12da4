package org.communique.workflow.model;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communique.workflow.model.StepAttributes.StepKind;

/** Says what keeps attributes from being the settings of a step. */
public final class StepAttributesCheck {

    private static final StepAttributeSchema SCHEMA = StepAttributeSchema.get();
    private static final Duration LONGEST = Duration.ofDays(366);

    /** @param details the attribute first */
    public record Problem(WorkflowFault fault, List<String> details) {

        static Problem of(WorkflowFault workflowFault, String... details) {
            return new Problem(workflowFault, List.of(details));
        }
    }

    private final Map<String, String> values;
    private final List<Problem> problems = new ArrayList<>();

    private StepAttributesCheck(Map<String, String> values) {
        this.values = values;
    }

    /** Empty for valid settings. */
    public static List<Problem> problems(StepKind kind, Map<String, String> values) {
        var check = new StepAttributesCheck(values);
        switch (kind) {
            case AWAIT -> check.each(Set.of("event"), List.of("event"));
            case STAGE -> {
                check.each(SCHEMA.names(), SCHEMA.required());
                if (check.problems.isEmpty()) {
                    check.together();
                }
            }
        }
        return check.problems;
    }

    private void each(Set<String> known, List<String> required) {
        values.forEach((name, value) -> {
            if (!known.contains(name)) {
                problems.add(Problem.of(WorkflowFault.SETTING_UNKNOWN, name));
            } else if (!isValid(name, value)) {
                problems.add(invalid(name, value));
            }
        });
        for (var name : required) {
            if (!values.containsKey(name)) {
                problems.add(Problem.of(WorkflowFault.SETTING_MISSING, name));
            }
        }
    }

    private static boolean isValid(String name, String value) {
        return switch (name) {
            case "event" -> SCHEMA.events().contains(value);
            case "needed" -> value.matches("[1-9]\\d{0,2}");
            case "zone" -> isZone(value);
            case "deadline", "remind" -> isTime(value);
            default -> SCHEMA.choices().getOrDefault(name, List.of()).contains(value);
        };
    }

    private void together() {
        var policy = values.getOrDefault("policy", "");
        var counts = SCHEMA.counting().contains(policy);
        if (policy.equals("k-of-n") && !values.containsKey("needed")) {
            problems.add(Problem.of(WorkflowFault.SETTING_MISSING, "needed"));
        }
        needs("needed", policy.equals("k-of-n"), "policy=k-of-n");
        needs("casting", counts && "unreachable".equals(values.get("changes")), "changes=unreachable");
        var deadline = Duration.parse(values.getOrDefault("deadline", ""));
        if (!values.getOrDefault("days", "calendar").equals("calendar")
                && !deadline.equals(Duration.ofDays(deadline.toDays()))) {
            problems.add(invalid("deadline", deadline.toString()));
        }
        var remind = values.get("remind");
        if (remind != null && Duration.parse(remind).compareTo(deadline) >= 0) {
            problems.add(invalid("remind", remind));
        }
    }

    private static Problem invalid(String name, String value) {
        return Problem.of(WorkflowFault.SETTING, name, Excerpt.of(value), SCHEMA.allowed(name));
    }

    private void needs(String name, boolean met, String other) {
        if (values.containsKey(name) && !met) {
            problems.add(Problem.of(WorkflowFault.SETTING_WITHOUT, name, other));
        }
    }

    private static boolean isTime(String text) {
        try {
            var time = Duration.parse(text);
            return text.length() <= 40 && time.isPositive() && time.compareTo(LONGEST) <= 0;
        } catch (DateTimeException | ArithmeticException e) {
            return false;
        }
    }

    private static boolean isZone(String text) {
        try {
            ZoneId.of(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
