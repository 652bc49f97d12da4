package org.communique.workflow.bpmn;

import java.util.Locale;
import java.util.regex.Pattern;
import org.communique.workflow.model.Condition;
import org.communique.workflow.model.Excerpt;
import org.communique.workflow.model.WorkflowFault;

/** Writes comparisons of outcomes that are in another form in the form that conditions have. */
final class ConditionTranslation {

    private static final int LONGEST = 2000;
    private static final Pattern BRACES = Pattern.compile("\\s*[$#]\\{([^{}]*)}\\s*");
    private static final Pattern OUTCOME = Pattern.compile("(?:'([^'\"]*)'|\"([^'\"]*)\")");
    /** Around one comparison, where they mean nothing. */
    private static final Pattern PARENTHESES = Pattern.compile("\\(([^()&|]*)\\)");

    private static final Pattern JOINED = Pattern.compile("\\b(and|or)\\b");

    private ConditionTranslation() {}

    static XmlElement of(XmlElement expression, String flow, ImportFindings importFindings) {
        var text = expression.text();
        if (text.length() > LONGEST) {
            return expression;
        }
        var condition = Condition.parse(text).or(() -> Condition.parse(usual(text)));
        if (condition.isEmpty()) {
            return expression;
        }
        var same = Condition.parse(text).isPresent();
        if (!same) {
            importFindings.add(
                    WorkflowFault.CONDITION_REWRITTEN,
                    expression,
                    flow,
                    text,
                    condition.get().toString());
        }
        var language = expression.attribute("language");
        if (language != null) {
            importFindings.add(WorkflowFault.LEFT_OUT_SETTING, expression, flow, "language", Excerpt.of(language));
        }
        return expression
                .withAttribute("language", null)
                .withAttribute("evaluatesToTypeRef", null)
                .withText(same ? text : condition.get().toString());
    }

    private static String usual(String text) {
        var braces = BRACES.matcher(text);
        var body = braces.matches() ? braces.group(1) : text;
        body = OUTCOME.matcher(body)
                .replaceAll(found -> "'"
                        + (found.group(1) == null ? found.group(2) : found.group(1))
                                .strip()
                                .replaceAll("[\\s-]+", "_")
                                .toUpperCase(Locale.ROOT)
                                .replaceAll("[^A-Z_]", "?")
                        + "'");
        body = body.replace("&&", " and ")
                .replace("||", " or ")
                .replaceAll("\\s+eq\\s+", " == ")
                .replaceAll("\\s+ne\\s+", " != ");
        var parentheses = PARENTHESES.matcher(body);
        body = parentheses.replaceAll(found -> JOINED.matcher(found.group(1)).find() ? "?" : " $1 ");
        return "${" + body + "}";
    }
}
