package org.communique.workflow.bpmn;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.communique.text.unicode.AdmittedCharacters;
import org.communique.workflow.model.Condition;
import org.communique.workflow.model.StatementFact;

/** What the ids and names of a workflow's parts look like. */
public final class NameRules {

    static final int LONGEST = 200;
    static final int LONGEST_TEXT = 2000;

    private static final Pattern KEY = Pattern.compile("[A-Za-z_][\\w.-]{0,59}");
    private static final Pattern ID = Pattern.compile("[A-Za-z_][\\w.-]{0,119}");
    private static final Pattern STEP = Pattern.compile("[A-Za-z_]\\w{0,59}");

    /** Words of conditions, what the engine names so in them, and what the record of a statement's way names so. */
    private static final Set<String> RESERVED = Set.of(
            Condition.LAST,
            StatementFact.OWNER,
            "start",
            "reopened",
            "moved",
            "and",
            "or",
            "not",
            "eq",
            "ne",
            "lt",
            "gt",
            "le",
            "ge",
            "true",
            "false",
            "null",
            "empty",
            "div",
            "mod",
            "instanceof",
            "execution",
            "task",
            "authenticatedUserId",
            "variables",
            "variableContainer",
            "planItemInstance",
            "caseInstance");

    private NameRules() {}

    /** Whether it holds the beginning of an expression, which Flowable runs in the name of anything that it comes to. */
    public static boolean holdsExpression(String name) {
        return name.contains("${") || name.contains("#{");
    }

    /** As it is kept: on one line, without what readers would not see. */
    static String line(String text) {
        return AdmittedCharacters.of(text).strip();
    }

    /** With its line breaks. */
    static String lines(String text) {
        return text.lines()
                .map(NameRules::line)
                .collect(Collectors.joining("\n"))
                .strip();
    }

    static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    static boolean isStepId(String text) {
        return STEP.matcher(text).matches();
    }

    static boolean isReserved(String step) {
        return RESERVED.contains(step);
    }
}
