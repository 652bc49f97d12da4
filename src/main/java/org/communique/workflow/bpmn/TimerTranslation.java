package org.communique.workflow.bpmn;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.namespace.QName;
import org.communique.workflow.bpmn.xml.FlowRewriting;
import org.communique.workflow.bpmn.xml.StageSettings;
import org.communique.workflow.bpmn.xml.XmlElement;
import org.communique.workflow.model.StepAttributes;
import org.communique.workflow.model.WorkflowFault;

/**
 * Makes settings of timers: one at the edge of a step that ends it is the stage's deadline, one that does not is its
 * reminder, and one together with an answer is silence that approves.
 */
final class TimerTranslation {

    private final FlowRewriting flows;
    private final ImportFindings importFindings;

    TimerTranslation(FlowRewriting flows, ImportFindings importFindings) {
        this.flows = flows;
        this.importFindings = importFindings;
    }

    void translate() {
        var timers = flows.elements("boundaryEvent").stream()
                .filter(event -> time(event).isPresent())
                .toList();
        timers.stream().filter(TimerTranslation::ends).forEach(this::deadline);
        timers.stream().filter(event -> !ends(event)).forEach(this::reminder);
        flows.elements("eventBasedGateway").forEach(this::silence);
    }

    /** What stays at the edges of steps, with its paths. */
    void leaveOut() {
        flows.elements("boundaryEvent").forEach(event -> {
            importFindings.add(WorkflowFault.LEFT_OUT, event, event.attribute("id"), ImportFindings.shown(event));
            removeWithItsPath(event);
        });
    }

    private static boolean ends(XmlElement event) {
        return !event.attributeOr("cancelActivity", "true").equals("false");
    }

    private static Optional<Duration> time(XmlElement event) {
        var definitions = event.children().stream()
                .filter(child -> child.tag().endsWith("EventDefinition"))
                .toList();
        return definitions.size() == 1
                ? event.child(XmlElement.BPMN, "timerEventDefinition")
                        .flatMap(timer -> timer.child(XmlElement.BPMN, "timeDuration"))
                        .flatMap(duration -> PeriodRules.duration(duration.text()))
                : Optional.empty();
    }

    private void deadline(XmlElement event) {
        var time = PeriodRules.text(time(event).orElseThrow());
        for (var step : attached(event)) {
            // At its deadline silence approves, which is not what the path of the timer says.
            if (StageSettings.contradicts(step, Map.of("deadline", time)) || isDecidedBySilence(step)) {
                continue;
            }
            importFindings.add(
                    WorkflowFault.DEADLINE_OF_TIMER,
                    event,
                    step.attribute("id"),
                    event.attributeOr("id", ""),
                    time,
                    targets(event));
            flows.replace(step, StageSettings.with(step, Map.of("deadline", time)));
            removeWithItsPath(event);
        }
    }

    private void reminder(XmlElement event) {
        for (var step : attached(event)) {
            var deadline =
                    StageSettings.of(step).flatMap(stage -> PeriodRules.duration(stage.attributeOr("deadline", "")));
            var before = deadline.map(whole -> whole.minus(time(event).orElseThrow()))
                    .filter(Duration::isPositive)
                    .map(PeriodRules::text);
            if (before.isPresent() && !StageSettings.contradicts(step, Map.of("remind", before.get()))) {
                importFindings.add(
                        WorkflowFault.REMINDER_OF_TIMER,
                        event,
                        step.attribute("id"),
                        event.attributeOr("id", ""),
                        before.get(),
                        targets(event));
                flows.replace(step, StageSettings.with(step, Map.of("remind", before.get())));
                removeWithItsPath(event);
            }
        }
    }

    private static boolean isDecidedBySilence(XmlElement step) {
        return StageSettings.of(step)
                .filter(stage -> stage.attributeOr("policy", "").equals("silence"))
                .isPresent();
    }

    private String targets(XmlElement event) {
        return flows.from(event.attributeOr("id", "")).stream()
                .flatMap(flow -> flows.withId(flow.attributeOr("targetRef", "")).stream())
                .map(ImportFindings::shown)
                .collect(Collectors.joining(", "));
    }

    /** The step at whose edge it is, if members decide there. */
    private List<XmlElement> attached(XmlElement event) {
        return flows.withId(event.attributeOr("attachedToRef", "")).stream()
                .filter(step -> List.of("receiveTask", "task").contains(step.tag()) && !StageSettings.awaits(step, ""))
                .toList();
    }

    /** With what nothing else leads to. */
    private void removeWithItsPath(XmlElement event) {
        Deque<XmlElement> left = new ArrayDeque<>(List.of(event));
        while (!left.isEmpty()) {
            var element = left.pop();
            var id = element.attributeOr("id", "");
            var out = flows.from(id);
            if (element != event) {
                importFindings.add(WorkflowFault.LEFT_OUT, element, id, id);
            }
            flows.remove(element);
            out.forEach(flows::remove);
            out.stream()
                    .map(flow -> flow.attributeOr("targetRef", ""))
                    .distinct()
                    .filter(target -> flows.to(target).isEmpty())
                    .flatMap(target -> flows.withId(target).stream())
                    .filter(target -> !target.isBpmn("startEvent"))
                    .forEach(left::push);
        }
    }

    /** An answer, or none in time: a stage that silence approves, and a choice in place of the timer. */
    private void silence(XmlElement gateway) {
        var id = gateway.attributeOr("id", "");
        var ways = flows.from(id).stream()
                .flatMap(flow -> flows.withId(flow.attributeOr("targetRef", "")).stream())
                .toList();
        var timers = ways.stream().filter(way -> time(way).isPresent()).toList();
        var answers = ways.stream().filter(way -> !timers.contains(way)).toList();
        if (timers.size() != 1
                || answers.size() != 1
                || !isOnlyHere(timers.getFirst())
                || !isOnlyHere(answers.getFirst())) {
            return;
        }
        var timer = timers.getFirst();
        var answer = answers.getFirst();
        var silent = flows.from(timer.attributeOr("id", "")).getFirst();
        var answered = flows.from(answer.attributeOr("id", "")).getFirst();
        // Silence approves: an answer that goes on, or a time that leads back, is the opposite of it.
        if (!isPlainAnswer(answer) || !leadsBack(answered) || leadsBack(silent)) {
            return;
        }
        var time = PeriodRules.text(time(timer).orElseThrow());
        importFindings.add(
                WorkflowFault.TAKEN_AS_SILENCE,
                gateway,
                id,
                time,
                ImportFindings.shown(answer),
                ImportFindings.shown(target(answered)),
                ImportFindings.shown(target(silent)));
        var name =
                gateway.attributeOr("name", "").isBlank() ? timer.attributeOr("name", "") : gateway.attribute("name");
        flows.replace(
                gateway,
                StageSettings.with(
                        gateway.withTag("receiveTask")
                                .withAttribute("eventGatewayType", null)
                                .withAttribute("gatewayDirection", null)
                                .withAttribute("name", name),
                        Map.of("policy", "silence", "role", "reviewer", "deadline", time)));
        flows.replace(
                timer,
                timer.withTag("exclusiveGateway")
                        .withChildren(List.of())
                        .withAttribute("name", null)
                        .withAttribute("default", answered.attributeOr("id", "")));
        flows.replace(silent, withCondition(silent));
        flows.lead(answered, "sourceRef", timer.attributeOr("id", ""));
        flows.to(answer.attributeOr("id", "")).forEach(flows::remove);
        flows.remove(answer);
    }

    /** Without settings of its own. */
    private static boolean isPlainAnswer(XmlElement answer) {
        return answer.isBpmn("receiveTask") && StageSettings.of(answer).isEmpty() && !StageSettings.awaits(answer, "");
    }

    /** To where the text is written, or to an end. */
    private boolean leadsBack(XmlElement flow) {
        var target = target(flow);
        return target.isBpmn("endEvent") || StageSettings.awaits(target, StepAttributes.SUBMISSION);
    }

    private XmlElement target(XmlElement flow) {
        return flows.withId(flow.attributeOr("targetRef", "")).stream()
                .findFirst()
                .orElse(flow);
    }

    private boolean isOnlyHere(XmlElement way) {
        var id = way.attributeOr("id", "");
        return flows.to(id).size() == 1 && flows.from(id).size() == 1;
    }

    private static XmlElement withCondition(XmlElement flow) {
        var condition = new XmlElement(
                new QName(XmlElement.BPMN, "conditionExpression"),
                Map.of(),
                List.of(),
                "${outcome == 'APPROVED'}",
                flow.line());
        return flow.withChildren(List.of(condition));
    }
}
