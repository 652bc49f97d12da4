package org.communique.workflow.bpmn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.communique.text.unicode.Normalisation;
import org.communique.workflow.bpmn.xml.XmlElement;
import org.communique.workflow.model.Condition;
import org.communique.workflow.model.Excerpt;
import org.communique.workflow.model.WorkflowFault;

/** Gives elements whose ids a workflow cannot have other ones, wherever they are referred to. */
final class IdTranslation {

    private static final Set<String> REFERENCES = Set.of(
            "id",
            "sourceRef",
            "targetRef",
            "default",
            "attachedToRef",
            "bpmnElement",
            "categoryValueRef",
            "dataObjectRef",
            "dataStoreRef");
    /** Elements whose text is an id. */
    private static final Set<String> REFERRING = Set.of("flowNodeRef", "sourceRef", "targetRef");

    private static final Set<String> STEPS =
            Set.of("receiveTask", "task", "userTask", "manualTask", "intermediateCatchEvent", "eventBasedGateway");
    private static final int LONGEST = 50;

    /** What a condition compares; also by an id that an expression could not name. */
    private static final Pattern COMPARED =
            Pattern.compile("(?<![\\p{L}\\p{N}_.-])[\\p{L}_][\\p{L}\\p{N}_.-]*+(?=\\s*+[=!]=|\\s++(?:eq|ne)\\b)");

    private static final int LONGEST_CONDITION = 2000;

    private final boolean completing;
    private final ImportFindings importFindings;
    private final Map<String, String> renamed = new HashMap<>();
    private final Map<XmlElement, String> nameless = new IdentityHashMap<>();
    private final Set<String> taken = new HashSet<>();
    /** The last one after each word. */
    private final Map<String, Integer> numbers = new HashMap<>();

    /** @param completing whether what cannot be kept becomes a step, which a member completes in the modeler */
    IdTranslation(boolean completing, ImportFindings importFindings) {
        this.completing = completing;
        this.importFindings = importFindings;
    }

    XmlElement of(XmlElement root) {
        List<XmlElement> elements = new ArrayList<>();
        root.childrenOf(XmlElement.BPMN, "process").forEach(process -> collect(process, elements));
        root.childrenOf(XmlElement.BPMN, "process").forEach(process -> taken.add(process.attributeOr("id", "")));
        elements.forEach(element -> taken.add(element.attributeOr("id", "")));
        elements.stream()
                .flatMap(element -> element.child(XmlElement.BPMN, "conditionExpression").stream())
                .filter(IdTranslation::isRead)
                .forEach(condition -> COMPARED.matcher(condition.text())
                        .results()
                        .map(MatchResult::group)
                        .forEach(taken::add));
        elements.stream().filter(element -> !isGood(element)).forEach(this::rename);
        if (renamed.isEmpty() && nameless.isEmpty()) {
            return root;
        }
        makeWay(root);
        return rewrite(root);
    }

    /**
     * What is only drawn is replaced by an element that got its id: what else is drawn changes no ids of steps, by which statements
     * move from a version to the next.
     */
    private void makeWay(XmlElement root) {
        Set<String> given = new HashSet<>(renamed.values());
        given.addAll(nameless.values());
        Set<String> drawn = new HashSet<>();
        collectIds(root, drawn);
        taken.addAll(drawn);
        drawn.stream().filter(given::contains).sorted().forEach(id -> renamed.put(id, unused(id)));
    }

    private static void collectIds(XmlElement element, Set<String> ids) {
        if (!element.is(XmlElement.BPMNDI, "BPMNDiagram")) {
            ids.add(element.attributeOr("id", ""));
            element.children().forEach(child -> collectIds(child, ids));
        }
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

    private static boolean isRead(XmlElement condition) {
        return condition.text().length() <= LONGEST_CONDITION;
    }

    private boolean isGood(XmlElement element) {
        var id = element.attributeOr("id", "");
        if (id.equals(Condition.LAST)) {
            // Conditions mean the step before by it; which one they mean cannot be known then.
            return true;
        }
        return isStep(element) ? NameRules.isStepId(id) && !NameRules.isReserved(id) : NameRules.isId(id);
    }

    private boolean isStep(XmlElement element) {
        var tag = element.tag();
        return STEPS.contains(tag)
                || BpmnTranslation.isEmptyPart(element)
                || completing
                        && (tag.equals("subProcess")
                                || BpmnAllowList.isFlowNode(tag)
                                        && !tag.endsWith("Gateway")
                                        && !Set.of("startEvent", "endEvent").contains(tag));
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
        if (!element.tag().equals("sequenceFlow")) {
            importFindings.add(WorkflowFault.RENAMED, element, after, Excerpt.of(before), after);
        }
    }

    /** Latin letters and digits of a text as one word; the other text where there are none. */
    private static String words(String text, String otherwise) {
        var word = new StringBuilder();
        for (var part :
                Normalisation.nfkd(Excerpt.of(text)).replaceAll("\\p{M}+", "").split("[^A-Za-z0-9]+")) {
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

    private XmlElement condition(XmlElement expression) {
        if (!isRead(expression)) {
            return expression;
        }
        var text = COMPARED.matcher(expression.text())
                .replaceAll(found -> Matcher.quoteReplacement(renamed.getOrDefault(found.group(), found.group())));
        if (!text.equals(expression.text())) {
            importFindings.add(
                    WorkflowFault.CONDITION_REWRITTEN,
                    expression,
                    null,
                    Excerpt.of(expression.text()),
                    Excerpt.of(text));
        }
        return expression.withText(text);
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
            return condition(rewritten);
        }
        if (REFERRING.contains(element.tag()) && renamed.containsKey(element.text())) {
            return rewritten.withText(renamed.getOrDefault(element.text(), ""));
        }
        return rewritten.withChildren(
                rewritten.children().stream().map(this::rewrite).toList());
    }
}
