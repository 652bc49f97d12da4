package org.communique.workflow.ui.definition;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** The workflow's diagram with the way that the statement has come and the stage where it is. */
@Tag("communique-diagram")
public class WorkflowDiagram extends Component implements HasSize, HasStyle {

    public enum StepAppearance {
        DONE,
        CURRENT,
        WAITING,
        SKIPPED,
        ADDED,
        REMOVED,
        CHANGED
    }

    /**
     * The state of an element in the diagram.
     *
     * @param note  its text in the list; may be empty
     * @param badge a few letters in the diagram, such as a date; may be empty
     */
    public record Mark(StepAppearance state, String note, String badge) {

        public Mark(StepAppearance state, String note) {
            this(state, note, "");
        }
    }

    /** Marks are by the id of the element in the diagram, in the order in which they are to be read out. */
    public WorkflowDiagram(String bpmn, SequencedMap<String, Mark> marks) {
        getElement().setPropertyMap("states", states(marks));
        getElement().setProperty("xml", bpmn);
    }

    private static Map<String, Map<String, String>> states(SequencedMap<String, Mark> marks) {
        var states = new LinkedHashMap<String, Map<String, String>>();
        marks.forEach((element, mark) -> states.put(
                element,
                Map.of(
                        "state",
                        mark.state().name().toLowerCase(Locale.ROOT),
                        "note",
                        mark.note(),
                        "badge",
                        mark.badge())));
        return states;
    }

    /** Shows a token where the statement is. */
    WorkflowDiagram withTokens() {
        getElement().setAttribute("tokens", true);
        return this;
    }

    /** Moves the token along flows to where the marks say that the statement is now. */
    void move(List<String> flows, SequencedMap<String, Mark> marks) {
        getElement()
                .executeJs(
                        "customElements.whenDefined('communique-diagram').then(() => this.move($0, $1))",
                        flows,
                        states(marks));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addJsModule("context://elements/diagram.js");
        getElement().setPropertyMap("texts", texts());
    }

    private Map<String, String> texts() {
        return ResourceBundle.getBundle("messages.diagram", Locale.ROOT).keySet().stream()
                .collect(Collectors.toMap(key -> key, key -> getTranslation(key)));
    }
}
