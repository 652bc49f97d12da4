package org.communique.workflow.model;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.communique.workflow.model.StepAttributes.StepKind;

/** Says what keeps attributes from being the settings of a step. */
public final class StepAttributesCheck {

    /** Policies that count approvals. */
    static final Set<String> COUNTING = Set.of("k-of-n", "majority", "two-thirds", "unanimous");

    private static final Duration LONGEST = Duration.ofDays(366);
    /** As the refusal of another value says them. */
    private static final Map<String, String> ALLOWED = Map.ofEntries(
            Map.entry("policy", "k-of-n, majority, two-thirds, unanimous, consensus, silence"),
            Map.entry("needed", "1 … 999"),
            Map.entry("vote", "reviewer, organisation"),
            Map.entry("changes", "any, unreachable"),
            Map.entry("casting", "coordinator"),
            Map.entry("keep", "none, untouched, editorial"),
            Map.entry("role", "reviewer, coordinator"),
            Map.entry("authors", "excluded, included"),
            Map.entry("deadline", "P5D, P2W, PT48H"),
            Map.entry("days", "calendar, monday-friday, sunday-thursday"),
            Map.entry("zone", "Africa/Nairobi, Europe/Zurich"),
            Map.entry("remind", "P1D, PT12H"),
            Map.entry("event", "amendments-closed, submission, sign-on-closed, publication"));

    private static final Map<String, Predicate<String>> STAGE = stage();
    private static final Map<String, Predicate<String>> AWAIT = Map.of(
            "event",
            one(
                    StepAttributes.AMENDMENTS_CLOSED,
                    StepAttributes.SUBMISSION,
                    StepAttributes.SIGN_ON_CLOSED,
                    StepAttributes.PUBLICATION));

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

    private static Map<String, Predicate<String>> stage() {
        Map<String, Predicate<String>> rules = new LinkedHashMap<>();
        rules.put("policy", one("k-of-n", "majority", "two-thirds", "unanimous", "consensus", "silence"));
        rules.put("needed", text -> text.matches("[1-9]\\d{0,2}"));
        rules.put("vote", one("reviewer", "organisation"));
        rules.put("changes", one("any", "unreachable"));
        rules.put("casting", one("coordinator"));
        rules.put("keep", one("none", "untouched", "editorial"));
        rules.put("role", one("reviewer", "coordinator"));
        rules.put("authors", one("excluded", "included"));
        rules.put("deadline", StepAttributesCheck::isTime);
        rules.put("days", one("calendar", "monday-friday", "sunday-thursday"));
        rules.put("zone", StepAttributesCheck::isZone);
        rules.put("remind", StepAttributesCheck::isTime);
        return rules;
    }

    private static Predicate<String> one(String... of) {
        return Set.of(of)::contains;
    }

    /** Empty for valid settings. */
    public static List<Problem> problems(StepKind kind, Map<String, String> values) {
        var check = new StepAttributesCheck(values);
        switch (kind) {
            case AWAIT -> check.each(AWAIT, "event");
            case STAGE -> {
                check.each(STAGE, "policy", "role", "deadline");
                if (check.problems.isEmpty()) {
                    check.together();
                }
            }
        }
        return check.problems;
    }

    private void each(Map<String, Predicate<String>> rules, String... required) {
        values.forEach((name, value) -> {
            var rule = rules.get(name);
            if (rule == null) {
                problems.add(Problem.of(WorkflowFault.SETTING_UNKNOWN, name));
            } else if (!rule.test(value)) {
                problems.add(invalid(name, value));
            }
        });
        for (var name : required) {
            if (!values.containsKey(name)) {
                problems.add(Problem.of(WorkflowFault.SETTING_MISSING, name));
            }
        }
    }

    private void together() {
        var policy = values.getOrDefault("policy", "");
        var counts = COUNTING.contains(policy);
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
        return Problem.of(WorkflowFault.SETTING, name, Excerpt.of(value), ALLOWED.getOrDefault(name, ""));
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
