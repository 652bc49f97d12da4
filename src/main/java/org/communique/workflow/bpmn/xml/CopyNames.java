package org.communique.workflow.bpmn.xml;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communique.workflow.model.Condition;

/** What elements that are copied from one process to another are called there. */
public final class CopyNames {

    private static final int LONGEST_PREFIX = 30;
    private static final int LONGEST_ID = 60;
    private static final int LONGEST_NUMBER = 7;
    private static final int LONGEST_NAME = 200;
    private static final Set<String> REFERENCES = Set.of("id", "sourceRef", "targetRef", "default");

    private final String prefix;
    private final String origin;
    private final int line;
    private final Set<String> takenIds;
    private final Set<String> takenNames;
    private final Map<String, String> ids = new HashMap<>();
    /** The last one after each beginning of an id. */
    private final Map<String, Integer> numbers = new HashMap<>();

    /**
     * @param call       in whose place they stand
     * @param origin     what is added to the names of steps that others have
     * @param takenIds   of the other process; grows
     * @param takenNames of its steps; grows
     */
    public CopyNames(XmlElement call, String origin, Set<String> takenIds, Set<String> takenNames) {
        var id = call.attributeOr("id", "").replaceAll("\\W", "_");
        this.prefix = id.substring(0, Math.min(id.length(), LONGEST_PREFIX)) + "_";
        this.origin = " (" + origin + ")";
        this.line = call.line();
        this.takenIds = takenIds;
        this.takenNames = takenNames;
    }

    void give(String id) {
        ids.computeIfAbsent(id, this::unused);
    }

    private String unused(String id) {
        var wanted = prefix + id.replaceAll("\\W", "_");
        var made = wanted.substring(0, Math.min(wanted.length(), LONGEST_ID));
        var shortened = made.substring(0, Math.min(made.length(), LONGEST_ID - LONGEST_NUMBER));
        while (!takenIds.add(made)) {
            made = shortened + "_" + numbers.merge(shortened, 1, Integer::sum);
        }
        return made;
    }

    /** The id of an element that no copied one stands for. */
    String added(String id) {
        return unused(id);
    }

    /** What the copy of an element is called, if it has one. */
    String of(String id) {
        return ids.getOrDefault(id, id);
    }

    XmlElement rename(XmlElement element) {
        var renamed = new XmlElement(element.name(), element.attributes(), element.children(), element.text(), line);
        for (var reference : REFERENCES) {
            var value = element.attribute(reference);
            if (value != null) {
                renamed = renamed.withAttribute(reference, of(value));
            }
        }
        if (element.isBpmn("conditionExpression")) {
            return Condition.parse(element.text())
                    .map(condition -> condition
                            .ofSteps(step -> step.equals(Condition.LAST) ? step : of(step))
                            .toString())
                    .map(renamed::withText)
                    .orElse(renamed);
        }
        if (element.isBpmn("receiveTask")) {
            renamed = renamed.withAttribute("name", name(element.attributeOr("name", "")));
        }
        List<XmlElement> children =
                element.children().stream().map(this::rename).toList();
        return renamed.withChildren(children);
    }

    private String name(String name) {
        var made = takenNames.contains(name) && name.length() + origin.length() <= LONGEST_NAME ? name + origin : name;
        takenNames.add(made);
        return made;
    }
}
