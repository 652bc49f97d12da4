package org.communique.workflow.bpmn.xml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.work.Budget;
import org.communique.workflow.model.StepAttributes;
import org.jspecify.annotations.Nullable;

/**
 * What a call of a workflow stands for: all of it but its start and its ends, or what is between the steps that the calling
 * process has itself, of which a statement goes through each once.
 */
public final class CalledPart {

    private static final List<String> LAST_STEPS = List.of(StepAttributes.SIGN_ON_CLOSED, StepAttributes.PUBLICATION);

    private final String entry;
    /** Elements and the flows between them, in the order of the file. */
    private final List<XmlElement> within;
    /** Flows to the submission, if the calling process has that. */
    private final List<XmlElement> back;
    /** Flows to what comes after the call. */
    private final List<XmlElement> onward;

    private CalledPart(String entry, List<XmlElement> within, List<XmlElement> back, List<XmlElement> onward) {
        this.entry = entry;
        this.within = within;
        this.back = back;
        this.onward = onward;
    }

    /**
     * Empty if it cannot be cut out, as such a step is in a sub-process.
     *
     * @param file    of the workflow, as it was accepted
     * @param awaited what steps of the calling process wait for
     */
    public static Optional<CalledPart> of(XmlElement file, Set<String> awaited) {
        var elements =
                file.child(XmlElement.BPMN, "process").map(XmlElement::children).orElse(List.of());
        var submission = awaited.contains(StepAttributes.SUBMISSION)
                ? awaiting(elements, StepAttributes.SUBMISSION)
                : Optional.<XmlElement>empty();
        var first = awaited.contains(StepAttributes.SUBMISSION)
                ? submission
                : elements.stream().filter(each -> each.isBpmn("startEvent")).findFirst();
        Set<String> ends = elements.stream()
                .filter(each -> each.isBpmn("endEvent"))
                .map(CalledPart::id)
                .collect(Collectors.toSet());
        for (var event : LAST_STEPS) {
            if (awaited.contains(event)) {
                var last = awaiting(elements, event);
                if (last.isEmpty()) {
                    return Optional.empty();
                }
                ends.add(id(last.get()));
            }
        }
        return first.flatMap(
                begin -> cut(elements, id(begin), submission.map(CalledPart::id).orElse(null), ends));
    }

    private static Optional<XmlElement> awaiting(List<XmlElement> elements, String event) {
        return elements.stream()
                .filter(each -> StageSettings.awaits(each, event))
                .findFirst();
    }

    private static Optional<CalledPart> cut(
            List<XmlElement> elements, String begin, @Nullable String submission, Set<String> ends) {
        var ahead = elements.stream()
                .filter(each -> each.isBpmn("sequenceFlow"))
                .collect(Collectors.groupingBy(flow -> flow.attributeOr("sourceRef", "")));
        var entry = ahead.getOrDefault(begin, List.of()).stream()
                .map(CalledPart::target)
                .findFirst()
                .orElse("");
        Set<String> reached = new HashSet<>();
        List<XmlElement> back = new ArrayList<>();
        List<XmlElement> onward = new ArrayList<>();
        Deque<String> left = new ArrayDeque<>(List.of(entry));
        while (!left.isEmpty()) {
            Budget.check();
            var id = left.pop();
            if (!ends.contains(id) && reached.add(id)) {
                for (var flow : ahead.getOrDefault(id, List.of())) {
                    if (target(flow).equals(submission)) {
                        back.add(flow);
                    } else if (ends.contains(target(flow))) {
                        onward.add(flow);
                    } else {
                        left.push(target(flow));
                    }
                }
            }
        }
        var within = elements.stream()
                .filter(each -> each.isBpmn("sequenceFlow")
                        ? reached.contains(each.attributeOr("sourceRef", "")) && reached.contains(target(each))
                        : reached.contains(id(each)))
                .toList();
        return onward.isEmpty() || within.stream().noneMatch(each -> id(each).equals(entry))
                ? Optional.empty()
                : Optional.of(new CalledPart(entry, within, back, onward));
    }

    private static String id(XmlElement element) {
        return element.attributeOr("id", "");
    }

    private static String target(XmlElement flow) {
        return flow.attributeOr("targetRef", "");
    }

    /** Where a statement comes in. */
    String entry() {
        return entry;
    }

    /** With those in sub-processes, and all flows. */
    public List<XmlElement> all() {
        return Stream.of(within, back, onward)
                .flatMap(List::stream)
                .flatMap(CalledPart::withThoseInside)
                .toList();
    }

    /** That have a place among the others on a picture. */
    Set<String> drawn() {
        return within.stream()
                .flatMap(CalledPart::withThoseInside)
                .map(CalledPart::id)
                .collect(Collectors.toSet());
    }

    private static Stream<XmlElement> withThoseInside(XmlElement element) {
        return element.isBpmn("subProcess")
                ? Stream.concat(
                        Stream.of(element),
                        element.children().stream()
                                .filter(child -> !id(child).isEmpty())
                                .flatMap(CalledPart::withThoseInside))
                : Stream.of(element);
    }

    public int steps() {
        return (int) all().stream().filter(each -> each.isBpmn("receiveTask")).count();
    }

    public int nodes() {
        return (int) all().stream().filter(each -> !each.isBpmn("sequenceFlow")).count();
    }

    /** Without those in sub-processes. */
    Stream<String> nodesOfProcess() {
        return within.stream().filter(each -> !each.isBpmn("sequenceFlow")).map(CalledPart::id);
    }

    /** How many flows lead to what is after the call. */
    int exits() {
        return onward.size();
    }

    /**
     * A copy of it.
     *
     * @param drafting to which it sends a text back
     * @param next     what is after the call
     */
    List<XmlElement> copy(CopyNames names, String drafting, String next) {
        all().forEach(each -> names.give(id(each)));
        return Stream.of(
                        within.stream().map(names::rename),
                        back.stream().map(names::rename).map(flow -> flow.withAttribute("targetRef", drafting)),
                        onward.stream().map(names::rename).map(flow -> flow.withAttribute("targetRef", next)))
                .flatMap(elements -> elements)
                .toList();
    }
}
