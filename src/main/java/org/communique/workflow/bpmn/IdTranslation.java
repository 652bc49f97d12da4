package org.communique.workflow.bpmn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.communique.text.unicode.Normalisation;
import org.communique.workflow.model.WorkflowFault;

/** Gives elements whose ids a workflow cannot have other ones, wherever they are referred to. */
final class IdTranslation {

    private static final Set<String> REFERENCES =
            Set.of("id", "sourceRef", "targetRef", "default", "attachedToRef", "bpmnElement");
    private static final Set<String> STEPS =
            Set.of("receiveTask", "task", "userTask", "manualTask", "intermediateCatchEvent", "eventBasedGateway");
    private static final int LONGEST = 50;

    /** What a condition compares; also by an id that an expression could not name. */
    private static final Pattern COMPARED = Pattern.compile("[A-Za-z_][\\w.-]*(?=\\s*[=!]=|\\s+(?:eq|ne)\\b)");

    private final ImportFindings importFindings;
    private final Map<String, String> renamed = new HashMap<>();
    private final Map<XmlElement, String> nameless = new IdentityHashMap<>();
    private final Set<String> taken = new HashSet<>();
    /** The last one behind each word. */
    private final Map<String, Integer> numbers = new HashMap<>();

    IdTranslation(ImportFindings importFindings) {
        this.importFindings = importFindings;
    }

    XmlElement of(XmlElement root) {
        List<XmlElement> elements = new ArrayList<>();
        root.childrenOf(XmlElement.BPMN, "process").forEach(process -> collect(process, elements));
        elements.forEach(element -> taken.add(element.attributeOr("id", "")));
        elements.stream().filter(element -> !isGood(element)).forEach(this::rename);
        return renamed.isEmpty() && nameless.isEmpty() ? root : rewrite(root);
    }

    private static void collect(XmlElement container, List<XmlElement> elements) {
        for (var child : container.children()) {
            if (BpmnTranslation.isFlowElement(child)) {
                elements.add(child);
                if (child.tag().equals("subProcess")) {
                    collect(child, elements);
                }
            }
        }
    }

    private static boolean isGood(XmlElement element) {
        var id = element.attributeOr("id", "");
        return STEPS.contains(element.tag()) ? NameRules.isStepId(id) && !NameRules.isReserved(id) : NameRules.isId(id);
    }

    private void rename(XmlElement element) {
        var before = element.attributeOr("id", "");
        if (renamed.containsKey(before)) {
            return;
        }
        var after = unused(words(element.attributeOr("name", ""), words(before, element.tag())));
        if (before.isEmpty()) {
            nameless.put(element, after);
        } else {
            renamed.put(before, after);
        }
        importFindings.add(WorkflowFault.RENAMED, element, after, abridged(before), after);
    }

    /** Latin letters and digits of a text as one word; the other text where there are none. */
    private static String words(String text, String otherwise) {
        var word = new StringBuilder();
        for (var part :
                Normalisation.nfkd(abridged(text)).replaceAll("\\p{M}+", "").split("[^A-Za-z0-9]+")) {
            if (!part.isEmpty() && word.length() < LONGEST) {
                word.append(
                        word.isEmpty()
                                ? part.substring(0, 1).toLowerCase(Locale.ROOT) + part.substring(1)
                                : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
            }
        }
        if (word.isEmpty()) {
            return otherwise;
        }
        var latin = Character.isDigit(word.charAt(0)) ? "_" + word : word.toString();
        return latin.substring(0, Math.min(latin.length(), LONGEST));
    }

    private String unused(String wanted) {
        var id = wanted;
        while (NameRules.isReserved(id) || !taken.add(id)) {
            id = wanted + numbers.merge(wanted, 1, Integer::sum);
        }
        return id;
    }

    private XmlElement rewrite(XmlElement element) {
        var rewritten = element;
        if (nameless.containsKey(element)) {
            rewritten = rewritten.withAttribute("id", nameless.get(element));
        }
        for (var reference : REFERENCES) {
            var value = element.attribute(reference);
            if (value != null && renamed.containsKey(value)) {
                rewritten = rewritten.withAttribute(reference, renamed.get(value));
            }
        }
        if (element.isBpmn("conditionExpression")) {
            return rewritten.withText(COMPARED.matcher(element.text())
                    .replaceAll(found -> renamed.getOrDefault(found.group(), found.group())));
        }
        return rewritten.withChildren(
                rewritten.children().stream().map(this::rewrite).toList());
    }

    private static String abridged(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
