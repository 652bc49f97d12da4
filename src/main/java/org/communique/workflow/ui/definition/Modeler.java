package org.communique.workflow.ui.definition;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.page.PendingJavaScriptResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.BiConsumer;
import org.communique.screen.EventDetail;
import org.communique.workflow.bpmn.Finding;
import org.communique.workflow.definition.WorkflowVersion;
import org.communique.workflow.model.StepAttributeSchema;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An editor for a workflow diagram. Its result is validated like any uploaded file. */
@Tag("communique-modeler")
class Modeler extends Component {

    private final String bpmn;
    private final boolean fresh;
    private final List<WorkflowVersion> callable;

    /**
     * @param fresh    whether the workflow does not exist yet, so that its key can be chosen
     * @param callable whose steps can be copied into it
     * @param changed  is run at each change
     * @param drawn    is given the file once changes have come to rest
     */
    Modeler(
            String bpmn,
            boolean fresh,
            List<WorkflowVersion> callable,
            Runnable changed,
            BiConsumer<Modeler, String> drawn) {
        this.bpmn = bpmn;
        this.fresh = fresh;
        this.callable = List.copyOf(callable);
        getElement().addEventListener("changed", event -> changed.run());
        getElement()
                .addEventListener(
                        "drawn",
                        event -> drawn.accept(this, EventDetail.of(event).text("event.detail.xml")))
                .addEventData("event.detail.xml");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addJsModule("context://elements/modeler.js");
        getElement()
                .executeJs(
                        "customElements.whenDefined('communique-modeler').then(() => this.open($0, $1, $2, $3))",
                        bpmn,
                        texts(),
                        fresh,
                        callable());
    }

    /** The file as it is drawn now. */
    PendingJavaScriptResult file() {
        return getElement().executeJs("return this.xml()");
    }

    static byte[] bytes(String file) {
        return file.getBytes(StandardCharsets.UTF_8);
    }

    void show(List<Finding> findings) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        findings.forEach(finding -> list.add(described(finding)));
        getElement().executeJs("customElements.whenDefined('communique-modeler').then(() => this.show($0))", list);
    }

    private ObjectNode described(Finding finding) {
        var text =
                getTranslation(finding.fault().messageKey(), finding.details().toArray());
        var described = JsonNodeFactory.instance
                .objectNode()
                .put("id", finding.id() == null ? "" : finding.id())
                .put("fault", finding.fault().name())
                .put("refuses", !finding.fault().isWarning())
                .put("text", finding.fault().isLeftOut() ? getTranslation("workflow.edit.left-out", text) : text)
                .put("remedy", finding.remedyKey() == null ? "" : getTranslation(finding.remedyKey()));
        var details = described.putArray("details");
        finding.details().forEach(details::add);
        return described;
    }

    private ArrayNode callable() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        callable.forEach(workflow -> list.add(
                JsonNodeFactory.instance.objectNode().put("key", workflow.key()).put("name", workflow.name())));
        return list;
    }

    private ObjectNode texts() {
        var texts = JsonNodeFactory.instance.objectNode();
        ResourceBundle.getBundle("messages.modeler", Locale.ROOT)
                .keySet()
                .forEach(key -> texts.put(key, getTranslation(key)));
        StepAttributeSchema.get()
                .choices()
                .forEach((attribute, values) -> values.forEach(value -> {
                    var key = "modeler." + attribute + "." + value;
                    texts.put(key, getTranslation(key));
                }));
        return texts;
    }
}
