package org.communique.workflow.bpmn;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Which elements and attributes of BPMN are taken over, and which are left out without harm. */
final class BpmnAllowList {

    /** Derived, or only for editors. */
    static final Set<String> LEFT_OUT_SILENTLY = Set.of("incoming", "outgoing", "categoryValueRef");

    /** What is only for engines, or for lanes of a part. */
    static final Set<String> LEFT_OUT = Set.of(
            "laneSet",
            "ioSpecification",
            "property",
            "auditing",
            "monitoring",
            "potentialOwner",
            "humanPerformer",
            "performer",
            "resourceRole",
            "rendering",
            "dataInput",
            "dataOutput",
            "inputSet",
            "outputSet",
            "ioBinding",
            "dataState",
            "correlationSubscription",
            "supportedInterfaceRef",
            "supports");

    /** Frames, and what is declared outside the process; none of it routes a statement. */
    static final Set<String> LEFT_OUT_BESIDE = Set.of(
            "extension",
            "error",
            "escalation",
            "itemDefinition",
            "resource",
            "interface",
            "endPoint",
            "import",
            "relationship",
            "globalTask",
            "globalUserTask",
            "globalManualTask",
            "globalScriptTask",
            "globalBusinessRuleTask",
            "globalConversation",
            "correlationProperty",
            "partnerEntity",
            "partnerRole",
            "eventDefinition",
            "messageEventDefinition",
            "timerEventDefinition",
            "signalEventDefinition",
            "errorEventDefinition",
            "escalationEventDefinition",
            "conditionalEventDefinition",
            "terminateEventDefinition");

    /** Attributes of the standard that say how an engine would carry out what people do here, or in which language; none is followed. */
    static final Set<String> INERT = Set.of(
            "messageRef",
            "operationRef",
            "implementation",
            "startQuantity",
            "completionQuantity",
            "language",
            "evaluatesToTypeRef",
            "default",
            "definitionalCollaborationRef",
            "supports",
            "isCollection",
            "itemSubjectRef");

    /** What an engine would run, by words in the names of elements. */
    private static final Pattern RUNS =
            Pattern.compile("listener|script|connector|expression|delegate|class|execut|job|tasktype|taskdefinition");

    private static final Map<String, Set<String>> KEPT = Map.ofEntries(
            Map.entry("process", Set.of("id", "name", "isExecutable", "processType", "isClosed")),
            Map.entry("startEvent", Set.of("id", "name")),
            Map.entry("endEvent", Set.of("id", "name")),
            Map.entry("receiveTask", Set.of("id", "name")),
            Map.entry("task", Set.of("id", "name")),
            Map.entry("exclusiveGateway", Set.of("id", "name", "default", "gatewayDirection")),
            Map.entry("parallelGateway", Set.of("id", "name", "gatewayDirection")),
            Map.entry("subProcess", Set.of("id", "name")),
            Map.entry("callActivity", Set.of("id", "name", "calledElement")),
            Map.entry("sequenceFlow", Set.of("id", "name", "sourceRef", "targetRef", "isImmediate")),
            Map.entry("conditionExpression", Set.of("id")),
            Map.entry("documentation", Set.of("id", "textFormat")),
            Map.entry("extensionElements", Set.of()));

    /** Values that say what is so anyway. */
    private static final Map<String, String> DEFAULTS = Map.of(
            "isForCompensation", "false",
            "completionQuantity", "1",
            "startQuantity", "1",
            "isInterrupting", "true",
            "parallelMultiple", "false",
            "triggeredByEvent", "false",
            "instantiate", "false",
            "implementation", "##WebService");

    /** Namespaces in which editors of process engines write what such an engine would run. */
    private static final Pattern ENGINES = Pattern.compile("flowable|activiti|camunda|zeebe|drools|jboss|jbpm");

    private BpmnAllowList() {}

    static boolean keeps(String element, String attribute, String value) {
        return KEPT.getOrDefault(element, Set.of()).contains(attribute) || value.equals(DEFAULTS.get(attribute));
    }

    static boolean runs(String tag) {
        return RUNS.matcher(tag.toLowerCase(Locale.ROOT)).find();
    }

    /** Whether flows can lead to or from it. */
    static boolean isFlowNode(String tag) {
        return tag.endsWith("Task")
                || tag.endsWith("Event")
                || tag.endsWith("Gateway")
                || Set.of("callActivity", "transaction", "adHocSubProcess").contains(tag);
    }

    static boolean isOfAnEngine(String namespace) {
        return ENGINES.matcher(namespace).find();
    }
}
