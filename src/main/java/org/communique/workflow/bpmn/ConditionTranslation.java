package org.communique.workflow.bpmn;

import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.communique.statement.TagText;
import org.communique.workflow.bpmn.xml.XmlElement;
import org.communique.workflow.model.Condition;
import org.communique.workflow.model.ConditionTerm;
import org.communique.workflow.model.Excerpt;
import org.communique.workflow.model.WorkflowFault;

/** Writes comparisons of outcomes and facts that are in another form in the form that conditions have. */
final class ConditionTranslation {

    private static final int LONGEST = 2000;
    private static final Pattern BRACES = Pattern.compile("\\s*[$#]\\{([^{}]*)}\\s*");
    private static final Pattern TEXT =
            Pattern.compile("(\\bstatement\\.language\\s*(?:==|!=|eq\\b|ne\\b)\\s*)?(?:'([^'\"]*)'|\"([^'\"]*)\")");
    /** Words, signs that were escaped twice, and those of mathematics. */
    private static final Map<String, String> OPERATORS = Map.ofEntries(
            Map.entry("eq", "=="),
            Map.entry("ne", "!="),
            Map.entry("lt", "<"),
            Map.entry("le", "<="),
            Map.entry("gt", ">"),
            Map.entry("ge", ">="),
            Map.entry("&lt;", "<"),
            Map.entry("&gt;", ">"),
            Map.entry("&lt;=", "<="),
            Map.entry("&gt;=", ">="),
            Map.entry("≤", "<="),
            Map.entry("≥", ">="),
            Map.entry("≠", "!="));

    private static final Pattern OPERATOR = Pattern.compile("(?<=\\s)(?:eq|ne|lt|le|gt|ge)(?=\\s)|&[lg]t;=?|[≤≥≠]");
    /** Around one comparison, where they mean nothing. */
    private static final Pattern PARENTHESES = Pattern.compile("\\(([^()&|]*)\\)");

    /** A tag that the statement has, or not: called, compared, or with words. */
    private static final String QUOTED = "(?:'([^'\"]*)'|\"([^\"]*)\")";

    private static final Pattern TAGGED =
            Pattern.compile("(?:(!|\\bnot\\b)\\s*)?\\bstatement\\.tags?(?:\\.contains\\s*\\(\\s*" + QUOTED
                    + "\\s*\\)|(?:\\s+contains\\s+|\\s*(?:==|\\beq\\b)\\s*|(\\s*(?:!=|\\bne\\b)\\s*))" + QUOTED + ")");

    private static final Pattern NOT_TAGGED = Pattern.compile("\\bnot\\b\\s*(?=\\(?\\s*\uE000)");

    /** Stand around the numbers of placeholders, and nowhere else. */
    private static final Pattern MARKS = Pattern.compile("[\uE000\uE001]");

    private static final Pattern PLACEHOLDER = Pattern.compile("\uE000(\\d+)\uE001");

    private static final Pattern JOINED = Pattern.compile("\\b(and|or)\\b");

    private ConditionTranslation() {}

    static XmlElement of(XmlElement expression, String flow, ImportFindings importFindings) {
        var text = expression.text();
        if (text.length() > LONGEST || MARKS.matcher(text).find()) {
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
        List<String> tagged = new ArrayList<>();
        body = TAGGED.matcher(body).replaceAll(found -> placeholder(tagged, found));
        body = NOT_TAGGED.matcher(body).replaceAll("!");
        body = TEXT.matcher(body).replaceAll(ConditionTranslation::text);
        body = OPERATOR.matcher(body).replaceAll(found -> " " + OPERATORS.get(found.group()) + " ");
        body = body.replace("&&", " and ")
                .replace("||", " or ")
                .replace("statement.organizations", "statement.organisations");
        var parentheses = PARENTHESES.matcher(body);
        body = parentheses.replaceAll(found -> JOINED.matcher(found.group(1)).find() ? "?" : " $1 ");
        var complete = PLACEHOLDER
                .matcher(body)
                .replaceAll(found -> Matcher.quoteReplacement(tagged.get(Integer.parseInt(found.group(1)))));
        return "${" + complete + "}";
    }

    /** Tags may have signs and words in them that mean something elsewhere. */
    private static String placeholder(List<String> tagged, MatchResult found) {
        var isNegated = found.group(1) != null;
        var differs = found.group(4) != null;
        tagged.add(Stream.of(2, 3, 5, 6)
                .map(found::group)
                .filter(Objects::nonNull)
                .findFirst()
                .filter(tag -> !isNegated || !differs)
                .flatMap(TagText::of)
                .map(TagText::key)
                .flatMap(tag -> ConditionTerm.ofTag(tag, !isNegated && !differs))
                .map(ConditionTerm::toString)
                .orElse("?"));
        return "\uE000" + (tagged.size() - 1) + "\uE001";
    }

    private static String text(MatchResult found) {
        var text = (found.group(2) == null ? found.group(3) : found.group(2)).strip();
        return found.group(1) == null
                ? "'" + text.replaceAll("[\\s-]+", "_").toUpperCase(Locale.ROOT).replaceAll("[^A-Z_]", "?") + "'"
                : Matcher.quoteReplacement(found.group(1)) + "'" + language(text) + "'";
    }

    private static String language(String tag) {
        try {
            return new Locale.Builder()
                    .setLanguageTag(tag.replace('_', '-'))
                    .build()
                    .toLanguageTag();
        } catch (IllformedLocaleException e) {
            return "?";
        }
    }
}
