package org.communique.workflow.ui.definition;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.util.Optional;

/** A workflow's file that another screen of the same window has prepared. The modeler takes it once, and saves it only when asked to. */
public record ModelerDraft(String bpmn) {

    /** Opens the file as a workflow that does not exist yet. */
    public void openAsNew(UI ui) {
        open(ui, "workflows/new");
    }

    /** Opens the file in place of the newest version of the workflow with the key. */
    public void openAsNextVersion(UI ui, String key) {
        open(ui, "workflows/" + key + "/edit");
    }

    private void open(UI ui, String address) {
        ComponentUtil.setData(ui, ModelerDraft.class, this);
        ui.navigate(address);
    }

    static Optional<ModelerDraft> take(UI ui) {
        var draft = Optional.ofNullable(ComponentUtil.getData(ui, ModelerDraft.class));
        ComponentUtil.setData(ui, ModelerDraft.class, null);
        return draft;
    }
}
