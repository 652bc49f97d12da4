package org.communique.workflow.bpmn.xml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.xml.namespace.QName;

/** What members decide at a step, as its element in a file says it. */
public final class StageSettings {

    private StageSettings() {}

    public static Optional<XmlElement> of(XmlElement task) {
        return task.child(XmlElement.BPMN, "extensionElements")
                .flatMap(extensions -> extensions.child(XmlElement.COMMUNIQUE, "stage"));
    }

    public static boolean awaits(XmlElement task, String event) {
        return task.child(XmlElement.BPMN, "extensionElements")
                .flatMap(extensions -> extensions.child(XmlElement.COMMUNIQUE, "await"))
                .filter(await -> event.isEmpty() || event.equals(await.attribute("event")))
                .isPresent();
    }

    public static XmlElement mapStage(XmlElement task, UnaryOperator<XmlElement> change) {
        return map(
                task,
                XmlElement.BPMN,
                "extensionElements",
                extensions -> map(extensions, XmlElement.COMMUNIQUE, "stage", change));
    }

    private static XmlElement map(XmlElement element, String namespace, String tag, UnaryOperator<XmlElement> change) {
        return element.withChildren(element.children().stream()
                .map(child -> child.is(namespace, tag) ? change.apply(child) : child)
                .toList());
    }

    /** Whether it has another value for one of these. */
    public static boolean contradicts(XmlElement task, Map<String, String> settings) {
        return of(task).filter(stage -> settings.entrySet().stream()
                        .anyMatch(setting ->
                                !setting.getValue().equals(stage.attributeOr(setting.getKey(), setting.getValue()))))
                .isPresent();
    }

    /** The step with these settings in addition to those that it has. */
    public static XmlElement with(XmlElement task, Map<String, String> settings) {
        if (of(task).isPresent()) {
            return mapStage(task, stage -> {
                var more = stage;
                for (var setting : settings.entrySet()) {
                    if (stage.attribute(setting.getKey()) == null) {
                        more = more.withAttribute(setting.getKey(), setting.getValue());
                    }
                }
                return more;
            });
        }
        Map<QName, String> attributes = new HashMap<>();
        settings.forEach((name, value) -> attributes.put(new QName(name), value));
        var stage = new XmlElement(new QName(XmlElement.COMMUNIQUE, "stage"), attributes, List.of(), "", task.line());
        List<XmlElement> children = new ArrayList<>(task.children());
        children.add(new XmlElement(
                new QName(XmlElement.BPMN, "extensionElements"), Map.of(), List.of(stage), "", task.line()));
        return task.withChildren(children);
    }
}
